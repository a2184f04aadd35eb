// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace fovea {

/// Which of the looks is in force: light or dark as the user chose, Lecture over either while it lasts, with type for the
/// window's size.
class ThemeController : public QObject {
    Q_OBJECT
public:
    ThemeController(QAction* dark, QWidget* window);
    void setLecture(bool on);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    void followSize();

    QAction* dark_;
    QWidget* window_;
    bool lecture_ = false;
};

}  // namespace fovea
