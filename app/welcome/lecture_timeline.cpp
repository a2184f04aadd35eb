// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/welcome/lecture_timeline.h"

#include <QLabel>
#include <algorithm>

#include "app/lessons/progress.h"
#include "app/welcome/lesson_stop.h"
#include "core/lessons/lesson_time.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr double sessionLabel = 84;
constexpr double sessionGap = 12;

}  // namespace

LectureTimeline::LectureTimeline(const std::vector<Lesson>& lessons, const std::vector<int>& minutes,
                                 const LessonProgress& progress, QWidget* parent)
    : QWidget(parent) {
    for (const auto& indices : sessionsOf(minutes, usualSessionMinutes)) {
        Session session;
        session.title = roleLabel(tr("Session %1").arg(sessions_.size() + 1), "heading", this);
        for (const std::size_t i : indices) {
            auto* stop = new LessonStop(lessons[i], minutes[i], progress.isDone(lessons[i]), this);
            const QString id = QString::fromStdString(lessons[i].id);
            connect(stop, &LessonStop::clicked, this, [this, id] { Q_EMIT chosen(id); });
            session.stops.push_back(stop);
            session.minutes += minutes[i];
        }
        session.length = roleLabel(tr("%1 min").arg(session.minutes), "caption", this);
        sessions_.push_back(std::move(session));
    }
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        arrange(width(), true);
    });
}

int LectureTimeline::heightForWidth(int width) const { return arrange(width, false); }

void LectureTimeline::resizeEvent(QResizeEvent* /*event*/) { arrange(width(), true); }

int LectureTimeline::arrange(int width, bool move) const {
    const Theme& theme = Theme::instance();
    const int left = theme.ipx(sessionLabel);
    const double room = width - left;
    int top = 0;
    for (const Session& session : sessions_) {
        // One scale for all lines: length is time.
        const double unit = room / std::max(usualSessionMinutes, session.minutes);
        int height = 0;
        double x = left;
        for (const LessonStop* stop : session.stops)
            height = std::max(height, stop->heightForWidth(qFloor(stop->minutes() * unit)));
        for (LessonStop* stop : session.stops) {
            const double wide = stop->minutes() * unit;
            if (move) stop->setGeometry(qRound(x), top, qFloor(wide), height);
            x += wide;
        }
        if (move) {
            session.title->setGeometry(0, top, left, session.title->sizeHint().height());
            session.length->setGeometry(0, top + session.title->sizeHint().height(), left,
                                        session.length->sizeHint().height());
        }
        top += height + theme.ipx(sessionGap);
    }
    return top;
}

}  // namespace fovea
