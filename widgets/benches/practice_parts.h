// SPDX-License-Identifier: GPL-3.0-or-later
// Private to PracticeView: its painted parts.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// Rows, dots or cards, of which one is chosen: by a click, or by the arrow keys.
class PracticeChooser : public PaintedWidget {
    Q_OBJECT
public:
    PracticeChooser(BenchView& bench, const char* name, const QString& title, QWidget* parent);
    QSize sizeHint() const override { return {ipx(600), ipx(230)}; }
    QSize minimumSizeHint() const override { return {ipx(380), ipx(190)}; }
    /// Where this one is chosen.
    virtual QRectF placeOf(int index) const = 0;

protected:
    int chosen() const { return bench_.bench().step(); }
    int count() const { return bench_.bench().lastStep() + 1; }
    /// How many stand beside each other.
    virtual int inARow() const { return 1; }
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    BenchView& bench_;
};

/// The slide's hardware and this computer, by their operations a second on a logarithmic axis: a bar for what is printed, a mark for
/// the peak that its own numbers give.
class DeviceBars : public PracticeChooser {
    Q_OBJECT
public:
    DeviceBars(BenchView& bench, QWidget* parent);
    QRectF placeOf(int index) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double toPixel(double gflops) const;
    void paintPrinted(QPainter& painter, int row) const;
    void paintMeasured(QPainter& painter, int row) const;
    void paintWords(QPainter& painter, int row, const QString& name, const QString& figure) const;
    void paintAxis(QPainter& painter) const;
};

/// Errors over costs: published networks on ImageNet at the left, one's own on CIFAR-10 at the right, each on axes of its own.
class RunChart : public PracticeChooser {
    Q_OBJECT
public:
    RunChart(BenchView& bench, QWidget* parent);
    QRectF placeOf(int index) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Field {
        QRectF area;
        double leastCost, mostCost;  ///< powers of ten
        double leastError, mostError;
        QPointF at(double error, double cost) const;
    };
    bool isMacs() const;
    Field published() const;
    Field own() const;
    void paintField(QPainter& painter, const Field& field, const QString& title) const;
    void paintPublished(QPainter& painter) const;
    void paintOwn(QPainter& painter) const;
};

/// What the lecture shows of applications, a card each: whether there is something of the kind to do here.
class GalleryCards : public PracticeChooser {
    Q_OBJECT
public:
    GalleryCards(BenchView& bench, QWidget* parent);
    QRectF placeOf(int index) const override;
    QSize sizeHint() const override { return {ipx(430), ipx(230)}; }
    QSize minimumSizeHint() const override { return {ipx(300), ipx(190)}; }

protected:
    int inARow() const override { return 3; }
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace fovea
