// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "widgets/benches/bench_view.h"

namespace fovea {

class AugmentPixels;
class AugmentTiles;
class TitledMatrix;

/// A picture beside what one kind of augmentation makes of it, or sixteen draws, or the views of a test picture with two rows
/// of probabilities and their mean.
class AugmentationView : public BenchView {
    Q_OBJECT
public:
    explicit AugmentationView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override;
    bool usesField(std::string_view name) const override;
    std::string_view mainChoice() const override { return "part"; }
    std::string_view answer() const override { return part() == "views" ? "mean" : "output"; }
    void showMeant(const QString& symbol) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const std::string& part() const { return choiceOf(bench().fields(), "part"); }
    TitledMatrix* titled(const QString& name, const char* key, QWidget* parent);
    QWidget* makePair();
    QWidget* makeProbabilities();
    QWidget* makeRule();
    QWidget* makeCounts();
    void editPixel(int row, int column, double value);
    void refreshPair();
    void refreshRule();
    void fitCells();
    bool hidesPixel() const;
    bool hidesMean() const;
    QString pixelArithmetic() const;
    QString pixelRemark() const;
    QString meanArithmetic() const;

    std::vector<TitledMatrix*> all_;
    QWidget* pair_ = nullptr;
    QWidget* probabilities_ = nullptr;
    AugmentTiles* tiles_ = nullptr;
    AugmentPixels* before_ = nullptr;
    AugmentPixels* after_ = nullptr;
    TitledMatrix* example_ = nullptr;
    TitledMatrix* input_ = nullptr;
    TitledMatrix* output_ = nullptr;
    TitledMatrix* views_ = nullptr;
    TitledMatrix* each_ = nullptr;
    TitledMatrix* mean_ = nullptr;
    // In the panels, once they are made.
    QWidget* plot_ = nullptr;
    QWidget* published_ = nullptr;
    TitledMatrix* point_ = nullptr;
    TitledMatrix* moved_ = nullptr;
    TitledMatrix* at_ = nullptr;
    TitledMatrix* rule_ = nullptr;
    TitledMatrix* variants_ = nullptr;
};

}  // namespace fovea
