// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/excitation_search.h"
#include "app/workspaces/see_question_panel.h"

class QLabel;
class QPushButton;
class QSpinBox;

namespace fovea {

class RunController;
class Segments;
class ThumbnailGrid;

/// A page of See: the test images that excite the map of the strip most, with the patch that its strongest unit sees.
/// They are searched on request, for all maps in one pass; what was found stays until another search.
class SeeExcitationPanel : public SeeQuestionPanel {
    Q_OBJECT

public:
    explicit SeeExcitationPanel(RunController& run, QWidget* parent = nullptr);

    const ExcitationSearch& search() const { return search_; }

Q_SIGNALS:
    /// Another map of the same layer.
    void channelChosen(int channel);
    /// This test image is to be looked at.
    void imageChosen(qint64 index);

protected:
    bool isBusy() const override { return false; }
    void subjectChanged() override;
    void layerChanged() override { refresh(); }
    /// The search goes on while other pages are looked at.
    void halt() override {}
    void clear() override;

private:
    void begin();
    void dropOthers();
    void refresh();
    void refreshHead();

    RunController& run_;
    ExcitationSearch search_;
    QSpinBox* channel_;
    QLabel* ofChannels_;
    Segments* kinds_;
    QPushButton* begin_;
    QPushButton* stop_;
    QLabel* progress_;
    ThumbnailGrid* grid_;
    QLabel* classes_;
};

}  // namespace fovea
