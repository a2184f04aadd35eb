// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;

namespace fovea {

/// Which of the looks is in force: light or dark as the user chose, Lecture over either while it lasts.
class ThemeController : public QObject {
    Q_OBJECT
public:
    explicit ThemeController(QAction* dark, QObject* parent = nullptr);
    void setLecture(bool on);

private:
    void apply();

    QAction* dark_;
    bool lecture_ = false;
};

}  // namespace fovea
