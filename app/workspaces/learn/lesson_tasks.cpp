// SPDX-License-Identifier: GPL-3.0-or-later
// How Learn's tasks look at the bench, the network and the run.
#include <algorithm>
#include <set>

#include "app/document/document.h"
#include "app/lessons/facts.h"
#include "app/lessons/lesson_text.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/learn/lesson_list.h"
#include "app/workspaces/learn/lesson_page.h"
#include "app/workspaces/learn/task_view.h"
#include "app/workspaces/learn/work_card.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/bench_text.h"
#include "widgets/benches/bench_view.h"

namespace fovea {

void LearnWorkspace::connectTasks() {
    for (TaskView* task : page_->tasks()) {
        connect(task, &TaskView::chosen, this, [this, task] { goToTask(task); });
        connect(task, &TaskView::sealChanged, this, &LearnWorkspace::check);
        connect(task, &TaskView::missingAsked, this, [this, task] { sayMissing(*task); });
        connect(task, &TaskView::finished, this, [this, task] {
            progress_.setOutcome(*lesson_, task->task(), task->outcome());
            list_->refresh();
        });
    }
}

bool LearnWorkspace::isAt(const Task& task) const {
    if (bench_ == nullptr) return false;
    const BenchState wanted = task.step.empty() ? lesson_->beginning : *stateAt(*lesson_, task.step);
    const BenchState& fields = bench_->bench().fields();
    const auto opensIt = [&](const std::string& name) {
        return name == bench_->bench().kind().step || std::ranges::count(task.opens, name, &Condition::fact) > 0;
    };
    return std::ranges::all_of(wanted, [&](const auto& field) {
        return opensIt(field.first) || fields.find(field.first)->second == field.second;
    });
}

bool LearnWorkspace::showsItsAnswer(const Task& task) const {
    if (bench_ == nullptr) return false;
    const BenchState wanted = task.step.empty() ? lesson_->beginning : *stateAt(*lesson_, task.step);
    if (shown_ != wanted) return false;
    Bench there(bench_->bench().kind());
    there.set(wanted);
    const auto asked = there.number(task.cell);
    return asked && asked == bench_->bench().number(task.cell);
}

void LearnWorkspace::goToTask(TaskView* task) {
    for (TaskView* each : page_->tasks()) each->setCurrent(each == task);
    if (bench_ == nullptr || task->isDone() || isAt(task->task()) || task->task().step.empty()) return;
    const BenchState before = bench_->bench().fields();
    showState(*stateAt(*lesson_, task->task().step));
    task->tellMoved(movedText(before));
}

/// What of the bench is other than it was `before`: somebody who worked on it must not wonder where that went.
QString LearnWorkspace::movedText(const BenchState& before) const {
    const BenchKind& kind = bench_->bench().kind();
    const BenchState& now = bench_->bench().fields();
    QStringList parts;
    for (const BenchField& field : kind.fields) {
        const BenchValue& value = now.find(field.name)->second;
        const auto was = before.find(field.name);
        if (field.name == kind.step || (was != before.end() && was->second == value)) continue;
        const QString name = benchName(kind, field.name);
        const auto* numbers = std::get_if<Matrix>(&value);
        if (numbers != nullptr && numbers->isNumber()) {
            parts << QStringLiteral("%1 %2").arg(name, benchNumber(numbers->values.front()));
        } else if (numbers == nullptr && !field.choices.empty()) {
            parts << QStringLiteral("%1: %2").arg(name, benchChoice(std::get<std::string>(value)));
        } else {
            parts << name;
        }
    }
    if (parts.isEmpty()) return {};
    return tr("The bench was set for this task: %1.").arg(parts.join(QStringLiteral(", ")));
}

Facts LearnWorkspace::factsFor(TaskSubject subject) const {
    if (subject == TaskSubject::Network) return networkFacts(document_.spec());
    if (subject == TaskSubject::Run) {
        const auto& checkpoint = document_.trained().checkpoint;
        return runFacts(document_.settings().options, checkpoint ? &checkpoint->history : nullptr,
                        static_cast<double>(document_.cost().totals.parameters));
    }
    return bench_ != nullptr ? benchFacts(bench_->bench()) : Facts();
}

void LearnWorkspace::check() {
    if (lesson_ == nullptr || checking_) return;
    if (work_->isVisibleTo(stage_)) work_->showRun(factsFor(TaskSubject::Run));
    checking_ = true;  // what is sealed shows the bench anew, which says that it has changed
    std::set<BenchCell> sealed;
    for (TaskView* task : page_->tasks()) {
        if (task->isDone()) continue;
        const Facts facts = factsFor(task->task().subject);
        const bool here = task->task().kind != TaskKind::Predict || isAt(task->task()) || showsItsAnswer(task->task());
        if (here && task->seals(facts)) sealed.insert(task->task().cell);
    }
    if (bench_ != nullptr) bench_->view().setSealed(sealed);
    for (TaskView* task : page_->tasks()) {
        if (showing_) {  // what the lesson itself set is nobody's doing
            task->setGiven(factsFor(task->task().subject));
            continue;
        }
        const bool predicts = task->task().kind == TaskKind::Predict;
        if (predicts && !isAt(task->task())) continue;
        const auto shown = predicts ? bench_->bench().number(task->task().cell) : std::nullopt;
        task->check(factsFor(task->task().subject), shown);
    }
    checking_ = false;
}

void LearnWorkspace::sayMissing(TaskView& task) {
    const bool ofBench = task.task().subject == TaskSubject::Bench;
    const Facts facts = factsFor(task.task().subject);
    const auto unmet = firstUnmet(task.task().conditions, facts);
    if (!unmet) {
        task.tell(tr("It was so already. Change it, and come back to it."));
        return;
    }
    task.tell(unmetText(*unmet, facts, ofBench && bench_ != nullptr ? &bench_->bench().kind() : nullptr));
}

}  // namespace fovea
