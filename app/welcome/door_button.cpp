// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/welcome/door_button.h"

#include <QPainter>
#include <algorithm>
#include <utility>

#include "app/welcome/door_picture.h"
#include "widgets/style/text_line.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr double doorPadding = 16;
constexpr double doorPicture = 96;
constexpr double badgeHeight = 24;
constexpr int doorFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

double doorPx(double length) { return Theme::instance().px(length); }
QFont doorBody() { return Theme::instance().font(Theme::instance().type().body); }
QFont doorFoot() { return Theme::instance().font(Theme::instance().type().caption); }
double doorTitleHeight() { return Theme::instance().type().figure * 1.5; }

double doorTextHeight(const QFont& font, double width, const QString& text) {
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10000), doorFlags, text).height();
}

}  // namespace

DoorButton::DoorButton(Door door, const QString& title, QString text, QString foot, QWidget* parent)
    : StartButton(parent), door_(door), text_(std::move(text)), foot_(std::move(foot)), images_(imagesFor(door)) {
    setText(title);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    setAccessibleDescription(text_);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void DoorButton::setBadge(const QString& badge) {
    badge_ = badge;
    setAccessibleDescription(badge.isEmpty() ? text_ : badge + QStringLiteral(". ") + text_);
    updateGeometry();
    update();
}

void DoorButton::setFoot(const QString& foot) {
    foot_ = foot;
    update();
}

QRectF DoorButton::pictureRect() const {
    return {doorPx(doorPadding), doorPx(doorPadding), doorPx(doorPicture), doorPx(doorPicture)};
}

QRectF DoorButton::textRect(double width) const {
    const double left = doorPx(doorPadding + doorPicture + 16);
    return {left, doorPx(doorPadding) - 4, std::max(40.0, width - left - doorPx(12)), 10000};
}

int DoorButton::heightForWidth(int width) const {
    const QRectF room = textRect(width);
    const double beside = doorTitleHeight() + doorTextHeight(doorBody(), room.width(), text_) + doorPx(8) +
                          doorTextHeight(doorFoot(), room.width(), foot_);
    const double under = doorPx(doorPicture) + doorPx(badgeHeight + 8);
    return qCeil(std::max(beside - 4, under) + 2 * doorPx(doorPadding));
}

QSize DoorButton::sizeHint() const {
    constexpr int usualWidth = 280;
    const int width = Theme::instance().ipx(usualWidth);
    return {width, heightForWidth(width)};
}

void DoorButton::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool first = !badge_.isEmpty();
    const bool strong = hasFocus() || first;
    const QColor border = strong ? colors.accent : underMouse() ? colors.accentLine : colors.controlBorder;
    painter.setPen(QPen(border, strong ? 2 : 1));
    painter.setBrush(isDown() || (hasFocus() && !first) || (underMouse() && first) ? colors.accentSoft
                                                                                   : colors.surface);
    const double inset = strong ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 8, 8);
    paintDoor(painter, door_, pictureRect(), images_);
    QRectF room = textRect(width());
    painter.setFont(theme.font(theme.type().figure, true));
    painter.setPen(first || hasFocus() ? colors.accent : colors.text);
    drawLine(painter, QRectF(room.left(), room.top(), room.width(), doorTitleHeight()),
             Qt::AlignLeft | Qt::AlignVCenter, text());
    room.setTop(room.top() + doorTitleHeight());
    painter.setFont(doorBody());
    painter.setPen(colors.secondary);
    QRectF used;
    painter.drawText(room, doorFlags, text_, &used);
    painter.setFont(doorFoot());
    painter.setPen(colors.caption);
    painter.drawText(QRectF(room.left(), used.bottom() + doorPx(8), room.width(), height() - used.bottom()), doorFlags,
                     foot_);
    if (!first) return;
    const QFont font = theme.font(theme.type().caption, true);
    const QRectF picture = pictureRect();
    const double wide =
        std::min(QFontMetricsF(font).horizontalAdvance(badge_) + doorPx(16), picture.width() + doorPx(12));
    const QRectF badge(picture.left(), picture.bottom() + doorPx(8), wide, doorPx(badgeHeight) - 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(badge, 4, 4);
    painter.setFont(narrowedTo(wide - 6, font, badge_));
    painter.setPen(colors.onAccent);
    drawLine(painter, badge, Qt::AlignCenter, badge_);
}

}  // namespace fovea
