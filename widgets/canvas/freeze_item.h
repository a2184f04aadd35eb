// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QPainterPath>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "core/analysis/network_analysis.h"

namespace fovea {

/// What of the drawing is frozen: a lock over each layer with weights, a tint behind those that stay as they are, and the
/// freeze line, which stands where all that it depends on ends. It shows; gestures are the canvas's.
class FreezeItem : public QGraphicsItem {
public:
    enum { Type = UserType + 6 };
    /// A layer with its plates, in the scene's coordinates.
    struct Group {
        std::vector<NodeId> weighted;  ///< those of its layers that have weights
        QRectF body;
        QRectF label;
        friend bool operator==(const Group&, const Group&) = default;
    };
    /// Where the line may stand: before the first layer with weights, and behind each but the last.
    struct Stop {
        std::set<NodeId> frozen;
        QPointF at;  ///< its middle
        qreal top = 0;
        qreal bottom = 0;
    };

    FreezeItem();

    /// Groups in topological order. With `open` there are open locks and the line, too.
    void setContent(std::shared_ptr<const NetworkAnalysis> network, std::vector<Group> groups, std::set<NodeId> frozen,
                    bool open);
    const std::set<NodeId>& frozen() const { return frozen_; }
    bool isOpen() const { return open_; }

    std::optional<NodeId> lockAt(const QPointF& position) const;
    /// Its handle, its name or the line itself.
    bool isLineAt(const QPointF& position) const;
    /// In the middle of a layer's lock; of the line's handle. Null where there is none.
    QPointF lockPoint(NodeId node) const;
    QPointF linePoint() const;

    const std::vector<Stop>& stops() const { return stops_; }
    /// The last one of which all is frozen.
    std::size_t currentStop() const { return current_; }
    /// What is frozen once the line stands there: locks behind where it stands now stay.
    std::set<NodeId> frozenAt(std::size_t stop) const;
    std::size_t stopNear(const QPointF& position) const;
    /// Shows what would be frozen if the line were let go there, beside where it was; nothing: as it is.
    void preview(std::optional<std::size_t> stop);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return bounds_; }
    /// Nothing of it hides a layer from the pointer: the canvas asks for locks and line itself.
    QPainterPath shape() const override { return {}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct Lock {
        NodeId node;
        QRectF rect;
    };
    const std::set<NodeId>& shown() const { return preview_ ? previewed_ : frozen_; }
    void placeLocks();
    void placeStops();
    QPainterPath tint() const;
    QString countsText() const;
    void paintLine(QPainter& painter) const;

    std::shared_ptr<const NetworkAnalysis> network_;
    std::vector<Group> groups_;
    std::set<NodeId> frozen_;
    bool open_ = false;
    std::vector<Lock> locks_;
    std::vector<Stop> stops_;
    std::size_t current_ = 0;
    std::optional<std::size_t> preview_;
    std::set<NodeId> previewed_;
    QRectF bounds_;
};

/// A lock in the square: closed in the accent's colour, or open and pale.
void paintLock(QPainter& painter, const QRectF& square, bool closed);

}  // namespace fovea
