// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

class QSlider;

namespace fovea {

/// A picture, one of the templates, and the scores of all of them. Both can be painted.
class TemplateView : public BenchView {
    Q_OBJECT
public:
    explicit TemplateView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override;
    std::string_view mainChoice() const override { return "filters"; }
    std::string_view answer() const override { return "scores"; }
    void showMeant(const QString& symbol) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString className(int index) const;
    void paintPicture(int row, int column, double value);
    void paintTemplate(int row, int column, double value);
    void fitCells();

    class PaintedGrid* picture_;
    class PaintedGrid* template_;
    class ScoreLamps* lamps_;
    MatrixView* scores_;
    QSlider* brightness_;
    QWidget* templates_ = nullptr;
    QWidget* pictures_ = nullptr;
};

}  // namespace fovea
