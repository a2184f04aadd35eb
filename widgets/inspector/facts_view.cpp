// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/facts_view.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStringList>

#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr int factGap = 12;
constexpr int picture = 96;
constexpr int pictureGap = 16;
constexpr int wrapFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

}  // namespace

FactsView::FactsView(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FactsView::setFacts(std::vector<Fact> facts) {
    if (facts == facts_) {
        return;
    }
    facts_ = std::move(facts);
    QStringList sentences;
    for (const Fact& fact : facts_) {
        sentences << QStringLiteral("%1: %2").arg(fact.title, fact.quantity.value);
    }
    setAccessibleDescription(sentences.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void FactsView::setField(std::optional<Fact> field, const QImage& image, const QRectF& box) {
    field_ = std::move(field);
    image_ = image;
    box_ = box;
    updateGeometry();
    update();
}

/// Height that the fact takes; draws it where there is a painter.
int FactsView::drawFact(QPainter* painter, const Fact& fact, const QRect& room) const {
    const Theme& theme = Theme::instance();
    const QFont titleFont = theme.font(theme.type().body, true);
    const QFont valueFont = theme.font(theme.type().value);
    const QFont formulaFont = theme.font(theme.type().caption);
    const int line = QFontMetrics(valueFont).height();
    // Where title and value don't fit side by side the value goes beneath.
    const bool beneath = QFontMetrics(titleFont).horizontalAdvance(fact.title) +
                             QFontMetrics(valueFont).horizontalAdvance(fact.quantity.value) + 12 >
                         room.width();
    int y = room.top();
    if (painter != nullptr) {
        painter->setFont(titleFont);
        painter->setPen(theme.colors().text);
        painter->drawText(QRect(room.left(), y, room.width(), line), Qt::AlignLeft | Qt::AlignVCenter, fact.title);
    }
    y += beneath ? line : 0;
    if (painter != nullptr) {
        painter->setFont(valueFont);
        painter->drawText(QRect(room.left(), y, room.width(), line),
                          static_cast<int>((beneath ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter),
                          fact.quantity.value);
    }
    y += line;
    if (!fact.quantity.formula.isEmpty()) {
        const QRect area(room.left(), y, room.width(), 1000);
        y += QFontMetrics(formulaFont).boundingRect(area, wrapFlags, fact.quantity.formula).height();
        if (painter != nullptr) {
            painter->setFont(formulaFont);
            painter->setPen(theme.colors().secondary);
            painter->drawText(area, wrapFlags, fact.quantity.formula);
        }
    }
    return y - room.top();
}

int FactsView::heightForWidth(int width) const {
    int y = 0;
    for (const Fact& fact : facts_) {
        y += drawFact(nullptr, fact, QRect(0, 0, width, 1000)) + factGap;
    }
    if (field_) {
        const int beside = width - picture - pictureGap;
        y += 1 + 16 + std::max(picture, drawFact(nullptr, *field_, QRect(0, 0, beside, 1000)));
    }
    return y;
}

QSize FactsView::sizeHint() const { return {240, heightForWidth(240)}; }

void FactsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    int y = 0;
    for (const Fact& fact : facts_) {
        y += drawFact(&painter, fact, QRect(0, y, width(), 1000)) + factGap;
    }
    if (!field_) {
        return;
    }
    painter.fillRect(0, y, width(), 1, Theme::instance().colors().hairline);
    y += 16;
    const QRect frame(0, y, picture, picture);
    if (image_.isNull()) {
        painter.fillRect(frame, Theme::instance().colors().sunken);
    } else {
        painter.drawImage(frame, image_);
    }
    if (box_.isValid()) {
        QRectF box(frame.left() + box_.left() * picture, frame.top() + box_.top() * picture, box_.width() * picture,
                   box_.height() * picture);
        box = box.adjusted(0, 0, 0, 0).intersected(QRectF(frame));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        QPen pen(QColor(255, 255, 255), 4.5);
        pen.setJoinStyle(Qt::MiterJoin);
        painter.setClipRect(frame);
        painter.setPen(pen);
        painter.drawRect(box);
        pen.setColor(QColor(0x10, 0x14, 0x1A));
        pen.setWidthF(2);
        painter.setPen(pen);
        painter.drawRect(box);
        painter.setClipping(false);
    }
    const int left = picture + pictureGap;
    const int height = drawFact(nullptr, *field_, QRect(0, 0, width() - left, 1000));
    drawFact(&painter, *field_, QRect(left, y + std::max(0, (picture - height) / 2), width() - left, 1000));
}

}  // namespace fovea
