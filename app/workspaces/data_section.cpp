// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/data_section.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "app/session/run_controller.h"
#include "datasets/catalogue.h"
#include "datasets/findings.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

/// What "Open a folder…" stands for in the list; no data set is called so.
const QString otherData = QStringLiteral("\x01");

}  // namespace

DataSection::DataSection(RunController& run, QWidget* parent) : QWidget(parent), run_(run) {
    list_ = new QComboBox(this);
    list_->setObjectName(QStringLiteral("dataset"));
    list_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const DatasetInfo& info : knownDatasets()) {
        list_->addItem(RunController::titleOf(info.name), QString::fromStdString(info.name));
    }
    list_->insertSeparator(list_->count());
    list_->addItem(tr("Open a folder…"), otherData);
    note_ = roleLabel({}, "caption", this);
    note_->setWordWrap(true);
    progress_ = new QProgressBar(this);
    progress_->setTextVisible(false);
    button_ = new QPushButton(this);
    button_->setObjectName(QStringLiteral("dataButton"));

    options_ = new QPushButton(tr("Classes and size…"), this);
    options_->setObjectName(QStringLiteral("dataOptions"));
    options_->setToolTip(tr("Shows the folder's classes, how its pictures are resized, and what is left out"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(8);
    column->addWidget(roleLabel(tr("Data"), "heading", this));
    column->addWidget(list_);
    column->addWidget(note_);
    column->addWidget(progress_);
    column->addWidget(options_);
    column->addWidget(button_);
    connect(list_, &QComboBox::activated, this, &DataSection::choose);
    connect(options_, &QPushButton::clicked, this, &DataSection::optionsRequested);
    connect(button_, &QPushButton::clicked, this, [this] {
        if (run_.isOpeningData()) {
            run_.cancelOpening();
        } else {
            run_.offersHead() ? run_.replaceHead(static_cast<int>(run_.data()->training->classNames().size()))
                              : run_.fitNetworkToData();
        }
    });
    connect(&run_.document(), &Document::settingsChanged, this, &DataSection::refresh);
    connect(&run_.document(), &Document::modelChanged, this, &DataSection::refresh);
    connect(&run_.session(), &TrainingSession::stateChanged, this, &DataSection::refresh);
    connect(&run_, &RunController::dataChanged, this, &DataSection::refresh);
    connect(&run_, &RunController::trainingBlockerChanged, this, &DataSection::refresh);
    connect(&run_, &RunController::openingChanged, this, &DataSection::refresh);
    connect(&run_, &RunController::openingProgress, this, [this](qint64 done, qint64 total) {
        progress_->setRange(0, total > 0 ? 1000 : 0);
        if (total > 0) progress_->setValue(static_cast<int>(done * 1000 / total));
    });
    refresh();
}

void DataSection::choose(int index) {
    const QString name = list_->itemData(index).toString();
    refresh();
    if (name == otherData) {
        Q_EMIT otherDataRequested();
    } else {
        Q_EMIT datasetRequested(name);
    }
}

void DataSection::refresh() {
    const QString name = QString::fromStdString(run_.document().settings().dataset);
    int index = list_->findData(name);
    if (index < 0) {
        list_->insertItem(0, run_.datasetTitle(), name);
        index = 0;
    }
    list_->setCurrentIndex(index);
    list_->setToolTip(RunController::titleOf(name.toStdString()));
    const bool opening = run_.isOpeningData();
    progress_->setVisible(opening);
    if (opening) {
        note_->setText(tr("Opening…"));
    } else if (!run_.trainingBlocker().isEmpty()) {
        note_->setText(run_.trainingBlocker());
    } else if (run_.data() != nullptr) {
        const Dataset& training = *run_.data()->training;
        QString note = tr("%1 training and %2 test images of %3")
                           .arg(groupedNumber(training.size()), groupedNumber(run_.data()->test->size()),
                                shapeText(training.shape()).replace(u' ', QChar(0x00A0)));
        if (const auto held = run_.validationCount(); held > 0 && run_.data()->validation == nullptr)
            note += u'\n' + tr("%1 of the training images are held back for validation").arg(groupedNumber(held));
        note_->setText(note);
    }
    note_->setProperty(
        "role", !opening && !run_.trainingBlocker().isEmpty() ? QStringLiteral("error") : QStringLiteral("caption"));
    note_->style()->unpolish(note_);  // re-reads the role
    note_->style()->polish(note_);
    const DatasetPair* data = run_.data();
    options_->setVisible(!opening && data != nullptr && data->findings &&
                         data->findings->format == DataFormat::Pictures);
    const bool offersHead = !opening && run_.offersHead();
    const bool canFit =
        offersHead || (!opening && run_.data() != nullptr && run_.document().isSound() && !run_.dataFits());
    button_->setVisible(opening || canFit);
    button_->setText(opening      ? tr("Cancel")
                     : !canFit    ? QString()
                     : offersHead ? tr("Replace the head for %1 classes").arg(data->training->classNames().size())
                                  : tr("Fit the network to this data"));
}

}  // namespace fovea
