// SPDX-License-Identifier: GPL-3.0-or-later
// Private to PatchView: the two painted parts of it.
#pragma once

#include "widgets/charts/painted_widget.h"
#include "widgets/images/patch_arithmetic.h"

namespace fovea {

/// The matrices, one block for each channel: patch × kernel and the sum at the right. They fit the width; cells are
/// as high as the room allows, and where numbers can't be read they are left to the colours.
class PatchMatrices : public PaintedWidget {
    Q_OBJECT
public:
    explicit PatchMatrices(QWidget* parent = nullptr) : PaintedWidget(parent) {}
    void setArithmetic(const PatchArithmetic& arithmetic, const PatchText& text, bool hidden);
    /// Pixels of height that there are before one has to scroll.
    void setRoom(double room);
    /// Of all channels, as close as they can stand.
    double leastHeight() const { return heightOf(0); }
    /// Where a channel's sum stands.
    QRectF sumRect(std::size_t channel) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    struct Metrics {
        double cellWidth, cellHeight, between, sumWidth, head, label, block;
        int font;
        bool numbers;
    };
    Metrics metrics() const;
    /// `ease` from 0, close together, to 1.
    double heightOf(double ease) const;
    void paintHead(QPainter& painter, const Metrics& m) const;
    void paintChannel(QPainter& painter, const Metrics& m, std::size_t index) const;
    void paintMatrix(QPainter& painter, const Metrics& m, const QRectF& area, const std::vector<float>& values,
                     float limit, QColor tint, bool isPatch) const;

    PatchArithmetic arithmetic_;
    PatchText text_;
    float patchLimit_ = 0;
    float kernelLimit_ = 0;
    double room_ = 0;
    QString widest_;  ///< number in a cell
    bool hidden_ = false;
};

/// What stands beneath: the instruction, the sum, the ReLU, a note.
class PatchSums : public PaintedWidget {
    Q_OBJECT
public:
    explicit PatchSums(QWidget* parent = nullptr);
    void setText(const PatchText& text, bool hidden, const QString& hint);
    /// Without instruction and note.
    void setCompact(bool compact);
    int heightWhen(bool compact) const;
    /// Where the total stands, or what the ReLU makes of it.
    QRectF resultPlace(bool relu) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {ipx(200), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    void equation(QPainter& painter, double top, const QString& left, const QString& result, const QColor& color) const;
    double equationTop(bool relu) const { return px(compact_ ? 6 : 38) + (relu ? px(26) : 0); }
    QString leftSide(bool relu) const;
    /// Of an equation: long ones are smaller, down to where they have to break.
    int fontFor(const QString& left, const QString& result) const;

    PatchText text_;
    bool hidden_ = false;
    bool compact_ = false;
    QString hint_;
};

}  // namespace fovea
