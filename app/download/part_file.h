// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include "core/error.h"

namespace fovea {

/// An unfinished download in the cache: the bytes that have come, and beside them a small JSON file that says where
/// they came from and by which mark (ETag or date) the server knows that version, so that a fetch can go on.
class PartFile {
public:
    /// `path` without the ending .part. Touches nothing yet.
    explicit PartFile(QString path);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    QString path() const { return path_; }
    /// Bytes that lie there; 0 when there is none.
    qint64 size() const;
    /// What If-Range needs to go on from size(); empty when there is nothing to go on from, or it came from
    /// another address.
    QByteArray validator(const QUrl& address) const;

    /// Empties the file, remembers the source, and opens it for writing. Errors: FileNotWritable, DiskFull.
    Result<void> startAnew(const QUrl& address, const QByteArray& validator);
    /// Opens it for writing at its end. Error: FileNotWritable.
    Result<void> goOn();
    /// Errors: FileNotWritable, DiskFull.
    Result<void> append(const QByteArray& bytes);
    void close();
    /// Removes both files.
    void discard();

private:
    Result<void> open(int flags);
    QString notePath() const;

    QString path_;
    int descriptor_ = -1;
};

}  // namespace fovea
