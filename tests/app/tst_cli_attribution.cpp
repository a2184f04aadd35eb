// SPDX-License-Identifier: GPL-3.0-or-later
// Attribution and explanations by the command line.
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <utility>

#include "core/exchange/npy.h"
#include "core/exchange/project_file.h"
#include "tests/support/networks.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"
#include "tests/support/sample_networks.h"

using namespace fovea;
using namespace fovea::test;

class TestCliAttribution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void attributes_data();
    void attributes();
    void tellsScoreAndGap();
    void explains_data();
    void explains();
    void renders();

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    static QStringList words(const char* text) {
        return QString::fromUtf8(text).split(QChar(u'|'), Qt::SkipEmptyParts);
    }
    QTemporaryDir folder_;
};

void TestCliAttribution::initTestCase() {
    const Model model = sample::modelFor(mixedNetwork(), 1);
    Project project;
    project.spec = model.spec;
    project.weights = model.weights;
    project.preprocessing = model.preprocessing;
    project.classNames = {"cat", "dog", "cow", "hen"};
    QVERIFY(saveProject(project, path("model.fovea").toStdString()).hasValue());
    const auto write = [&](const char* name, std::int64_t count) {
        const std::vector<float> images =
            sample::Numbers(std::uint64_t(count)).list(static_cast<std::size_t>(count) * 432, 0, 1);
        std::span<const float> rest = images;
        return writeNpy(path(name).toStdString(), {count, 3, 12, 12},
                        [&]() -> Result<std::span<const float>> { return std::exchange(rest, {}); })
            .hasValue();
    };
    QVERIFY(write("x.npy", 2));
    QVERIFY(write("one.npy", 1));
    QImage picture(20, 16, QImage::Format_RGB32);
    picture.fill(qRgb(200, 120, 40));
    QVERIFY(picture.save(path("x.png")));
}

void TestCliAttribution::attributes_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const char* options, int status, const char* says) {
        QTest::newRow(name) << words(options) << status << QByteArray(says);
    };
    const char* both = "2×3×12×12";
    row("gradient", "--input|x.npy|--method|gradient|--class|dog", 0, both);
    row("gradient × input", "--input|x.npy|--method|gradient-x-input|--class|1", 0, both);
    row("SmoothGrad", "--input|x.npy|--method|smoothgrad|--class|1|--samples|2|--noise|0.1|--seed|4", 0, both);
    row("integrated", "--input|x.npy|--method|integrated-gradients|--class|1|--steps|2|--baseline|one.npy", 0, both);
    row("guided", "--input|x.npy|--method|guided-backpropagation|--class|1", 0, both);
    row("occlusion", "--input|x.npy|--method|occlusion|--class|1|--window|4|--stride|4|--baseline|blur", 0, both);
    row("RISE", "--input|x.npy|--method|rise|--class|1|--masks|3|--baseline|black", 0, both);
    row("LRP", "--input|x.npy|--method|lrp|--class|1|--rule|alpha-beta:2,1", 0, both);
    row("Grad-CAM", "--input|x.npy|--method|grad-cam|--class|hen|--layer|Conv 1", 0, "2×1×12×12");
    row("HiResCAM, a tensor's name", "--input|x.npy|--method|hirescam|--class|hen|--layer|conv1", 0, "2×1×12×12");
    row("Layer-CAM of a picture", "--image|x.png|--method|layer-cam|--class|hen", 0, "1×1×");
    row("no picture", "--method|gradient|--class|1", 2, "--image");
    row("two pictures", "--input|x.npy|--image|x.png|--method|gradient|--class|1", 2, "--image");
    row("no class", "--input|x.npy|--method|gradient", 2, "--class");
    row("unknown method", "--input|x.npy|--method|magic|--class|1", 2, "layer-cam");
    row("unknown class", "--input|x.npy|--method|gradient|--class|fox", 1, "cat, dog, cow, hen");
    row("unknown layer", "--input|x.npy|--method|grad-cam|--class|1|--layer|Conv 9", 1, "Conv 9");
    row("a vector", "--input|x.npy|--method|grad-cam|--class|1|--layer|Flatten", 1, "Conv 1");
    row("rule", "--input|x.npy|--method|lrp|--class|1|--rule|alpha-beta:2,2", 1, "ALPHA");
    row("baseline", "--input|x.npy|--method|rise|--class|1|--baseline|red", 1, "blur");
    row("two baselines", "--input|x.npy|--method|rise|--class|1|--baseline|x.npy", 1, "2");
    row("window", "--input|x.npy|--method|occlusion|--class|1|--window|13", 1, "0 … 12");
    row("over the input", "--input|x.npy|--method|gradient|--class|1|--output|x.npy", 1, "x.npy");
}

void TestCliAttribution::attributes() {
    QFETCH(QStringList, options);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    for (QString& word : options)
        if (word.endsWith(QStringLiteral(".npy")) || word.endsWith(QStringLiteral(".png")))
            word = folder_.filePath(word);
    QFile::remove(path("y.npy"));
    QStringList all = QStringList{QStringLiteral("attribute"), path("model.fovea")} + options;
    if (!options.contains(QStringLiteral("--output"))) all += {QStringLiteral("--output"), path("y.npy")};
    const Outcome outcome = program(all);
    QVERIFY2(outcome.status == status, (outcome.out + outcome.err).constData());
    QVERIFY2((status == 0 ? outcome.out : outcome.err).contains(says), (outcome.out + outcome.err).constData());
    QCOMPARE(QFile::exists(path("y.npy")), status == 0);
    if (status != 0) return;
    const auto reader = NpyReader::open(path("y.npy").toStdString());
    QVERIFY(reader);
    std::vector<float> values(static_cast<std::size_t>(reader->shape()[2] * reader->shape()[3]));
    QVERIFY(reader->read(0, values));
    QVERIFY(std::any_of(values.begin(), values.end(), [](float v) { return v != 0 && std::isfinite(v); }));
}

void TestCliAttribution::tellsScoreAndGap() {
    const QStringList common{
        QStringLiteral("attribute"), path("model.fovea"), QStringLiteral("--input"), path("one.npy"),
        QStringLiteral("--output"),  path("z.npy"),       QStringLiteral("--class"), QStringLiteral("2"),
        QStringLiteral("--json")};
    const Outcome outcome = program(common + words("--method|integrated-gradients|--steps|64|--sanity"));
    QCOMPARE(outcome.status, 0);
    const auto lines = outcome.lines();
    QCOMPARE(lines.size(), std::size_t{1});
    const double rise = lines[0]["score"].get<double>() - lines[0]["baseline_score"].get<double>();
    QVERIFY(std::abs(lines[0]["completeness_gap"].get<double>()) < 0.1 * std::abs(rise) + 0.05);
    QVERIFY(lines[0]["sanity"].size() >= 2);
    QVERIFY(std::abs(lines[0]["sanity"][0]["rank_correlation"].get<double>()) <= 1);
}

void TestCliAttribution::explains_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const char* options, int status, const char* says) {
        QTest::newRow(name) << words(options) << status << QByteArray(says);
    };
    row("a map's unit", "--input|one.npy|--unit|Conv 1,3,4,2|--json", 0, R"("unit":{"y":3,"x":4,"channel":2})");
    row("by the tensors' name", "--input|one.npy|--unit|conv1,3,4,2|--json", 0, R"("layer":"Conv 1")");
    row("by number", "--input|one.npy|--unit|1,3,4,2|--json", 0, R"("channel":2)");
    row("a vector's", "--image|x.png|--unit|Flatten,7|--json", 0, R"("unit":{"y":null,"x":null,"channel":7})");
    row("a vector's, in full", "--image|x.png|--unit|Flatten,0,0,7|--json", 0, R"("channel":7)");
    row("as a table", "--input|one.npy|--unit|Conv 1,3,4,2", 0, "sum(terms) + bias");
    row("a map's without a place", "--input|one.npy|--unit|Conv 1,3", 1, "LAYER,y,x,channel");
    row("outside", "--input|one.npy|--unit|Conv 1,12,0,0", 1, "12");
    row("no such layer", "--input|one.npy|--unit|Conv 9,0,0,0", 1, "Conv 9");
    row("no numbers", "--input|one.npy|--unit|Conv 1,a,b,c", 1, "LAYER,y,x,channel");
    row("a name alone", "--input|one.npy|--unit|Flatten", 1, "LAYER,y,x,channel");
    row("two pictures", "--input|x.npy|--unit|Conv 1,0,0,0", 1, "2");
    row("no picture", "--unit|Conv 1,0,0,0", 2, "--image");
}

void TestCliAttribution::explains() {
    QFETCH(QStringList, options);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    for (QString& word : options)
        if (word.endsWith(QStringLiteral(".npy")) || word.endsWith(QStringLiteral(".png")))
            word = folder_.filePath(word);
    const Outcome outcome = program(QStringList{QStringLiteral("explain"), path("model.fovea")} + options);
    QVERIFY2(outcome.status == status, (outcome.out + outcome.err).constData());
    QVERIFY2((status == 0 ? outcome.out : outcome.err).contains(says), (outcome.out + outcome.err).constData());
}

void TestCliAttribution::renders() {
    const QStringList base{QStringLiteral("render"), path("model.fovea"),
                           QStringLiteral("--out"),  path("a.png"),
                           QStringLiteral("--view"), QStringLiteral("attribution")};
    QCOMPARE(program(base + QStringList{QStringLiteral("--image"), path("x.png")}).status, 2);
    const Outcome outcome = program(base + QStringList{QStringLiteral("--image"), path("x.png")} +
                                    words("--method|guided-backpropagation|--class|1"));
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QVERIFY(QImage(path("a.png")).width() > 900);
}

FOVEA_TEST(TestCliAttribution)
#include "tst_cli_attribution.moc"
