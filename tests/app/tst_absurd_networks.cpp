// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of absurd networks in 2 GB of memory: each is refused with a sentence or runs; none ends the program.
// FOVEA_ABSURD_NETWORKS says how many (1,000 by default).
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QtGlobal>
#include <sys/resource.h>

#include "app/error_text.h"
#include "app/problem_text.h"
#include "core/analysis/receptive_field.h"
#include "core/exchange/tensor_order.h"
#include "core/network/network.h"
#include "core/parallel/workers.h"
#include "tests/support/absurd_networks.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"

using namespace fovea;

namespace {

constexpr rlim_t memoryLimit = rlim_t{2} << 30;
/// Up to here a step is made; what is larger would only cost time.
constexpr std::int64_t cheapWork = 20'000'000;
constexpr std::size_t cheapBytes = std::size_t{32} << 20;

void checkSentence(const QString& text) {
    static const QRegularExpression placeholder(QStringLiteral("%\\d|“”|\\?\\?"));
    QVERIFY2(text.size() > 15 && text.endsWith(u'.') && !text.contains(placeholder), qPrintable(text));
}

}  // namespace

class TestAbsurdNetworks : public QObject {
    Q_OBJECT

public:
    /// Before threads are made; the sanitizers' own tables are larger than this.
    static void initMain() {
        const rlimit limit{memoryLimit, memoryLimit};
        if (!test::isSanitized && setrlimit(RLIMIT_AS, &limit) != 0) qFatal("the limit of memory can't be set");
    }

private Q_SLOTS:
    void refusedOrRun();
    void tooLargeNamesTheNumbers();

private:
    void judge(const NetworkSpec& spec, test::AbsurdNetworks& choice);
    void step(const NetworkSpec& spec, int batch, Purpose purpose);

    std::shared_ptr<Workers> workers_ = std::make_shared<Workers>(2);
    QMap<QString, int> outcomes_;
};

void TestAbsurdNetworks::step(const NetworkSpec& spec, int batch, Purpose purpose) {
    auto created = Network::create(spec, batch, purpose, workers_);
    if (!created) {
        ++outcomes_[created.error().code == ErrorCode::OutOfMemory ? QStringLiteral("too large")
                                                                   : QStringLiteral("refused by the engine")];
        return checkSentence(errorText(created.error()));
    }
    Network& network = **created;
    const std::int64_t work = networkCost(spec, inferShapes(spec)).totals.macs;
    if (work > cheapWork / batch || network.arenaBytes() > cheapBytes) {
        ++outcomes_[QStringLiteral("created, too slow to run")];
        return;
    }
    network.setWeights(initialWeights(spec, 1));
    const auto shape = soundShapes(spec).at(*spec.inputNode());
    const std::vector<float> pixels(static_cast<std::size_t>(shape.size() * batch), 0.5F);
    const std::vector<int> labels(static_cast<std::size_t>(batch), 0);
    network.forward(pixels, batch, purpose == Purpose::Training ? Mode::Training : Mode::Inference, 1, 1);
    QCOMPARE(network.logits().size(), static_cast<std::size_t>(batch) * static_cast<std::size_t>(network.classCount()));
    if (purpose == Purpose::Training) network.backward(labels);
    ++outcomes_[QStringLiteral("ran")];
}

void TestAbsurdNetworks::judge(const NetworkSpec& spec, test::AbsurdNetworks& choice) {
    const ShapeTable shapes = inferShapes(spec);
    QCOMPARE(shapes.size(), spec.nodes.size());
    const NetworkCost cost = networkCost(spec, shapes);
    QVERIFY(cost.totals.parameters >= 0 && cost.totals.macs >= 0 && cost.totals.activationBytes >= 0);
    receptiveFields(spec, shapes);
    QCOMPARE(moduleNames(spec).size(), spec.nodes.size());
    const auto problems = validate(spec);
    for (const NetworkProblem& problem : problems) checkSentence(problemText(problem, spec));
    if (!problems.empty()) ++outcomes_[QStringLiteral("refused by the rules")];
    for (const Purpose purpose : {Purpose::Inference, Purpose::Training}) {
        const int batch = choice.batch();
        if (problems.empty() || batch % 2 != 0) step(spec, batch, purpose);
    }
}

void TestAbsurdNetworks::refusedOrRun() {
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("FOVEA_ABSURD_NETWORKS", &given);
    const int count = given ? wanted : 1000;
    QElapsedTimer timer;
    qint64 slowest = 0;
    for (int number = 0; number < count; ++number) {
        timer.start();
        test::AbsurdNetworks absurd(static_cast<std::uint64_t>(number));
        if (number % 2 == 0) {
            judge(absurd.spec(), absurd);
        } else {
            const auto parsed = parseNetworkSpec(absurd.text(), "absurd.json");
            if (parsed) {
                judge(*parsed, absurd);
            } else {
                ++outcomes_[QStringLiteral("refused by the reader")];
                checkSentence(errorText(parsed.error()));
            }
        }
        if (QTest::currentTestFailed()) QFAIL(qPrintable(QStringLiteral("That was network %1.").arg(number)));
        slowest = std::max(slowest, timer.elapsed());
    }
    for (auto outcome = outcomes_.cbegin(); outcome != outcomes_.cend(); ++outcome)
        qInfo("%s: %d", qPrintable(outcome.key()), outcome.value());
    qInfo("%d networks, the slowest took %lld ms", count, static_cast<long long>(slowest));
    // Else the generator has lost what it is for.
    for (const char* outcome : {"ran", "too large", "refused by the rules", "refused by the reader"})
        QVERIFY2(outcomes_[QString::fromLatin1(outcome)] > count / 100, outcome);
}

/// 2^20 · 2^28 · 2^16 weights: the product is 2^64, which must not count as none.
void TestAbsurdNetworks::tooLargeNamesTheNumbers() {
    NetworkSpec spec;
    const NodeId flat = spec.append(FlattenSpec{}, spec.append(InputSpec{{4096, 4096, 16}}));
    const NodeId window = spec.append(
        Conv2dSpec{.filters = 65536, .kernel = {1024, 1024}, .padding = Padding::all(512), .rounding = Rounding::Floor},
        flat);
    spec.append(DenseSpec{.units = 10}, spec.append(FlattenSpec{}, window));
    QVERIFY(validate(spec).empty());
    QCOMPARE(networkCost(spec, inferShapes(spec)).totals.parameters, std::numeric_limits<std::int64_t>::max());
    const auto network = Network::create(spec, 1, Purpose::Training, workers_);
    QVERIFY(!network);
    QCOMPARE(network.error().code, ErrorCode::OutOfMemory);
    QVERIFY(std::get<std::int64_t>(network.error().arguments.at(0)) > std::int64_t{1} << 60);
    QVERIFY(std::get<std::int64_t>(network.error().arguments.at(1)) > 0);
    checkSentence(errorText(network.error()));
}

FOVEA_TEST(TestAbsurdNetworks)
#include "tst_absurd_networks.moc"
