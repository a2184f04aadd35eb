// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tour_card.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cstdint>

#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int cardWidth = 340;
constexpr int cardMargin = 24;
constexpr int shadeStrength = 90;  // of 255

QPushButton* cardLink(const QString& text, const char* name, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("role", QStringLiteral("link"));
    button->setFocusPolicy(Qt::TabFocus);  // a click leaves the focus with what is being learned
    return button;
}

}  // namespace

TourShade::TourShade(QWidget* window) : QWidget(window) {
    setObjectName(QStringLiteral("tour.shade"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void TourShade::setTargets(const QList<QRect>& targets) {
    if (targets == targets_) return;
    targets_ = targets;
    update();
}

void TourShade::paintEvent(QPaintEvent* /*event*/) {
    if (targets_.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shade;
    shade.addRect(rect());
    QPainterPath shown;
    for (const QRect& target : targets_) shown.addRoundedRect(target, 8, 8);
    painter.fillPath(shade.subtracted(shown), QColor(0, 0, 0, shadeStrength));
    painter.setPen(QPen(Theme::instance().colors().accent, 3));
    painter.drawPath(shown);
}

TourCard::TourCard(QWidget* window)
    : QWidget(window),
      place_(roleLabel({}, "caption", this)),
      title_(roleLabel({}, "title", this)),
      text_(new QLabel(this)),
      skip_(cardLink(tr("Skip this step"), "tour.skip", this)),
      leave_(cardLink(tr("Leave the tour (Esc)"), "tour.leave", this)) {
    setObjectName(QStringLiteral("tour.card"));
    title_->setWordWrap(true);
    text_->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(skip_);
    buttons->addStretch();
    buttons->addWidget(leave_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 10);
    column->setSpacing(6);
    column->addWidget(place_);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addLayout(buttons);
    connect(skip_, &QPushButton::clicked, this, &TourCard::skipRequested);
    connect(leave_, &QPushButton::clicked, this, &TourCard::leaveRequested);
}

void TourCard::setStep(const QString& place, const QString& title, const QString& text, bool isLast) {
    place_->setText(place);
    title_->setText(title);
    text_->setText(text);
    skip_->setVisible(!isLast);
    leave_->setText(isLast ? tr("Close") : tr("Leave the tour (Esc)"));
    setAccessibleName(title);
    setAccessibleDescription(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    update();
}

void TourCard::placeBeside(const QList<QRect>& targets) {
    const QRect window = parentWidget()->rect();
    const int wide = std::min(Theme::instance().ipx(cardWidth), window.width() - 2 * cardMargin);
    setFixedWidth(wide);
    const QSize size(wide, layout()->totalHeightForWidth(wide));
    const int left = cardMargin;
    const int right = window.width() - cardMargin - size.width();
    const int middle = (left + right) / 2;
    const int top = cardMargin + 48;
    const int bottom = window.height() - cardMargin - 28 - size.height();
    const QPoint places[] = {{middle, bottom},
                             {right, bottom},
                             {left, bottom},
                             {middle, top},
                             {right, top},
                             {left, top},
                             {middle, (top + bottom) / 2}};
    const auto covered = [&](const QPoint& place) {
        std::int64_t pixels = 0;
        for (const QRect& target : targets) {
            const QRect both = target & QRect(place, size);
            if (!both.isEmpty()) pixels += std::int64_t{both.width()} * both.height();
        }
        return pixels;
    };
    setGeometry(QRect(*std::ranges::min_element(places, {}, covered), size));
}

void TourCard::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().colors().accent, 2));
    painter.setBrush(Theme::instance().colors().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

}  // namespace fovea
