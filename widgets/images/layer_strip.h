// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <optional>
#include <vector>

#include "core/network/network_spec.h"
#include "widgets/style/theme.h"

namespace fovea {

/// What the strip shows of a layer.
struct LayerMaps {
    NodeId id;
    QString name;
    LayerFamily family = LayerFamily::Convolution;
    Shape shape;
    QString shapeText;               ///< "28 × 28 × 16"; empty: made from `shape`
    std::vector<QImage> thumbnails;  ///< one for each channel, in order; one picture for the input; none: not made yet
    bool vector = false;             ///< a vector: `values` instead of thumbnails
    std::vector<float> values;
    std::vector<QString> valueNames;  ///< the classes, for the last layer; empty: the values are dots
    bool trained = true;              ///< else the scores say nothing, and are grey
};

/// All layers side by side, each with glyph, name, shape and up to 16 maps, fewer in a low strip. One layer and one of its maps are
/// selected. Left and right step through the layers, Shift with them through the maps.
class LayerStrip : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit LayerStrip(QWidget* parent = nullptr);

    /// Keeps the selection where its layer is still there.
    void setLayers(std::vector<LayerMaps> layers);
    const std::vector<LayerMaps>& layers() const { return layers_; }
    /// Emit nothing.
    void setSelectedLayer(std::optional<NodeId> layer);
    void setSelectedMap(int channel);
    std::optional<NodeId> selectedLayer() const { return selectedLayer_; }
    int selectedMap() const { return selectedMap_; }

    /// Rows of maps, 1 to 4; the strip's height follows.
    void setRows(int rows);
    int rows() const { return rows_; }

    /// Those of which any part is in view, so that nobody needs to make pictures for the others.
    std::vector<NodeId> visibleLayers() const;

    /// In the viewport's coordinates.
    QRectF columnRect(int index) const;
    QRectF mapRect(int index, int channel) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void layerSelected(fovea::NodeId layer);
    void mapSelected(fovea::NodeId layer, int channel);
    /// By scrolling, or by another size.
    void visibleLayersChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    static constexpr int across = 4;
    int shownMaps(const LayerMaps& layer) const;
    int shownDots() const;
    QString subtitle(const LayerMaps& layer) const;
    double mapsHeight() const;
    int selectedIndex() const;
    void selectIndex(int index, bool reveal);
    void stepMap(int by);
    void updateScrollBar();
    void updateDescription();
    void paintColumn(QPainter& painter, int index) const;
    void paintMaps(QPainter& painter, int index, const QRectF& area) const;
    void paintDots(QPainter& painter, const LayerMaps& layer, const QRectF& area) const;
    void paintScores(QPainter& painter, const LayerMaps& layer, const QRectF& area) const;

    std::vector<LayerMaps> layers_;
    std::optional<NodeId> selectedLayer_;
    int selectedMap_ = 0;
    int rows_ = across;
};

}  // namespace fovea
