// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsScene>
#include <QImage>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "core/analysis/network_analysis.h"
#include "widgets/canvas/canvas_drawing.h"
#include "widgets/canvas/layer_groups.h"
#include "widgets/canvas/layer_thumbnail.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/volume_geometry.h"
#include "widgets/canvas/edge_item.h"
#include "widgets/values/positions.h"
#include "widgets/values/problem_text.h"

namespace fovea {

class CalloutItem;
class FreezeItem;
class LayerItem;

/// One end of an edge: where it enters a layer, or where it leaves one.
struct EdgeEnd {
    Edge edge;
    bool entering = true;
};

/// What lies at a point of the scene; the first that is set counts.
struct CanvasHit {
    std::optional<int> fix;      ///< of the callout shown
    std::optional<NodeId> lock;  ///< the layer whose it is
    bool freezeLine = false;
    std::optional<NodeId> outputPort;  ///< the node whose output it is
    std::optional<NodeId> inputPort;
    std::optional<NodeId> node;
    std::optional<EdgeEnd> edgeEnd;
    std::optional<Edge> edge;  ///< also where an end of it is hit
};

/// The drawing's items, kept in step with the network by changing what differs.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
public:
    explicit CanvasScene(QObject* parent = nullptr);
    ~CanvasScene() override;

    void setNetwork(std::shared_ptr<const NetworkAnalysis> network, const Positions& positions,
                    const ProblemTexts& problems);
    /// Nothing is done for what stands there already.
    void setPositions(const Positions& positions);
    void setInputImage(const QImage& image, const QString& caption);
    /// By node; a layer shows that of the last of those that are drawn as one with it. Routes nothing.
    void setThumbnails(LayerThumbnails thumbnails);
    const LayerThumbnails& thumbnails() const { return thumbnails_; }
    void setDrawing(CanvasDrawing drawing);
    /// Where blocks are drawn as one, layers stand in rows that fit this size of the view; nothing moves them.
    void setRoom(QSizeF room) { room_ = room; }
    /// Blocks that hold one of these are drawn layer by layer.
    void setOpened(const std::set<NodeId>& nodes);
    const std::set<NodeId>& opened() const { return opened_; }
    /// The block that is drawn as one with this layer in it, or null. Until the next change.
    const LayerGroup* blockOf(NodeId node) const;
    /// The layers that are selected together: those of a block, or this one.
    std::set<NodeId> unitOf(NodeId node) const;
    /// With `open`, locks of layers that are trained and the freeze line show, too.
    void setFreezing(const std::set<NodeId>& frozen, bool open);
    void setSelection(const std::set<NodeId>& nodes, const std::vector<Edge>& edges);
    void setHovered(std::optional<NodeId> node, std::optional<Edge> edge, std::optional<int> fix);
    void setHotEdge(std::optional<Edge> edge);
    /// The edge that is held at one of its ends is not drawn where it was.
    void setTakenEdge(std::optional<Edge> edge);
    /// Marks the layers that an edge from (or, backwards, to) `end` may reach.
    void setTargets(const std::set<NodeId>& legal, std::optional<NodeId> hot);
    /// Moves groups without telling anybody, while they are dragged.
    void moveGroups(const Positions& positions);
    /// Where groups stand now, by host.
    Positions places() const;
    /// The groups for a small drawing of all.
    std::vector<Minimap::Part> minimapParts() const;
    /// The part of the scene that is seen with nothing over it: the callout of a layer there stays inside.
    void setFreeArea(const QRectF& area);
    /// At which the scene is seen: the callout keeps its size on the screen.
    void setZoom(qreal zoom);
    /// Measures and paints anew after a change of theme.
    void restyle();

    const NetworkSpec& spec() const { return network_->spec; }
    const ShapeTable& shapes() const { return network_->shapes; }
    const ProblemTexts& problems() const { return problems_; }
    const std::set<NodeId>& selection() const { return selection_; }
    CanvasDrawing drawing() const { return drawing_; }
    VolumeScale scale() const { return scale_; }
    /// How often the edges were routed so far.
    int routings() const { return routings_; }

    CanvasHit hit(const QPointF& position) const;
    /// The edge closest to `position` within `distance`.
    std::optional<Edge> edgeNear(const QPointF& position, qreal distance) const;
    LayerItem* itemOf(NodeId node) const;
    EdgeItem* edgeOf(const Edge& edge) const;
    CalloutItem* callout() const { return callout_; }
    /// Where it stands at the zoom 1, with room around; empty where there is none.
    QRectF calloutHome() const { return callout_ == nullptr ? QRectF() : calloutHome_; }
    FreezeItem& freezing() const { return *freezing_; }
    std::set<NodeId> nodesIn(const QRectF& rect) const;
    QRectF contentRect() const;

    /// Legal ends of an edge from `from`: no cycle, and an input free, or the only one, which is replaced then.
    /// `without`: as if this edge weren't there.
    std::set<NodeId> legalTargets(NodeId from, const std::optional<Edge>& without = {}) const;
    std::set<NodeId> legalSources(NodeId to, const std::optional<Edge>& without = {}) const;
    /// The open end that a layer dropped at `position` would follow.
    std::optional<NodeId> openEndNear(const QPointF& position) const;

private:
    struct WireKey {
        Edge edge;
        int repeat = 0;  ///< a join may take the same layer twice
        friend auto operator<=>(const WireKey&, const WireKey&) = default;
    };

    /// An edge that is drawn, with what of it does not depend on places.
    struct DrawnEdge {
        EdgeItem* item = nullptr;
        EdgeRequest ends;  ///< groups
        QString shape;
        EdgeItem::State state{};
        bool intoAdd = false;
    };

    void rebuild();
    LayerThumbnail thumbnailOf(const LayerGroup& group) const;
    std::optional<EdgeEnd> edgeEndAt(const QPointF& position) const;
    /// Of each group, as they are to stand.
    Positions placesFor(const Positions& positions) const;
    void syncLayers(const Positions& positions);
    void syncEdges();
    /// Routes all of them: each goes around other layers and beside other edges, so it depends on every place.
    void routeEdges();
    void routeOutput(const std::vector<RoutingBox>& boxes);
    void syncFreezing();
    void syncCallout();
    void placeCallout();
    /// Its corner for this room, nothing for the usual width, with its lengths `scale` times as long in the scene.
    QPointF placeCalloutIn(std::optional<qreal> room, const LayerItem& item, qreal scale);

    std::shared_ptr<const NetworkAnalysis> network_;
    Positions positions_;
    ProblemTexts problems_;
    QImage image_;
    QString caption_;
    LayerThumbnails thumbnails_;
    CanvasDrawing drawing_ = CanvasDrawing::Volumes;
    QSizeF room_{1100, 700};
    std::set<NodeId> opened_;
    VolumeScale scale_;
    std::vector<LayerGroup> groups_;
    std::map<NodeId, std::size_t> groupOf_;
    std::map<NodeId, LayerItem*> layers_;  ///< by host
    std::map<WireKey, EdgeItem*> edges_;
    std::vector<DrawnEdge> drawnEdges_;
    std::set<Edge> bundles_;  ///< those drawn for several, which lead into a block
    qreal labelWidth_ = 0;        ///< of the longest text on an edge
    EdgeItem* output_ = nullptr;  ///< the arrow behind the last layer
    int routings_ = 0;
    FreezeItem* freezing_ = nullptr;
    std::set<NodeId> frozen_;
    bool showsFreezing_ = false;
    CalloutItem* callout_ = nullptr;
    QRectF calloutHome_;       ///< see calloutHome()
    qreal calloutScale_ = 1;  ///< of its lengths to those of the scene
    QRectF freeArea_;
    std::set<NodeId> selection_;
    std::vector<Edge> selectedEdges_;
    std::optional<NodeId> hoveredNode_;
};

}  // namespace fovea
