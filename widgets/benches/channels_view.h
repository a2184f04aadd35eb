// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "widgets/benches/bench_view.h"

class QHBoxLayout;
class QLabel;

namespace fovea {

class TitledMatrix;

/// Either channels, each with its slice of a filter, and the maps that their sums make; or two kernels behind each other, and
/// beneath them the one that they are.
class ChannelsView : public BenchView {
    Q_OBJECT
public:
    explicit ChannelsView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override;
    bool usesField(std::string_view name) const override;
    std::string_view mainChoice() const override { return "part"; }
    std::string_view answer() const override { return showsChannels() ? "y1" : "both"; }
    void showMeant(const QString& symbol) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    bool showsChannels() const { return choiceOf(bench().fields(), "part") == "channels"; }
    TitledMatrix* titled(const QString& name, const char* key, QWidget* parent);
    QWidget* makeChannels();
    QWidget* makeStacking();
    QWidget* makeRealLayer();
    void refreshChannels();
    void refreshStacking();
    void fitCells();
    /// True where the number of the current window must not be told by its parts.
    bool hidesSum() const;
    QString channelsArithmetic() const;
    QString stackingArithmetic() const;

    std::vector<TitledMatrix*> all_;
    std::vector<TitledMatrix*> real_;  ///< numbers of the real layer, in its panel
    std::array<QWidget*, 3> rows_{};
    std::array<TitledMatrix*, 3> inputs_{};
    std::array<TitledMatrix*, 3> first_{};   ///< slices of the first filter
    std::array<TitledMatrix*, 3> second_{};  ///< of the second
    std::array<QLabel*, 3> terms_{};
    std::array<TitledMatrix*, 2> maps_{};
    TitledMatrix* picture_ = nullptr;
    TitledMatrix* between_ = nullptr;
    TitledMatrix* output_ = nullptr;
    TitledMatrix* both_ = nullptr;
    TitledMatrix* one_ = nullptr;
    QLabel* relu_ = nullptr;
    QLabel* verdict_ = nullptr;
    QWidget* channels_ = nullptr;
    QWidget* stacking_ = nullptr;
    QWidget* blocks_ = nullptr;
    QWidget* weights_ = nullptr;
};

}  // namespace fovea
