// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/inspection_session.h"
#include "app/session/picture_choice.h"
#include "app/session/snapshot_wants.h"
#include "app/workspaces/layer_pictures.h"
#include "app/workspaces/workspace.h"
#include "app/workspaces/workspace_state.h"
#include "core/analysis/network_analysis.h"

namespace fovea {

class ImageSource;
class LayerStrip;
class LectureTitle;
class PatchView;
class PixelView;
class RunController;
class SeeAttribution;
class SeeAttributionPanel;
class SeeFilterDock;
class SeeMapPanel;
class SeePages;
class SeeSourcePanel;

/// See: one picture, every layer's maps, the selected map large, and how one of its units comes about. It asks the
/// session for what its panels show, and hands each the answer.
class SeeWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit SeeWorkspace(RunController& run, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override;
    void deactivated() override;
    void setLecture(bool on) override;

    SeeState state() const;
    void setState(const SeeState& state);

    PictureChoice& choice() { return choice_; }
    InspectionSession& session() { return session_; }
    LayerStrip* strip() const { return strip_; }
    SeeSourcePanel* sourcePanel() const { return source_; }
    PixelView* mapView() const;
    PatchView* patchView() const;
    SeeAttributionPanel* attributionPanel() const { return attributionPanel_; }
    SeePages* pages() const { return pages_; }
    ImageSource* source() const;
    /// What is shown; nothing before the first picture.
    const std::optional<Inspection>& inspection() const { return inspection_; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// A question of this workspace that isn't answered yet.
    struct Asked {
        quint64 id = 0;  ///< 0: none
        InspectionSubject subject;
        std::shared_ptr<const FittedPicture> picture;
        std::vector<NodeId> nodes;
        bool trained = true;
    };
    void layOut();
    void connectPanels();
    void connectSession();
    void placePanels();
    void selectLayer(NodeId layer, int channel);
    void refresh();
    void askForMaps();
    /// Asks again where something has come into view whose maps nobody has asked for.
    void askForWhatIsMissing();
    std::vector<NodeId> shownNodes(const Model& model) const;
    void chooseLayer(const NetworkSpec& spec);
    void takeMaps(const InspectionReply& reply, bool isWhole);
    void takeTerms(const InspectionReply& reply);
    void takeFailure(quint64 id, const Error& error);
    void showNothing(const QString& sentence);
    void showPicture();
    void showInspection();
    void showSelectedLayer();
    void showMap();
    void explainUnit();
    void showPage(SeePage page);
    void selectChannel(int channel);
    std::shared_ptr<const FittedPicture> fittedFor(const NetworkSpec& spec) const;

    RunController& run_;
    LectureTitle* lectureTitle_;
    PictureChoice choice_;
    InspectionSession session_;
    SnapshotWants::Token wanted_;
    std::optional<Inspection> inspection_;
    std::shared_ptr<const NetworkAnalysis> network_;  ///< that is shown
    Asked asked_;
    struct {
        quint64 id = 0;
        std::shared_ptr<const Model> model;
        UnitTermsQuery unit;
    } askedUnit_;
    QTimer refresh_;  ///< collects requests while training runs
    bool refreshAgain_ = false;
    std::optional<NodeId> layer_;
    int channel_ = 0;
    bool visible_ = false;
    bool lecture_ = false;

    SeeSourcePanel* source_;
    LayerStrip* strip_;
    SeeMapPanel* map_;
    SeeFilterDock* filters_;
    SeeAttributionPanel* attributionPanel_;
    SeeAttribution* attribution_;
    SeePages* pages_;
    SeePage page_ = SeePage::Units;
};

}  // namespace fovea
