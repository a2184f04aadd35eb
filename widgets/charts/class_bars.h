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

/// 'Class scores': the probabilities as sorted bars, the best in bold, and beneath whether it is right.
class ClassBars : public PaintedWidget {
    Q_OBJECT
public:
    explicit ClassBars(QWidget* parent = nullptr);

    /// In the classes' order; `truth` is the index of the right class where it is known.
    void setScores(std::vector<ClassScore> scores, std::optional<int> truth = std::nullopt);
    void clear();
    /// "correct, with 87.0 %", "wrong: it is a cat", or empty where the truth is unknown.
    QString verdict() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    void paintRow(QPainter& painter, const QRectF& row, const ClassScore& score, bool best, double names) const;

    std::vector<ClassScore> sorted_;
    QString truthName_;
    bool correct_ = false;
};

}  // namespace fovea
