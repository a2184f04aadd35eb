// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QImage>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QRectF>
#include <QString>
#include <QWidget>
#include <vector>

namespace fovea::test {

/// A line of text that was painted, and where, in pixels of the device.
struct PaintedText {
    QString text;
    QRectF place;  ///< between the top of its capitals and its base line
};

/// Paints nothing, but keeps each text that it is asked to paint.
class TextEngine : public QPaintEngine {
public:
    TextEngine() : QPaintEngine(QPaintEngine::AllFeatures) {}
    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState& /*state*/) override {}
    void drawPixmap(const QRectF& /*r*/, const QPixmap& /*pixmap*/, const QRectF& /*source*/) override {}
    void drawImage(const QRectF& /*r*/, const QImage& /*image*/, const QRectF& /*source*/,
                   Qt::ImageConversionFlags /*flags*/) override {}
    void drawPath(const QPainterPath& /*path*/) override {}
    using QPaintEngine::drawPolygon;
    void drawPolygon(const QPointF* /*points*/, int /*count*/, PolygonDrawMode /*mode*/) override {}
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        const double capital = QFontMetricsF(item.font()).capHeight();
        const QRectF place(at.x(), at.y() - capital, item.width(), capital);
        texts.push_back({item.text(), painter()->combinedTransform().mapRect(place)});
    }
    Type type() const override { return User; }

    std::vector<PaintedText> texts;
};

class TextDevice : public QPaintDevice {
public:
    explicit TextDevice(const QWidget& like) : like_(like) {}
    QPaintEngine* paintEngine() const override { return &engine_; }
    const std::vector<PaintedText>& texts() const { return engine_.texts; }

protected:
    int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
            case PdmWidth: return like_.width();
            case PdmHeight: return like_.height();
            case PdmWidthMM: return like_.widthMM();
            case PdmHeightMM: return like_.heightMM();
            case PdmDpiX:
            case PdmPhysicalDpiX: return like_.logicalDpiX();
            case PdmDpiY:
            case PdmPhysicalDpiY: return like_.logicalDpiY();
            case PdmNumColors: return 0;
            case PdmDepth: return 32;
            case PdmDevicePixelRatio: return 1;
            case PdmDevicePixelRatioScaled: return int(QPaintDevice::devicePixelRatioFScale());
            default: return 0;
        }
    }

private:
    const QWidget& like_;
    mutable TextEngine engine_;
};

/// What a widget paints of text, without its children's.
inline std::vector<PaintedText> textsOf(QWidget& widget) {
    TextDevice device(widget);
    widget.render(&device, {}, {}, QWidget::RenderFlags());
    return device.texts();
}

}  // namespace fovea::test
