// SPDX-License-Identifier: GPL-3.0-or-later
// A unit's terms as data: what they show, evaluated by another program as it is shown, is what the engine computed.
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <set>

#include "core/analysis/inspector.h"
#include "core/analysis/unit_account.h"
#include "core/tensor/random.h"
#include "tests/support/random_networks.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

namespace {

constexpr int unitsTried = 2400;

/// Prints the lines whose formula, or whose sum, is another number than the value.
const char* const evaluation = R"(
import json, sys
from math import *
for line in open(sys.argv[1]):
    a = json.loads(line)
    terms = [t['product'] for t in a['terms']]
    for t in a['terms']:
        if abs(prod(t['factors']) - t['product']) > 1e-12 * max(1, abs(t['product'])):
            print('product', line)
    scope = dict(globals(), terms=terms, bias=a['bias'] or 0, own=a['own'], x=terms[0] if terms else 0)
    value = eval(a['formula'], scope)
    allowed = 1e-5 * max(1, sum(abs(t) for t in terms))
    if not abs(value - a['value']) <= allowed:
        print('formula', value, line)
    if a['sum'] is not None and not abs(a['sum'] - a['value']) <= allowed:
        print('sum', line)
)";

InspectionSubject subjectFor(const NetworkSpec& spec, std::uint64_t seed) {
    const Shape shape = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
    return {std::make_shared<const Model>(sample::modelFor(spec, seed)),
            std::make_shared<const std::vector<float>>(
                sample::Numbers(seed).list(static_cast<std::size_t>(shape.size()), 0, 1))};
}

}  // namespace

class TestUnitAccount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evaluatesToTheEnginesValue();
    void namesItsSources();
};

void TestUnitAccount::evaluatesToTheEnginesValue() {
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty()) QSKIP("evaluates the formulas with python3, which is not there");
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("units.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    std::set<std::string_view> kinds;
    RandomStream random(1, RandomPurpose::Test);
    std::vector<sample::Sample> networks = sample::randomNetworks(1, 60);
    // Which no format has, so that the random networks do not either.
    networks.push_back({"locally connected",
                        sample::chain({9, 8, 3}, {LocallyConnected2dSpec{.filters = 4}, FlattenSpec{}, DenseSpec{}})});
    std::uint64_t seed = 0;
    for (const sample::Sample& sample : networks) {
        const InspectionSubject subject = subjectFor(sample.spec, ++seed);
        const auto shapes = soundShapes(sample.spec);
        Inspector inspector(std::make_shared<Workers>(1));
        for (int i = 0; i < unitsTried / static_cast<int>(networks.size()); ++i) {
            // Each layer once, then any.
            const auto nodes = static_cast<int>(sample.spec.nodes.size());
            const Node& node = sample.spec.nodes[std::size_t(i < nodes ? i : random.below(nodes))];
            const Shape shape = shapes.at(node.id);
            const UnitTermsQuery unit{node.id, random.below(shape.height), random.below(shape.width),
                                      random.below(shape.channels)};
            const auto answer = inspector.answer(subject, unit);
            QVERIFY(answer);
            kinds.insert(kindName(node.layer));
            file.write(QByteArray::fromStdString(
                unitAccount(sample.spec, unit, std::get<UnitTermsAnswer>(*answer)).dump() + "\n"));
        }
    }
    QCOMPARE(kinds.size(), std::variant_size_v<LayerSpec>);
    file.close();
    QProcess process;
    process.start(python, {QStringLiteral("-c"), QString::fromLatin1(evaluation), file.fileName()});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.readAllStandardError(), QByteArray());
    const QByteArray wrong = process.readAllStandardOutput();
    QVERIFY2(wrong.isEmpty(), wrong.left(2000).constData());
}

void TestUnitAccount::namesItsSources() {
    const NetworkSpec spec = sample::chain(
        {5, 5, 2},
        {Conv2dSpec{.filters = 3, .kernel = {3, 3}, .padding = Padding::same()}, FlattenSpec{}, DenseSpec{.units = 2}});
    const InspectionSubject subject = subjectFor(spec, 1);
    Inspector inspector(std::make_shared<Workers>(1));
    const auto accountOf = [&](const UnitTermsQuery& unit) {
        return unitAccount(spec, unit, std::get<UnitTermsAnswer>(*inspector.answer(subject, unit)));
    };
    const auto corner = accountOf({spec.nodes[1].id, 0, 0, 1});
    QCOMPARE(corner["terms"].size(), std::size_t{4 * 2});  // the padding is no term
    QCOMPARE(corner["terms"][0]["source"]["layer"].get<std::string>(), spec.nodes[0].name);
    QCOMPARE(corner["receptive_field"].dump(), std::string(R"({"y":-1,"x":-1,"height":3,"width":3})"));
    QCOMPARE(corner["unit"].dump(), std::string(R"({"y":0,"x":0,"channel":1})"));
    const auto flat = accountOf({spec.nodes[2].id, 0, 0, 3 * 7 + 2});
    QCOMPARE(flat["unit"].dump(), std::string(R"({"y":null,"x":null,"channel":23})"));
    QCOMPARE(flat["terms"][0]["source"]["y"].get<int>(), 1);
    QCOMPARE(flat["terms"][0]["source"]["x"].get<int>(), 2);
    QVERIFY(flat["sum"].is_null() && flat["bias"].is_null() && flat["receptive_field"].is_null());
    const auto score = accountOf({spec.nodes[3].id, 0, 0, 1});
    QCOMPARE(score["terms"].size(), std::size_t{75});
    QVERIFY(score["sum"].is_number());
    const auto pixel = accountOf({spec.nodes[0].id, 2, 3, 1});
    QVERIFY(pixel["terms"][0]["source"]["layer"].is_null());
}

FOVEA_TEST(TestUnitAccount)
#include "tst_unit_account.moc"
