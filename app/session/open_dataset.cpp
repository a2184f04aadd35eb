// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/open_dataset.h"

#include <utility>

#include "app/error_text.h"
#include "app/locations.h"
#include "datasets/catalogue.h"

namespace fovea {

namespace {

SearchFolders searchFolders() {
    SearchFolders search;
    for (const QString& folder : dataFolders()) search.folders.push_back(folder.toStdString());
    return search;
}

}  // namespace

OpenDataset::OpenDataset(QObject* parent) : QObject(parent) {
    connect(&job_, &Job::progressed, this, &OpenDataset::progressed);
    connect(&job_, &Job::runningChanged, this, &OpenDataset::openingChanged);
}

void OpenDataset::open(const QString& name) {
    name_ = name;
    error_.clear();
    data_.reset();
    Q_EMIT closed();
    job_.start(
        [name = name.toStdString(), search = searchFolders()](const std::stop_token& stop,
                                                              const Job::Progress& progress) {
            return openDataset(name, search, stop,
                               [&](std::int64_t done, std::int64_t total) { progress(done, total); });
        },
        [this](Result<DatasetPair> opened) {
            if (opened) {
                data_ = *std::move(opened);
            } else {
                error_ = errorText(opened.error());
            }
            Q_EMIT finished();
        });
}

void OpenDataset::cancel() {
    job_.cancel();
    name_.clear();
    error_ = tr("Opening the data was cancelled. Choose it again to open it.");
}

}  // namespace fovea
