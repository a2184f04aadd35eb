// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/open_dataset.h"

#include <functional>
#include <utility>

#include "app/error_text.h"
#include "app/locations.h"
#include "datasets/catalogue.h"

namespace fovea {

namespace {

using Reading = std::function<Result<DatasetPair>(const std::stop_token&, const Job::Progress&)>;

Reading readingOf(const QString& name) {
    return [name = name.toStdString(), search = dataSearchFolders()](const std::stop_token& stop,
                                                                     const Job::Progress& progress) {
        return openDataset(name, search, stop, [&](std::int64_t done, std::int64_t total) { progress(done, total); });
    };
}

}  // namespace

OpenDataset::OpenDataset(QObject* parent) : QObject(parent) {
    connect(&job_, &Job::progressed, this, &OpenDataset::progressed);
    connect(&job_, &Job::runningChanged, this, &OpenDataset::openingChanged);
}

void OpenDataset::open(const QString& name) {
    name_ = name;
    tried_.clear();
    error_.clear();
    data_.reset();
    Q_EMIT closed();
    Reading reading = readingOf(name);
    if (found_ && found_->name == name) {
        reading = [data = found_->data](const std::stop_token&, const Job::Progress&) -> Result<DatasetPair> {
            return data;
        };
    }
    found_.reset();
    job_.start(std::move(reading), [this](Result<DatasetPair> opened) {
        if (opened) {
            data_ = *std::move(opened);
        } else {
            error_ = errorText(opened.error());
        }
        Q_EMIT finished();
    });
}

void OpenDataset::tryOpen(const QString& name) {
    found_.reset();
    tried_ = name;
    job_.start(readingOf(name), [this, name](Result<DatasetPair> opened) {
        tried_.clear();
        if (opened) {
            found_ = {name, *std::move(opened)};
            Q_EMIT found(name);
        } else {
            Q_EMIT refused(errorText(opened.error()));
        }
    });
}

void OpenDataset::stopTrying() {
    if (!tried_.isEmpty()) {
        tried_.clear();
        job_.cancel();
    }
    found_.reset();
}

void OpenDataset::cancel() {
    if (!tried_.isEmpty()) {
        stopTrying();
        return;
    }
    job_.cancel();
    name_.clear();
    error_ = tr("Opening the data was cancelled. Choose it again to open it.");
}

}  // namespace fovea
