// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace fovea {

class EpochTimeline;
class RunController;
class RunsPanel;

/// Rewind, play or pause, one step, where training is, and the timeline.
class TransportBar : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(RunController& run, QWidget* parent = nullptr);

    /// Adds a button at the right end.
    void addAtRight(QWidget* widget);

    QPushButton* playButton() const { return play_; }
    RunsPanel* runsPanel() const { return runs_; }
    /// Without what has keys of its own (rewinding) or is seldom pressed, where there is little room.
    void setTight(bool tight);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void refreshPosition();
    void refreshKept();
    void showEvaluating(qint64 done, qint64 total);

    RunController& run_;
    QToolButton* rewind_;
    QPushButton* play_;
    QPushButton* step_;
    QToolButton* stop_;
    QLabel* epoch_;
    QLabel* batch_;
    EpochTimeline* timeline_;
    QToolButton* history_;
    RunsPanel* runs_;
    bool showsPause_ = false;
};

}  // namespace fovea
