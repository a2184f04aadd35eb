// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QAction;
class QMenu;
class QWidget;

namespace fovea {

class DataLibrary;
class Document;

/// The data sets known by name, and a folder or archive of one's own.
class DatasetMenu : public QObject {
    Q_OBJECT
public:
    DatasetMenu(Document& document, DataLibrary& library, QMenu* menu, QWidget* window);

Q_SIGNALS:
    void fetchRequested(const QString& name);

private:
    void fill();
    void chooseFolder();

    Document& document_;
    DataLibrary& library_;
    QMenu* menu_;
    QWidget* window_;
};

}  // namespace fovea
