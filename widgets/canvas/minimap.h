// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QWidget>
#include <vector>

#include "core/layers/layer_spec.h"

namespace fovea {

/// The whole network small, with a frame around what is seen of it. A click or a drag on it, or an arrow key, asks to
/// see another part.
class Minimap : public QWidget {
    Q_OBJECT
public:
    struct Part {
        QRectF body;  ///< in the scene
        LayerFamily family{};
        bool faulty = false;
        friend bool operator==(const Part&, const Part&) = default;
    };

    explicit Minimap(QWidget* parent = nullptr);

    /// `all` and `seen` in the scene: of the network, and of the view.
    void setContent(std::vector<Part> parts, const QRectF& all, const QRectF& seen);
    const QRectF& seen() const { return seen_; }
    /// Where a place of the scene lies on the map.
    QPointF pointOf(const QPointF& scenePosition) const;

    QSize sizeHint() const override;

Q_SIGNALS:
    /// This place of the scene is to be in the middle of what is seen.
    void centreRequested(QPointF scenePosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double scale() const;
    QRectF shown() const { return all_ | seen_; }
    QPointF sceneAt(const QPointF& position) const;

    std::vector<Part> parts_;
    QRectF all_;
    QRectF seen_;
};

}  // namespace fovea
