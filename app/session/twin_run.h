// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "core/laboratory/twin.h"

namespace fovea {

class RunController;

/// How a switch is called: "η × 10".
QString twinSwitchTitle(TwinSwitch change);

/// Trains the present network and settings from their initial weights to the end of their epochs, and then the same with one switch thrown, on
/// the same seed: two runs of the document, whose curves stand on one chart and whose names say what differs. The switch is a step of undo. A
/// pause holds it up; rewinding, other settings, another network or document, or an error end it.
class TwinRun : public QObject {
    Q_OBJECT
public:
    explicit TwinRun(RunController& run, QObject* parent = nullptr);

    enum class State { Idle, First, Second };
    State state() const { return state_; }
    bool isRunning() const { return state_ != State::Idle; }
    /// 1 or 2 of 2, and what is switched; empty while none runs.
    QString title() const;

    /// The present run stays among the past ones. Does nothing while one runs, or where training can't start.
    void start(TwinSwitch change);
    /// What was trained stays; training is paused.
    void stop();

Q_SIGNALS:
    void changed();
    /// None begins, or one of them can't start: why, as a sentence. isRunning() is false.
    void failed(const QString& sentence);
    /// Both have ended: what they reached, as a sentence.
    void finished(const QString& sentence);

private:
    void go();
    void proceed();
    void throwSwitch();
    void endIfOther();
    void end();
    QString outcome() const;

    RunController& run_;
    State state_ = State::Idle;
    TwinSwitch change_ = TwinSwitch::RateTimesTen;
    Twin plain_;
    int firstRun_ = 0;
    bool changing_ = false;  ///< what is heard is of this object's own doing
    bool waiting_ = false;   ///< for the run under way to end its step
};

}  // namespace fovea
