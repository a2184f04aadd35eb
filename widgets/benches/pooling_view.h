// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

class QLabel;

namespace fovea {

/// A map with the window on it, and what pooling makes of it; beneath, where the gradient goes and what a shift does.
class PoolingView : public BenchView {
    Q_OBJECT
public:
    explicit PoolingView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override { return name == "input"; }
    std::string_view mainChoice() const override { return "operation"; }
    std::string_view answer() const override { return "output"; }
    void showMeant(const QString& symbol) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    bool takesLargest() const { return choiceOf(bench().fields(), "operation") == "max"; }
    QWidget* pairOf(class TitledMatrix* one, class TitledMatrix* other) const;
    void showWindow();
    void fitCells();

    class TitledMatrix* input_;
    class TitledMatrix* output_;
    QLabel* arrow_;
    class TitledMatrix* upstream_ = nullptr;
    class TitledMatrix* gradient_ = nullptr;
    class TitledMatrix* shifted_ = nullptr;
    class TitledMatrix* shiftedOutput_ = nullptr;
};

}  // namespace fovea
