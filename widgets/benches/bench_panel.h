// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "core/benches/bench.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace fovea {

class BenchControls;
class BenchView;
class Segments;

/// A bench with its title row, stage, written-out arithmetic, controls and supporting panels. Keys: . steps, Backspace steps
/// back, Home rewinds, Space plays, A hides the answer.
class BenchPanel : public QWidget {
    Q_OBJECT
public:
    explicit BenchPanel(const BenchKind& kind, QWidget* parent = nullptr);
    ~BenchPanel() override;

    Bench& bench() { return *bench_; }
    BenchView& view() { return *view_; }
    BenchControls& controls() { return *controls_; }
    /// Sets fields as a lesson does: the beginning to which Reset returns, then these.
    void begin(const BenchState& beginning);
    bool set(const BenchState& state);
    /// Controls that a lecturer has hidden stay hidden.
    void setControlsShown(bool shown);
    /// Without the panels beneath, and larger.
    void setLecture(bool on);

Q_SIGNALS:
    void changed();
    /// A sentence about the last thing that was typed; empty: nothing is wrong.
    void told(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTitleRow();
    QWidget* makeStage();
    QWidget* makePanels();
    void addCopyMenu(QHBoxLayout* row);
    void refresh();
    void fitArithmetic();
    void showProblem(const QString& sentence);
    void copyAs(int format);
    void reset();

    std::unique_ptr<Bench> bench_;
    BenchView* view_;
    BenchControls* controls_;
    QWidget* titleRow_ = nullptr;
    QLabel* title_ = nullptr;
    Segments* choice_ = nullptr;
    QPushButton* hide_ = nullptr;
    QLabel* arithmetic_ = nullptr;
    QLabel* remark_ = nullptr;
    QLabel* facts_ = nullptr;
    QLabel* problem_ = nullptr;
    QWidget* panels_ = nullptr;
    std::uint64_t seed_ = 0;
    bool controlsShown_ = true;
    bool lecture_ = false;
    bool resetAsked_ = false;
};

}  // namespace fovea
