// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QAction;
class QMainWindow;

namespace fovea {

/// F11: the whole screen for the page that is shown. Header and status line are hidden; the pointer
/// at the top edge brings the header back while it stays on it. Esc, where nobody else takes it, ends it.
class LectureMode : public QObject {
    Q_OBJECT
public:
    LectureMode(QMainWindow* window, QAction* action);
    bool isOn() const { return on_; }

Q_SIGNALS:
    void changed(bool on);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void set(bool on);
    void followPointer();

    QMainWindow* window_;
    QAction* action_;
    bool on_ = false;
    bool wasMaximized_ = false;
    QTimer pointer_;
};

}  // namespace fovea
