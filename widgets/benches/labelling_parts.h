// SPDX-License-Identifier: GPL-3.0-or-later
// Private to LabellingView: its painted parts.
#pragma once

#include <QImage>

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The picture that is to be named.
class LabelCard : public PaintedWidget {
    Q_OBJECT
public:
    explicit LabelCard(QWidget* parent);

    /// A null image: none.
    void setImage(const QImage& image);
    const QImage& image() const { return image_; }
    QSize sizeHint() const override { return {ipx(230), ipx(254)}; }
    QSize minimumSizeHint() const override { return {ipx(120), ipx(140)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage image_;
};

/// Two shares on one axis from 0 to 1, each with its 95% interval.
class IntervalBars : public PaintedWidget {
    Q_OBJECT
public:
    IntervalBars(BenchView& bench, QWidget* parent);

    void setNames(const QString& first, const QString& second);
    /// Framed, because a symbol of the formula means them.
    void setMeant(bool meant);
    QSize sizeHint() const override { return {ipx(320), ipx(170)}; }
    QSize minimumSizeHint() const override { return {ipx(220), ipx(120)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintRow(QPainter& painter, int row, const QRectF& place) const;
    double toPixel(double share) const;

    BenchView& bench_;
    QString names_[2];
    bool meant_ = false;
};

/// All pictures of the game, each with whether the person and the network were right. A click shows one.
class LabelledGallery : public PaintedWidget {
    Q_OBJECT
public:
    explicit LabelledGallery(BenchView& bench);

    void setImages(std::vector<QImage> images);
    QSize sizeHint() const override { return {ipx(340), ipx(170)}; }
    QSize minimumSizeHint() const override { return {ipx(260), ipx(80)}; }
    QRectF tile(int index) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    BenchView& bench_;
    std::vector<QImage> images_;
};

}  // namespace fovea
