// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "widgets/benches/bench_view.h"

namespace fovea {

class WindowList;
class KernelOnPicture;

/// Input, kernel and output beside each other, the window on the input; all windows' sums, and the same kernel on a picture.
class ConvolutionView : public BenchView {
    Q_OBJECT
public:
    explicit ConvolutionView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    std::vector<Panel> panels() override;
    QString position() const override;
    std::string_view mainChoice() const override { return "operation"; }
    std::string_view answer() const override { return "output"; }
    void showMeant(const QString& symbol) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Column {
        QWidget* widget = nullptr;
        QLabel* title = nullptr;
        MatrixView* matrix = nullptr;
        QLabel* hint = nullptr;
    };
    Column makeColumn(const QString& hint);
    void editInput(int row, int column, double value);
    void chooseWindow(int row, int column);
    void fitCells();
    void showInput();
    void showOutput();

    Column input_;
    Column kernel_;
    Column turned_;
    Column output_;
    QLabel* operator_;
    QLabel* equals_;
    WindowList* windows_ = nullptr;
    KernelOnPicture* picture_ = nullptr;
};

}  // namespace fovea
