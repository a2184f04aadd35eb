// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

class QLabel;

namespace fovea {

class ConnectionGrid;
class NetworkRows;
class TitledMatrix;

/// LeNet-5 and AlexNet taken apart: their layers with what each costs and sees, the table of C3, and the response norm.
class ClassicsView : public BenchView {
    Q_OBJECT
public:
    explicit ClassicsView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override;
    bool usesField(std::string_view name) const override;
    std::string_view mainChoice() const override { return "network"; }
    void showMeant(const QString& symbol) override;

private:
    QWidget* makeTable();
    QWidget* makeNorm();
    bool hidesCounts() const;

    NetworkRows* rows_;
    ConnectionGrid* table_ = nullptr;
    QLabel* tableSays_ = nullptr;
    TitledMatrix* activities_ = nullptr;
    TitledMatrix* normalised_ = nullptr;
    QLabel* normSays_ = nullptr;
};

}  // namespace fovea
