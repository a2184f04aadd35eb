// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/canvas_toolbar.h"

#include <cmath>

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include "app/actions/action_table.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

QToolButton* buttonFor(QAction* action, bool text, QWidget* parent) {
    auto* button = new QToolButton(parent);
    if (text) {
        action->setIconText(QStringLiteral(" ") + action->text().remove(u'&'));  // the gap that the style leaves out
    }
    button->setDefaultAction(action);
    button->setToolButtonStyle(text ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    if (action->isCheckable()) button->setProperty("role", QStringLiteral("toggle"));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

CanvasToolbar::CanvasToolbar(const ActionTable& actions, QWidget* parent) : QWidget(parent) {
    setScaledHeight(this, 44);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(2);
    row->addWidget(buttonFor(actions.action(ActionId::EditUndo), false, this));
    row->addWidget(buttonFor(actions.action(ActionId::EditRedo), false, this));
    row->addSpacing(16);
    row->addWidget(buttonFor(actions.action(ActionId::NetworkTidy), true, this));
    row->addWidget(buttonFor(actions.action(ActionId::ViewFit), true, this));
    row->addStretch(1);
    row->addWidget(buttonFor(actions.action(ActionId::ViewThumbnails), false, this));
    row->addWidget(buttonFor(actions.action(ActionId::ViewLocks), false, this));
    row->addSpacing(8);

    drawings_ = new QButtonGroup(this);
    auto* segments = new QWidget(this);
    auto* segmentRow = new QHBoxLayout(segments);
    segmentRow->setContentsMargins(0, 0, 0, 0);
    segmentRow->setSpacing(0);
    const auto segment = [&](CanvasDrawing drawing, const QString& text, const QString& tip) {
        auto* button = new QToolButton(segments);
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("role", QStringLiteral("segment"));
        drawings_->addButton(button, static_cast<int>(drawing));
        segmentRow->addWidget(button);
    };
    segment(CanvasDrawing::Volumes, tr("Volumes"), tr("Layers as boxes whose sides are their outputs'"));
    segment(CanvasDrawing::Boxes, tr("Boxes"), tr("Layers as blocks of one size"));
    segment(CanvasDrawing::Blocks, tr("Blocks"),
            tr("Branched parts and their repetitions as one; a double click or Enter opens one, this button closes all"));
    row->addWidget(segments);
    row->addSpacing(8);
    row->addWidget(buttonFor(actions.action(ActionId::ViewZoomOut), false, this));
    zoom_ = new QLabel(this);
    zoom_->setAlignment(Qt::AlignCenter);
    setScaledMinimumWidth(zoom_, 48);
    row->addWidget(zoom_);
    row->addWidget(buttonFor(actions.action(ActionId::ViewZoomIn), false, this));
    inspector_ = buttonFor(actions.action(ActionId::ViewInspector), false, this);
    row->addWidget(inspector_);

    connect(drawings_, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT drawingChosen(static_cast<CanvasDrawing>(id)); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setZoom(1.0);
    setInspectorButtonVisible(false);
}

void CanvasToolbar::setZoom(double zoom) { zoom_->setText(QStringLiteral("%1 %").arg(std::lround(zoom * 100))); }

void CanvasToolbar::setDrawing(CanvasDrawing drawing) {
    drawings_->button(static_cast<int>(drawing))->setChecked(true);
}

void CanvasToolbar::setInspectorButtonVisible(bool visible) { inspector_->setVisible(visible); }

void CanvasToolbar::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Theme::instance().colors().canvas); }

}  // namespace fovea
