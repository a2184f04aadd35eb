// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <optional>

#include "app/session/job.h"
#include "datasets/dataset.h"

namespace fovea {

/// The one data set that is open, or is being opened on the side.
class OpenDataset : public QObject {
    Q_OBJECT

public:
    explicit OpenDataset(QObject* parent = nullptr);

    /// Null while nothing is open.
    const DatasetPair* data() const { return data_ ? &*data_ : nullptr; }
    bool isOpening() const { return job_.isRunning(); }
    /// By which it was opened, or is being opened; empty after a cancel.
    const QString& name() const { return name_; }
    /// Why nothing is open, as a sentence; empty while something is, or is on its way.
    const QString& error() const { return error_; }

    /// Closes what is open. A name as on the command line, or a path. What tryOpen() found is not read again.
    void open(const QString& name);
    /// What is open stays; found() or refused() says how it ended.
    void tryOpen(const QString& name);
    /// Gives up a tryOpen() that is under way, and what it found.
    void stopTrying();
    /// What is being opened or tried.
    const QString& openingName() const { return tried_.isEmpty() ? name_ : tried_; }
    void cancel();

Q_SIGNALS:
    /// By open(): data() is null.
    void closed();
    /// data() or error() says how it ended.
    void finished();
    void found(const QString& name);
    /// Why, as a sentence.
    void refused(const QString& sentence);
    void openingChanged(bool opening);
    void progressed(qint64 done, qint64 total);

private:
    Job job_;
    std::optional<DatasetPair> data_;
    QString name_;
    QString error_;
    QString tried_;  ///< while tryOpen() is under way
    struct Found {
        QString name;
        DatasetPair data;
    };
    std::optional<Found> found_;
};

}  // namespace fovea
