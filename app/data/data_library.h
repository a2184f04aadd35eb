// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QImage>
#include <QObject>
#include <QString>

#include "app/session/job.h"
#include "core/error.h"
#include "datasets/dataset.h"

namespace fovea {

class Document;

/// The data set that the document names, opened on a thread of its own. Whoever needs the images
/// waits for changed(); nobody opens a data set by himself.
class DataLibrary : public QObject {
    Q_OBJECT
public:
    explicit DataLibrary(Document& document, QObject* parent = nullptr);

    /// Null while it is being opened, or could not be.
    const std::shared_ptr<const DatasetPair>& pair() const { return pair_; }
    const std::optional<Error>& error() const { return error_; }
    bool isOpening() const { return job_.isRunning(); }

    /// Opens the data set of that name or path, and, when that went well, makes it the document's: the
    /// input layer takes the images' shape, as one step of undo.
    void choose(const QString& nameOrPath);
    void cancel();
    /// Tries the document's data set again, as after a download.
    void reopen();

Q_SIGNALS:
    /// Another pair, or none.
    void changed();
    void failed(const fovea::Error& error);
    /// `total` 0: not known.
    void progressed(qint64 done, qint64 total);
    void openingChanged(bool opening);

private:
    void follow();
    void open(const std::string& name, bool choosing);
    void adopt(std::shared_ptr<const DatasetPair> pair, bool choosing);

    Document& document_;
    std::shared_ptr<const DatasetPair> pair_;
    std::optional<Error> error_;
    std::string name_;  ///< what pair_ is, or is being opened for, the document
    Job job_;
};

/// One image of a data set as a picture.
QImage imageOf(const Dataset& data, std::int64_t index);
/// "CIFAR-10" for "cifar10"; the last part of a path.
QString datasetTitle(const std::string& nameOrPath);

}  // namespace fovea
