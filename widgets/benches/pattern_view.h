// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

class QLabel;
class QLineEdit;

namespace fovea {

/// A pattern line and the network that it is, layer by layer; or one of VGG's.
class PatternView : public BenchView {
    Q_OBJECT
public:
    explicit PatternView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override;
    std::string_view mainChoice() const override { return "network"; }
    void showMeant(const QString& symbol) override;

private:
    bool showsPattern() const { return choiceOf(bench().fields(), "network") == "pattern"; }
    void takePattern();
    QString count(const char* reading) const;

    QLineEdit* pattern_;
    QLabel* problem_;
    QWidget* typed_;
    std::vector<class TitledMatrix*> numbers_;  ///< what the pattern leaves open
    class NetworkRows* rows_;
    QWidget* table_ = nullptr;
    QWidget* stack_ = nullptr;
};

}  // namespace fovea
