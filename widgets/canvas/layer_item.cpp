// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/layer_item.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr qreal ringMargin = 10;
constexpr qreal portRadius = 5;
constexpr qreal badgeRadius = 10;

}  // namespace

void LayerItem::setContent(const Content& content) {
    if (content == content_) {
        return;
    }
    prepareGeometryChange();
    content_ = content;
    label_ = labelRect(content_.body, content_.label);
    while (slabs_.size() > content_.slabs.size()) {
        delete slabs_.back();
        slabs_.pop_back();
    }
    while (slabs_.size() < content_.slabs.size()) {
        slabs_.push_back(new PlateItem(static_cast<int>(slabs_.size()), this));
    }
    for (std::size_t i = 0; i < slabs_.size(); ++i) {
        slabs_[i]->setContent(content_.slabs[i], content_.body, imageOn(i));
    }
    const QString& tip = content_.thumbnail.tip;
    setToolTip(tip.isEmpty() ? content_.label.name : content_.label.name + u'\n' + tip);
    update();
}

void LayerItem::setThumbnail(const LayerThumbnail& thumbnail) {
    Content changed = content_;
    changed.thumbnail = thumbnail;
    setContent(changed);
}

QImage LayerItem::imageOn(std::size_t slab) const {
    // A thumbnail is on the face that is seen, the last one's; a block of fixed size has room for it on itself only.
    const std::size_t shown = content_.body.kind == BodyKind::Block ? 0 : content_.slabs.size() - 1;
    if (slab == shown && !content_.thumbnail.image.isNull()) {
        return content_.thumbnail.image;
    }
    // The picture lies on the input itself, not on what follows it.
    return slab == 0 ? content_.image : QImage();
}

void LayerItem::remeasure() {
    prepareGeometryChange();
    label_ = labelRect(content_.body, content_.label);
    update();
}

void LayerItem::setSelection(const std::set<NodeId>& nodes) {
    bool any = false;
    for (std::size_t i = 0; i < slabs_.size(); ++i) {
        const bool in = nodes.contains(content_.slabs[i].node);
        any = any || in;
        slabs_[i]->setRinged(in && i > 0);
    }
    any = any || std::ranges::any_of(content_.inner, [&](NodeId id) { return nodes.contains(id); });
    const bool hostIn = content_.inner.empty() ? nodes.contains(host()) : any;
    if (selected_ != any || hostSelected_ != hostIn) {
        selected_ = any;
        hostSelected_ = hostIn;
        setZValue(any ? 3 : 2);
        update();
    }
}

void LayerItem::setHovered(std::optional<NodeId> node) {
    for (std::size_t i = 0; i < slabs_.size(); ++i) {
        slabs_[i]->setHovered(node && content_.slabs[i].node == *node);
    }
    const bool hovered = node && holds(*node);
    if (hovered != hovered_) {
        hovered_ = hovered;
        update();
    }
}

void LayerItem::setTarget(Target target) {
    if (target_ != target) {
        target_ = target;
        update();
    }
}

bool LayerItem::holds(NodeId node) const {
    return std::ranges::any_of(content_.slabs, [&](const auto& s) { return s.node == node; }) ||
           std::ranges::find(content_.inner, node) != content_.inner.end();
}

bool LayerItem::isFaulty() const {
    return std::any_of(content_.slabs.begin(), content_.slabs.end(),
                       [](const auto& s) { return s.state == LayerState::Faulty; });
}

QRectF LayerItem::ring() const {
    return content_.body.rect().adjusted(-ringMargin, -ringMargin, ringMargin, ringMargin);
}

QPointF LayerItem::inputPort() const { return pos() + QPointF(ring().left(), 0); }

QPointF LayerItem::outputPort() const { return pos() + QPointF(ring().right(), 0); }

QPointF LayerItem::slabPoint(NodeId node) const {
    for (std::size_t i = 0; i < content_.slabs.size(); ++i) {
        if (content_.slabs[i].node == node) {
            const QPolygonF front = content_.body.front(static_cast<int>(i));
            return pos() + front.boundingRect().center();
        }
    }
    return pos();
}

QPointF LayerItem::facePoint() const {
    return pos() + content_.body.side(content_.body.plates).boundingRect().center();
}

QRectF LayerItem::nameRect() const {
    const Theme& theme = Theme::instance();
    const QFontMetricsF metrics(theme.font(theme.type().body, true));
    return QRectF(label_.topLeft(), QSizeF(label_.width(), metrics.height())).translated(pos());
}

QRectF LayerItem::boundingRect() const {
    const qreal name = Theme::instance().type().body * 2;
    return ring().united(label_).adjusted(-badgeRadius, -name, badgeRadius, badgeRadius);
}

QPainterPath LayerItem::shape() const {
    QPainterPath path;
    path.addRect(ring().adjusted(4, 4, -4, -4));
    path.addRect(label_);
    return path;
}

void LayerItem::paintLabel(QPainter& painter) const {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    const bool faulty = isFaulty();
    const bool unknown = content_.slabs.front().state == LayerState::Unknown;
    const auto align = Qt::AlignTop | (label_.center().x() == 0 ? Qt::AlignHCenter : Qt::AlignLeft);
    const QFont nameFont = theme.font(theme.type().body, hostSelected_ || faulty);
    const QFontMetricsF metrics(nameFont);
    painter.setFont(nameFont);
    painter.setPen(faulty ? colors.error : unknown ? colors.caption : colors.text);
    QRectF line(label_.topLeft(), QSizeF(label_.width(), metrics.height()));
    painter.drawText(line, static_cast<int>(align | Qt::TextDontClip), content_.label.name);
    painter.setFont(theme.font(theme.type().caption));
    painter.setPen(colors.caption);
    const QRectF rest(line.bottomLeft(), label_.bottomRight());
    painter.drawText(rest, static_cast<int>(align | Qt::TextDontClip), content_.label.summary);
}

void LayerItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const ThemeColors& colors = Theme::instance().colors();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool faulty = isFaulty();
    QColor line = hostSelected_ ? colors.accent : Qt::transparent;
    QColor fill = hovered_ && !hostSelected_ ? colors.accentSoft : QColor(Qt::transparent);
    if (faulty) {
        line = colors.error;
    }
    if (hostSelected_ || faulty) {
        fill = colors.surface;
    }
    if (target_ != Target::None) {
        line = target_ == Target::Hot ? colors.accent : colors.accentLine;
        fill = colors.accentSoft;
    }
    if (fill.alpha() > 0 || line.alpha() > 0) {
        painter->setPen(line.alpha() > 0 ? QPen(line, target_ == Target::Hot ? 3 : 2) : QPen(Qt::NoPen));
        painter->setBrush(fill);
        painter->drawRoundedRect(ring(), 6, 6);
    }
    if (faulty && hostSelected_) {
        painter->setPen(QPen(colors.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(ring().adjusted(-3, -3, 3, 3), 8, 8);
    }
    paintLabel(*painter);
    if (showsPorts()) {
        painter->setPen(QPen(colors.accent, 2));
        painter->setBrush(colors.surface);
        painter->drawEllipse(QPointF(ring().right(), 0), portRadius, portRadius);
        if (content_.takesInput) {
            painter->drawEllipse(QPointF(ring().left(), 0), portRadius, portRadius);
        }
    }
    if (faulty) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.error);
        painter->drawEllipse(ring().topRight(), badgeRadius, badgeRadius);
        painter->setPen(colors.onAccent);
        painter->setFont(Theme::instance().font(13, true));
        painter->drawText(
            QRectF(ring().topRight() - QPointF(badgeRadius, badgeRadius), QSizeF(2 * badgeRadius, 2 * badgeRadius)),
            Qt::AlignCenter, QStringLiteral("!"));
    }
}

}  // namespace fovea
