// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/build_workspace.h"

#include <QAction>
#include <QGuiApplication>
#include <QMenu>
#include <QStyleHints>
#include <QTimer>
#include <algorithm>

#include "app/document/document.h"
#include "app/document/network_repairs.h"
#include "app/error_text.h"
#include "app/images/dataset_image.h"
#include "app/session/run_controller.h"
#include "app/actions/action_table.h"
#include "app/settings/settings.h"
#include "app/workspaces/build_editor.h"
#include "app/workspaces/build_freezing.h"
#include "app/workspaces/build_memory.h"
#include "app/workspaces/build_thumbnails.h"
#include "app/workspaces/canvas_toolbar.h"
#include "app/workspaces/pattern_builder.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_view.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/inspector/pattern_edit.h"
#include "widgets/style/theme.h"

namespace fovea {

BuildWorkspace::BuildWorkspace(Document& document, ActionTable& actions, RunController& run, QWidget* parent)
    : Workspace(parent),
      document_(document),
      actions_(actions),
      run_(run),
      editor_(new BuildEditor(document, this)),
      palette_(new PalettePanel(this)),
      canvas_(new NetworkCanvas),
      toolbar_(new CanvasToolbar(actions)),
      pattern_(new PatternEdit),
      inspector_(new InspectorPanel),
      ledger_(new LedgerView),
      freezing_(new BuildFreezing(run, actions, {canvas_, inspector_, ledger_}, this)),
      docks_({palette_, toolbar_, pattern_, canvas_, inspector_, ledger_}, this),
      patternBuilder_(new PatternBuilder(document, *pattern_, this)),
      uncover_(new QTimer(this)) {
    new BuildMemory(document_, *ledger_, this);
    palette_->setCatalogue(catalogueEntries());
    editor_->setShownPositions([this] { return shownPositions(); });
    connectViews();
    connectActions();
    fillArchitectures(actions_.submenu(SubmenuId::Architecture));
    const Settings settings;
    const CanvasDrawing drawing = settings.boxes() ? CanvasDrawing::Boxes : CanvasDrawing::Volumes;
    setDrawing(drawing);
    ledger_->setCollapsed(settings.ledgerCollapsed());
    showDrawing(DrawingPart::Structure);
    showSelection();
    showInputImage();
    setActionsEnabled(false);
    connect(&Theme::instance(), &Theme::changed, this, &BuildWorkspace::arrange);
}

QString BuildWorkspace::title() const { return tr("Build"); }

void BuildWorkspace::connectViews() {
    connect(&document_, &Document::drawingChanged, this, &BuildWorkspace::showDrawing);
    connect(&document_, &Document::selectionChanged, this, &BuildWorkspace::showSelection);
    connect(&document_, &Document::settingsChanged, this, &BuildWorkspace::showInputImage);
    connect(&document_, &Document::fileChanged, this, [this] {
        arrange();
        refit();
    });
    connect(&run_, &RunController::dataChanged, this, &BuildWorkspace::showInputImage);
    connect(&run_, &RunController::dataChanged, this, &BuildWorkspace::showNetwork);

    uncover_->setSingleShot(true);
    connect(uncover_, &QTimer::timeout, this, [this] {
        const std::set<NodeId>& nodes = document_.selection().nodes;
        if (QGuiApplication::mouseButtons() != Qt::NoButton) {
            uncover_->start();
        } else if (nodes.size() == 1) {
            canvas_->ensureNodeVisible(*nodes.begin());
        }
    });

    connect(patternBuilder_, &PatternBuilder::left, canvas_, qOverload<>(&QWidget::setFocus));
    connectPalette();
    connectCanvas();
    connectInspectorAndLedger();
    connect(toolbar_, &CanvasToolbar::drawingChosen, this, [this](CanvasDrawing drawing) {
        Settings().setBoxes(drawing == CanvasDrawing::Boxes);
        canvas_->setOpenedBlocks({});
        canvas_->setDrawing(drawing);
        refreshActions();
        refit();
    });
}

void BuildWorkspace::connectPalette() {
    connect(palette_, &PalettePanel::appendRequested, this, [this](const LayerSpec& layer) {
        editor_->append(layer);
        for (const NodeId node : document_.selection().nodes) {
            canvas_->ensureNodeVisible(node);
        }
    });
    connect(palette_, &PalettePanel::openArchitectureRequested, this, &BuildWorkspace::architectureRequested);
}

void BuildWorkspace::connectCanvas() {
    connect(canvas_, &NetworkCanvas::exampleRequested, this,
            [this] { Q_EMIT architectureRequested(QStringLiteral("lenet5")); });
    connect(canvas_, &NetworkCanvas::addRequested, this,
            [this](const LayerSpec& layer, QPointF position, std::optional<Edge> into, std::optional<NodeId> after) {
                const bool isFirst = document_.spec().nodes.empty();
                editor_->add(layer, position, into, after);
                if (isFirst && !document_.spec().nodes.empty()) {
                    // The canvas lays it out at its origin, which comes to where the layer was let go.
                    canvas_->bringTo(document_.spec().nodes.front().id, position);
                }
            });
    connect(canvas_, &NetworkCanvas::connectRequested, editor_, &BuildEditor::connectNodes);
    connect(canvas_, &NetworkCanvas::rewireRequested, editor_, &BuildEditor::rewire);
    connect(canvas_, &NetworkCanvas::removeRequested, editor_, &BuildEditor::remove);
    connect(canvas_, &NetworkCanvas::moveRequested, editor_, &BuildEditor::move);
    connect(canvas_, &NetworkCanvas::fixChosen, editor_, &BuildEditor::applyFix);
    connect(canvas_, &NetworkCanvas::selectionChanged, this,
            [this](const std::set<NodeId>& nodes) { editor_->select(nodes, canvas_->selectedEdges()); });
    connect(canvas_, &NetworkCanvas::inspectRequested, this, &BuildWorkspace::inspect);
    connect(canvas_, &NetworkCanvas::renameRequested, this, &BuildWorkspace::rename);
    connect(canvas_, &NetworkCanvas::refused, this, &BuildWorkspace::refused);
    connect(editor_, &BuildEditor::refused, this, &BuildWorkspace::refused);
    connect(canvas_, &NetworkCanvas::zoomChanged, toolbar_, &CanvasToolbar::setZoom);
    connect(canvas_, &NetworkCanvas::contextMenuRequested, this,
            [this](std::optional<NodeId> node, std::optional<Edge> edge, const QPoint& position) {
                showContextMenu(node.has_value(), edge.has_value(), position);
            });
}

void BuildWorkspace::connectInspectorAndLedger() {
    connect(inspector_, &InspectorPanel::layerEdited, editor_, &BuildEditor::changeLayer);
    connect(inspector_, &InspectorPanel::renameRequested, editor_, &BuildEditor::rename);
    connect(inspector_, &InspectorPanel::fixChosen, editor_, &BuildEditor::applyFix);
    connect(ledger_, &LedgerView::selectionChanged, this, [this](const std::set<NodeId>& nodes) {
        editor_->select(nodes);
        if (nodes.size() == 1) {
            canvas_->ensureNodeVisible(*nodes.begin());
        }
    });
    connect(ledger_, &LedgerView::inspectRequested, this, &BuildWorkspace::inspect);
    connect(ledger_, &LedgerView::collapsedChanged, this, [this](bool collapsed) {
        if (!lecture_) Settings().setLedgerCollapsed(collapsed);
        arrange();
    });
}

void BuildWorkspace::lookThrough(PictureChoice& choice, InspectionSession& session) {
    thumbnails_ = new BuildThumbnails({&run_, &choice, &session}, actions_, canvas_, this);
    connect(thumbnails_, &BuildThumbnails::notified, this, &BuildWorkspace::refused);
    thumbnails_->setCurrent(current_);
}

void BuildWorkspace::activated() {
    current_ = true;
    setActionsEnabled(true);
    if (thumbnails_ != nullptr) thumbnails_->setCurrent(true);
    arrange();
    canvas_->setFocus();
}

void BuildWorkspace::deactivated() {
    current_ = false;
    setActionsEnabled(false);
    if (thumbnails_ != nullptr) thumbnails_->setCurrent(false);
}

void BuildWorkspace::setActionsEnabled(bool current) {
    for (const ActionId id :
         {ActionId::EditCut, ActionId::EditCopy, ActionId::EditPaste, ActionId::EditDuplicate, ActionId::EditDelete,
          ActionId::EditRename, ActionId::EditSelectAll, ActionId::NetworkClear, ActionId::NetworkTidy,
          ActionId::NetworkPattern, ActionId::NetworkRenumber, ActionId::NetworkConnect,
          ActionId::ViewFit, ActionId::ViewZoomIn, ActionId::ViewZoomOut, ActionId::ViewInspector}) {
        actions_.action(id)->setEnabled(current);
    }
    freezing_->setCurrent(current);
    actions_.submenu(SubmenuId::Architecture)->setEnabled(current);
    refreshActions();
}

void BuildWorkspace::refreshActions() {
    const Selection& selection = document_.selection();
    for (const ActionId id : {ActionId::EditCut, ActionId::EditCopy, ActionId::EditDuplicate}) {
        actions_.action(id)->setEnabled(current_ && !selection.nodes.empty());
    }
    actions_.action(ActionId::EditDelete)->setEnabled(current_ && !selection.empty());
    actions_.action(ActionId::EditRename)->setEnabled(current_ && selection.nodes.size() == 1);
    actions_.action(ActionId::NetworkConnect)->setEnabled(current_ && selection.nodes.size() == 2);
    actions_.action(ActionId::NetworkKernels)->setEnabled(current_ && selectedConvolution() != nullptr);
    for (const ActionId id : {ActionId::AlignLeft, ActionId::AlignCentre, ActionId::AlignTop, ActionId::AlignMiddle,
                              ActionId::DistributeAcross, ActionId::DistributeDown}) {
        const std::size_t fewest = id == ActionId::DistributeAcross || id == ActionId::DistributeDown ? 3 : 2;
        actions_.action(id)->setEnabled(current_ && selection.nodes.size() >= fewest &&
                                        canvas_->drawing() != CanvasDrawing::Blocks);
    }
    const bool anything = current_ && !document_.spec().nodes.empty();
    for (const ActionId id : {ActionId::EditSelectAll, ActionId::NetworkClear, ActionId::NetworkTidy,
                              ActionId::NetworkRenumber, ActionId::ViewFit}) {
        actions_.action(id)->setEnabled(anything);
    }
}

void BuildWorkspace::showDrawing(DrawingParts what) {
    if (what == DrawingPart::Places) {
        canvas_->setPositions(shownPositions());
        return;
    }
    showNetwork();
    patternBuilder_->showNetwork();
    ledger_->setNetwork(*document_.analysis());
    refreshActions();
    refreshCatalogue();
    if (isAnotherNetwork()) {
        refit();  // undo, too, brings whole networks
    }
    shownSpec_ = document_.spec();
}

void BuildWorkspace::showNetwork() {
    const ProblemTexts problems = problemTexts();
    canvas_->setNetwork(document_.analysis(), shownPositions(), problems);
    inspector_->setNetwork(document_.analysis(), problems);
    Q_EMIT marked(static_cast<int>(problems.size()));
}

ProblemTexts BuildWorkspace::problemTexts() const {
    if (run_.data() == nullptr || !document_.isSound()) {
        return document_.problemTexts();
    }
    const Dataset& training = *run_.data()->training;
    return dataMisfits(document_.spec(), training.shape(), static_cast<int>(training.classNames().size()),
                       run_.datasetTitle());
}

bool BuildWorkspace::isAnotherNetwork() const {
    constexpr std::size_t few = 3;
    const std::size_t size = std::max(document_.spec().nodes.size(), shownSpec_.nodes.size());
    const auto kept = std::ranges::count_if(document_.spec().nodes, [this](const Node& node) {
        const Node* before = shownSpec_.find(node.id);
        return before != nullptr && before->layer.index() == node.layer.index();
    });
    return size > few && 2 * static_cast<std::size_t>(kept) < size;
}

void BuildWorkspace::refreshCatalogue() {
    std::optional<Shape> input;
    if (const auto node = document_.spec().inputNode()) {
        if (const Shape* shape = std::get_if<Shape>(&document_.shapes().at(*node))) {
            input = *shape;
        }
    }
    if (input != catalogueInput_) {
        catalogueInput_ = input;
        palette_->setCatalogue(catalogueEntries(input));
    }
}

Positions BuildWorkspace::shownPositions() const {
    return document_.positions().empty() ? canvas_->tidied(document_.spec(), document_.shapes())
                                         : document_.positions();
}

void BuildWorkspace::showSelection() {
    const std::set<NodeId>& nodes = document_.selection().nodes;
    canvas_->setSelection(nodes);
    inspector_->setSelection(nodes);
    ledger_->setSelection(nodes);
    refreshActions();
    arrange();
    if (docks_.coversCanvas()) {
        uncover_->start(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    }
}

void BuildWorkspace::showInputImage() {
    const DatasetPair* pair = run_.data();
    QImage image;
    if (pair != nullptr && pair->test->size() > 0) {
        const auto first = imageOf(*pair->test, 0);
        if (first) {
            image = *first;
        } else {
            Q_EMIT run_.failed(errorText(first.error()));
        }
    }
    canvas_->setInputImage(image, run_.datasetTitle());
    inspector_->setInputImage(image);
}

void BuildWorkspace::arrange() {
    docks_.arrange({.inspector = actions_.action(ActionId::ViewInspector)->isChecked(),
                    .oneLayer = document_.selection().nodes.size() == 1,
                    .lecture = lecture_});
}

void BuildWorkspace::refit() {
    if (!isVisible()) {
        fitPending_ = true;
        return;
    }
    fitPending_ = false;
    if (refitting_) {
        return;
    }
    refitting_ = true;
    // After the layout that is under way, which the size of the canvas depends on.
    QTimer::singleShot(0, this, [this] {
        refitting_ = false;
        canvas_->setPositions(shownPositions());
        if (view_) {
            canvas_->setZoom(view_->zoom);
            canvas_->setCentre({view_->x, view_->y});
            view_.reset();
        } else {
            canvas_->fit();
        }
    });
}

void BuildWorkspace::setDrawing(CanvasDrawing drawing) {
    canvas_->setDrawing(drawing);
    toolbar_->setDrawing(drawing);
}

void BuildWorkspace::showEvent(QShowEvent* event) {
    Workspace::showEvent(event);
    if (fitPending_) {
        refit();
    }
}

void BuildWorkspace::resizeEvent(QResizeEvent* event) {
    Workspace::resizeEvent(event);
    arrange();
    if (document_.positions().empty()) {
        refit();
    }
}

void BuildWorkspace::showInspectorOf(NodeId node) {
    editor_->select({node});
    actions_.action(ActionId::ViewInspector)->setChecked(true);
    arrange();
}

void BuildWorkspace::inspect(NodeId node) {
    showInspectorOf(node);
    inspector_->focusFirstField();
}

void BuildWorkspace::rename(NodeId node) {
    showInspectorOf(node);
    inspector_->editName();
}

void BuildWorkspace::showFirstProblem() {
    const ProblemTexts marked = problemTexts();
    const auto order = document_.spec().topologicalOrder();
    const auto first = std::ranges::find_if(order, [&](NodeId node) { return marked.contains(node); });
    if (first != order.end()) {
        editor_->select({*first});
        canvas_->ensureNodeVisible(*first);
        canvas_->setFocus();
    }
}

}  // namespace fovea
