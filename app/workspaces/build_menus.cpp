// SPDX-License-Identifier: GPL-3.0-or-later
// BuildWorkspace: its actions and menus, and what a layer does.
#include <QAction>
#include <QMenu>
#include <QStyle>
#include <QUndoStack>
#include <algorithm>
#include <memory>
#include <utility>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/error_text.h"
#include "app/session/run_controller.h"
#include "app/settings/settings.h"
#include "app/workspaces/build_editor.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/kernel_chooser.h"
#include "core/network/catalogue.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/palette_chip.h"
#include "widgets/inspector/pattern_edit.h"

namespace fovea {
namespace {

constexpr int tidyDuration = 220;  // ms

constexpr std::pair<ActionId, Alignment> alignments[] = {
    {ActionId::AlignLeft, Alignment::LeftEdges},       {ActionId::AlignCentre, Alignment::CentresInColumn},
    {ActionId::AlignTop, Alignment::TopEdges},         {ActionId::AlignMiddle, Alignment::CentresInRow},
    {ActionId::DistributeAcross, Alignment::DistributeAcross},
    {ActionId::DistributeDown, Alignment::DistributeDown},
};

}  // namespace

void BuildWorkspace::connectActions() {
    const auto on = [this](ActionId id, auto slot) {
        connect(actions_.action(id), &QAction::triggered, this, [this, slot] {
            if (current_) {
                slot();
            }
        });
    };
    on(ActionId::EditCut, [this] { editor_->cut(); });
    on(ActionId::EditCopy, [this] { editor_->copy(); });
    on(ActionId::EditPaste, [this] { editor_->paste(); });
    on(ActionId::EditDuplicate, [this] { editor_->duplicate(); });
    on(ActionId::EditDelete, [this] { editor_->removeSelection(); });
    on(ActionId::EditRename, [this] {
        if (document_.selection().nodes.size() == 1) {
            rename(*document_.selection().nodes.begin());
        }
    });
    on(ActionId::EditSelectAll, [this] { editor_->selectAll(); });
    on(ActionId::NetworkConnect, [this] { editor_->connectSelection(); });
    on(ActionId::NetworkPattern, [this] { pattern_->beginTyping(); });
    on(ActionId::NetworkKernels, [this] { chooseKernels(); });
    on(ActionId::NetworkRenumber, [this] { editor_->renumber(); });
    on(ActionId::NetworkClear, [this] { editor_->clear(); });
    on(ActionId::NetworkTidy, [this] { tidy(); });
    for (const auto& [id, alignment] : alignments) {
        on(id, [this, alignment = alignment] { canvas_->align(alignment); });
    }
    on(ActionId::ViewFit, [this] { canvas_->fit(); });
    on(ActionId::ViewZoomIn, [this] { canvas_->zoomIn(); });
    on(ActionId::ViewZoomOut, [this] { canvas_->zoomOut(); });
    QAction* reduced = actions_.action(ActionId::ViewReducedMotion);
    connect(reduced, &QAction::toggled, this, [this](bool still) {
        const bool animated = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
        canvas_->setGlideDuration(animated && !still ? tidyDuration : 0);
    });
    connect(reduced, &QAction::triggered, this, [](bool still) { Settings().setReducedMotion(still); });
    reduced->setChecked(!Settings().reducedMotion());
    reduced->toggle();  // so that it is heard either way
    actions_.action(ActionId::ViewInspector)->setChecked(true);
    connect(actions_.action(ActionId::ViewInspector), &QAction::toggled, this, &BuildWorkspace::arrange);
}

void BuildWorkspace::tidy() {
    const Positions before = canvas_->places();
    editor_->tidy();
    if (!canvas_->isVisible() || view_ || refitting_) {
        refit();
        return;
    }
    canvas_->setPositions(shownPositions());  // of layers in rows already, too, which may have other room now
    canvas_->glideFrom(before);
}

void BuildWorkspace::fillArchitectures(QMenu* menu) {
    const auto fill = [this](QMenu* into, const std::vector<CatalogueEntry>& entries) {
        for (const CatalogueEntry& entry : entries) {
            const QString id = QString::fromStdString(entry.id);
            QAction* action = into->addAction(QString::fromStdString(entry.title));
            connect(action, &QAction::triggered, this, [this, id] { Q_EMIT architectureRequested(id); });
        }
    };
    fill(menu, catalogue());
    menu->addSeparator();
    fill(menu->addMenu(tr("More networks")), furtherCatalogue());
}

void BuildWorkspace::showContextMenu(bool onNode, bool onEdge, const QPoint& globalPosition) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids) {
            menu->addAction(actions_.action(id));
        }
    };
    if (onNode) {
        add({ActionId::NetworkFreeze, ActionId::NetworkFreezeUpTo, ActionId::NetworkNewHead});
        menu->addSeparator();
        add({ActionId::EditRename, ActionId::NetworkConnect, ActionId::EditCut, ActionId::EditCopy,
             ActionId::EditDuplicate, ActionId::EditDelete, ActionId::HelpTopic});
        if (selectedConvolution() != nullptr) {
            add({ActionId::NetworkKernels});
        }
        if (document_.selection().nodes.size() > 1) {
            menu->addMenu(actions_.submenu(SubmenuId::Align));
        }
    } else if (onEdge) {
        add({ActionId::EditDelete});
    } else {
        add({ActionId::EditPaste, ActionId::EditSelectAll, ActionId::NetworkTidy, ActionId::NetworkRenumber,
             ActionId::ViewFit});
    }
    menu->popup(globalPosition);
}

const Node* BuildWorkspace::selectedConvolution() const {
    const std::set<NodeId>& nodes = document_.selection().nodes;
    const Node* node = nodes.size() == 1 ? document_.spec().find(*nodes.begin()) : nullptr;
    return node != nullptr && std::holds_alternative<Conv2dSpec>(node->layer) ? node : nullptr;
}

void BuildWorkspace::chooseKernels() {
    const Node* node = selectedConvolution();
    if (node == nullptr || !document_.isSound()) {
        Q_EMIT refused(tr("Kernels are set when the whole network fits together: repair the marked layers first."));
        return;
    }
    const auto& conv = std::get<Conv2dSpec>(node->layer);
    auto* chooser = new KernelChooser(QString::fromStdString(node->name), conv, this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &QDialog::accepted, this, [this, chooser, id = node->id] { setKernels(id, chooser->choice()); });
    chooser->open();
}

void BuildWorkspace::setKernels(NodeId node, const KernelChoice& choice) {
    const Node* own = document_.spec().find(node);
    if (own == nullptr) return;
    const auto made = [this, node, choice]() -> std::shared_ptr<const Weights> {
        const Node* now = document_.spec().find(node);
        const auto* conv = now == nullptr ? nullptr : std::get_if<Conv2dSpec>(&now->layer);
        if (conv == nullptr || !document_.isSound()) return nullptr;
        const auto model = document_.deferredModel()();
        if (!model) {
            Q_EMIT refused(errorText(model.error()));
            return nullptr;
        }
        Weights weights = *model->weights;
        writePreset(choice, *conv, weights.view(node, ParameterRole::Weight));
        std::ranges::fill(weights.view(node, ParameterRole::Bias), 0.0F);
        return std::make_shared<const Weights>(std::move(weights));
    };
    run_.setWeights(made, tr("Set kernels of %1").arg(QString::fromStdString(own->name)));
}

}  // namespace fovea
