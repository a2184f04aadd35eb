// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <set>
#include <string_view>
#include <vector>

#include "core/benches/bench.h"
#include "widgets/benches/matrix_view.h"

namespace fovea {

/// What a bench's stage shows, and the panels beside it: one class for each kind, made by bench_views. It shows the bench
/// and sets its fields; the numbers themselves come from the bench alone.
class BenchView : public QWidget {
    Q_OBJECT
public:
    /// A smaller picture of the same beneath the stage.
    struct Panel {
        QString title;
        QWidget* widget = nullptr;
    };

    /// `bench` outlives the view.
    explicit BenchView(Bench& bench, QWidget* parent = nullptr);

    Bench& bench() { return bench_; }
    const Bench& bench() const { return bench_; }

    /// Shows the bench as it is now.
    virtual void refresh() = 0;
    /// The sum that is being worked out, as rich text of one line, and a smaller line beneath; empty: none.
    virtual QString arithmetic() const { return {}; }
    virtual QString remark() const { return {}; }
    /// What the numbers beneath the controls say: sizes, counts.
    virtual QString facts() const { return {}; }
    /// Made once, by the kind; owned by whoever shows them.
    virtual std::vector<Panel> panels() { return {}; }
    /// Where the steps are: "window 1 of 4".
    virtual QString position() const;
    /// True for a field that the stage shows, so that the controls need not.
    virtual bool showsField(std::string_view /*name*/) const { return false; }
    /// False for one that means nothing now: the second start where there is one weight.
    virtual bool usesField(std::string_view /*name*/) const { return true; }
    /// The choice that stands in the bench's title row; empty: none.
    virtual std::string_view mainChoice() const { return {}; }
    /// The reading that "Hide answer" hides; empty where there is none.
    virtual std::string_view answer() const { return {}; }
    /// What Reset would throw away that took somebody's time, as a sentence; empty: nothing, it resets at once.
    virtual QString whatResetLoses() const { return {}; }
    /// A part that a symbol of a lesson's formula stands for ("kernel") is shown by a frame; empty: none.
    virtual void showMeant(const QString& /*symbol*/) {}

    /// Numbers that must not be seen anywhere, because a task asks for them.
    void setSealed(const std::set<BenchCell>& cells);
    /// Hides the answer; each of its numbers can be typed.
    void setAnswerHidden(bool hidden);
    bool isAnswerHidden() const { return answerHidden_; }
    bool isHidden(std::string_view name, int row, int column) const;
    /// "?" or the number. A reading that is not there yet is empty.
    QString text(std::string_view name, int row = 0, int column = 0, int digits = 4) const;

    /// Sets fields; where the bench refuses, it says so by refused() and shows what it had.
    bool set(const BenchState& changes);

Q_SIGNALS:
    void changed();
    void refused(const BenchProblem& problem);
    /// A hidden number was answered, rightly or not.
    void answered(const BenchCell& cell, const QString& text, bool right);
    /// Other numbers are sealed now.
    void sealsChanged();
    /// The pointer is over what this symbol of a formula stands for; empty: over nothing such.
    void meant(const QString& symbol);

protected:
    /// Height of what is seen of the view: less than its own where the stage scrolls.
    int seenHeight() const;
    /// Shows `name` in a view, its sealed and hidden cells sealed; where it is a field that can be edited, edits come back here.
    void bind(MatrixView* view, std::string_view name);
    void show(MatrixView* view) const;
    /// A view of the same bench within this one: it seals and hides with it, and its edits are this view's.
    void addPart(BenchView* part);

private:
    void take(std::string_view name, int row, int column, double value);
    void judge(std::string_view name, int row, int column, const QString& text);

    Bench& bench_;
    std::vector<BenchView*> parts_;
    std::set<BenchCell> sealed_;
    std::set<BenchCell> solved_;  ///< hidden, and rightly answered
    bool answerHidden_ = false;
};

}  // namespace fovea
