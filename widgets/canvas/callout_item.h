// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <optional>
#include <vector>

#include "widgets/values/problem_text.h"

namespace fovea {

/// What is wrong at a layer, with the ways out as buttons. Its position is its upper left corner.
class CalloutItem : public QGraphicsItem {
public:
    enum { Type = UserType + 4 };
    static constexpr qreal usualTip = 44;
    CalloutItem() { setZValue(6); }

    void setContent(NodeId node, const QString& name, const ProblemText& problem);
    /// No wider than that, where its buttons allow it; the usual width without.
    void setRoom(std::optional<qreal> width);
    /// Where the tip points to the layer, from the left edge.
    void setTip(qreal x);
    NodeId node() const { return node_; }
    const ProblemText& problem() const { return problem_; }
    /// The fix whose button lies at this point of the scene.
    std::optional<int> fixAt(const QPointF& scenePosition) const;
    QPointF fixCentre(int index) const;
    void setHoveredFix(std::optional<int> index);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return box_.adjusted(-2, -12, 2, 2); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void layOut();

    NodeId node_;
    QString name_;
    ProblemText problem_;
    QRectF box_;
    QRectF text_;
    QRectF lead_;
    std::vector<QRectF> buttons_;
    std::optional<int> hovered_;
    std::optional<qreal> room_;
    qreal tip_ = usualTip;
};

}  // namespace fovea
