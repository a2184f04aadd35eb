// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/dataset_menu.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>

#include "app/data/data_library.h"
#include "app/document/document.h"
#include "app/locations.h"
#include "app/window/settings.h"
#include "datasets/catalogue.h"
#include "widgets/style/theme.h"

namespace fovea {

DatasetMenu::DatasetMenu(Document& document, DataLibrary& library, QMenu* menu, QWidget* window)
    : QObject(window), document_(document), library_(library), menu_(menu), window_(window) {
    // What lies on the disk may have changed since the menu was last open.
    connect(menu_, &QMenu::aboutToShow, this, &DatasetMenu::fill);
    fill();
}

void DatasetMenu::fill() {
    menu_->clear();
    SearchFolders search;
    for (const QString& folder : dataFolders()) {
        search.folders.push_back(folder.toStdString());
    }
    for (const DatasetInfo& info : knownDatasets()) {
        const QString name = QString::fromStdString(info.name);
        const QString title = QString::fromStdString(info.title);
        const bool here = locateDataset(info.name, search).hasValue();
        if (!here && !info.isFetchable()) {
            continue;
        }
        QAction* action = menu_->addAction(here ? title : tr("Get %1…").arg(title));
        action->setObjectName(QStringLiteral("dataset.") + name);
        action->setCheckable(here);
        action->setChecked(document_.settings().dataset == info.name);
        connect(action, &QAction::triggered, this, [this, name, here] {
            here ? library_.choose(name) : Q_EMIT fetchRequested(name);
        });
    }
    menu_->addSeparator();
    connect(menu_->addAction(tr("From a folder…")), &QAction::triggered, this, &DatasetMenu::chooseFolder);
}

void DatasetMenu::chooseFolder() {
    auto* dialog = new QFileDialog(window_, tr("Open a data set"), Settings().folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { library_.choose(path); });
    dialog->open();
}

}  // namespace fovea
