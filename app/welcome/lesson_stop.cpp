// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/welcome/lesson_stop.h"

#include <QPainter>
#include <algorithm>

#include "app/lessons/lesson_library.h"
#include "core/lessons/lesson.h"
#include "widgets/style/text_line.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int stopFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
constexpr double lineRoom = 14;  // of line and dot

QFont stopCaption(bool bold = false) { return Theme::instance().font(Theme::instance().type().caption, bold); }
QFont stopTitle() { return Theme::instance().font(Theme::instance().type().body); }
double stopLine() { return Theme::instance().type().caption * 1.5; }
double stopGap() { return Theme::instance().px(10); }

}  // namespace

LessonStop::LessonStop(const Lesson& lesson, int minutes, bool done, QWidget* parent)
    : StartButton(parent),
      number_(QString::number(lesson.number)),
      title_(QString::fromStdString(wordsOf(lesson, lessonLanguage()).title)),
      slides_(QString::fromStdString(lesson.slides)),
      length_(tr("%1 min").arg(minutes)),
      minutes_(minutes),
      done_(done) {
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Lesson %1: %2").arg(number_, title_));
    setAccessibleDescription(tr("%1, slides %2").arg(length_, slides_));
    setObjectName(QStringLiteral("stop.") + QString::fromStdString(lesson.id));
}

int LessonStop::heightForWidth(int width) const {
    const QRectF room(0, 0, std::max(30.0, width - stopGap()), 10000);
    const double title = QFontMetricsF(stopTitle()).boundingRect(room, stopFlags, title_).height();
    return qCeil(Theme::instance().px(lineRoom) + stopLine() + title + stopLine() + 2);
}

void LessonStop::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool meant = hasFocus() || underMouse();
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -3, -1), 4, 4);
    }
    const double middle = theme.px(lineRoom) / 2;
    painter.setPen(QPen(done_ || meant ? colors.accent : colors.accentLine, 4));
    painter.drawLine(QPointF(middle, middle), QPointF(width() - 3, middle));
    painter.setPen(QPen(colors.accent, 2));
    painter.setBrush(done_ ? colors.accent : colors.surface);
    painter.drawEllipse(QPointF(middle, middle), middle - 2, middle - 2);
    QRectF room(2, theme.px(lineRoom), width() - stopGap(), stopLine());
    painter.setFont(stopCaption(true));
    painter.setPen(meant ? colors.accent : colors.text);
    const double number = QFontMetricsF(stopCaption(true)).horizontalAdvance(number_) + theme.px(7);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, number_);
    painter.setFont(stopCaption());
    painter.setPen(colors.caption);
    drawLine(painter, room.adjusted(number, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, length_);
    painter.setFont(stopTitle());
    painter.setPen(meant ? colors.accent : colors.text);
    QRectF used;
    painter.drawText(QRectF(room.left(), room.bottom(), room.width(), height()), stopFlags, title_, &used);
    painter.setFont(stopCaption());
    painter.setPen(colors.caption);
    drawLine(painter, QRectF(room.left(), used.bottom(), room.width(), stopLine()), Qt::AlignLeft | Qt::AlignVCenter,
             slides_);
}

}  // namespace fovea
