// SPDX-License-Identifier: GPL-3.0-or-later
// Until the panels land: what the linker needs.
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_view.h"
#include "widgets/inspector/palette_panel.h"

namespace fovea {

LedgerView::LedgerView(QWidget* parent) : QWidget(parent) {}
void LedgerView::copyAsTable() const {}
InspectorPanel::InspectorPanel(QWidget* parent) : QWidget(parent) {}
InspectorPanel::~InspectorPanel() = default;
PalettePanel::PalettePanel(QWidget* parent) : QWidget(parent) {}

void InspectorPanel::setNetwork(const NetworkSpec&, const ShapeTable&, const ProblemTexts&) {}
void InspectorPanel::setSelection(const std::set<NodeId>&) {}
void InspectorPanel::setInputImage(const QImage&) {}
void InspectorPanel::focusFirstField() {}
void LedgerView::setNetwork(const NetworkSpec&, const ShapeTable&) {}
void LedgerView::setSelection(const std::set<NodeId>&) {}
void LedgerView::setCollapsed(bool) {}
void PalettePanel::setCabinet(const std::vector<CabinetEntry>&) {}
void PalettePanel::setCompact(bool) {}
std::vector<CabinetEntry> cabinetEntries() { return {}; }

}  // namespace fovea
