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

}  // namespace fovea
