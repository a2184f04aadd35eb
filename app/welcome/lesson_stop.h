// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/welcome/start_button.h"

namespace fovea {

struct Lesson;

/// A lesson on the timeline: a piece of the line, a dot, and beneath it what it is.
class LessonStop : public StartButton {
    Q_OBJECT
public:
    LessonStop(const Lesson& lesson, int minutes, bool done, QWidget* parent);

    int minutes() const { return minutes_; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString number_, title_, slides_, length_;
    int minutes_;
    bool done_;
};

}  // namespace fovea
