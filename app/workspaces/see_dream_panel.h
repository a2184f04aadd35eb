// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/session/inspection_session.h"
#include "app/workspaces/see_question_panel.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace fovea {

class PictureColumn;
class TraceView;

/// A page of See: a picture that a map of the strip, one of its units, its layer or a class answers to as strongly as can be,
/// while it comes about. A dream that rests goes on as if it had not stopped; undo gives the one before back.
class SeeDreamPanel : public SeeQuestionPanel {
    Q_OBJECT

public:
    explicit SeeDreamPanel(InspectionSession& session, QWidget* parent = nullptr);

    bool isDreaming() const { return asked_ != 0; }
    /// Of the dream that is shown; null: none.
    std::shared_ptr<const DreamState> dream() const { return dream_.state; }
    DreamRequest request() const;

protected:
    bool isBusy() const override { return isDreaming(); }
    void subjectChanged() override;
    void layerChanged() override { refresh(); }
    void halt() override;
    void clear() override;

private:
    /// What is dreamt, of which network, and how far it is.
    struct Dream {
        InspectionSubject subject;
        DreamRequest request;
        QString what;
        std::shared_ptr<const DreamState> state;
        bool isOver() const { return state && state->step >= request.steps; }
    };
    QWidget* makeControls();
    QWidget* makeNumbers();
    void begin();
    /// Begins, pauses or goes on, whichever is next.
    void press();
    void stop();
    void undo();
    void ask();
    void take(const InspectionReply& reply, bool whole);
    void refresh();
    void refreshButtons();
    /// Whether the dream that rests is the one that is asked for.
    bool goesOn() const;
    void showDream();
    QString target() const;

    InspectionSession& session_;
    quint64 asked_ = 0;
    Dream dream_;
    std::vector<Dream> earlier_;
    bool resting_ = false;  ///< can go on
    QComboBox* targets_;
    QComboBox* classes_;
    std::vector<std::string> names_;
    QCheckBox* fromPicture_;
    QSpinBox* steps_;
    QSpinBox* jitter_;
    QDoubleSpinBox* blur_;
    QDoubleSpinBox* decay_;
    QSpinBox* seed_;
    QPushButton* press_;
    QPushButton* stop_;
    QPushButton* undo_;
    PictureColumn* now_;
    PictureColumn* best_;
    TraceView* trace_;
    QLabel* progress_;
};

}  // namespace fovea
