// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QString>

namespace fovea {

/// A file that says that a running program owns the folder it lies in. The lock is the kernel's
/// (flock): it ends with the process, however that ended. Where the file system has no such locks, the
/// file's text decides: host, start of the machine and process of its owner.
class InstanceLock {
public:
    /// Null while another holds it, or where the file can't be made.
    static std::unique_ptr<InstanceLock> take(const QString& path);
    ~InstanceLock();
    InstanceLock(const InstanceLock&) = delete;
    InstanceLock& operator=(const InstanceLock&) = delete;

    /// "host boot process" of this program, as the file holds it.
    static QByteArray self();
    /// Whether the text of such a file names a program that may still run.
    static bool mayBeAlive(const QByteArray& owner);

private:
    explicit InstanceLock(int file) : file_(file) {}
    int file_ = -1;
};

}  // namespace fovea
