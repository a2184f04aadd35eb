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
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/bench_view.h"

namespace fovea {

void LearnWorkspace::connectTasks() {
    for (TaskView* task : page_->tasks()) {
        connect(task, &TaskView::chosen, this, [this, task] { goToTask(task); });
        connect(task, &TaskView::sealChanged, this, &LearnWorkspace::check);
        connect(task, &TaskView::missingAsked, this, [this, task] { sayMissing(*task); });
        connect(task, &TaskView::finished, this, [this, task] {
            progress_.setDone(*lesson_, task->task());
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
    showState(*stateAt(*lesson_, task->task().step));
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
