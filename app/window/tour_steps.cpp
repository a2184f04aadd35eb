// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tour_steps.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QMenuBar>
#include <QScrollArea>
#include <memory>
#include <optional>

#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/window/main_window.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/see_workspace.h"
#include "app/workspaces/train_workspace.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/images/layer_strip.h"
#include "widgets/inspector/palette_chip.h"
#include "widgets/inspector/palette_panel.h"

namespace fovea {
namespace {

struct TourText {
    Q_DECLARE_TR_FUNCTIONS(fovea::TourText)
};

constexpr int stepsToTrain = 5;
constexpr int around = 6;
constexpr int nodeReach = 44;

template <class Page>
Page* pageOf(MainWindow& window, WorkspaceSlot slot) {
    return qobject_cast<Page*>(window.workspace(slot));
}

/// Where a widget lies in the window; nothing where it is not in view.
QList<QRect> placeOf(const MainWindow& window, QWidget* widget) {
    if (widget == nullptr || !widget->isVisible()) return {};
    return {QRect(widget->mapTo(&window, QPoint()), widget->size()).adjusted(-around, -around, around, around)};
}

QList<QRect> spotOn(const MainWindow& window, NetworkCanvas* canvas, QPoint point) {
    if (!canvas->isVisible() || !canvas->viewport()->rect().contains(point)) return {};
    const QPoint centre = canvas->viewport()->mapTo(&window, point);
    return {QRect(centre - QPoint(nodeReach, nodeReach), QSize(2 * nodeReach, 2 * nodeReach))};
}

PaletteChip* maxPoolingChip(const BuildWorkspace& build) {
    for (auto* chip : build.palette()->findChildren<PaletteChip*>())
        if (std::holds_alternative<MaxPool2dSpec>(chip->layer())) return chip;
    return nullptr;
}

void scrollTo(QWidget* widget) {
    for (QWidget* above = widget->parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(above)) scroll->ensureWidgetVisible(widget);
}

/// The wire into the first flatten.
std::optional<Edge> wireToFlatten(const NetworkSpec& spec) {
    for (const Edge& edge : spec.edges)
        if (std::holds_alternative<FlattenSpec>(spec.find(edge.to)->layer)) return edge;
    return {};
}

TourStep dragStep(MainWindow& window) {
    auto* build = pageOf<BuildWorkspace>(window, WorkspaceSlot::Build);
    // At first, and once more when the page is laid out; from then on the user scrolls.
    constexpr int scrolls = 2;
    const auto left = std::make_shared<int>(scrolls);
    return {
        WorkspaceSlot::Build, TourText::tr("Drag a layer in"),
        TourText::tr(
            "Take max pooling, which is lit at the left, and drop it on the lit wire in front of Flatten. (With keys: Enter on it.)"),
        [&window, build, left] {
            PaletteChip* chip = maxPoolingChip(*build);
            if (chip != nullptr && chip->isVisible() && *left > 0) {
                --*left;
                scrollTo(chip);
            }
            QList<QRect> targets = placeOf(window, chip);
            if (const auto wire = wireToFlatten(window.document().spec()))
                targets += spotOn(window, build->canvas(), build->canvas()->edgePoint(*wire));
            return targets;
        },
        [&window] { return !window.document().isSound(); }};
}

TourStep repairStep(MainWindow& window) {
    auto* build = pageOf<BuildWorkspace>(window, WorkspaceSlot::Build);
    return {
        WorkspaceSlot::Build,
        TourText::tr("Repair what does not fit"),
        TourText::tr(
            "A red ring: these sizes do not fit, and nothing behind can be computed. Click the layer, read the sum, and "
            "choose one of the repairs, or undo (Ctrl+Z)."),
        [&window, build]() -> QList<QRect> {
            const auto& problems = window.document().problems();
            if (problems.empty() || !problems.front().node) return {};
            // The callout with the repairs opens beside it: only the layer is pointed at until it is selected.
            const NodeId node = *problems.front().node;
            if (window.document().selection().nodes.contains(node)) return {};
            return spotOn(window, build->canvas(), build->canvas()->nodePoint(node));
        },
        [&window] { return window.document().isSound(); },
        [&window, build]() -> QList<QRect> {
            const auto& problems = window.document().problems();
            if (problems.empty() || !problems.front().node) return {};
            const QWidget* viewport = build->canvas()->viewport();
            const QRect callout = build->canvas()->calloutRect(*problems.front().node) & viewport->rect();
            if (callout.isEmpty()) return {};
            return {QRect(viewport->mapTo(&window, callout.topLeft()), callout.size())};
        }};
}

TourStep trainStep(MainWindow& window) {
    auto* train = pageOf<TrainWorkspace>(window, WorkspaceSlot::Train);
    return {WorkspaceSlot::Train, TourText::tr("Train a few steps"),
            TourText::tr("Press Step five times (or the full stop key), and watch the loss. Play goes on by itself."),
            [&window, train] {
                return placeOf(window, train->findChild<QAbstractButton*>(QStringLiteral("play"))) +
                       placeOf(window, train->findChild<QAbstractButton*>(QStringLiteral("step")));
            },
            [&window] {
                // A run that was left keeps its number of steps.
                const TrainingSession& session = window.run().session();
                return session.state() != TrainingSession::State::Empty && session.step() >= stepsToTrain;
            }};
}

TourStep mapStep(MainWindow& window) {
    auto* see = pageOf<SeeWorkspace>(window, WorkspaceSlot::See);
    const auto first = std::make_shared<std::optional<NodeId>>();
    return {
        WorkspaceSlot::See, TourText::tr("Look inside"),
        TourText::tr(
            "Every layer's maps of one picture stand in the strip. Click another layer, or step through them with the arrow "
            "keys; its map and its arithmetic follow."),
        [&window, see] { return placeOf(window, see->strip()); },
        [see, first] {
            const auto selected = see->strip()->selectedLayer();
            if (!*first) *first = selected;
            return selected && *first && *selected != **first;
        }};
}

TourStep lessonStep(MainWindow& window) {
    auto* learn = pageOf<LearnWorkspace>(window, WorkspaceSlot::Learn);
    const auto first = std::make_shared<const Lesson*>(nullptr);
    return {WorkspaceSlot::Learn, TourText::tr("Open a lesson"),
            TourText::tr("Choose another lesson from the list. Each has a bench on which every number can be changed."),
            [&window, learn] {
                return placeOf(window, learn->findChild<QWidget*>(QStringLiteral("lessons"))) +
                       placeOf(window, learn->findChild<QWidget*>(QStringLiteral("lessonChoice")));
            },
            [learn, first] {
                if (*first == nullptr) *first = learn->lesson();
                return *first != nullptr && learn->lesson() != *first;
            }};
}

TourStep saveStep(MainWindow& window) {
    return {WorkspaceSlot::Build, TourText::tr("Keep it"),
            TourText::tr("Press Ctrl+S, or choose File → Save: network, weights, curves and settings are one file."),
            [&window] { return placeOf(window, window.findChild<QMenuBar*>()); },
            [&window] { return !window.document().filePath().isEmpty(); }};
}

}  // namespace

std::vector<TourStep> tourSteps(MainWindow& window) {
    return {dragStep(window), repairStep(window), trainStep(window),
            mapStep(window),  lessonStep(window), saveStep(window)};
}

}  // namespace fovea
