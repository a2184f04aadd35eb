// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <optional>

#include "app/session/inspection_session.h"
#include "app/session/picture_choice.h"
#include "app/window/workspace.h"

class QLabel;
class QScrollArea;

namespace fovea {

class ClassBars;
class FilterGallery;
class ImageSource;
class LayerStrip;
class MapGallery;
class MapLegend;
class MapStatisticsRow;
class PatchView;
class PixelView;
class RunController;

/// See: one picture, every layer's maps, the selected map large, and how one of its units comes about.
class SeeWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit SeeWorkspace(RunController& run, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override;
    void deactivated() override;
    void setLecture(bool on) override;

    PictureChoice& choice() { return choice_; }
    LayerStrip* strip() const { return strip_; }
    PixelView* mapView() const { return map_; }
    PatchView* patchView() const { return patch_; }
    ImageSource* source() const { return source_; }
    /// Of the picture that is shown; null before the first.
    const InspectionPointer& inspection() const { return inspection_; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeSourceColumn();
    QWidget* makeMapPanel();
    QWidget* makeFilterDock();
    void connectPictures();
    void requestInspection();
    void showInspection(const InspectionPointer& inspection);
    void showPicture();
    void showSelectedLayer();
    void showMap();
    void explainUnit(std::optional<QPoint> pixel);
    void openPicture();
    void pastePicture();
    void placeDocks();
    void fillGallery();

    RunController& run_;
    PictureChoice choice_;
    InspectionSession session_;
    InspectionPointer inspection_;
    QTimer refresh_;  ///< collects requests while training runs
    std::optional<NodeId> layer_;
    int channel_ = 0;
    bool visible_ = false;
    bool lecture_ = false;

    ImageSource* source_ = nullptr;
    ClassBars* bars_ = nullptr;
    QWidget* sourceColumn_ = nullptr;
    LayerStrip* strip_ = nullptr;
    QWidget* mapColumn_ = nullptr;
    QLabel* mapTitle_ = nullptr;
    QLabel* mapDetail_ = nullptr;
    MapLegend* legend_ = nullptr;
    PixelView* map_ = nullptr;
    MapGallery* gallery_ = nullptr;
    QScrollArea* galleryScroll_ = nullptr;
    MapStatisticsRow* statistics_ = nullptr;
    PatchView* patch_ = nullptr;
    QWidget* dock_ = nullptr;
    FilterGallery* filters_ = nullptr;
    QLabel* filtersHint_ = nullptr;
};

}  // namespace fovea
