// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "widgets/benches/bench_view.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fovea {

class PracticeChooser;
class TitledMatrix;

/// Hardware, costs, a project's beginning and the lecture's applications: four stages of one bench. What has to be measured or asked
/// of other rooms is asked for by signals; where nobody has said that he answers, the buttons are not there.
class PracticeView : public BenchView {
    Q_OBJECT
public:
    /// Figures of this computer, as the field `measured` has them.
    struct Speeds {
        Matrix measured{2, 4};
        int threads = 0;
        QString computer;  ///< its name, and when
    };
    /// What was measured last, by whichever view; empty: nothing yet.
    using LastSpeeds = std::function<std::optional<Speeds>()>;
    /// One's own runs on CIFAR-10, as the field `runs` has them; without rows: there are none.
    using OwnRuns = std::function<Matrix()>;

    explicit PracticeView(Bench& bench, QWidget* parent = nullptr);

    /// Measurements can be had: measureRequested() and stopRequested() are heard.
    void allowMeasuring();
    /// While a training runs nothing is measured: each would take the other's part of the cores.
    void setTraining(std::function<bool()> isTraining) { isTraining_ = std::move(isTraining); }
    /// `done` figures of `total` are there.
    void setMeasuring(int done, int total);
    /// The end of a measurement; `problem` says why there is none.
    void setMeasured(const std::optional<Speeds>& speeds, const QString& problem = {});
    /// Figures that a lesson's beginning, a reset or another view of the kind would lose.
    void setLastSpeeds(LastSpeeds speeds);
    void setOwnRuns(OwnRuns runs);
    /// Networks can be set up, and places gone to.
    void allowGoing();

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override;
    bool usesField(std::string_view name) const override;
    std::string_view mainChoice() const override { return "part"; }
    std::string_view answer() const override { return "device_peak"; }
    void showMeant(const QString& symbol) override;

Q_SIGNALS:
    void measureRequested();
    void stopRequested();
    /// A new network by its pattern.
    void patternRequested(const QString& pattern, int side, int classes);
    /// "lesson:2", "build", "train", "see".
    void placeRequested(const QString& place);

private:
    bool isPart(std::string_view part) const { return choiceOf(bench().fields(), "part") == part; }
    void makeStage();
    QWidget* makePlan();
    QWidget* makeGallery();
    QWidget* makeByHand();
    TitledMatrix* addMatrix(const QString& name, const char* key, const char* part, QVBoxLayout* column);
    void refreshPlan();
    void refreshGallery();
    void refreshByHand();
    QString sourceText() const;
    QString sumOfDevice() const;
    QString measuredRemark() const;
    QString whole(const char* name) const;
    void recallSpeeds();
    void dropOldNotice();

    OwnRuns runs_;
    bool canGo_ = false;
    bool canMeasure_ = false;
    bool measuring_ = false;
    QString progress_;
    LastSpeeds lastSpeeds_;
    std::function<bool()> isTraining_;
    /// What a button's work came to. It stands in its part until another row or part is looked at.
    struct Notice {
        QString text;
        std::string part;
        std::optional<int> row;  ///< none before it was seen
    };
    Notice notice_;

    PracticeChooser* devices_ = nullptr;
    PracticeChooser* chart_ = nullptr;
    PracticeChooser* cards_ = nullptr;
    QWidget* plan_ = nullptr;
    QLabel* advice_ = nullptr;
    QLabel* details_ = nullptr;
    QLabel* card_ = nullptr;
    QWidget* gallery_ = nullptr;
    QPushButton* measure_ = nullptr;
    QPushButton* setUp_ = nullptr;
    QPushButton* go_ = nullptr;
    QPushButton* ownRuns_ = nullptr;
    QLabel* source_ = nullptr;
    QLabel* byHandSays_ = nullptr;
    struct Numbers {
        TitledMatrix* matrix;
        std::string part;
    };
    std::vector<Numbers> numbers_;
};

}  // namespace fovea
