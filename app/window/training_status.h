// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include "app/session/training_session.h"

namespace fovea {

class RunController;

/// Whether training runs, told wherever one is: a dot and a word in the status line. A click asks for Train.
class TrainingStatus : public QToolButton {
    Q_OBJECT
public:
    explicit TrainingStatus(RunController& run, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A run came to the end of its epochs by itself; the sentence says how it fares.
    void ended(const QString& sentence);
    /// Where training stands, or what is set for it, is another.
    void moved();

private:
    void refresh();
    void follow(TrainingSession::State state);
    QString endSentence() const;

    RunController& run_;
    bool wasRunning_ = false;
};

/// On the desktop rather than in the window, for whoever looks elsewhere. Nothing where there is no such service.
void notifyOnDesktop(QWidget& window, const QString& sentence);

}  // namespace fovea
