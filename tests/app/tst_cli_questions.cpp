// SPDX-License-Identifier: GPL-3.0-or-later
// prune, excite, fool and dream by the command line.
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/analysis/weight_pressure.h"
#include "core/exchange/npy.h"
#include "core/exchange/project_file.h"
#include "tests/support/export_case.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"
#include "tests/support/sample_networks.h"

using namespace fovea;
using namespace fovea::test;

class TestCliQuestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refuses_data();
    void refuses();
    void prunes();
    void excites();
    void fools();
    void dreams();
    void embeds();

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    /// "|" between words; names of files are those of the test's folder.
    QStringList words(const char* text) const {
        QStringList all = QString::fromUtf8(text).split(QChar(u'|'), Qt::SkipEmptyParts);
        for (QString& word : all)
            if (word.contains(QRegularExpression(QStringLiteral("\\.(fovea|png|npy|txt)$"))))
                word = folder_.filePath(word);
        return all;
    }
    QTemporaryDir folder_;
    Model model_;
};

void TestCliQuestions::initTestCase() {
    model_ = sample::modelFor(sample::chain({32, 32, 3}, {Conv2dSpec{.filters = 4, .kernel = {5, 5}, .stride = {3, 3}},
                                                          ReluSpec{}, FlattenSpec{}, DenseSpec{.units = 10}}),
                              1);
    Project project;
    project.spec = model_.spec;
    project.weights = model_.weights;
    project.preprocessing = model_.preprocessing;
    project.classNames = {"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"};
    QVERIFY(saveProject(project, path("m.fovea").toStdString()).hasValue());
    QImage picture(32, 32, QImage::Format_RGB32);
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 32; ++x) picture.setPixel(x, y, qRgb(60 + 3 * x, 120, 200 - 3 * y));
    QVERIFY(picture.save(path("x.png")));
    writeArray(path("two.npy"), {2, 3, 32, 32}, std::vector<float>(2 * 3 * 32 * 32, 0.5F));
}

void TestCliQuestions::refuses_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const char* line, int status, const char* says) {
        QTest::newRow(name) << QByteArray(line) << status << QByteArray(says);
    };
    row("prune: nothing to do", "prune|m.fovea|--data|builtin", 2, "--share");
    row("prune: both", "prune|m.fovea|--data|builtin|--share|0.5|--bits|4", 2, "--share");
    row("prune: too much", "prune|m.fovea|--data|builtin|--share|50", 2, "--share");
    row("prune: one bit", "prune|m.fovea|--data|builtin|--bits|1", 2, "--bits");
    row("prune: scale of a share", "prune|m.fovea|--data|builtin|--share|0.5|--per-channel", 2, "--bits");
    row("prune: scope of bits", "prune|m.fovea|--data|builtin|--bits|4|--global", 2, "--share");
    row("prune: no such data", "prune|m.fovea|--data|builtni|--share|0.5", 1, "builtin");
    row("prune: no validation", "prune|m.fovea|--data|builtin|--share|0.5|--split|validation", 1, "held");
    row("excite: no unit", "excite|m.fovea|--data|builtin", 2, "--unit");
    row("excite: no such map", "excite|m.fovea|--data|builtin|--unit|Conv 1,4", 1, "10 × 10 × 4");
    row("excite: no such layer", "excite|m.fovea|--data|builtin|--unit|Conv 9,0", 1, "Conv 9");
    row("excite: a place", "excite|m.fovea|--data|builtin|--unit|Conv 1,1,1,0", 1, "LAYER,channel");
    row("excite: no picture", "excite|m.fovea|--data|builtin|--unit|Conv 1,0|--out|a.txt", 2, ".png");
    row("fool: no picture", "fool|m.fovea", 2, "--image");
    row("fool: no such class", "fool|m.fovea|--image|x.png|--class|fox", 1, "airplane");
    row("fool: too far", "fool|m.fovea|--image|x.png|--epsilon|2", 2, "--epsilon");
    row("fool: over itself", "fool|m.fovea|--image|x.png|--out|x.png", 1, "x.png");
    row("dream: of nothing", "dream|m.fovea|--out|d.png", 2, "--unit");
    row("dream: of two", "dream|m.fovea|--out|d.png|--layer|Conv 1|--class|cat", 2, "--unit");
    row("dream: no such unit", "dream|m.fovea|--out|d.png|--unit|Conv 1,10,0,0", 1, "10 × 10 × 4");
    row("dream: too much jitter", "dream|m.fovea|--out|d.png|--class|cat|--jitter|17", 1, "0 … 16");
    row("dream: of two pictures", "dream|m.fovea|--out|d.png|--class|cat|--input|two.npy", 1, "2 pictures");
    row("dream: without a step", "dream|m.fovea|--out|d.png|--class|cat|--rate|0", 1, "> 0");
    row("dream: elsewhere", "dream|m.fovea|--out|d.txt|--class|cat", 2, ".npy");
    row("embed: no layer", "embed|m.fovea|--data|builtin", 2, "--layer");
    row("embed: no such layer", "embed|m.fovea|--data|builtin|--layer|Conv 9", 1, "Conv 9");
    row("embed: too few", "embed|m.fovea|--data|builtin|--layer|Conv 1|--images|3", 2, "--images");
    row("embed: not among them", "embed|m.fovea|--data|builtin|--layer|Conv 1|--images|10|--method|pca|--of|123456", 1,
        "123456");
    row("embed: elsewhere", "embed|m.fovea|--data|builtin|--layer|Conv 1|--out|d.txt", 2, ".npy");
    row("render: no layer", "render|m.fovea|--view|neighbours|--data|builtin|--out|d.png", 2, "--layer");
    row("render: no unit", "render|m.fovea|--view|excite|--data|builtin|--out|d.png", 2, "--unit");
}

void TestCliQuestions::refuses() {
    QFETCH(QByteArray, line);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    const Outcome outcome = program(words(line.constData()));
    QVERIFY2(outcome.status == status, (outcome.out + outcome.err).constData());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    QVERIFY(!QFile::exists(path("d.png")));
}

void TestCliQuestions::prunes() {
    const Outcome outcome = program(words("prune|m.fovea|--data|builtin|--share|0.5|--global|--json|--out|half.fovea"));
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const auto json = outcome.lines().at(0);
    QCOMPARE(json["scope"].get<std::string>(), std::string("network"));
    QCOMPARE(json["split"].get<std::string>(), std::string("test"));
    QCOMPARE(json["images"].get<int>(), 1000);
    QCOMPARE(json["zeros"].get<int>() * 2, json["weights"].get<int>());
    for (const char* side : {"before", "after"}) {
        const double accuracy = json[side]["accuracy"].get<double>();
        QVERIFY(json[side]["interval"][0].get<double>() <= accuracy);
        QVERIFY(json[side]["interval"][1].get<double>() >= accuracy);
        QCOMPARE(json[side]["right"].get<int>(), static_cast<int>(std::lround(1000 * accuracy)));
    }
    const auto copy = loadProject(path("half.fovea").toStdString());
    QVERIFY(copy);
    const auto pressed =
        underPressure(model_.spec, *model_.weights,
                      {.kind = WeightPressure::Kind::Prune, .share = 0.5, .scope = WeightPressure::Scope::Network});
    QVERIFY(copy->weights->values == pressed->weights.values);
    // What the copy is measured at is what was said of it.
    const Outcome measured = program(words("eval|half.fovea|--data|builtin|--json"));
    QCOMPARE(measured.lines().at(0)["accuracy"].get<double>(), json["after"]["accuracy"].get<double>());
    const Outcome bits = program(words("prune|m.fovea|--data|builtin|--bits|16|--per-channel|--split|train"));
    QVERIFY2(bits.status == 0 && bits.out.contains("training images"), bits.err.constData());
}

void TestCliQuestions::excites() {
    const Outcome outcome =
        program(words("excite|m.fovea|--data|builtin|--unit|Conv 1,2|--top|4|--json|--out|sheet.png"));
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const auto json = outcome.lines().at(0);
    QCOMPARE(json["layer"].get<std::string>(), std::string("Conv 1"));
    QCOMPARE(json["images"].get<int>(), 1000);
    QCOMPARE(json["top"].size(), std::size_t{4});
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& row = json["top"][i];
        if (i > 0) QVERIFY(row["value"].get<double>() <= json["top"][i - 1]["value"].get<double>());
        // 5 × 5 with stride 3 and no padding: unit (y, x) sees from (3y, 3x) on.
        QCOMPARE(row["patch"]["y"].get<int>(), 3 * row["y"].get<int>());
        QCOMPARE(row["patch"]["x"].get<int>(), 3 * row["x"].get<int>());
        QCOMPARE(row["patch"]["height"].get<int>(), 5);
    }
    QVERIFY(!QImage(path("sheet.png")).isNull());
    const Outcome drawn =
        program(words("render|m.fovea|--view|excite|--data|builtin|--unit|Conv 1,2|--theme|dark|--out|e.png"));
    QVERIFY2(drawn.status == 0 && !QImage(path("e.png")).isNull(), drawn.err.constData());
}

void TestCliQuestions::fools() {
    const Outcome outcome =
        program(words("fool|m.fovea|--image|x.png|--epsilon|0.0313725490196|--nonsense|--json|--out|f.png"));
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const auto json = outcome.lines().at(0);
    QVERIFY(json["towards"].is_null());
    QCOMPARE(json["before"]["scores"].size(), std::size_t{10});
    QCOMPARE(json["fooled"].get<bool>(), json["before"]["class"] != json["after"]["class"]);
    QCOMPARE(json["nonsense"].size(), std::size_t{6});
    const QImage before(path("x.png"));
    const QImage after(path("f.png"));
    QCOMPARE(after.size(), before.size());
    int moved = 0;
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 32; ++x) {
            const int step = std::abs(qGreen(after.pixel(x, y)) - qGreen(before.pixel(x, y)));
            QVERIFY(step == 0 || step == 8);
            moved += step == 8 ? 1 : 0;
        }
    QVERIFY(moved > 500);
    const Outcome towards = program(words("fool|m.fovea|--image|x.png|--epsilon|0.1|--class|ship|--json|--out|f.npy"));
    QVERIFY2(towards.status == 0, towards.err.constData());
    const auto ship = towards.lines().at(0);
    QVERIFY(ship["after"]["scores"][8].get<double>() > ship["before"]["scores"][8].get<double>());
    const auto reader = NpyReader::open(path("f.npy").toStdString());
    QVERIFY(reader && reader->shape() == (std::vector<std::int64_t>{1, 3, 32, 32}));
}

void TestCliQuestions::dreams() {
    for (const char* target : {"--unit|Conv 1,1", "--unit|Conv 1,2,3,1", "--layer|ReLU 1", "--class|frog"}) {
        const QByteArray line =
            QByteArray("dream|m.fovea|") + target + "|--steps|12|--jitter|1|--json|--force|--out|dream.png";
        const Outcome outcome = program(words(line.constData()));
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const auto json = outcome.lines().at(0);
        QCOMPARE(json["values"].size(), std::size_t{13});
        QVERIFY2(json["best"].get<double>() > json["start"].get<double>(), target);
        QCOMPARE(QImage(path("dream.png")).size(), QSize(32, 32));
    }
    const Outcome once = program(words("dream|m.fovea|--class|frog|--image|x.png|--steps|3|--out|one.npy"));
    QVERIFY2(once.status == 0 && once.out.contains("one.npy"), once.err.constData());
}

void TestCliQuestions::embeds() {
    const Outcome outcome = program(words(
        "embed|m.fovea|--layer|ReLU 1|--data|builtin|--images|120|--steps|60|--perplexity|10|--json|--out|map.npy"));
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const auto json = outcome.lines().at(0);
    QCOMPARE(json["values"].get<int>(), 400);
    QCOMPARE(json["images"].get<int>(), 120);
    QCOMPARE(json["steps"].get<int>(), 60);
    QCOMPARE(json["perplexity"].get<double>(), 10.0);
    QVERIFY(json["agreement"].get<double>() > json["agreement_by_chance"].get<double>());
    QVERIFY(json["explained"].get<double>() > 0.05 && json["explained"].get<double>() < 1);
    const auto& points = json["points"];
    QCOMPARE(int(points.size()), 120);
    const auto array = NpyReader::open(path("map.npy").toStdString());
    QVERIFY(array.hasValue());
    QCOMPARE(array->shape(), (std::vector<std::int64_t>{120, 2}));
    std::vector<float> places(240);
    QVERIFY(array->read(0, places).hasValue());
    QCOMPARE(double{places[2]}, points[1]["x"].get<double>());
    // The same again, and what lies nearest to one of them.
    const int image = points[7]["image"].get<int>();
    const Outcome again = program(words("embed|m.fovea|--layer|ReLU 1|--data|builtin|--images|120|--method|pca|--json")
                                  << QStringLiteral("--of") << QString::number(image));
    QVERIFY2(again.status == 0, again.err.constData());
    const auto second = again.lines().at(0);
    QCOMPARE(int(second["nearest"].size()), 6);
    QCOMPARE(second["points"][7]["image"].get<int>(), image);
    QVERIFY(!second.contains("steps"));
    double before = 0;
    for (const auto& near : second["nearest"]) {
        QVERIFY(near["image"].get<int>() != image);
        QVERIFY(near["distance"].get<double>() >= before);
        before = near["distance"].get<double>();
    }
    const Outcome drawn =
        program(words("render|m.fovea|--view|neighbours|--layer|ReLU 1|--data|builtin|--images|60|"
                      "--steps|20|--out|map.png"));
    QVERIFY2(drawn.status == 0, drawn.err.constData());
    QCOMPARE(QImage(path("map.png")).size(), QSize(1920, 1440));
    const Outcome sheet =
        program(words("embed|m.fovea|--layer|ReLU 1|--data|builtin|--images|60|--method|pca|--out|components.png"));
    QVERIFY2(sheet.status == 0, sheet.err.constData());
    QCOMPARE(QImage(path("components.png")).size(), QSize(1920, 1440));
}

FOVEA_TEST(TestCliQuestions)
#include "tst_cli_questions.moc"
