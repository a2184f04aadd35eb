// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/dataset_menu.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <utility>

#include "app/document/document.h"
#include "app/locations.h"
#include "app/session/run_controller.h"
#include "app/window/data_dialog.h"
#include "app/window/fetch_dialog.h"
#include "app/settings/settings.h"
#include "datasets/catalogue.h"
#include "datasets/data_formats.h"
#include "datasets/data_text.h"

namespace fovea {

DatasetMenu::DatasetMenu(RunController& run, QMenu* menu, QWidget* window)
    : QObject(window), run_(run), menu_(menu), window_(window) {
    // What lies on the disk may have changed since the menu was last open.
    connect(menu_, &QMenu::aboutToShow, this, &DatasetMenu::fill);
    connect(&run_, &RunController::dataChanged, this, [this] {
        if (fitting_.isEmpty() || run_.data() == nullptr) return;
        const bool isIt = std::exchange(fitting_, {}).toStdString() == run_.document().settings().dataset;
        // A trained network keeps what it learned; Train offers it another head.
        if (isIt && run_.document().isSound() && !run_.dataFits() && !run_.offersHead()) run_.fitNetworkToData();
    });
    connect(&run_, &RunController::failed, this, [this] { fitting_.clear(); });
    connect(&run_, &RunController::dataRefused, this, [this] { fitting_.clear(); });
    fill();
}

void DatasetMenu::choose(const QString& name) {
    const DatasetInfo* info = findDataset(name.toStdString());
    if (info != nullptr && info->isFetchable() && !locateDataset(info->name, dataSearchFolders()).hasValue()) {
        connect(askForFetching(name), &FetchDialog::fetched, this, [this, name] { choose(name); });
        return;
    }
    const bool isOpen = info != nullptr && info->name == run_.document().settings().dataset;  // nothing is read again
    if (!run_.session().isActive() || isOpen) {
        open(name);
        return;
    }
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Training is running"),
                                tr("Open %1 and end the run?").arg(RunController::titleOf(name.toStdString())),
                                QMessageBox::NoButton, window_);
    box->setObjectName(QStringLiteral("endRun"));
    box->setInformativeText(tr("A run belongs to its data. What this one has reached stays in the list of runs."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* end = box->addButton(tr("End the run"), QMessageBox::AcceptRole);
    box->addButton(tr("Go on training"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::buttonClicked, this, [this, end, name](const QAbstractButton* button) {
        if (button == end) open(name);
    });
    box->open();
}

void DatasetMenu::open(const QString& name) {
    fitting_ = name;
    run_.chooseDataset(name);
    if (!run_.isOpeningData()) fitting_.clear();  // it is open already
}

void DatasetMenu::fill() {
    menu_->clear();
    const SearchFolders search = dataSearchFolders();
    for (const DatasetInfo& info : knownDatasets()) {
        const QString name = QString::fromStdString(info.name);
        const QString title = RunController::titleOf(info.name);
        const bool here = locateDataset(info.name, search).hasValue();
        if (!here && !info.isFetchable()) {
            continue;
        }
        QAction* action = menu_->addAction(here ? title : tr("Get %1…").arg(title));
        action->setObjectName(QStringLiteral("dataset.") + name);
        action->setCheckable(here);
        action->setChecked(run_.document().settings().dataset == info.name);
        connect(action, &QAction::triggered, this, [this, name] { choose(name); });
    }
    menu_->addSeparator();
    connect(menu_->addAction(tr("From a folder…")), &QAction::triggered, this, &DatasetMenu::chooseFolder);
    connect(menu_->addAction(tr("From a file…")), &QAction::triggered, this, &DatasetMenu::chooseFile);
}

void DatasetMenu::fetch(const QString& name) {
    const DatasetInfo* info = findDataset(name.toStdString());
    if (info == nullptr) return;
    if (info->isFetchable()) {
        askForFetching(name);
    } else {
        chooseFolder();
    }
}

FetchDialog* DatasetMenu::askForFetching(const QString& name) {
    const DatasetInfo* info = findDataset(name.toStdString());
    auto* dialog =
        new FetchDialog(cifar10Download(fetchFolder(), downloadCacheFolder()), QString::fromStdString(info->title),
                        QString::fromStdString(info->citation), window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FetchDialog::fetched, this, [this, name] { Q_EMIT fetched(name); });
    dialog->open();
    return dialog;
}

void DatasetMenu::chooseData(const QString& name) {
    const auto text = parseDataText(name.toStdString());
    const auto found = text ? recogniseData(text->place) : std::nullopt;
    if (!found || found->row->format != DataFormat::Pictures) {
        choose(name);
        return;
    }
    auto* dialog = new DataDialog(name, window_);
    connect(dialog, &DataDialog::chosen, this, &DatasetMenu::choose);
    dialog->open();
}

void DatasetMenu::chooseOptions() { chooseData(QString::fromStdString(run_.document().settings().dataset)); }

void DatasetMenu::chooseFolder() {
    auto* dialog = new QFileDialog(window_, tr("Open a data set"), Settings().folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { chooseData(path); });
    dialog->open();
}

void DatasetMenu::chooseFile() {
    auto* dialog = new QFileDialog(window_, tr("Open a data set"), Settings().folder());
    dialog->setObjectName(QStringLiteral("dataFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Data (%1)").arg(QStringLiteral("*.npz *.csv *.tsv *.csv.gz *.tsv.gz *.tar.gz")), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { chooseData(path); });
    dialog->open();
}

}  // namespace fovea
