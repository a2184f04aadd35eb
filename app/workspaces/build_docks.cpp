// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/build_docks.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/workspaces/canvas_toolbar.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_view.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/inspector/pattern_edit.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int dockedFrom = 1440;       // below, the inspector lies over the canvas
constexpr int fullPaletteFrom = 1280;  // below, the palette shows glyphs only

/// Of the inspector and the line at its left.
int inspectorWidth() { return Theme::instance().ipx(304) + 1; }

template <class Layout>
Layout* tight(Layout* layout) {
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

}  // namespace

BuildDocks::BuildDocks(const BuildParts& parts, QWidget* page)
    : parts_(parts),
      page_(page),
      inspectorDock_(new QFrame(page)),
      paletteLine_(hairline(page, Qt::Vertical)),
      ledgerLine_(hairline(page)),
      upper_(tight(new QHBoxLayout)) {
    auto* columns = tight(new QHBoxLayout(page));
    columns->addWidget(parts_.palette);
    columns->addWidget(paletteLine_);
    auto* rows = tight(new QVBoxLayout);
    columns->addLayout(rows, 1);
    rows->addLayout(upper_, 1);

    auto* stage = new QWidget(page);
    auto* stageRows = tight(new QVBoxLayout(stage));
    stageRows->addWidget(parts_.toolbar);
    stageRows->addWidget(parts_.pattern);
    stageRows->addWidget(parts_.canvas, 1);
    upper_->addWidget(stage, 1);

    inspectorDock_->setProperty("role", QStringLiteral("dock"));
    inspectorDock_->setAutoFillBackground(true);
    auto* dock = tight(new QHBoxLayout(inspectorDock_));
    dock->addWidget(hairline(inspectorDock_, Qt::Vertical));
    dock->addWidget(parts_.inspector, 1);
    upper_->addWidget(inspectorDock_);

    rows->addWidget(ledgerLine_);
    rows->addWidget(parts_.ledger);
}

void BuildDocks::arrange(const Wanted& wanted) {
    docked_ = page_->width() >= dockedFrom;
    parts_.palette->setVisible(!wanted.lecture);
    paletteLine_->setVisible(!wanted.lecture);
    parts_.pattern->setVisible(!wanted.lecture);
    parts_.palette->setCompact(page_->width() < fullPaletteFrom);
    inspectorDock_->setFixedWidth(inspectorWidth());
    parts_.ledger->setFixedHeight(parts_.ledger->sizeHint().height());

    parts_.toolbar->setInspectorButtonVisible(!docked_ && !wanted.lecture);
    const bool inspector = wanted.inspector && !wanted.lecture;
    docked_ ? dockInspector(inspector) : overlayInspector(inspector && wanted.oneLayer, inspector);
}

void BuildDocks::dockInspector(bool shown) {
    if (upper_->indexOf(inspectorDock_) < 0) {
        upper_->addWidget(inspectorDock_);
    }
    inspectorDock_->setVisible(shown);
    parts_.canvas->setCoveredRight(0, 0);
}

void BuildDocks::overlayInspector(bool shown, bool atTimes) {
    upper_->removeWidget(inspectorDock_);
    inspectorDock_->setParent(page_);
    inspectorDock_->setVisible(shown);
    const int line = parts_.pattern->isVisibleTo(page_) ? parts_.pattern->sizeHint().height() : 0;
    const int top = parts_.toolbar->height() + line;
    const int bottom = parts_.ledger->isVisibleTo(page_) ? parts_.ledger->height() + 1 : 0;
    const int width = inspectorWidth();
    inspectorDock_->setGeometry(page_->width() - width, top, width, page_->height() - top - bottom);
    inspectorDock_->raise();
    parts_.canvas->setCoveredRight(inspectorDock_->isVisibleTo(page_) ? width : 0, atTimes ? width : 0);
}

bool BuildDocks::coversCanvas() const { return !docked_ && inspectorDock_->isVisibleTo(page_); }

}  // namespace fovea
