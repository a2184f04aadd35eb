// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recovery/instance_lock.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QSysInfo>

namespace fovea {
namespace {

QByteArray textOf(int file) {
    std::array<char, 256> text{};
    const ssize_t count = ::pread(file, text.data(), text.size(), 0);
    return {text.data(), std::max<ssize_t>(count, 0)};
}

/// False where another program made a new file of the name since this one was opened.
bool isStill(int file, const QByteArray& path) {
    struct stat opened {};
    struct stat there {};
    return ::fstat(file, &opened) == 0 && ::stat(path.constData(), &there) == 0 && opened.st_ino == there.st_ino &&
           opened.st_dev == there.st_dev;
}

}  // namespace

QByteArray InstanceLock::self() {
    return QSysInfo::machineHostName().toUtf8().replace(' ', '_') + ' ' + QSysInfo::bootUniqueId() + ' ' +
           QByteArray::number(::getpid());
}

bool InstanceLock::mayBeAlive(const QByteArray& owner) {
    const QList<QByteArray> parts = owner.split(' ');
    const QList<QByteArray> own = self().split(' ');
    if (parts.size() != own.size()) return false;
    if (parts[0] != own[0]) return true;  // on another machine, which can't be asked
    if (parts[1] != own[1]) return false;
    bool isNumber = false;
    const int process = parts[2].toInt(&isNumber);
    return isNumber && process > 0 && (::kill(process, 0) == 0 || errno == EPERM);
}

std::unique_ptr<InstanceLock> InstanceLock::take(const QString& path) {
    const QByteArray name = QFile::encodeName(path);
    const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return nullptr;
    std::unique_ptr<InstanceLock> lock(new InstanceLock(file));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK || mayBeAlive(textOf(file))) return nullptr;
    }
    if (!isStill(file, name)) return nullptr;
    const QByteArray text = self();
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, text.constData(), static_cast<std::size_t>(text.size()), 0) < 0)
        return nullptr;
    return lock;
}

InstanceLock::~InstanceLock() { ::close(file_); }

}  // namespace fovea
