// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <QImage>
#include <optional>
#include <set>
#include <vector>

#include "widgets/canvas/canvas_types.h"

class QPainter;

namespace fovea {

class CanvasScene;
class GhostItem;

/// The network as a drawing to work on. It shows the values handed to it and asks for changes by
/// signals; it never changes the network itself. A drop, a wire, a deletion shows once the owner
/// has changed its document and called setNetwork() again, which updates in place.
class NetworkCanvas : public QGraphicsView {
    Q_OBJECT
public:
    explicit NetworkCanvas(QWidget* parent = nullptr);
    ~NetworkCanvas() override;

    /// Nodes without a position get the one that tidyPositions() gives them. Selected nodes that
    /// are gone leave the selection silently.
    void setNetwork(const NetworkSpec& spec, const ShapeTable& shapes, const Positions& positions,
                    const ProblemTexts& problems);
    /// The picture drawn on the input layer, and the name of the data beneath it.
    void setInputImage(const QImage& image, const QString& caption = {});
    /// Does not emit selectionChanged().
    void setSelection(const std::set<NodeId>& nodes);
    const std::set<NodeId>& selection() const;
    const std::vector<Edge>& selectedEdges() const { return selectedEdges_; }

    void setDrawing(CanvasDrawing drawing);
    CanvasDrawing drawing() const;

    double zoom() const;
    void setZoom(double zoom);
    void zoomIn() { setZoom(zoom() * 1.25); }
    void zoomOut() { setZoom(zoom() / 1.25); }
    /// Widths at the right that something lies over, now and at times: fit() leaves the one free, and
    /// rows are laid out to have room beside the other.
    void setCoveredRight(int now, int atTimes) {
        coveredRight_ = now;
        coveredAtTimes_ = atTimes;
    }
    /// Shows the whole network, never larger than 100 %.
    void fit();
    /// Scrolls so that the layer stands where this place of the scene is now.
    void bringTo(NodeId id, const QPointF& scenePosition);
    /// Positions in rows that fit this view best; emits moveRequested() with those that change.
    void tidy();
    /// The positions that tidy() would ask for, for a network that was just opened.
    Positions tidied(const NetworkSpec& spec, const ShapeTable& shapes) const;
    void ensureNodeVisible(NodeId id);

    /// Everything there is, drawn at `scale`, for pictures in files.
    QImage picture(double scale = 1.0) const;
    /// The same without a background into any painter; its size is pictureSize() at scale 1.
    void paintPicture(QPainter& painter, const QRectF& target) const;
    QSizeF pictureSize() const;

    /// Where the centre of a layer lies in the viewport, and a point on a wire; for tests and tours.
    QPoint nodePoint(NodeId id) const;
    QPoint outputPortPoint(NodeId id) const;
    QPoint inputPortPoint(NodeId id) const;
    QPoint wirePoint(const Edge& edge) const;
    /// Centre of the n-th fix button of a layer's callout.
    QPoint fixPoint(NodeId id, int index) const;

Q_SIGNALS:
    /// A layer was dropped: into a wire, after a layer, or on its own.
    void addRequested(const LayerSpec& layer, QPointF scenePosition, std::optional<Edge> insertInto,
                      std::optional<NodeId> after);
    void connectRequested(NodeId from, NodeId to);
    void removeRequested(const std::set<NodeId>& nodes, const std::vector<Edge>& edges);
    void moveRequested(const Positions& positions);
    void selectionChanged(const std::set<NodeId>& nodes);
    void fixChosen(NodeId node, const LayerSpec& layer);
    /// Double click or Enter: show the settings of this layer.
    void inspectRequested(NodeId node);
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
    void showEvent(QShowEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    QRectF pictureRect() const;
    enum class Gesture { None, Pan, Press, Move, RubberBand, Wire };

    void select(std::set<NodeId> nodes, std::vector<Edge> edges);
    void selectClicked(std::optional<NodeId> node, std::optional<Edge> edge, bool toggle);
    void press(const QPointF& scenePosition, Qt::KeyboardModifiers modifiers);
    void beginWire(NodeId end, bool forward, const QPointF& scenePosition);
    void continueWire(const QPointF& scenePosition);
    void endWire(bool connect);
    void continueMove(const QPointF& scenePosition);
    void endMove();
    void cancelGesture();
    void nudge(QPointF by);
    void removeSelection();
    void updateHover(const QPointF& scenePosition);
    void updateDrop(const LayerSpec& layer, const QPointF& scenePosition);
    void endDrop();
    void selectNext(int step);
    void makeHint();
    void placeHint();
    void restyle();
    void describe();

    CanvasScene* scene_ = nullptr;
    GhostItem* ghost_ = nullptr;
    QWidget* hint_ = nullptr;
    Gesture gesture_ = Gesture::None;
    QPoint pressed_;  ///< in the viewport; while panning, the last place
    QPointF pressedScene_;
    Positions moveStart_;
    QRectF rubberBand_;
    std::set<NodeId> rubberBandStart_;
    std::vector<Edge> selectedEdges_;
    NodeId wireEnd_;
    bool wireForward_ = true;
    std::optional<NodeId> wireTarget_;
    std::optional<Edge> dropEdge_;
    std::optional<NodeId> dropAfter_;
    std::optional<LayerSpec> dragged_;
    std::optional<int> pressedFix_;
    std::optional<NodeId> pressedNode_;
    int coveredRight_ = 0;
    int coveredAtTimes_ = 0;
    bool spaceHeld_ = false;
    bool fitPending_ = false;
    bool keyboardFocus_ = false;
};

}  // namespace fovea
