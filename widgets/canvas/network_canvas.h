// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <QImage>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "core/analysis/network_analysis.h"
#include "widgets/canvas/alignment.h"
#include "widgets/canvas/canvas_drawing.h"
#include "widgets/canvas/layer_thumbnail.h"
#include "widgets/canvas/gestures/canvas_gesture.h"
#include "widgets/values/positions.h"
#include "widgets/values/problem_text.h"

class QPainter;
class QVariantAnimation;

namespace fovea {

class CanvasScene;
class GhostItem;
class Minimap;

/// The network as a drawing to work on. It shows the values handed to it and asks for changes by
/// signals; it never changes the network itself. A drop, an edge, a deletion shows once the owner
/// has changed its document and called setNetwork() again, which updates in place.
class NetworkCanvas : public QGraphicsView {
    Q_OBJECT
public:
    explicit NetworkCanvas(QWidget* parent = nullptr);
    ~NetworkCanvas() override;

    /// Nodes without a position get the one that tidyPositions() gives them. Selected nodes that
    /// are gone leave the selection silently.
    void setNetwork(std::shared_ptr<const NetworkAnalysis> network, const Positions& positions,
                    const ProblemTexts& problems);
    /// The same network at other places: edges are routed anew if a layer really moves, and that is all.
    void setPositions(const Positions& positions);
    /// The picture drawn on the input layer, and the name of the data beneath it.
    void setInputImage(const QImage& image, const QString& caption = {});
    /// What layers give for the chosen picture, by node; of layers drawn as one, that of the last is shown. Where none
    /// is given, nothing is. Nothing is measured or routed for it.
    void setThumbnails(LayerThumbnails thumbnails);
    const LayerThumbnails& thumbnails() const;
    /// Does not emit selectionChanged().
    void setSelection(const std::set<NodeId>& nodes);
    const std::set<NodeId>& selection() const;
    const std::vector<Edge>& selectedEdges() const { return selectedEdges_; }

    void setDrawing(CanvasDrawing drawing);
    CanvasDrawing drawing() const;
    /// Blocks that hold one of these layers are drawn open (CanvasDrawing::Blocks).
    void setOpenedBlocks(const std::set<NodeId>& nodes);
    const std::set<NodeId>& openedBlocks() const;
    /// Frozen layers have a lock; with `open` all layers with weights have one, and there is the freeze line.
    void setFreezing(const std::set<NodeId>& frozen, bool open);
    const std::set<NodeId>& frozen() const;
    /// Asks to freeze the selected layers, or to train them again where all are frozen.
    void toggleFrozen();
    /// Asks to freeze the selected layer and all that it depends on, and nothing else.
    void freezeUpToSelection();
    /// Asks to move the freeze line by so many layers with weights, where it is shown.
    void moveFreezeLine(int layers);

    double zoom() const;
    void setZoom(double zoom);
    void zoomIn() { setZoom(zoom() * 1.25); }
    void zoomOut() { setZoom(zoom() / 1.25); }
    /// Widths at the right that something lies over, now and at times: fit() leaves the one free, and
    /// rows are laid out to have room beside the other.
    void setCoveredRight(int now, int atTimes);
    /// Shows the whole network, never larger than 100 %.
    void fit();
    /// Whether what is shown is what fit() shows.
    bool isFitted() const;
    /// Scrolls so that the layer stands where this place of the scene is now.
    void bringTo(NodeId id, const QPointF& scenePosition);
    /// The place of the scene in the middle of the view.
    QPointF centre() const;
    void setCentre(const QPointF& scenePosition) { centerOn(scenePosition); }
    /// Milliseconds that glideFrom() takes; 0, as at first: none.
    void setGlideDuration(int milliseconds) { glideDuration_ = milliseconds; }
    /// Shows how layers get from these places to where they stand, and the view to all of the network. Whatever is done
    /// meanwhile ends it. Nothing is emitted but zoomChanged().
    void glideFrom(const Positions& before);
    bool isGliding() const { return glide_ != nullptr; }
    /// Where layers are drawn, by the first of those that are drawn as one.
    Positions places() const;
    /// Positions in rows that fit this view best; emits moveRequested() with those that change.
    void tidy();
    /// Lines the selected layers up; emits moveRequested() with those that change. Not where blocks are drawn.
    void align(Alignment alignment);
    /// The positions that tidy() would ask for, for a network that was just opened.
    Positions tidied(const NetworkSpec& spec, const ShapeTable& shapes) const;
    void ensureNodeVisible(NodeId id);

    /// Everything there is, drawn at `scale`, for pictures in files.
    QImage picture(double scale = 1.0) const;
    /// The same without a background into any painter; its size is pictureSize() at scale 1.
    void paintPicture(QPainter& painter, const QRectF& target) const;
    QSizeF pictureSize() const;

    /// Where the centre of a layer lies in the viewport, and a point on an edge; for tests and tours.
    QPoint nodePoint(NodeId id) const;
    /// The middle of the large face of the volume that a layer belongs to; its name; for the same.
    QPoint facePoint(NodeId id) const;
    QPoint labelPoint(NodeId id) const;
    QPoint outputPortPoint(NodeId id) const;
    QPoint inputPortPoint(NodeId id) const;
    QPoint edgePoint(const Edge& edge) const;
    /// Where an edge is taken by the end at which it enters a layer, or leaves one.
    QPoint edgeGripPoint(const Edge& edge, bool entering) const;
    /// The small drawing of all in the corner; hidden while all is seen.
    Minimap* minimap() const { return minimap_; }
    QPoint lockPoint(NodeId id) const;
    QPoint freezeLinePoint() const;
    /// Where the line stands with so many layers with weights, plates apart, below it.
    QPoint freezeStopPoint(int stop) const;
    /// Centre of the n-th fix button of a layer's callout.
    QPoint fixPoint(NodeId id, int index) const;
    /// All of the callout; empty where the layer has none.
    QRect calloutRect(NodeId id) const;
    // What a screen reader is told, layer by layer (canvas_accessible.cpp).
    /// In the order of computation.
    std::vector<NodeId> layers() const;
    QString layerName(NodeId id) const;
    /// Its kind, its output, and whether it is frozen.
    QString layerDescription(NodeId id) const;
    /// The sentence of what is wrong with it; empty: nothing.
    QString layerFault(NodeId id) const;
    /// In the viewport; that of the block where the layer is drawn with others as one.
    QRect layerRect(NodeId id) const;
    /// Selects it alone and scrolls to it, as keys do.
    void stepToLayer(NodeId id) { stepTo(id, false); }
    /// How often the edges were routed so far.
    int routings() const;
    /// Whether something is being done with the pointer.
    bool hasGesture() const { return gesture_ != nullptr; }

Q_SIGNALS:
    /// A layer was dropped: into an edge, after a layer, or on its own.
    void addRequested(const LayerSpec& layer, QPointF scenePosition, std::optional<Edge> insertInto,
                      std::optional<NodeId> after);
    void connectRequested(NodeId from, NodeId to);
    /// The edge `before` is to be `after`, which has another end.
    void rewireRequested(const Edge& before, const Edge& after);
    void removeRequested(const std::set<NodeId>& nodes, const std::vector<Edge>& edges);
    void moveRequested(const Positions& positions);
    /// Exactly these are to be frozen.
    void freezeRequested(const std::set<NodeId>& frozen);
    void selectionChanged(const std::set<NodeId>& nodes);
    void fixChosen(NodeId node, const Repair& repair);
    /// Double click or Enter: show the settings of this layer.
    void inspectRequested(NodeId node);
    /// Double click on its name.
    void renameRequested(NodeId node);
    /// Why nothing came of a gesture, as a sentence.
    void refused(const QString& sentence);
    /// Exactly one of node and edge, or neither on the empty canvas.
    void contextMenuRequested(std::optional<NodeId> node, std::optional<Edge> edge, QPoint globalPosition);
    void zoomChanged(double zoom);
    /// The button on the empty canvas.
    void exampleRequested();

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct View {
        double zoom = 1;
        QPointF centre;
    };
    View fittedView() const;
    QSizeF roomForRows() const;
    void openBlock(NodeId node);
    QRectF pictureRect() const;
    void shareFreeArea();
    QRectF seenRect() const;
    void showMinimap();
    void glideTo(const Positions& places, const View& view);
    void endGlide();
    CanvasPoint pointAt(const QPointF& viewPosition) const;
    void select(std::set<NodeId> nodes, std::vector<Edge> edges);
    void selectClicked(std::optional<NodeId> node, std::optional<Edge> edge, bool toggle);
    std::unique_ptr<CanvasGesture> gestureFrom(const CanvasPoint& at, Qt::KeyboardModifiers modifiers);
    void beginGesture(std::unique_ptr<CanvasGesture> gesture, Qt::MouseButton button);
    void finishGesture(const CanvasPoint& at);
    void cancelGesture();
    void perform(const CanvasRequest& request);
    std::vector<NodeId> selectedWithWeights() const;
    void nudge(QPointF by);
    /// Along an edge, or across; `extend` keeps what is selected.
    void walk(int key, bool extend);
    void stepTo(NodeId id, bool extend);
    void selectEnd(bool last);
    /// What the keys do, in a sentence or two.
    static QString keysHelp();
    void removeSelection();
    void updateHover(const QPointF& scenePosition);
    void updateCursor();
    void selectNext(int step);
    void makeHint();
    void placeHint();
    void restyle();
    void describe();

    CanvasScene* scene_ = nullptr;
    GhostItem* ghost_ = nullptr;
    QWidget* hint_ = nullptr;
    Minimap* minimap_ = nullptr;
    QVariantAnimation* glide_ = nullptr;
    Positions glideEnd_;
    View glideEndView_;
    int glideDuration_ = 0;
    std::unique_ptr<CanvasGesture> gesture_;        ///< the one under way
    Qt::MouseButton gestureButton_ = Qt::NoButton;  ///< that holds it; none for a layer dragged in
    std::vector<Edge> selectedEdges_;
    std::optional<NodeId> walkedTo_;  ///< by keys; from there they go on
    int coveredRight_ = 0;
    int coveredAtTimes_ = 0;
    bool spaceHeld_ = false;
    bool fitPending_ = false;
    bool keyboardFocus_ = false;
};

/// From now on assistive technology finds the layers of every NetworkCanvas as its children, in the order of
/// computation and before its widgets: each with name, kind and output, fault, place, whether it is selected, and an
/// action that selects it. Items of a QGraphicsView have nothing of that of their own. Idempotent.
void installCanvasAccessibility();

}  // namespace fovea
