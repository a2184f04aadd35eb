// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/freeze_item.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/training/layer_training.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct FreezeText {
    Q_DECLARE_TR_FUNCTIONS(fovea::FreezeItem)
};

constexpr qreal lockSize = 18;
constexpr qreal lockGap = 32;  ///< from a body's top to the middle of its locks
constexpr qreal lineReach = 6;
constexpr qreal lineAbove = 64;  ///< from the bodies' top to the line's name
constexpr qreal handleHalf = 14;

bool areAll(const std::vector<NodeId>& nodes, const std::set<NodeId>& set) {
    return std::ranges::all_of(nodes, [&](NodeId node) { return set.contains(node); });
}

QRectF pillOf(const QString& text, const QPointF& top) {
    const Theme& theme = Theme::instance();
    const QFontMetricsF metrics(theme.font(theme.type().caption, true));
    const QSizeF size(metrics.horizontalAdvance(text) + 20, metrics.height() + 8);
    return {top - QPointF(size.width() / 2, 0), size};
}

}  // namespace

void paintLock(QPainter& painter, const QRectF& square, bool closed) {
    const ThemeColors& colors = Theme::instance().colors();
    const QColor color = closed ? colors.accent : colors.controlBorder;
    const qreal unit = square.width() / 16;
    const auto at = [&](qreal x, qreal y) { return square.topLeft() + QPointF(x, y) * unit; };
    painter.setPen(QPen(color, 1.5 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(closed ? colors.accentSoft : colors.canvas);
    painter.drawRoundedRect(QRectF(at(3, 7), at(13, 14)), 1.5 * unit, 1.5 * unit);
    QPainterPath shackle(at(5, 7));
    shackle.lineTo(at(5, 4.8));
    shackle.arcTo(QRectF(at(5, 1.8), at(11, 7.8)), 180, closed ? -180 : -150);
    if (closed) shackle.lineTo(at(11, 7));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shackle);
}

FreezeItem::FreezeItem() : network_(analyse({})) { setZValue(5); }

void FreezeItem::setContent(std::shared_ptr<const NetworkAnalysis> network, std::vector<Group> groups,
                            std::set<NodeId> frozen, bool open) {
    if (network == network_ && groups == groups_ && frozen == frozen_ && open == open_) {
        return;
    }
    prepareGeometryChange();
    network_ = std::move(network);
    groups_ = std::move(groups);
    frozen_ = std::move(frozen);
    open_ = open;
    preview_.reset();
    placeLocks();
    placeStops();
    bounds_ = tint().boundingRect();
    for (const Lock& lock : locks_) {
        bounds_ |= lock.rect.adjusted(-2, -2, 2, 2);
    }
    for (const Stop& stop : stops_) {
        bounds_ |= QRectF(QPointF(stop.at.x() - 60, stop.top - 4), QPointF(stop.at.x() + 60, stop.bottom + 4));
    }
    update();
}

void FreezeItem::placeLocks() {
    locks_.clear();
    for (const Group& group : groups_) {
        std::vector<NodeId> nodes = group.weighted;
        if (!open_) {
            std::erase_if(nodes, [this](NodeId node) { return !frozen_.contains(node); });
        }
        const qreal left = group.body.center().x() - lockSize * double(nodes.size()) / 2;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const QPointF corner(left + double(i) * lockSize, group.body.top() - lockGap - lockSize / 2);
            locks_.push_back({nodes[i], QRectF(corner, QSizeF(lockSize, lockSize))});
        }
    }
}

void FreezeItem::placeStops() {
    stops_.clear();
    current_ = 0;
    if (!open_) {
        return;
    }
    const auto heavy = [](const Group& group) { return !group.weighted.empty(); };
    const auto last = std::find_if(groups_.rbegin(), groups_.rend(), heavy);
    const auto add = [&](const Group& group, qreal x, std::set<NodeId> frozen) {
        stops_.push_back({std::move(frozen), QPointF(x, group.body.center().y()), group.body.top() - lineAbove,
                          group.label.bottom() + 8});
    };
    for (auto group = groups_.begin(); group != groups_.end(); ++group) {
        if (!heavy(*group)) {
            continue;
        }
        if (stops_.empty()) {
            add(*group, group->body.left() - 16, {});
        }
        if (&*group == &*last) {
            break;
        }
        // Halfway to what stands beside it in its row.
        qreal right = group->body.right() + 40;
        for (const Group& other : groups_) {
            const bool isBeside = std::abs(other.body.center().y() - group->body.center().y()) < 1 &&
                                  other.body.left() > group->body.right();
            if (isBeside) right = std::min(right, other.body.left());
        }
        add(*group, (group->body.right() + right) / 2, layersUpTo(network_->spec, group->weighted.back()));
    }
    for (std::size_t i = 0; i < stops_.size(); ++i) {
        const std::set<NodeId>& frozen = stops_[i].frozen;
        const bool holds = std::ranges::includes(frozen_, frozen);
        if (holds && frozen.size() >= stops_[current_].frozen.size()) current_ = i;
    }
}

std::optional<NodeId> FreezeItem::lockAt(const QPointF& position) const {
    for (const Lock& lock : locks_) {
        if (lock.rect.adjusted(0, -3, 0, 3).contains(position)) {
            return lock.node;
        }
    }
    return std::nullopt;
}

bool FreezeItem::isLineAt(const QPointF& position) const {
    if (stops_.empty()) {
        return false;
    }
    const Stop& stop = stops_[current_];
    const bool isOnLine =
        std::abs(position.x() - stop.at.x()) <= lineReach && position.y() >= stop.top && position.y() <= stop.bottom;
    return isOnLine || pillOf(FreezeText::tr("freeze line"), {stop.at.x(), stop.top}).contains(position);
}

QPointF FreezeItem::lockPoint(NodeId node) const {
    const auto found = std::ranges::find(locks_, node, &Lock::node);
    return found == locks_.end() ? QPointF() : found->rect.center();
}

QPointF FreezeItem::linePoint() const { return stops_.empty() ? QPointF() : stops_[current_].at; }

std::set<NodeId> FreezeItem::frozenAt(std::size_t stop) const {
    std::set<NodeId> frozen = frozen_;
    for (const NodeId node : stops_[current_].frozen) {
        frozen.erase(node);
    }
    frozen.insert(stops_[stop].frozen.begin(), stops_[stop].frozen.end());
    return frozen;
}

std::size_t FreezeItem::stopNear(const QPointF& position) const {
    std::size_t best = current_;
    qreal nearest = std::numeric_limits<qreal>::max();
    for (std::size_t i = 0; i < stops_.size(); ++i) {
        // A row is a step further than all of another.
        const qreal above = std::max({stops_[i].top - position.y(), position.y() - stops_[i].bottom, 0.0});
        const qreal distance = std::abs(position.x() - stops_[i].at.x()) + 1000 * above;
        if (distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    return best;
}

void FreezeItem::preview(std::optional<std::size_t> stop) {
    if (preview_ != stop) {
        preview_ = stop;
        previewed_ = stop ? frozenAt(*stop) : std::set<NodeId>();
        update();
    }
}

/// Row by row, behind neighbours that are frozen and what stands between them.
QPainterPath FreezeItem::tint() const {
    std::vector<const Group*> sorted;
    for (const Group& group : groups_) sorted.push_back(&group);
    std::ranges::stable_sort(sorted, [](const Group* a, const Group* b) {
        const qreal rows = a->body.center().y() - b->body.center().y();
        return std::abs(rows) >= 1 ? rows < 0 : a->body.left() < b->body.left();
    });
    QPainterPath path;
    QRectF run;
    QRectF waiting;  // without weights: it belongs to the run only if something frozen follows
    const auto end = [&] {
        if (!run.isEmpty()) path.addRoundedRect(run, 8, 8);
        run = waiting = QRectF();
    };
    qreal row = std::numeric_limits<qreal>::quiet_NaN();
    for (const Group* group : sorted) {
        if (!(std::abs(group->body.center().y() - row) < 1)) end();
        row = group->body.center().y();
        const QRectF own = (group->body | group->label).adjusted(-10, -lockGap - 14, 10, 6);
        if (group->weighted.empty()) {
            waiting |= own;
        } else if (areAll(group->weighted, shown())) {
            run |= own;
            if (!waiting.isEmpty()) run |= waiting;
            waiting = QRectF();
        } else {
            end();
        }
    }
    end();
    return path;
}

QString FreezeItem::countsText() const {
    std::int64_t frozen = 0;
    std::int64_t trained = 0;
    for (const auto& [id, own] : network_->cost.layers) (shown().contains(id) ? frozen : trained) += own.parameters;
    return FreezeText::tr("%1 frozen + %2 trained = %3")
        .arg(groupedNumber(frozen), groupedNumber(trained), groupedNumber(frozen + trained));
}

void FreezeItem::paintLine(QPainter& painter) const {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    const Stop& stop = stops_[preview_.value_or(current_)];
    painter.setFont(theme.font(theme.type().caption, true));
    if (preview_ && *preview_ != current_) {
        painter.setPen(QPen(colors.accentLine, 1.5, Qt::DashLine));
        const Stop& before = stops_[current_];
        painter.drawLine(QPointF(before.at.x(), before.top + 24), QPointF(before.at.x(), before.bottom));
    }
    const QString name = FreezeText::tr("freeze line");
    const QRectF pill = pillOf(name, {stop.at.x(), stop.top});
    painter.setPen(QPen(colors.accent, 2));
    painter.drawLine(QPointF(stop.at.x(), pill.bottom()), QPointF(stop.at.x(), stop.bottom));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(pill, 4, 4);
    painter.setPen(colors.onAccent);
    painter.drawText(pill, Qt::AlignCenter, name);
    const QRectF handle(stop.at - QPointF(5, handleHalf), QSizeF(10, 2 * handleHalf));
    painter.setPen(QPen(colors.accent, 2));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(handle, 4, 4);
    for (const qreal x : {-1.5, 1.5}) {
        painter.drawLine(stop.at + QPointF(x, -5), stop.at + QPointF(x, 5));
    }
    if (preview_) {
        const QString counts = countsText();
        const QRectF box = pillOf(counts, {stop.at.x(), stop.bottom - 34});
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.text);
        painter.drawRoundedRect(box, 4, 4);
        painter.setPen(colors.surface);
        painter.drawText(box, Qt::AlignCenter, counts);
    }
}

void FreezeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    if (!shown().empty()) {
        QColor veil = Theme::instance().colors().accentSoft;
        veil.setAlpha(90);
        painter->fillPath(tint(), veil);
    }
    for (const Lock& lock : locks_) {
        paintLock(*painter, lock.rect.adjusted(1, 1, -1, -1), shown().contains(lock.node));
    }
    if (!stops_.empty()) {
        paintLine(*painter);
    }
}

}  // namespace fovea
