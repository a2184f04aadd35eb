// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/cli/interrupt.h"
#include "app/cli/network_argument.h"
#include "app/cli/plan_report.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "core/json.h"
#include "core/speed/computer.h"
#include "core/speed/network_speed.h"

namespace fovea {
namespace {

struct BenchVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::BenchVerb)
};

/// Less than a minute for the six networks of the default.
constexpr double defaultSeconds = 2;

struct BenchNetwork {
    QString name;
    NetworkSpec spec;
    SpeedOptions options;
};

QStringList defaultNetworks() {
    return {QStringLiteral("linear"),    QStringLiteral("lenet5"),       QStringLiteral("convnetjs-cifar"),
            QStringLiteral("vgg-small"), QStringLiteral("vgg-small-bn"), QStringLiteral("resnet20")};
}

double secondsOf(const ParsedArguments& arguments) {
    return arguments.real(QStringLiteral("--seconds")).value_or(defaultSeconds);
}

int threadsOf(const ParsedArguments& arguments) {
    return static_cast<int>(arguments.whole(QStringLiteral("--threads")).value_or(0));
}

/// The sentence for a network that can't run, before any is measured.
std::variant<BenchNetwork, QString> benchNetwork(const ParsedArguments& arguments, const QString& name) {
    auto network = resolveNetwork(name, std::nullopt);
    if (!network) return networkErrorText(network.error());
    if (const QString problems = problemsText(network->spec); !problems.isEmpty())
        return BenchVerb::tr("“%1” can't run.\n%2").arg(name, problems);
    const auto batch = arguments.whole(QStringLiteral("--batch")).value_or(recipeOf(*network).batch);
    return BenchNetwork{
        name,
        std::move(network->spec),
        {.batch = static_cast<int>(batch), .threads = threadsOf(arguments), .secondsPerFigure = secondsOf(arguments)}};
}

/// Three digits are what a measurement is worth.
QString figure(double value) { return QString::number(value, 'f', value < 10 ? 2 : value < 100 ? 1 : 0); }

class Table {
public:
    explicit Table(const QList<BenchNetwork>& networks) : first_(BenchVerb::tr("Network")) {
        nameWidth_ = first_.size();
        for (const BenchNetwork& network : networks) nameWidth_ = std::max(nameWidth_, network.name.size());
    }

    void printHead() const {
        print(first_, {BenchVerb::tr("Batch"), BenchVerb::tr("Training"), BenchVerb::tr("Inference"),
                       BenchVerb::tr("One image")});
    }
    void print(const BenchNetwork& network, const NetworkSpeed& speed) const {
        print(network.name, {QString::number(network.options.batch),
                             BenchVerb::tr("%1 img/s").arg(figure(speed.trainImagesPerSecond)),
                             BenchVerb::tr("%1 img/s").arg(figure(speed.inferImagesPerSecond)),
                             QStringLiteral("%1 ms").arg(figure(speed.singleImageSeconds * 1000))});
    }

private:
    void print(const QString& first, const QStringList& cells) const {
        QString line = first.leftJustified(nameWidth_);
        for (const QString& cell : cells) line += cell.rightJustified(&cell == &cells.front() ? 7 : 16);
        printLine(line);
    }

    QString first_;
    qsizetype nameWidth_ = 0;
};

QString speedText(double gflops) { return QStringLiteral("%1 GFLOP/s").arg(figure(gflops)).rightJustified(14); }

void printComputer(const ComputerSpeed& speed, int threads) {
    const QString name = QString::fromStdString(processorName());
    printLine(BenchVerb::tr("%1, instruction set %2, threads: %3")
                  .arg(name.isEmpty() ? BenchVerb::tr("Unknown processor") : name,
                       QString::fromStdString(instructionSet()), QString::number(threads)));
    printLine(speedText(speed.fma) + QStringLiteral("  ") + BenchVerb::tr("multiply-adds in registers: the ceiling"));
    printLine(speedText(speed.gemm) + QStringLiteral("  ") + BenchVerb::tr("matrix product, 512 × 512"));
    printLine(speedText(speed.convolution) + QStringLiteral("  ") +
              BenchVerb::tr("3 × 3 convolution of 64 maps of 32 × 32, counting every product of the plain sum"));
    printLine(QString());
}

void printSpeedJson(const BenchNetwork& network, int threads, const NetworkSpeed& speed) {
    printJson({{"network", network.name.toStdString()},
               {"batch", network.options.batch},
               {"threads", threads},
               {"train_images_per_second", speed.trainImagesPerSecond},
               {"infer_images_per_second", speed.inferImagesPerSecond},
               {"single_image_ms", speed.singleImageSeconds * 1000}});
}

int refuse(const Error& error) {
    printError(error.code == ErrorCode::Cancelled ? BenchVerb::tr("Stopped at your request.") : errorText(error));
    return ExitCouldNot;
}

int measure(const QList<BenchNetwork>& networks, int givenThreads, double seconds, bool json) {
    const Interrupt interrupt;
    const int threads = Workers(givenThreads).threads();
    ProgressLine progress;
    const auto announce = [&](const QString& what) {
        if (!json) progress.show(BenchVerb::tr("Measuring %1…").arg(what));
    };
    announce(BenchVerb::tr("this computer"));
    const auto computer = measureComputer(givenThreads, {.seconds = seconds / 2, .stop = interrupt.token()});
    progress.clear();
    if (!computer) return refuse(computer.error());
    const Table table(networks);
    if (json) {
        printJson({{"fma_gflops", computer->fma}, {"gemm_gflops", computer->gemm}});
    } else {
        printComputer(*computer, threads);
        table.printHead();
    }
    for (const BenchNetwork& network : networks) {
        announce(network.name);
        const auto speed = measureNetworkSpeed(network.spec, network.options, interrupt.token());
        progress.clear();
        if (!speed) return refuse(speed.error());
        if (json) {
            printSpeedJson(network, threads, *speed);
        } else {
            table.print(network, *speed);
        }
    }
    return ExitDone;
}

int runBench(const ParsedArguments& arguments) {
    QList<BenchNetwork> networks;
    const QStringList names = arguments.positional.isEmpty() ? defaultNetworks() : arguments.positional;
    for (const QString& name : names) {
        auto network = benchNetwork(arguments, name);
        if (const auto* problem = std::get_if<QString>(&network)) {
            printError(*problem);
            return ExitCouldNot;
        }
        networks.append(std::get<BenchNetwork>(std::move(network)));
    }
    const bool json = arguments.has(QStringLiteral("--json"));
    if (!arguments.has(QStringLiteral("--plan")))
        return measure(networks, threadsOf(arguments), secondsOf(arguments), json);
    for (const BenchNetwork& network : networks) printPlan(network.name, network.spec, network.options.batch, json);
    return ExitDone;
}

}  // namespace

Verb benchVerb() {
    return {
        {.verb = QStringLiteral("bench"),
         .synopsis = QStringLiteral("[NETWORK…] [--batch N] [--threads N] [--seconds S] [--plan] [--json]"),
         .leastPositional = 0,
         .mostPositional = 1000,
         .options =
             {{.name = QStringLiteral("--batch"), .kind = OptionRule::Kind::Whole, .smallest = 1, .largest = 65536},
              {.name = QStringLiteral("--threads"), .kind = OptionRule::Kind::Whole, .smallest = 1, .largest = 1024},
              {.name = QStringLiteral("--seconds"), .kind = OptionRule::Kind::Real, .smallest = 0.01, .largest = 600},
              {.name = QStringLiteral("--plan")},
              {.name = QStringLiteral("--json")}}},
        BenchVerb::tr("measures how fast this computer trains and runs networks; --plan shows how it would"),
        runBench};
}

}  // namespace fovea
