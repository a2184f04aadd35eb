// SPDX-License-Identifier: GPL-3.0-or-later
// How long a lesson takes to open, and a bench to answer an edit, until both are painted in the real window. Needs a display;
// under Xvfb:
//   xvfb-run -s "-screen 0 1600x1000x24" bench_lessons
// The goals: a lesson within 200 ms, an edit within a frame of 16.7 ms. Medians of nine.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <clocale>
#include <optional>
#include <string>
#include <variant>

#include "app/lessons/lesson_library.h"
#include "app/window/main_window.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/resources.h"

using namespace fovea;

namespace {

constexpr int repetitions = 9;
MainWindow* window = nullptr;

LearnWorkspace& learn() { return *qobject_cast<LearnWorkspace*>(window->workspace(WorkspaceSlot::Learn)); }

/// Until nothing is left to lay out or to paint.
void settle() {
    for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();
}

/// One number of the bench a little more or less, so that a reading changes; nothing where no number does that.
std::optional<BenchState> editOf(const Bench& bench) {
    for (const BenchField& field : bench.kind().fields) {
        const BenchValue& value = bench.fields().at(std::string(field.name));
        const auto* numbers = std::get_if<Matrix>(&value);
        if (numbers == nullptr || field.name == bench.kind().step || numbers->values.empty()) continue;
        for (const double by : {1.0, -1.0, 0.125, -0.125}) {
            Matrix changed = *numbers;
            changed.values.front() += by;
            Bench trial(bench.kind());
            if (trial.set(bench.fields())) continue;
            const BenchState before = trial.readings();
            if (!trial.set({{std::string(field.name), changed}}) && trial.readings() != before)
                return BenchState{{std::string(field.name), changed}};
        }
    }
    return {};
}

template <class Act>
void timeOnce(benchmark::State& state, Act act) {
    for ([[maybe_unused]] auto _ : state) {
        QElapsedTimer clock;
        clock.start();
        act();
        settle();
        state.SetIterationTime(double(clock.nsecsElapsed()) * 1e-9);
    }
}

/// From another lesson with another bench.
void openLesson(benchmark::State& state, int number) {
    const int other = number == 3 ? 8 : 3;
    learn().openLesson(QString::number(other));
    settle();
    timeOnce(state, [&] { learn().openLesson(QString::number(number)); });
}

void edit(benchmark::State& state, int number) {
    learn().openLesson(QString::number(number));
    Bench& bench = learn().bench()->bench();
    bench.setStep(bench.lastStep());  // where all of its readings are there
    learn().bench()->set({});
    settle();
    const auto change = editOf(bench);
    if (!change) {
        state.SkipWithError("no number of this bench changes a reading");
        return;
    }
    timeOnce(state, [&] { learn().bench()->set(*change); });
}

void add(const std::string& name, void (*run)(benchmark::State&, int), int number) {
    benchmark::RegisterBenchmark(name.c_str(), run, number)
        ->UseManualTime()
        ->Iterations(1)
        ->Repetitions(repetitions)
        ->ReportAggregatesOnly()
        ->Unit(benchmark::kMillisecond);
}

}  // namespace

int main(int argc, char** argv) {
    const QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}) qputenv(name, home.path().toLocal8Bit());
    const QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    initResources();
    MainWindow shown;
    window = &shown;
    shown.resize(1600, 1000);
    shown.show();
    shown.showWorkspace(WorkspaceSlot::Learn);
    settle();
    for (const Lesson& lesson : builtInLessons()) {
        add("open/" + lesson.id, openLesson, lesson.number);
        if (!lesson.bench.empty()) add("edit/" + lesson.id, edit, lesson.number);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
