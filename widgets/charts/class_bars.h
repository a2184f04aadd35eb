// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

struct ClassScore {
    QString name;
    double probability = 0;  ///< after the softmax, in [0, 1]
};

/// 'Class scores': the probabilities as sorted bars, the best in bold, and beneath whether it is right. Those of a
/// network that was never trained say nothing: grey, in the classes' order, and beneath that it is so.
class ClassBars : public PaintedWidget {
    Q_OBJECT
public:
    explicit ClassBars(QWidget* parent = nullptr);

    /// In the classes' order; `truth` is the index of the right class where it is known.
    void setScores(std::vector<ClassScore> scores, std::optional<int> truth = std::nullopt, bool trained = true);
    void clear();
    /// "correct, with 87.0 %", "wrong: it is a cat", "not trained yet", or empty where the truth is unknown.
    QString verdict() const;
    bool isTrained() const { return trained_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    void paintRow(QPainter& painter, const QRectF& row, const ClassScore& score, bool best, double names) const;
    int heightWithRows(double row) const;
    void paintVerdict(QPainter& painter, const QRectF& row) const;

    std::vector<ClassScore> sorted_;
    bool trained_ = true;
    QString truthName_;
    bool correct_ = false;
};

}  // namespace fovea
