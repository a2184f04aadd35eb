// SPDX-License-Identifier: GPL-3.0-or-later
// What reading takes from the heap: twice the file's size and a constant, whatever stands in it.
#include "tests/support/counted_heap.h"

#include <QTest>
#include <cstring>

#include "core/exchange/project_file.h"
#include "core/network/spec_json.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

namespace {

/// Names, shapes and JSON; the header of 1 MB becomes a tree many times its size.
constexpr std::size_t constantBytes = std::size_t{64} << 20;
constexpr std::size_t smallBytes = std::size_t{1} << 20;

Project trained(const NetworkSpec& spec, const OptimizerOptions& kind, std::size_t states) {
    Project project;
    project.spec = spec;
    project.weights = std::make_shared<const Weights>(initialWeights(spec, 1));
    if (states == 0) return project;
    Checkpoint checkpoint;
    checkpoint.spec = spec;
    checkpoint.options.optimizer = kind;
    checkpoint.weights = *project.weights;
    checkpoint.optimizerState.assign(states, std::vector<float>(project.weights->layout->trainedCount, 0.5F));
    project.checkpoint = std::move(checkpoint);
    return project;
}

std::vector<std::byte> withHeader(const std::string& header) {
    std::vector<std::byte> file(8 + header.size());
    const std::uint64_t length = header.size();
    std::memcpy(file.data(), &length, 8);
    std::memcpy(file.data() + 8, header.data(), header.size());
    return file;
}

/// `piece` with a number in place of '#', again and again, up to a header of about a million bytes.
std::string repeated(const std::string& start, const std::string& piece, const std::string& end) {
    std::string text = start;
    for (int number = 0; text.size() + piece.size() + end.size() + 8 < 990'000; ++number) {
        if (number > 0) text += ',';
        const std::size_t sign = piece.find('#');
        text +=
            sign == std::string::npos ? piece : piece.substr(0, sign) + std::to_string(number) + piece.substr(sign + 1);
    }
    return text + end;
}

}  // namespace

class TestLoadMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void project_data();
    void project();
    void header_data();
    void header();
};

void TestLoadMemory::project_data() {
    QTest::addColumn<NetworkSpec>("spec");
    QTest::addColumn<int>("states");
    const NetworkSpec wide = sample::chain({64, 64, 64}, {FlattenSpec{}, DenseSpec{.units = 8}});
    const NetworkSpec narrow = sample::chain({256, 128, 64}, {FlattenSpec{}, DenseSpec{.units = 1}});
    const NetworkSpec windows = sample::chain({8, 8, 256}, {Conv2dSpec{.filters = 512}, FlattenSpec{}, DenseSpec{}});
    for (const auto& [name, spec] :
         {std::pair("wide", wide), std::pair("one unit", narrow), std::pair("windows", windows)})
        for (const int states : {0, 1, 2}) QTest::addRow("%s, %d states", name, states) << spec << states;
}

void TestLoadMemory::project() {
    if (!test::newIsReplaced) QSKIP("Allocations can't be counted under a sanitizer.");
    QFETCH(NetworkSpec, spec);
    QFETCH(int, states);
    auto kind = states == 2 ? OptimizerOptions(AdamOptions{}) : OptimizerOptions(SgdOptions{});
    const auto written = projectBytes(trained(spec, kind, static_cast<std::size_t>(states)), "x");
    QVERIFY(written.hasValue());
    QVERIFY(written->size() > std::size_t{4} << 20);
    const test::HeapPeak peak;
    const auto read = parseProject(*written, "x");  // the copy of the file's bytes counts
    QVERIFY(read.hasValue());
    QCOMPARE(read->checkpoint.has_value(), states > 0);
    QVERIFY2(peak.bytes() < 2 * written->size() + smallBytes,
             qPrintable(QStringLiteral("%1 for %2 bytes").arg(peak.bytes()).arg(written->size())));
}

void TestLoadMemory::header_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("numbers", repeated("{\"a\":[", "0", "]}"));
    row("lists", repeated("{\"a\":[", "[]", "]}"));
    row("objects", repeated("{\"a\":[", "{}", "]}"));
    row("objects with keys", repeated("{\"a\":[", "{\"b\":{}}", "]}"));
    row("keys", repeated("{", "\"#\":0", "}"));
    row("metadata", repeated("{\"__metadata__\":{", "\"#\":\"\"", "}}"));
    row("empty tensors", repeated("{", R"("#":{"dtype":"U8","shape":[0],"data_offsets":[0,0]})", "}"));
    row("long shapes", R"({"a":{"dtype":"U8","data_offsets":[0,0],"shape":)" + repeated("[", "0", "]") + "}}");
    row("brackets", "{\"a\":" + std::string(499'990, '[') + std::string(499'990, ']') + "}");
}

/// As a project's header, and as a network's JSON.
void TestLoadMemory::header() {
    if (!test::newIsReplaced) QSKIP("Allocations can't be counted under a sanitizer.");
    QFETCH(QByteArray, text);
    const std::string header = text.toStdString();
    QVERIFY(header.size() <= 1'000'000);
    {
        const test::HeapPeak peak;
        (void)parseProject(withHeader(header), "x");
        QVERIFY2(peak.bytes() < constantBytes, qPrintable(QString::number(peak.bytes())));
        qInfo("file: %zu bytes", peak.bytes());
    }
    const test::HeapPeak peak;
    (void)parseNetworkSpec(header, "x");
    QVERIFY2(peak.bytes() < constantBytes, qPrintable(QString::number(peak.bytes())));
}

FOVEA_TEST(TestLoadMemory)
#include "tst_load_memory.moc"
