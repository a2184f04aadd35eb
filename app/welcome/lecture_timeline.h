// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QLabel;

namespace fovea {

class LessonStop;
struct Lesson;
class LessonProgress;

/// The lecture as lines of time: each session a line, each lesson a part of it as long as it takes, with its number, minutes,
/// title and slides. A stop opens its lesson.
class LectureTimeline : public QWidget {
    Q_OBJECT
public:
    /// `minutes` of each lesson, in their order. What is done has a full dot.
    LectureTimeline(const std::vector<Lesson>& lessons, const std::vector<int>& minutes, const LessonProgress& progress,
                    QWidget* parent = nullptr);

    int heightForWidth(int width) const override;
    bool hasHeightForWidth() const override { return true; }

Q_SIGNALS:
    void chosen(const QString& lesson);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Session {
        QLabel* title = nullptr;
        QLabel* length = nullptr;
        std::vector<LessonStop*> stops;
        int minutes = 0;
    };
    /// Sets the places of all stops at this width where `move`, and says how high they are together.
    int arrange(int width, bool move) const;

    std::vector<Session> sessions_;
};

}  // namespace fovea
