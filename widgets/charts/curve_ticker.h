// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/custom_plot.h"

namespace fovea {

/// 40 500 000 000 takes a power of ten: a loss that explodes passes any margin.
inline constexpr double largestPlain = 10000;
/// On a logarithmic axis; 0.0001 is wider than the margin.
inline constexpr double smallestPlain = 0.00045;

/// Ticks where a reader expects them: whole epochs, quarters of accuracy, 1-2-5 on a logarithmic axis, and there no
/// more than there is room for.
class CurveTicker : public QCPAxisTicker {
public:
    enum class Unit { Epoch, Loss, Accuracy };
    explicit CurveTicker(Unit unit) : unit_(unit) {}
    void setLogarithmic(bool logarithmic) { logarithmic_ = logarithmic; }
    /// How many labels fit along the axis.
    void setRoom(int labels) { room_ = labels; }

protected:
    double getTickStep(const QCPRange& range) override;
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    Unit unit_;
    bool logarithmic_ = false;
    int room_ = 12;
    double step_ = 1;
};

}  // namespace fovea
