// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

class QMenu;

namespace fovea {

/// The files opened last, the latest first, as a menu that outlives the program.
class RecentFiles : public QObject {
    Q_OBJECT
public:
    explicit RecentFiles(QObject* parent = nullptr);

    static constexpr int most = 10;
    QStringList files() const;
    void add(const QString& path);
    void remove(const QString& path);
    void setMenu(QMenu* menu);

Q_SIGNALS:
    void chosen(const QString& path);

private:
    void store(const QStringList& files);
    void fillMenu();

    QMenu* menu_ = nullptr;
};

}  // namespace fovea
