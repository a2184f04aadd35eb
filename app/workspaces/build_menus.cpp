// SPDX-License-Identifier: GPL-3.0-or-later
// BuildWorkspace: its menus, and what a layer does.
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMessageBox>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/workspaces/build_workspace.h"
#include "core/network/catalogue.h"
#include "widgets/canvas/layer_help.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/inspector/palette_chip.h"

namespace fovea {

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
        add({ActionId::EditRename, ActionId::NetworkConnect, ActionId::EditCut, ActionId::EditCopy,
             ActionId::EditDuplicate, ActionId::EditDelete, ActionId::HelpLayer});
    } else if (onEdge) {
        add({ActionId::EditDelete});
    } else {
        add({ActionId::EditPaste, ActionId::EditSelectAll, ActionId::NetworkTidy, ActionId::NetworkRenumber,
             ActionId::ViewFit});
    }
    menu->popup(globalPosition);
}

void BuildWorkspace::showHelp() {
    const auto* chip = qobject_cast<const PaletteChip*>(QApplication::focusWidget());
    const std::set<NodeId>& nodes = document_.selection().nodes;
    if (chip == nullptr && nodes.size() != 1) {
        Q_EMIT refused(tr("Select a layer to read what it does."));
        return;
    }
    const LayerSpec layer = chip != nullptr ? chip->layer() : document_.spec().find(*nodes.begin())->layer;
    auto* box = new QMessageBox(QMessageBox::NoIcon, layerTitle(layer), layerHelp(layer), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("layerHelp"));
    box->setInformativeText(layerFormula(layer));
    box->setTextInteractionFlags(Qt::TextSelectableByMouse);
    box->addButton(tr("Close"), QMessageBox::RejectRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace fovea
