// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/practice_supply.h"

#include <QDate>
#include <QString>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/session/job.h"
#include "app/session/run_controller.h"
#include "app/session/run_rows.h"
#include "core/benches/practice_bench.h"
#include "core/network/catalogue.h"
#include "core/parallel/workers.h"
#include "core/speed/computer.h"
#include "core/speed/network_speed.h"

namespace fovea {
namespace {

constexpr int parts = 4;  // this computer and LeNet-5, each with one thread and with all
constexpr int mostNameBytes = 120;
constexpr std::size_t mostRuns = 12;

Result<Matrix> measuredSpeeds(double seconds, const std::stop_token& stop, const Job::Progress& progress) {
    Matrix measured(2, 4);
    const CatalogueEntry* lenet = findInCatalogue("lenet5");
    const NetworkSpec spec = lenet->make(lenet->input, lenet->classes);
    int done = 0;
    for (const int row : {0, 1}) {
        const int threads = row == 0 ? 1 : 0;
        progress(done++, parts);
        const auto computer = measureComputer(threads, {.seconds = seconds, .stop = stop});
        if (!computer) return computer.error();
        measured.at(row, SpeedFma) = computer->fma;
        measured.at(row, SpeedProduct) = computer->gemm;
        measured.at(row, SpeedConvolution) = computer->convolution;
        progress(done++, parts);
        const auto network = measureNetworkSpeed(spec, {.threads = threads, .secondsPerFigure = seconds}, stop);
        if (!network) return network.error();
        measured.at(row, SpeedImages) = network->trainImagesPerSecond;
    }
    return measured;
}

/// "AMD EPYC, x86-64-v3, 2026-11-30", short enough for the bench's field.
QString computerNow() {
    QString name = QString::fromStdString(processorName());
    while (name.toUtf8().size() > mostNameBytes) name.chop(1);
    QStringList told{QString::fromStdString(instructionSet()), QDate::currentDate().toString(Qt::ISODate)};
    if (!name.isEmpty()) told.prepend(name);
    return told.join(QStringLiteral(", "));
}

/// What was measured last: this computer is the same in every room and lesson, as long as the program runs.
std::optional<PracticeView::Speeds>& lastSpeeds() {
    static std::optional<PracticeView::Speeds> speeds;
    return speeds;
}

}  // namespace

void supplyPractice(BenchView& view, const PracticeSources& sources, double secondsPerFigure) {
    auto* practice = qobject_cast<PracticeView*>(&view);
    if (practice == nullptr) return;
    practice->setOwnRuns(sources.runs);
    practice->setTraining(sources.isTraining);
    practice->setLastSpeeds([] { return lastSpeeds(); });
    practice->allowMeasuring();
    auto* job = new Job(practice);
    QObject::connect(job, &Job::progressed, practice, [practice](qint64 done, qint64 total) {
        practice->setMeasuring(static_cast<int>(done), static_cast<int>(total));
    });
    QObject::connect(practice, &PracticeView::stopRequested, job, [job, practice] {
        job->cancel();
        practice->setMeasured(std::nullopt);
    });
    QObject::connect(practice, &PracticeView::measureRequested, job, [job, practice, secondsPerFigure] {
        job->start(
            [secondsPerFigure](const std::stop_token& stop, const Job::Progress& progress) {
                return measuredSpeeds(secondsPerFigure, stop, progress);
            },
            [practice](const Result<Matrix>& measured) {
                if (!measured) {
                    practice->setMeasured(std::nullopt, errorText(measured.error()));
                    return;
                }
                lastSpeeds() = PracticeView::Speeds{*measured, Workers(0).threads(), computerNow()};
                practice->setMeasured(lastSpeeds());
            });
    });
}

Matrix ownRunRows(const std::vector<RunSummary>& runs) {
    std::vector<double> numbers;
    std::size_t count = 0;
    for (auto run = runs.rbegin(); run != runs.rend() && count < mostRuns; ++run) {
        const bool fits = run->dataset.starts_with("cifar10") && !run->dataset.starts_with("cifar100");
        if (!fits || run->images == 0 || !run->parameters || !run->macs) continue;
        numbers.insert(numbers.end(), {100 * (1 - run->accuracy()), double(*run->parameters), double(*run->macs)});
        ++count;
    }
    return Matrix(static_cast<int>(count), 3, std::move(numbers));
}

PracticeSources practiceSourcesOf(const Document& document, const RunController& run) {
    return {[&document] { return ownRunRows(runsOf(document)); },
            [&run] { return run.session().state() == TrainingSession::State::Running; }};
}

}  // namespace fovea
