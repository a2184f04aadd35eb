// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsScene>
#include <QImage>
#include <map>
#include <set>

#include "widgets/canvas/canvas_types.h"
#include "widgets/canvas/layer_groups.h"
#include "widgets/canvas/volume_geometry.h"

namespace fovea {

class CalloutItem;
class LayerItem;
class WireItem;

/// What lies at a point of the scene; the first that is set counts.
struct CanvasHit {
    std::optional<int> fix;            ///< of the callout shown
    std::optional<NodeId> outputPort;  ///< the node whose output it is
    std::optional<NodeId> inputPort;
    std::optional<NodeId> node;
    std::optional<Edge> edge;
};

/// The drawing's items, kept in step with the network by changing what differs.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
public:
    explicit CanvasScene(QObject* parent = nullptr);
    ~CanvasScene() override;

    void setNetwork(const NetworkSpec& spec, const ShapeTable& shapes, const Positions& positions,
                    const ProblemTexts& problems);
    void setInputImage(const QImage& image, const QString& caption);
    void setDrawing(CanvasDrawing drawing);
    void setSelection(const std::set<NodeId>& nodes, const std::vector<Edge>& edges);
    void setHovered(std::optional<NodeId> node, std::optional<Edge> edge, std::optional<int> fix);
    void setHotWire(std::optional<Edge> edge);
    /// Marks the layers that a wire from (or, backwards, to) `end` may reach.
    void setTargets(const std::set<NodeId>& legal, std::optional<NodeId> hot);
    /// Moves groups without telling anybody, while they are dragged.
    void moveGroups(const Positions& positions);
    /// Measures and paints anew after a change of theme.
    void restyle();

    const NetworkSpec& spec() const { return spec_; }
    const ShapeTable& shapes() const { return shapes_; }
    const ProblemTexts& problems() const { return problems_; }
    const std::set<NodeId>& selection() const { return selection_; }
    CanvasDrawing drawing() const { return drawing_; }
    VolumeScale scale() const { return scale_; }

    CanvasHit hit(const QPointF& position) const;
    /// The wire closest to `position` within `distance`.
    std::optional<Edge> wireNear(const QPointF& position, qreal distance) const;
    LayerItem* itemOf(NodeId node) const;
    WireItem* wireOf(const Edge& edge) const;
    CalloutItem* callout() const { return callout_; }
    std::set<NodeId> nodesIn(const QRectF& rect) const;
    QRectF contentRect() const;

    /// Legal ends of a wire from `from`: no cycle, and an input free.
    std::set<NodeId> legalTargets(NodeId from) const;
    std::set<NodeId> legalSources(NodeId to) const;
    /// The open end that a layer dropped at `position` would follow.
    std::optional<NodeId> openEndNear(const QPointF& position) const;

private:
    struct WireKey {
        Edge edge;
        int repeat = 0;  ///< a join may take the same layer twice
        friend auto operator<=>(const WireKey&, const WireKey&) = default;
    };

    void rebuild();
    void syncLayers(const Positions& positions);
    void syncWires();
    void syncCallout();
    void placeCallout();
    QString wireText(NodeId from, bool identitySkip) const;

    NetworkSpec spec_;
    ShapeTable shapes_;
    Positions positions_;
    ProblemTexts problems_;
    QImage image_;
    QString caption_;
    CanvasDrawing drawing_ = CanvasDrawing::Volumes;
    VolumeScale scale_;
    std::vector<LayerGroup> groups_;
    std::map<NodeId, std::size_t> groupOf_;
    std::map<NodeId, LayerItem*> layers_;  ///< by host
    std::map<WireKey, WireItem*> wires_;
    WireItem* output_ = nullptr;
    CalloutItem* callout_ = nullptr;
    std::set<NodeId> selection_;
    std::vector<Edge> selectedEdges_;
    std::optional<NodeId> hoveredNode_;
};

}  // namespace fovea
