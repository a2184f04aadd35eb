// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_pages.h"

#include <QVBoxLayout>

#include "app/workspaces/see_dream_panel.h"
#include "app/workspaces/see_excitation_panel.h"
#include "app/workspaces/see_fooling_panel.h"
#include "app/workspaces/see_neighbours_panel.h"
#include "app/workspaces/see_pressure_panel.h"

namespace fovea {

SeePages::SeePages(RunController& run, QWidget* parent)
    : QWidget(parent),
      pressure_(new SeePressurePanel(run, this)),
      excitation_(new SeeExcitationPanel(run, this)),
      fooling_(new SeeFoolingPanel(session_, this)),
      dream_(new SeeDreamPanel(session_, this)),
      neighbours_(new SeeNeighboursPanel(run, session_, this)),
      panels_{{SeePage::Pressure, pressure_},
              {SeePage::Excitation, excitation_},
              {SeePage::Fooling, fooling_},
              {SeePage::Dream, dream_},
              {SeePage::Neighbours, neighbours_}} {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (const auto& [page, panel] : panels_) {
        column->addWidget(panel);
        panel->hide();
        connect(panel, &SeeQuestionPanel::pageChosen, this, &SeePages::pageChosen);
        connect(panel, &SeeQuestionPanel::notified, this, &SeePages::notified);
    }
    connect(excitation_, &SeeExcitationPanel::channelChosen, this,
            [this](int shown) { Q_EMIT channelChosen(shown - 1); });
    connect(excitation_, &SeeExcitationPanel::imageChosen, this, &SeePages::imageChosen);
    connect(neighbours_, &SeeNeighboursPanel::imageChosen, this, &SeePages::imageChosen);
}

void SeePages::showPage(SeePage page, bool active) {
    setVisible(panels_.contains(page));
    for (const auto& [own, panel] : panels_) {
        panel->setVisible(own == page);
        panel->setShown(own == page && active);
    }
}

void SeePages::setInspection(const Inspection& inspection) {
    for (const auto& [page, panel] : panels_) panel->setInspection(inspection);
}

void SeePages::setLayer(NodeId layer, int channel) {
    for (const auto& [page, panel] : panels_) panel->setLayer(layer, channel);
}

void SeePages::forget(const QString& sentence) {
    for (const auto& [page, panel] : panels_) panel->forget(sentence);
}

}  // namespace fovea
