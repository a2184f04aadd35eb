// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/inspection_session.h"
#include "app/workspaces/see_question_panel.h"

class QComboBox;
class QLabel;
class QSlider;

namespace fovea {

class PictureColumn;
class ThumbnailGrid;
class TraceView;

/// A page of See: how little the picture must change to be taken for something else (FGSM), and how sure the network is of
/// pictures that show nothing.
class SeeFoolingPanel : public SeeQuestionPanel {
    Q_OBJECT

public:
    explicit SeeFoolingPanel(InspectionSession& session, QWidget* parent = nullptr);

    FoolingRequest request() const;

protected:
    bool isBusy() const override { return asked_ != 0; }
    void subjectChanged() override;
    void halt() override;
    void clear() override;

private:
    QWidget* makeControls();
    void ask();
    void take(const InspectionReply& reply);
    void showFooling(const Fooling& fooling);
    void showNonsense(const std::vector<NonsensePicture>& pictures);

    InspectionSession& session_;
    quint64 asked_ = 0;
    quint64 askedNonsense_ = 0;
    QSlider* epsilon_;
    QLabel* amount_;
    QComboBox* towards_;
    std::vector<std::string> names_;
    PictureColumn* before_;
    PictureColumn* difference_;
    PictureColumn* after_;
    TraceView* sweep_;
    ThumbnailGrid* nonsense_;
};

}  // namespace fovea
