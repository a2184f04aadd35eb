// SPDX-License-Identifier: GPL-3.0-or-later
// Values in and drawing; what is seen of it is in canvas_view.cpp, events are in canvas_mouse.cpp and canvas_keys.cpp.
#include "widgets/canvas/network_canvas.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStringList>
#include <QVarLengthArray>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include "widgets/canvas/callout_item.h"
#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/ghost_item.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/tidy_layout.h"
#include "widgets/canvas/edge_item.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr qreal gridStep = 24;
constexpr qreal roomMargin = 28;  ///< as fit() leaves
// Scrolling ends here; no network comes close, so that edits never shift the view.
constexpr qreal worldHalf = 50000;

}  // namespace

NetworkCanvas::NetworkCanvas(QWidget* parent) : QGraphicsView(parent), scene_(new CanvasScene(this)) {
    setScene(scene_);
    scene_->setSceneRect(-worldHalf, -worldHalf, 2 * worldHalf, 2 * worldHalf);
    ghost_ = new GhostItem;
    scene_->addItem(ghost_);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setViewportUpdateMode(FullViewportUpdate);
    setTransformationAnchor(AnchorViewCenter);
    setResizeAnchor(NoAnchor);
    setAcceptDrops(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Network"));
    installCanvasAccessibility();
    makeHint();
    minimap_ = new Minimap(viewport());
    minimap_->hide();
    connect(minimap_, &Minimap::centreRequested, this, [this](const QPointF& place) {
        endGlide();
        centerOn(place + QPointF(coveredRight_ / (2 * zoom()), 0));
    });
    connect(&Theme::instance(), &Theme::changed, this, &NetworkCanvas::restyle);
    describe();
}

NetworkCanvas::~NetworkCanvas() = default;

void NetworkCanvas::setNetwork(std::shared_ptr<const NetworkAnalysis> network, const Positions& positions,
                               const ProblemTexts& problems) {
    const NetworkSpec& spec = network->spec;
    if (gesture_ && !gesture_->fits(spec)) {
        cancelGesture();
    }
    endGlide();
    scene_->setRoom(roomForRows());
    scene_->setNetwork(network, positions, problems);
    std::erase_if(selectedEdges_, [&](const Edge& edge) {
        return std::find(spec.edges.begin(), spec.edges.end(), edge) == spec.edges.end();
    });
    scene_->setSelection(scene_->selection(), selectedEdges_);
    hint_->setVisible(spec.nodes.empty());
    placeHint();
    describe();
    showMinimap();
    viewport()->update();
}

void NetworkCanvas::setPositions(const Positions& positions) {
    endGlide();
    scene_->setRoom(roomForRows());
    scene_->setPositions(positions);
    showMinimap();
    viewport()->update();
}

void NetworkCanvas::setInputImage(const QImage& image, const QString& caption) {
    scene_->setInputImage(image, caption);
}

void NetworkCanvas::setThumbnails(LayerThumbnails thumbnails) {
    scene_->setThumbnails(std::move(thumbnails));
    viewport()->update();
}

const LayerThumbnails& NetworkCanvas::thumbnails() const { return scene_->thumbnails(); }

void NetworkCanvas::setSelection(const std::set<NodeId>& nodes) {
    std::set<NodeId> present;
    std::copy_if(nodes.begin(), nodes.end(), std::inserter(present, present.end()),
                 [&](NodeId id) { return scene_->spec().find(id) != nullptr; });
    if (present == scene_->selection()) {
        return;
    }
    selectedEdges_.clear();
    scene_->setSelection(present, selectedEdges_);
}

const std::set<NodeId>& NetworkCanvas::selection() const { return scene_->selection(); }

void NetworkCanvas::setDrawing(CanvasDrawing drawing) {
    cancelGesture();
    endGlide();
    scene_->setRoom(roomForRows());
    scene_->setDrawing(drawing);
    showMinimap();
}

void NetworkCanvas::setOpenedBlocks(const std::set<NodeId>& nodes) {
    endGlide();
    scene_->setOpened(nodes);
    showMinimap();
}

const std::set<NodeId>& NetworkCanvas::openedBlocks() const { return scene_->opened(); }

void NetworkCanvas::openBlock(NodeId node) {
    std::set<NodeId> nodes = scene_->opened();
    nodes.merge(scene_->unitOf(node));
    scene_->setOpened(nodes);
    fit();
}

CanvasDrawing NetworkCanvas::drawing() const { return scene_->drawing(); }

QSizeF NetworkCanvas::roomForRows() const {
    return QSizeF(std::max(600, viewport()->width() - coveredAtTimes_) - 2 * roomMargin,
                      std::max(360, viewport()->height()) - 2 * roomMargin);
}

Positions NetworkCanvas::tidied(const NetworkSpec& spec, const ShapeTable& shapes) const {
    return tidyPositionsForView(spec, shapes, roomForRows(), scene_->drawing());
}

void NetworkCanvas::tidy() {
    Positions moved;
    for (const auto& [id, position] : tidied(scene_->spec(), scene_->shapes())) {
        const LayerItem* item = scene_->itemOf(id);
        if (item == nullptr || item->pos() != position) {
            moved[id] = position;
        }
    }
    if (!moved.empty()) {
        Q_EMIT moveRequested(moved);
    }
}

void NetworkCanvas::align(Alignment alignment) {
    if (scene_->drawing() == CanvasDrawing::Blocks) {
        return;  // the rows stay in order
    }
    std::map<NodeId, QRectF> bodies;
    for (const NodeId id : scene_->selection()) {
        if (const LayerItem* item = scene_->itemOf(id)) {
            bodies[item->host()] = item->bodyRect();
        }
    }
    Positions moved;
    for (const auto& [host, place] : aligned(bodies, alignment)) {
        const LayerItem* item = scene_->itemOf(host);
        if (item->pos() != place) {
            for (const auto& slab : item->content().slabs) {
                moved[slab.node] = place;
            }
        }
    }
    if (!moved.empty()) {
        Q_EMIT moveRequested(moved);
    }
}

QImage NetworkCanvas::picture(double scale) const {
    QImage image((pictureSize() * scale).toSize().expandedTo(QSize(1, 1)), QImage::Format_RGB32);
    image.fill(Theme::instance().colors().canvas);
    QPainter painter(&image);
    paintPicture(painter, QRectF(image.rect()));
    return image;
}

QSizeF NetworkCanvas::pictureSize() const { return pictureRect().size(); }

void NetworkCanvas::paintPicture(QPainter& painter, const QRectF& target) const {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    // Those of the picture, whatever the view's are.
    scene_->setZoom(1);
    scene_->setFreeArea({-worldHalf, -worldHalf, 2 * worldHalf, 2 * worldHalf});
    scene_->render(&painter, target, pictureRect());
    scene_->setZoom(zoom());
    scene_->setFreeArea(seenRect());
}

QRectF NetworkCanvas::pictureRect() const { return scene_->contentRect().adjusted(-24, -24, 24, 24); }

int NetworkCanvas::routings() const { return scene_->routings(); }

void NetworkCanvas::drawBackground(QPainter* painter, const QRectF& rect) {
    const ThemeColors& colors = Theme::instance().colors();
    painter->fillRect(rect, colors.canvas);
    if (zoom() < 0.35) {
        return;
    }
    QVarLengthArray<QPointF, 4096> dots;
    for (qreal x = std::floor(rect.left() / gridStep) * gridStep; x < rect.right(); x += gridStep) {
        for (qreal y = std::floor(rect.top() / gridStep) * gridStep; y < rect.bottom(); y += gridStep) {
            dots.append({x, y});
        }
    }
    painter->setPen(QPen(colors.gridDot, 1.6, Qt::SolidLine, Qt::RoundCap));
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void NetworkCanvas::drawForeground(QPainter* painter, const QRectF&) {
    const Theme& theme = Theme::instance();
    if (gesture_) {
        gesture_->paint(*painter, zoom());
    }
    painter->save();
    painter->resetTransform();
    if (scene_->scale().squareRoot && scene_->drawing() == CanvasDrawing::Volumes) {
        painter->setFont(theme.font(theme.type().caption));
        painter->setPen(theme.colors().caption);
        painter->drawText(viewport()->rect().adjusted(16, 0, -16, -10), Qt::AlignLeft | Qt::AlignBottom,
                          tr("Sides are drawn by their square roots, as one is longer than 64."));
    }
    if (keyboardFocus_) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme.colors().accent, 2));
        painter->drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void NetworkCanvas::makeHint() {
    hint_ = new QWidget(viewport());
    auto* layout = new QHBoxLayout(hint_);
    layout->setSpacing(12);
    auto* sentence = new QLabel(tr("Drag a layer here, or"), hint_);
    auto* button = new QPushButton(tr("Open LeNet-5"), hint_);
    button->setObjectName(QStringLiteral("openExample"));
    layout->addWidget(sentence);
    layout->addWidget(button);
    connect(button, &QPushButton::clicked, this, &NetworkCanvas::exampleRequested);
}

void NetworkCanvas::placeHint() {
    hint_->adjustSize();
    hint_->move((viewport()->width() - hint_->width()) / 2, (viewport()->height() - hint_->height()) / 2);
}

void NetworkCanvas::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    placeHint();
    shareFreeArea();
}

void NetworkCanvas::showEvent(QShowEvent* event) {
    QGraphicsView::showEvent(event);
    placeHint();
    if (fitPending_) {
        fit();
    }
}

void NetworkCanvas::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    keyboardFocus_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void NetworkCanvas::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    keyboardFocus_ = false;
    spaceHeld_ = false;
    updateCursor();
    viewport()->update();
}

void NetworkCanvas::restyle() {
    scene_->restyle();
    placeHint();
    viewport()->update();
}

void NetworkCanvas::describe() {
    const NetworkSpec& spec = scene_->spec();
    QStringList layers;
    for (const NodeId id : spec.topologicalOrder()) {
        layers << tr("%1: %2").arg(layerName(id), layerDescription(id));
    }
    setAccessibleDescription(layers.isEmpty() ? tr("No layers yet") : layers.join(QStringLiteral("; ")));
}

std::vector<NodeId> NetworkCanvas::layers() const { return scene_->spec().topologicalOrder(); }

QString NetworkCanvas::layerName(NodeId id) const {
    const Node* node = scene_->spec().find(id);
    return node == nullptr ? QString() : QString::fromStdString(node->name);
}

QString NetworkCanvas::layerDescription(NodeId id) const {
    const Node* node = scene_->spec().find(id);
    if (node == nullptr) {
        return {};
    }
    const QString text =
        tr("%1, output %2").arg(layerTitle(node->layer), outputText(scene_->spec(), scene_->shapes(), id));
    return frozen().contains(id) ? tr("%1, frozen").arg(text) : text;
}

QString NetworkCanvas::layerFault(NodeId id) const {
    const auto found = scene_->problems().find(id);
    return found == scene_->problems().end() ? QString() : found->second.sentence;
}

QRect NetworkCanvas::layerRect(NodeId id) const {
    const LayerItem* item = scene_->itemOf(id);
    return item == nullptr ? QRect() : mapFromScene(item->bodyRect()).boundingRect();
}

}  // namespace fovea
