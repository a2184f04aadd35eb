// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>

#include "app/session/inspection_session.h"
#include "app/workspaces/see_question_panel.h"

namespace fovea {

class RunController;
class SeeDreamPanel;
class SeeExcitationPanel;
class SeeFoolingPanel;
class SeeNeighboursPanel;
class SeePressurePanel;

/// See's pages with a question beside units and attribution: one of them at most is in view. Their questions have a
/// session of their own, so that the strip's maps need not wait for them.
class SeePages : public QWidget {
    Q_OBJECT

public:
    explicit SeePages(RunController& run, QWidget* parent = nullptr);

    SeePressurePanel* pressure() const { return pressure_; }
    SeeExcitationPanel* excitation() const { return excitation_; }
    SeeFoolingPanel* fooling() const { return fooling_; }
    SeeDreamPanel* dream() const { return dream_; }
    SeeNeighboursPanel* neighbours() const { return neighbours_; }
    InspectionSession& session() { return session_; }

    /// None of them where it is another page. `active`: See is in view.
    void showPage(SeePage page, bool active);
    void setInspection(const Inspection& inspection);
    void setLayer(NodeId layer, int channel);
    void forget(const QString& sentence);

Q_SIGNALS:
    void pageChosen(fovea::SeePage page);
    void channelChosen(int channel);
    void imageChosen(qint64 index);
    void notified(const QString& sentence);

private:
    InspectionSession session_;
    SeePressurePanel* pressure_;
    SeeExcitationPanel* excitation_;
    SeeFoolingPanel* fooling_;
    SeeDreamPanel* dream_;
    SeeNeighboursPanel* neighbours_;
    std::map<SeePage, SeeQuestionPanel*> panels_;
};

}  // namespace fovea
