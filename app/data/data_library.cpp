// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/data_library.h"

#include <QFileInfo>

#include "app/commands/change_settings.h"
#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "app/locations.h"
#include "datasets/catalogue.h"

namespace fovea {
namespace {

/// The document's network for images of another shape and another number of classes.
NetworkSpec fitted(const NetworkSpec& spec, const Dataset& data) {
    NetworkSpec result = withInput(spec, data.shape());
    const auto output = result.outputNode();
    Node* head = output ? result.find(*output) : nullptr;
    if (auto* dense = head == nullptr ? nullptr : std::get_if<DenseSpec>(&head->layer)) {
        dense->units = static_cast<int>(data.classNames().size());
    }
    return result;
}

}  // namespace

DataLibrary::DataLibrary(Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document_, &Document::settingsChanged, this, &DataLibrary::follow);
    connect(&job_, &Job::progressed, this, &DataLibrary::progressed);
    connect(&job_, &Job::runningChanged, this, &DataLibrary::openingChanged);
    follow();
}

void DataLibrary::follow() {
    const std::string& name = document_.settings().dataset;
    if (name != name_) {
        open(name, false);
    }
}

void DataLibrary::choose(const QString& nameOrPath) {
    open(nameOrPath.toStdString(), true);
}

void DataLibrary::reopen() {
    open(document_.settings().dataset, false);
}

void DataLibrary::cancel() {
    job_.cancel();
}

void DataLibrary::open(const std::string& name, bool choosing) {
    if (!choosing) {
        name_ = name;
        pair_ = nullptr;
        error_.reset();
        Q_EMIT changed();
    }
    if (name.empty()) {
        job_.cancel();
        return;
    }
    SearchFolders search;
    for (const QString& folder : dataFolders()) {
        search.folders.push_back(folder.toStdString());
    }
    const auto work = [name, search](const std::stop_token& stop, const Job::Progress& progress) {
        return openDataset(name, search, stop, [&](std::int64_t done, std::int64_t total) { progress(done, total); });
    };
    job_.start(work, [this, choosing](Result<DatasetPair> result) {
        if (result) {
            adopt(std::make_shared<const DatasetPair>(std::move(result).value()), choosing);
        } else {
            if (!choosing) {
                error_ = result.error();
            }
            Q_EMIT failed(result.error());
        }
    });
}

void DataLibrary::adopt(std::shared_ptr<const DatasetPair> pair, bool choosing) {
    pair_ = std::move(pair);
    error_.reset();
    name_ = pair_->name;
    if (choosing) {
        const QString text = tr("Open %1").arg(datasetTitle(name_));
        RunSettings settings = document_.settings();
        settings.dataset = name_;
        DrawingEdit edit(document_.drawing(), document_.firstFreeId());
        const NetworkSpec fit = fitted(document_.spec(), *pair_->training);
        for (const Node& node : fit.nodes) {
            edit.setLayer(node.id, node.layer);
        }
        std::vector<Command> parts;
        parts.push_back(std::make_unique<ChangeSettings>(document_, settings, text));
        if (!edit.empty()) {
            parts.push_back(std::make_unique<EditNetwork>(document_, edit.take(), text));
        }
        document_.undoStack().push(together(std::move(parts), text).release());
    }
    Q_EMIT changed();
}

QImage imageOf(const Dataset& data, std::int64_t index) {
    Sample sample;
    data.get(index, sample);
    const Shape shape = data.shape();
    const bool grey = shape.channels == 1;
    const QImage view(sample.pixels.data(), shape.width, shape.height, shape.width * shape.channels,
                      grey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    return view.convertToFormat(QImage::Format_RGB32);
}

QString datasetTitle(const std::string& nameOrPath) {
    const DatasetInfo* info = findDataset(nameOrPath);
    return QString::fromStdString(info != nullptr ? info->title : QFileInfo(QString::fromStdString(nameOrPath)).fileName().toStdString());
}

}  // namespace fovea
