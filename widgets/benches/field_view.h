// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// Layers above each other, each place a dot over the middle of what it sees; those that reach the chosen unit are lit down
/// to the input.
class FieldView : public BenchView {
    Q_OBJECT
public:
    explicit FieldView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override { return name == "kernels" || name == "strides"; }
    std::string_view answer() const override { return "fields"; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitCells();
    int layers() const { return wholeOf(bench().fields(), "layers"); }
    class TitledMatrix* makeNumbers(const QString& name, const char* field);
    void showNumbers(class TitledMatrix* view, const char* field) const;

    class FieldDiagram* diagram_;
    class TitledMatrix* kernels_;
    class TitledMatrix* strides_;
    QWidget* table_ = nullptr;
    QWidget* paths_ = nullptr;
};

}  // namespace fovea
