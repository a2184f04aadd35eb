// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QPolygonF>
#include <QWidget>

#include "core/layers/layer_spec.h"

namespace fovea {

/// One layer of the palette, with its glyph, which for an activation is its own curve; can be dragged, clicked twice,
/// and reached by keys.
class PaletteChip : public QWidget {
    Q_OBJECT
public:
    PaletteChip(LayerSpec layer, QString title, QWidget* parent);

    const LayerSpec& layer() const { return layer_; }
    const QString& title() const { return title_; }
    /// The glyph alone.
    void setCompact(bool compact);
    QSize sizeHint() const override;

Q_SIGNALS:
    void activated(const LayerSpec& layer);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void startDrag();
    QPixmap glyph(int size) const;

    LayerSpec layer_;
    QString title_;
    QPolygonF curve_;  ///< of an activation
    QPoint pressed_;
    bool down_ = false;
    bool hovered_ = false;
    bool compact_ = false;
};

}  // namespace fovea
