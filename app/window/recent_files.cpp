// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/recent_files.h"

#include <QFileInfo>
#include <QMenu>

#include "app/settings/settings.h"

namespace fovea {

RecentFiles::RecentFiles(QObject* parent) : QObject(parent) {}

QStringList RecentFiles::files() const { return Settings().recentFiles(); }

void RecentFiles::add(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList list = files();
    list.removeAll(absolute);
    list.prepend(absolute);
    store(list.mid(0, most));
}

void RecentFiles::remove(const QString& path) {
    QStringList list = files();
    list.removeAll(QFileInfo(path).absoluteFilePath());
    store(list);
}

void RecentFiles::store(const QStringList& list) {
    Settings().setRecentFiles(list);
    fillMenu();
}

void RecentFiles::setMenu(QMenu* menu) {
    menu_ = menu;
    fillMenu();
}

void RecentFiles::fillMenu() {
    if (menu_ == nullptr) {
        return;
    }
    menu_->clear();
    const QStringList list = files();
    for (const QString& path : list) {
        // An ampersand in a name would become a key.
        QAction* action = menu_->addAction(QFileInfo(path).fileName().replace(u'&', QStringLiteral("&&")));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
    menu_->setToolTipsVisible(true);
    menu_->menuAction()->setVisible(!list.isEmpty());
}

}  // namespace fovea
