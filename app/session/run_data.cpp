// SPDX-License-Identifier: GPL-3.0-or-later
// RunController and its data: choosing and opening them, what they are called, and a network made to fit.
#include <QDir>
#include <QFileInfo>
#include <utility>

#include "app/clean_text.h"
#include "app/commands/change_settings.h"
#include "app/commands/network_commands.h"
#include "app/session/run_controller.h"
#include "core/network/catalogue.h"
#include "core/training/layer_training.h"
#include "datasets/catalogue.h"
#include "datasets/data_text.h"

namespace fovea {

void RunController::connectDataset() {
    connect(&dataset_, &OpenDataset::progressed, this, &RunController::openingProgress);
    connect(&dataset_, &OpenDataset::openingChanged, this, [this](bool opening) {
        updateTrainingBlocker();
        Q_EMIT openingChanged(opening);
    });
    connect(&dataset_, &OpenDataset::found, this, &RunController::takeDataset);
    connect(&dataset_, &OpenDataset::refused, this, [this](const QString& sentence) {
        whenOpen_ = WhenOpen::Nothing;  // it was to be with the other data
        Q_EMIT dataRefused(sentence);
    });
    connect(&dataset_, &OpenDataset::closed, this, [this] {
        dropRun();
        nameClasses();
        forgetResults();
        Q_EMIT dataChanged();
    });
    connect(&dataset_, &OpenDataset::finished, this, [this] {
        if (!dataset_.error().isEmpty()) Q_EMIT failed(dataset_.error());
        updateTrainingBlocker();
        nameClasses();
        forgetResults();
        Q_EMIT dataChanged();
        const WhenOpen then = std::exchange(whenOpen_, WhenOpen::Nothing);
        if (data() == nullptr) return;
        if (then == WhenOpen::Play) play();
        if (then == WhenOpen::Step) stepOnce();
    });
}

/// Short, for narrow places: a long name without its middle, and "…" where options stand behind it.
QString RunController::datasetTitle() const {
    const std::string& dataset = document_.settings().dataset;
    const auto text = parseDataText(dataset);
    const bool hasOptions = text && !keysIn(text->options).empty();
    QString title = titleOf(hasOptions ? text->place : dataset);
    if (title.size() > 24) title = title.left(10) + QChar(0x2026) + title.right(10);
    return hasOptions ? title + u' ' + QChar(0x2026) : title;
}

QString RunController::openingTitle() const { return titleOf(dataset_.openingName().toStdString()); }

QString RunController::titleOf(const std::string& dataset) {
    const auto text = parseDataText(dataset);
    if (!text) return QString::fromStdString(dataset);
    const std::string options = dataText({"", text->options});
    const QString behind =
        options.empty() ? QString() : QStringLiteral(" · ") + cleanLine(QString::fromStdString(options.substr(1)));
    if (text->place == "builtin") return tr("Built-in pictures") + behind;
    if (const DatasetInfo* info = findDataset(text->place)) return QString::fromStdString(info->title) + behind;
    const QString path = QDir::cleanPath(QString::fromStdString(text->place));
    const QString name = QFileInfo(path).fileName();
    return cleanLine(name.isEmpty() ? path : name) + behind;
}

bool RunController::dataFits() const {
    if (data() == nullptr || !document_.isSound()) return false;
    return checkFits(document_.spec(), *data()->training).hasValue();
}

/// True where there is no data yet, but soon; then that is what happens once it is open.
bool RunController::isWaitingForData(WhenOpen then) {
    if (data() == nullptr && !dataset_.error().isEmpty()) openData();
    if (!isOpeningData()) return false;
    whenOpen_ = then;
    return true;
}

void RunController::chooseDataset(const QString& name) {
    // A folder or file of one's own may hold more by now.
    if (name == dataset_.name() && data() != nullptr && findDataset(name.toStdString()) != nullptr) return;
    dataset_.tryOpen(name);
}

void RunController::takeDataset(const QString& name) {
    RunSettings settings = document_.settings();
    settings.dataset = name.toStdString();
    if (settings == document_.settings()) {
        openData();
    } else {
        document_.undoStack().push(new ChangeSettings(document_, std::move(settings), tr("Choose data")));
    }
}

void RunController::cancelOpening() {
    dataset_.cancel();
    updateTrainingBlocker();
}

void RunController::openData() {
    dataset_.open(QString::fromStdString(document_.settings().dataset));
    updateTrainingBlocker();
}

void RunController::fitNetworkToData() {
    if (data() == nullptr) return;
    const Shape shape = data()->training->shape();
    const int classes = static_cast<int>(data()->training->classNames().size());
    const NetworkSpec& spec = document_.spec();
    Command command;
    // The large ones are made for large pictures.
    const CatalogueEntry* entry = recognise(spec);
    if (entry != nullptr && validate(entry->make(shape, classes)).empty()) {
        command = replaceNetwork(document_, {entry->make(shape, classes), {}}, tr("Fit to the data"));
    } else {
        DrawingEdit edit(document_.drawing(), document_.firstFreeId());
        if (const auto input = spec.inputNode()) edit.setLayer(*input, InputSpec{shape});
        if (const auto output = spec.outputNode()) {
            LayerSpec last = spec.find(*output)->layer;
            if (auto* dense = std::get_if<DenseSpec>(&last)) {
                dense->units = classes;
                edit.setLayer(*output, last);
            }
        }
        command = replaceNetwork(document_, edit.result(), tr("Fit to the data"));
    }
    const LayerTraining& layers = document_.settings().options.layers;
    const bool froze = freezesAny(layers, spec);
    if (command) document_.undoStack().push(command.release());
    if (froze && !freezesAny(layers, document_.spec()))
        Q_EMIT notified(tr("All layers are new, and none of them is frozen."));
}

}  // namespace fovea
