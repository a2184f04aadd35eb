// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

class QLabel;

namespace fovea {

/// A picture and the filter that looks at it, and the same as a row of a matrix times the picture as a column.
class DenseView : public BenchView {
    Q_OBJECT
public:
    explicit DenseView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override;
    std::string_view answer() const override { return "y"; }
    void showMeant(const QString& symbol) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int unit() const { return bench().step(); }
    void showUnit();
    void chooseUnit(int row);
    void editFilter(int row, int column, double value);
    void fitCells();

    class TitledMatrix* picture_;
    class TitledMatrix* filter_;
    class TitledMatrix* weights_;
    class TitledMatrix* column_;
    class TitledMatrix* bias_;
    class TitledMatrix* output_;
    QLabel* plus_;
    QLabel* equals_;
    QWidget* unrolled_ = nullptr;
    QWidget* costs_ = nullptr;
};

}  // namespace fovea
