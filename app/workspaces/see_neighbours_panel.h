// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/session/embedding_search.h"
#include "app/session/inspection_session.h"
#include "app/workspaces/see_question_panel.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace fovea {

class PointMap;
class RunController;
class Segments;
class ThumbnailGrid;

/// A page of See: the test images as points of a map, by what the layer that is chosen in the strip makes of them, and those
/// that are nearest to the picture. The map is made on request, grows in view, and stays until another one is made.
class SeeNeighboursPanel : public SeeQuestionPanel {
    Q_OBJECT

public:
    SeeNeighboursPanel(RunController& run, InspectionSession& session, QWidget* parent = nullptr);

    const EmbeddingSearch& search() const { return search_; }
    const std::vector<Neighbour>& neighbours() const { return neighbours_; }

Q_SIGNALS:
    /// This test image is to be looked at.
    void imageChosen(qint64 index);

protected:
    bool isBusy() const override { return asked_ != 0; }
    void subjectChanged() override;
    void layerChanged() override { subjectChanged(); }
    /// The map goes on while other pages are looked at.
    void halt() override;
    void clear() override;

private:
    QWidget* makeControls();
    void begin();
    void dropOthers();
    /// What was found, where it is of this network and these images.
    std::shared_ptr<const EmbeddingSearch::Found> found() const;
    void askFeatures();
    void take(const InspectionReply& reply);
    void refresh();
    void refreshHead();
    void refreshPoints();
    bool isThePicture(const EmbeddingSearch::Found& known, std::int64_t point) const;
    void showNeighbours();
    std::vector<QString> titles() const;

    RunController& run_;
    InspectionSession& session_;
    EmbeddingSearch search_;
    Segments* kinds_;
    QComboBox* counts_;
    QLabel* by_;
    QLabel* progress_;
    QPushButton* begin_;
    QPushButton* stop_;
    PointMap* map_;
    QLabel* nearestTitle_;
    ThumbnailGrid* nearest_;
    QLabel* agreement_;
    quint64 asked_ = 0;
    std::vector<float> features_;  ///< of the picture, in the layer of the map, of length 1; empty: not known yet
    std::shared_ptr<const Model> featuresModel_;  ///< of which they were asked
    std::optional<NodeId> featuresLayer_;
    const LayerFeatures* shownFor_ = nullptr;  ///< whose neighbours are shown; null: nobody's
    std::vector<Neighbour> neighbours_;
};

}  // namespace fovea
