// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "app/workspaces/unit_explanation.h"
#include "app/workspaces/workspace_state.h"
#include "core/analysis/inspection_query.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace fovea {

class MapGallery;
class MapLegend;
class MapStatisticsRow;
class PatchView;
class PixelView;

/// The middle of See: the selected layer's map, large, all its maps beneath, and how one unit of it comes about.
class SeeMapPanel : public QWidget {
    Q_OBJECT

public:
    explicit SeeMapPanel(QWidget* parent = nullptr);

    PixelView* map() const { return map_; }
    PatchView* patch() const { return patch_; }
    void setMapColumnWidth(int width);

    /// All maps of a layer, and one of them large. A unit that is pinned or hovered stays so.
    void showLayer(const FeatureMaps& maps, const QString& name, int channel);
    /// Another map of the layer that is shown.
    void showMap(const FeatureMaps& maps, const QString& name, int channel);
    /// Nothing but a sentence.
    void showSentence(const QString& sentence);
    void showExplanation(const UnitExplanation& explanation);
    /// Asks for a unit to be chosen.
    void clearExplanation();

    /// The pinned unit, or the one that will be as soon as its map is shown.
    std::optional<MapUnit> pinnedUnit() const;
    void pinUnit(std::optional<MapUnit> unit);
    /// Under the pointer, or pinned.
    std::optional<QPoint> unitAt() const;

Q_SIGNALS:
    void channelChosen(int channel);
    /// Another question in place of one unit's arithmetic.
    void pageChosen(fovea::SeePage page);
    /// unitAt() is another one.
    void unitChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeMapColumn(QWidget* panel);
    void placeGallery();

    QWidget* mapColumn_ = nullptr;
    QVBoxLayout* around_;
    QLabel* title_;
    QLabel* detail_;
    MapLegend* legend_;
    PixelView* map_;
    MapGallery* gallery_;
    QScrollArea* galleryScroll_ = nullptr;
    MapStatisticsRow* statistics_;
    PatchView* patch_;
    std::optional<MapUnit> wantedUnit_;  ///< to be pinned on the next map
};

}  // namespace fovea
