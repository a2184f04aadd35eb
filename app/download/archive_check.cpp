// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/archive_check.h"

#include <QCryptographicHash>
#include <QFile>

namespace fovea {

Result<void> checkArchive(const QString& path, qint64 bytes, const QString& sha256, const std::stop_token& stop,
                          DatasetProgress progress) {
    constexpr qint64 blockBytes = 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error(ErrorCode::FileNotReadable, {path.toStdString(), file.errorString().toStdString()});
    }
    if (file.size() != bytes) {
        return Error(ErrorCode::DatasetWrongSize, {path.toStdString(), std::int64_t{bytes}, std::int64_t{file.size()}});
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 done = 0; done < bytes;) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const QByteArray block = file.read(blockBytes);
        if (block.isEmpty()) {
            return Error(ErrorCode::FileNotReadable, {path.toStdString(), file.errorString().toStdString()});
        }
        hash.addData(block);
        done += block.size();
        progress(done, bytes);
    }
    const QString found = QString::fromLatin1(hash.result().toHex());
    if (found != sha256) {
        return Error(ErrorCode::ChecksumWrong, {path.toStdString(), sha256.toStdString(), found.toStdString()});
    }
    return {};
}

}  // namespace fovea
