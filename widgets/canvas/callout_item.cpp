// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/callout_item.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr qreal padding = 16;
constexpr qreal pointer = 8;  ///< height of the tip towards the layer
constexpr qreal widest = 740;
constexpr qreal buttonPadding = 10;

QString leadText() { return QCoreApplication::translate("fovea::CalloutItem", "Try"); }

QString resultText(const FixSuggestion& fix) {
    return fix.result.isEmpty() ? QString() : QStringLiteral("→ ") + fix.result;
}

}  // namespace

void CalloutItem::setContent(NodeId node, const QString& name, const ProblemText& problem) {
    prepareGeometryChange();
    node_ = node;
    name_ = name;
    problem_ = problem;
    layOut();
    update();
}

void CalloutItem::setRoom(std::optional<qreal> width) {
    if (room_ != width) {
        prepareGeometryChange();
        room_ = width;
        layOut();
        update();
    }
}

void CalloutItem::setTip(qreal x) {
    const qreal inside = std::clamp(x, 2 * pointer, std::max(2 * pointer, box_.right() - 2 * pointer));
    if (tip_ != inside) {
        tip_ = inside;
        update();
    }
}

void CalloutItem::layOut() {
    const Theme& theme = Theme::instance();
    const QFontMetricsF body(theme.font(theme.type().body));
    const QFontMetricsF bold(theme.font(theme.type().body, true));
    const qreal nameWidth = bold.horizontalAdvance(name_) + 8;
    const qreal most = theme.px(widest);
    const qreal limit = std::min(most, room_.value_or(most)) - 2 * padding;

    const qreal wanted = nameWidth + body.horizontalAdvance(problem_.sentence) + 2;
    const QRectF wrapped =
        body.boundingRect(QRectF(0, 0, limit - nameWidth, 1000), Qt::AlignLeft | Qt::TextWordWrap, problem_.sentence);
    qreal width = std::min(wanted, limit);
    text_ = QRectF(padding, pointer + 12, width, wanted <= limit ? body.height() : wrapped.height());

    buttons_.clear();
    const qreal height = body.height() + 8;
    qreal x = padding + body.horizontalAdvance(leadText()) + 10;
    qreal y = text_.bottom() + 12;
    lead_ = QRectF(padding, y, x - padding, height);
    for (const FixSuggestion& fix : problem_.fixes) {
        const qreal w = body.horizontalAdvance(fix.label) + body.horizontalAdvance(resultText(fix)) +
                        2 * buttonPadding + (fix.result.isEmpty() ? 0 : 8);
        if (x > lead_.right() && x + w > padding + limit) {
            x = lead_.right();
            y += height + 8;
        }
        buttons_.emplace_back(x, y, w, height);
        width = std::max(width, x + w - padding);
        x += w + 8;
    }
    const qreal bottom = buttons_.empty() ? text_.bottom() : buttons_.back().bottom();
    text_.setWidth(width);
    box_ = QRectF(0, pointer, width + 2 * padding, bottom + 12 - pointer);
}

std::optional<int> CalloutItem::fixAt(const QPointF& scenePosition) const {
    const QPointF at = mapFromScene(scenePosition);
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        if (buttons_[i].contains(at)) {
            return static_cast<int>(i);
        }
    }
    return std::nullopt;
}

QPointF CalloutItem::fixCentre(int index) const {
    const auto i = static_cast<std::size_t>(index);
    return i < buttons_.size() ? mapToScene(buttons_[i].center()) : QPointF();
}

void CalloutItem::setHoveredFix(std::optional<int> index) {
    if (hovered_ != index) {
        hovered_ = index;
        update();
    }
}

void CalloutItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(box_, 8, 8);
    QPainterPath tip;
    tip.addPolygon(QPolygonF({{tip_ - pointer, pointer + 1}, {tip_, 0}, {tip_ + pointer, pointer + 1}}));
    tip.closeSubpath();
    painter->setPen(QPen(colors.errorBorder, 1));
    painter->setBrush(colors.surface);
    painter->drawPath(outline.united(tip));

    painter->setPen(colors.error);
    painter->setFont(theme.font(theme.type().body, true));
    painter->drawText(text_, Qt::AlignLeft | Qt::AlignTop, name_);
    const qreal nameWidth = QFontMetricsF(painter->font()).horizontalAdvance(name_) + 8;
    const QFont body = theme.font(theme.type().body);
    const QFontMetricsF metrics(body);
    painter->setFont(body);
    painter->drawText(text_.adjusted(nameWidth, 0, 1, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                      problem_.sentence);
    if (buttons_.empty()) {
        return;
    }
    painter->setPen(colors.caption);
    painter->drawText(lead_, Qt::AlignLeft | Qt::AlignVCenter, leadText());
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        const FixSuggestion& fix = problem_.fixes[i];
        const bool hovered = hovered_ == static_cast<int>(i);
        painter->setPen(QPen(hovered ? colors.accent : colors.controlBorder, 1));
        painter->setBrush(hovered ? colors.accentSoft : colors.surface);
        painter->drawRoundedRect(buttons_[i], 6, 6);
        QRectF inside = buttons_[i].adjusted(buttonPadding, 0, -buttonPadding + 1, 0);
        painter->setPen(colors.text);
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, fix.label);
        painter->setPen(colors.caption);
        inside.setLeft(inside.left() + metrics.horizontalAdvance(fix.label) + 8);
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, resultText(fix));
    }
}

}  // namespace fovea
