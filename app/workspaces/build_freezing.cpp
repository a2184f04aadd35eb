// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/build_freezing.h"

#include <QAction>
#include <QInputDialog>
#include <algorithm>

#include "app/actions/action_table.h"
#include "app/session/run_controller.h"
#include "core/network/new_head.h"
#include "core/training/layer_training.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_view.h"

namespace fovea {

BuildFreezing::BuildFreezing(RunController& run, ActionTable& actions, const Views& views, QWidget* page)
    : QObject(page), run_(run), actions_(actions), views_(views), page_(page) {
    connect(views_.canvas, &NetworkCanvas::freezeRequested, &run_,
            [this](const std::set<NodeId>& frozen) { run_.setFrozen(frozen); });
    connect(views_.inspector, &InspectorPanel::freezeRequested, this, [this](NodeId node, bool frozen) {
        std::set<NodeId> all = views_.canvas->frozen();
        frozen ? void(all.insert(node)) : void(all.erase(node));
        run_.setFrozen(all);
        show();
    });
    const auto on = [this](ActionId id, auto slot) {
        connect(actions_.action(id), &QAction::triggered, this, [this, slot] {
            if (current_) slot();
        });
    };
    on(ActionId::NetworkFreeze, [this] { views_.canvas->toggleFrozen(); });
    on(ActionId::NetworkFreezeUpTo, [this] {
        actions_.action(ActionId::ViewLocks)->setChecked(true);
        views_.canvas->freezeUpToSelection();
    });
    on(ActionId::NetworkNewHead, [this] { chooseHead(); });
    connect(actions_.action(ActionId::ViewLocks), &QAction::toggled, this, &BuildFreezing::show);
    Document& document = run_.document();
    connect(&document, &Document::settingsChanged, this, &BuildFreezing::show);
    connect(&document, &Document::networkChanged, this, &BuildFreezing::show);
    connect(&document, &Document::selectionChanged, this, &BuildFreezing::refreshActions);
    connect(&run_, &RunController::dataChanged, this, &BuildFreezing::refreshActions);
    show();
}

void BuildFreezing::setCurrent(bool current) {
    current_ = current;
    refreshActions();
}

void BuildFreezing::show() {
    const std::set<NodeId>& frozen = run_.document().settings().options.layers.frozen;
    views_.canvas->setFreezing(frozen, actions_.action(ActionId::ViewLocks)->isChecked());
    views_.inspector->setFrozen(frozen);
    views_.ledger->setFrozen(frozen);
    refreshActions();
}

void BuildFreezing::refreshActions() {
    const Document& document = run_.document();
    const std::set<NodeId>& selected = document.selection().nodes;
    const bool hasWeights =
        std::ranges::any_of(layersWithWeights(document.spec()), [&](NodeId layer) { return selected.contains(layer); });
    actions_.action(ActionId::NetworkFreeze)->setEnabled(current_ && hasWeights);
    actions_.action(ActionId::NetworkFreezeUpTo)->setEnabled(current_ && selected.size() == 1);
    actions_.action(ActionId::NetworkNewHead)->setEnabled(current_ && document.spec().outputNode().has_value());
    actions_.action(ActionId::ViewLocks)->setEnabled(current_);
}

void BuildFreezing::chooseHead() {
    const int classes = run_.data() != nullptr ? static_cast<int>(run_.data()->training->classNames().size()) : 10;
    const auto head = headOf(run_.document().spec());
    const Node* node = head ? run_.document().spec().find(*head) : nullptr;
    auto* dialog = new QInputDialog(page_);
    dialog->setObjectName(QStringLiteral("newHead"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Replace the head"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(2, 1000);
    dialog->setIntValue(classes);
    dialog->setLabelText(
        node != nullptr
            ? tr("“%1” is replaced by a new layer, drawn by the seed; all other layers keep their weights. Classes:")
                  .arg(QString::fromStdString(node->name))
            : tr("The network ends in features. A dense layer is put behind them. Classes:"));
    dialog->setOkButtonText(tr("Replace"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::intValueSelected, &run_, &RunController::replaceHead);
    dialog->open();
}

}  // namespace fovea
