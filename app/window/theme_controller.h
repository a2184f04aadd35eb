// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "widgets/style/type_scale.h"

class QAction;
class QWidget;

namespace fovea {

/// Which of the looks is in force: light or dark as the user chose, each for a lecture while it lasts, with type for the
/// window's size and for what stands side by side in it.
class ThemeController : public QObject {
    Q_OBJECT
public:
    ThemeController(QAction* dark, QWidget* window);
    void setLecture(bool on);
    void setRoom(TypeRoom room);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    void followSize();

    QAction* dark_;
    QWidget* window_;
    bool lecture_ = false;
    TypeRoom room_ = TypeRoom::Whole;
};

}  // namespace fovea
