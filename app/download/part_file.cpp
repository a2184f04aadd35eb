// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/part_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <cerrno>
#include <cstring>
#include <utility>

namespace fovea {

namespace {

Error writeError(const QString& path, qint64 bytes, int reason) {
    // EFBIG: a limit on the size of files, which to the person in front is the same as a full disk.
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG) {
        return {ErrorCode::DiskFull, {path.toStdString(), std::int64_t{bytes}}};
    }
    return {ErrorCode::FileNotWritable, {path.toStdString(), std::string(std::strerror(reason))}};
}

}  // namespace

PartFile::PartFile(QString path) : path_(std::move(path) + QStringLiteral(".part")) {}

PartFile::~PartFile() { close(); }

QString PartFile::notePath() const { return path_ + QStringLiteral(".json"); }

qint64 PartFile::size() const {
    const QFileInfo info(path_);
    return info.isFile() ? info.size() : 0;
}

QByteArray PartFile::validator(const QUrl& address) const {
    if (size() == 0) return {};
    QFile file(notePath());
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QJsonObject note = QJsonDocument::fromJson(file.read(65536)).object();
    if (note.value(QStringLiteral("address")).toString() != address.toString()) return {};
    return note.value(QStringLiteral("validator")).toString().toLatin1();
}

Result<void> PartFile::open(int flags) {
    close();
    descriptor_ = ::open(QFile::encodeName(path_).constData(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644);
    if (descriptor_ < 0) return writeError(path_, 0, errno);
    return {};
}

Result<void> PartFile::startAnew(const QUrl& address, const QByteArray& validator) {
    discard();
    // A note that can't be written only means that nobody goes on from here later.
    QFile file(notePath());
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        file.write(QJsonDocument(QJsonObject{{QStringLiteral("address"), address.toString()},
                                             {QStringLiteral("validator"), QString::fromLatin1(validator)}})
                       .toJson());
    }
    return open(O_TRUNC);
}

Result<void> PartFile::goOn() { return open(O_APPEND); }

Result<void> PartFile::append(const QByteArray& bytes) {
    qint64 done = 0;
    while (done < bytes.size()) {
        const ssize_t written =
            ::write(descriptor_, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return writeError(path_, bytes.size() - done, errno);
        done += written;
    }
    return {};
}

void PartFile::close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

void PartFile::discard() {
    close();
    QFile::remove(path_);
    QFile::remove(notePath());
}

}  // namespace fovea
