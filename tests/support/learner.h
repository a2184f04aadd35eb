// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTest>
#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/window/main_window.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/learn/task_view.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/bench_view.h"
#include "widgets/benches/matrix_view.h"
#include "widgets/inspector/segments.h"

namespace fovea::test {

/// Somebody at a lesson with mouse and keys: whatever is touched is found by its name, and must be there to be seen.
class Learner {
public:
    explicit Learner(MainWindow& window) : window_(window) {}

    MainWindow& window() { return window_; }
    LearnWorkspace& learn() { return *qobject_cast<LearnWorkspace*>(window_.workspace(WorkspaceSlot::Learn)); }
    BenchPanel& panel() { return *learn().bench(); }
    Bench& bench() { return panel().bench(); }
    TaskView* task() { return task_; }
    void take(TaskView* task) { task_ = task; }

    /// A widget of Learn, or of another room; the test fails where it is not to be seen.
    template <class Widget = QWidget>
    Widget* part(const QString& name, WorkspaceSlot room = WorkspaceSlot::Learn) {
        for (auto* found : window_.workspace(room)->findChildren<Widget*>(name))
            if (found->isVisible()) return found;
        QTest::qFail(qPrintable(name + QStringLiteral(" is not there")), __FILE__, __LINE__);
        return nullptr;
    }
    void click(const QString& name) {
        if (auto* button = part<QAbstractButton>(name)) QTest::mouseClick(button, Qt::LeftButton);
    }

    /// Types a number into a cell: a click, the number, Return.
    void cell(const char* matrix, int row, int column, const char* number) {
        auto* view = part<MatrixView>(QString::fromLatin1(matrix));
        if (view == nullptr) return;
        QTest::mouseClick(view, Qt::LeftButton, {}, view->cellRect(row, column).center().toPoint());
        auto* editor = view->findChild<QLineEdit*>(QStringLiteral("cell"));
        QVERIFY2(editor != nullptr, matrix);
        editor->selectAll();
        QTest::keyClicks(editor, QString::fromLatin1(number));
        QTest::keyClick(editor, Qt::Key_Return);
    }
    /// All cells of a matrix, row by row.
    void cells(const char* matrix, std::initializer_list<std::initializer_list<const char*>> numbers) {
        int row = 0;
        for (const auto& line : numbers) {
            int column = 0;
            for (const char* number : line) cell(matrix, row, column++, number);
            ++row;
        }
    }
    /// A number into a field beneath the stage.
    void number(const char* name, const char* value) {
        typeInto(part<QAbstractSpinBox>(QStringLiteral("field.") + QLatin1String(name)), value);
    }
    void typeInto(QAbstractSpinBox* box, const char* value) {
        if (box == nullptr) return;
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(value));
        QTest::keyClick(box, Qt::Key_Return);
    }
    /// One of a field's choices, by the arrow keys of its box.
    void choose(const char* name, const std::string& choice) {
        auto* box = part<QComboBox>(QStringLiteral("field.") + QLatin1String(name));
        if (box == nullptr) return;
        const int index = indexOf(name, choice);
        box->setFocus();
        while (box->currentIndex() != index) {
            const int before = box->currentIndex();
            QTest::keyClick(box, before < index ? Qt::Key_Down : Qt::Key_Up);
            QVERIFY2(box->currentIndex() != before, name);
        }
    }
    /// The choice in the bench's title row.
    void segment(const std::string& choice) {
        auto* segments = part<Segments>(QStringLiteral("bench.choice"));
        if (segments == nullptr) return;
        const int index = indexOf(panel().view().mainChoice(), choice);
        QTest::mouseClick(segments->findChildren<QAbstractButton*>().at(index), Qt::LeftButton);
    }
    /// A key on a part of the stage, some times.
    void keys(const char* name, Qt::Key key, int times = 1) {
        auto* widget = part<QWidget>(QString::fromLatin1(name));
        if (widget == nullptr) return;
        widget->setFocus();
        for (int i = 0; i < times; ++i) QTest::keyClick(widget, key);
    }
    void text(const char* name, const char* words, WorkspaceSlot room = WorkspaceSlot::Learn) {
        auto* line = part<QLineEdit>(QString::fromLatin1(name), room);
        if (line == nullptr) return;
        QTest::mouseClick(line, Qt::LeftButton);
        line->selectAll();
        QTest::keyClicks(line, QLatin1String(words));
        QTest::keyClick(line, Qt::Key_Return);
    }
    void step(int times = 1) {
        for (int i = 0; i < times; ++i) QTest::keyClick(&panel(), Qt::Key_Period);
    }
    /// From the first step on, until the task has its tick or there are no more.
    void stepFromTheFirst() {
        QTest::keyClick(&panel(), Qt::Key_Home);
        for (int i = 0; i < mostSteps && !task_->isDone() && bench().canStep(); ++i) step();
    }
    /// On from here, and where that does not open it, back at the first.
    void stepUntilOpened() {
        for (int i = 0; i < mostSteps && !task_->isDone() && bench().canStep(); ++i) step();
        if (!task_->isDone()) QTest::keyClick(&panel(), Qt::Key_Home);
    }
    void reset() { click(QStringLiteral("bench.reset")); }
    /// A network by its pattern, typed in Build, and back.
    void pattern(const char* line, const char* filters = nullptr) {
        QTest::keyClick(&window_, Qt::Key_2, Qt::ControlModifier);
        text("pattern", line, WorkspaceSlot::Build);
        if (filters != nullptr) text("patternFilters", filters, WorkspaceSlot::Build);
        back();
    }
    void back() { QTest::keyClick(&window_, Qt::Key_1, Qt::ControlModifier); }

private:
    static constexpr int mostSteps = 400;

    int indexOf(std::string_view field, const std::string& choice) {
        const auto& fields = bench().kind().fields;
        const auto& choices = std::ranges::find(fields, field, &BenchField::name)->choices;
        return static_cast<int>(std::ranges::find(choices, choice) - choices.begin());
    }

    MainWindow& window_;
    TaskView* task_ = nullptr;
};

}  // namespace fovea::test
