// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

class QLabel;
class QPushButton;

namespace fovea {

/// The plane with what the network says of every place, four points with their right answers, the hidden units' lines; and
/// the weights beside it.
class PlaneView : public BenchView {
    Q_OBJECT
public:
    explicit PlaneView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override { return {}; }
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override { return name == "widths"; }
    std::string_view mainChoice() const override { return "activation"; }
    std::string_view answer() const override { return "outputs"; }
    void showMeant(const QString& symbol) override;

private:
    void changeUnits(int by);

    class DecisionPlane* plane_;
    std::vector<class TitledMatrix*> weights_;
    QPushButton* more_;
    QPushButton* fewer_;
    class TitledMatrix* product_ = nullptr;
    QLabel* productText_ = nullptr;
    class TitledMatrix* widths_ = nullptr;
    QWidget* drawing_ = nullptr;
};

}  // namespace fovea
