// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QRect>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "app/workspaces/workspace.h"

namespace fovea {

class MainWindow;
class TourCard;
class TourShade;

/// What a step of the tour is about, and when it is done.
struct TourStep {
    WorkspaceSlot room;
    QString title;
    QString text;
    std::function<QList<QRect>()> targets;  ///< in the window's coordinates, as long as they are in view
    std::function<bool()> isDone;
    std::function<QList<QRect>()> taken;  ///< what the card may not cover besides
};

/// Six things to do, on a new document of its own: each points at what it is about and goes on by itself once it is done. Esc leaves.
class Tour : public QObject {
    Q_OBJECT
public:
    static constexpr int count = 6;

    explicit Tour(MainWindow& window);
    ~Tour() override;

    /// Asks about what is not saved, as a new document does; nothing happens where the user stays. While it runs: from the beginning; while it asks: nothing.
    void start();
    void leave();
    bool isRunning() const { return step_ >= 0; }
    /// From 0; `count`: all is done and the last card is shown; -1: it does not run.
    int step() const { return step_; }
    TourCard* card() const { return card_; }
    TourShade* shade() const { return shade_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void begin();
    void enter(int step);
    void look();
    QList<QRect> targets() const;
    QList<QRect> taken() const;

    MainWindow& window_;
    std::vector<TourStep> steps_;
    TourShade* shade_ = nullptr;
    TourCard* card_ = nullptr;
    QTimer timer_;
    int step_ = -1;
    /// While it asks about what is not saved, or waits for it; whoever closes the question lets go of it.
    std::weak_ptr<int> asking_;
};

}  // namespace fovea
