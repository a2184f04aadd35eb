// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace fovea {

/// Scores, exponentials and probabilities side by side, as bars and as numbers, with the two rules that probabilities keep,
/// and the loss of the right class.
class SoftmaxView : public BenchView {
    Q_OBJECT
public:
    explicit SoftmaxView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override { return name == "scores" || name == "p"; }
    bool usesField(std::string_view name) const override { return name != "temperature" || givesScores(); }
    std::string_view mainChoice() const override { return "given"; }
    std::string_view answer() const override { return "probabilities"; }
    QString position() const override { return {}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Column {
        QLabel* title = nullptr;
        class SoftmaxBars* bars = nullptr;
        MatrixView* cells = nullptr;
        QLabel* sum = nullptr;
        QLabel* rules = nullptr;
    };

    /// e to the power of a score is more than a double holds.
    bool beyondNumbers() const;
    bool givesScores() const { return choiceOf(bench().fields(), "given") == "scores"; }
    Column makeColumn(QGridLayout* grid, int index, int kind, const char* reading, const QString& title);
    void showColumn(const Column& column, const char* reading, const char* sum) const;
    void showRules(const Column& column, double sum) const;
    void fitCells();
    void shiftAll();

    Column scores_;
    Column exponentials_;
    Column probabilities_;
    class LossCurve* curve_;
    QPushButton* shift_;
    QWidget* gradients_ = nullptr;
    QWidget* twice_ = nullptr;
};

}  // namespace fovea
