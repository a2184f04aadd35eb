// SPDX-License-Identifier: GPL-3.0-or-later
// Augmentation on the command line: what is shown, and that runs with it are as repeatable as others.
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "core/exchange/npy.h"
#include "core/exchange/project_file.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"

using namespace fovea;
using fovea::test::Outcome;
using fovea::test::program;

class TestCliAugment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsAreThoseOfTheSeed();
    void noStrengthIsThePicture();
    void writesAWall();
    void refuses_data();
    void refuses();
    void runsAreRepeatable();
    void aFileKeepsIt();
    void helpHasTheTable();

private:
    QString path(const char* name) const { return dir_.filePath(QString::fromLatin1(name)); }
    /// The sixteen draws of built-in picture 3.
    std::vector<float> draws(const QString& options) {
        const Outcome outcome =
            program(QStringLiteral("augment builtin --index 3 --force --out %1 ").arg(path("x.npy")) + options);
        if (outcome.status != 0) return {};
        auto reader = NpyReader::open(path("x.npy").toStdString());
        if (!reader || reader->shape() != std::vector<std::int64_t>{16, 3, 32, 32}) return {};
        std::vector<float> values(16 * 3 * 32 * 32);
        return reader->read(0, values) ? values : std::vector<float>();
    }
    QString hashOf(const QString& options) {
        const Outcome outcome =
            program(QStringLiteral("train linear --data builtin --batch 50 --validation 4000 --json ") + options);
        return outcome.status == 0 ? QString::fromStdString(outcome.lines().back()["weights_sha256"].get<std::string>())
                                   : QString::fromUtf8(outcome.err);
    }

    QTemporaryDir dir_;
};

void TestCliAugment::drawsAreThoseOfTheSeed() {
    const auto first = draws(QStringLiteral("--augment flip,rotate:20,noise"));
    QCOMPARE(first.size(), std::size_t{16 * 3 * 32 * 32});
    QVERIFY(draws(QStringLiteral("--augment flip:0.5,rotate:20,noise:0.05 --seed 1")) == first);
    QVERIFY(draws(QStringLiteral("--augment flip,rotate:20,noise --seed 2")) != first);
    const Outcome printed =
        program(QStringLiteral("augment builtin --index 3 --augment noise,flip --force --out ") + path("x.npy"));
    QVERIFY(printed.out.startsWith("noise:0.05,flip:0.5\n"));
    QCOMPARE(printed.out.count('\n'), qsizetype{18});
}

void TestCliAugment::noStrengthIsThePicture() {
    const auto same = draws(QStringLiteral("--augment none"));
    QCOMPARE(same.size(), std::size_t{16 * 3 * 32 * 32});
    const std::size_t picture = 3 * 32 * 32;
    QVERIFY(std::equal(same.begin(), same.end() - picture, same.begin() + picture));
    QVERIFY(draws(QStringLiteral("--augment flip:0,rotate:0,crop:0,blur:0,noise:0,cutmix:0,edge:mirror")) == same);
}

void TestCliAugment::writesAWall() {
    QCOMPARE(program(QStringLiteral("augment builtin --index 3 --augment flip,mixup --out ") + path("wall.png")).status,
             0);
    QVERIFY(QImage(path("wall.png")).width() > 1000);
    QCOMPARE(
        program(QStringLiteral("render --view augmentation --data builtin --augment flip,rotate --lang vi --out ") +
                path("view.png"))
            .status,
        0);
    QCOMPARE(QImage(path("view.png")).size(), QSize(2360, 1344));
}

void TestCliAugment::refuses_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const QString& line, int status, const char* part) {
        QTest::newRow(name) << line << status << QString::fromUtf8(part);
    };
    row("unknown kind", QStringLiteral("augment builtin --index 0 --augment spin:3 --out x.npy"), 2,
        "flip, vflip, crop");
    row("too strong", QStringLiteral("augment builtin --index 0 --augment rotate:999 --out x.npy"), 2,
        "rotate[:0 … 180][:0 … 1]");
    row("twice", QStringLiteral("train linear --data builtin --augment flip,flip"), 2, "each kind is named once");
    row("no such picture", QStringLiteral("augment builtin --index 5000 --augment flip --out x.npy"), 1, "0 … 4999");
    row("other file", QStringLiteral("augment builtin --index 0 --augment flip --out x.jpg"), 2, "(.png)");
    row("no such views", QStringLiteral("eval x.fovea --data builtin --tta 3"), 2, "--tta");
    row("no data to render", QStringLiteral("render --view augmentation --out x.png"), 2, "--data DATA");
}

void TestCliAugment::refuses() {
    QFETCH(QString, line);
    QFETCH(int, status);
    QFETCH(QString, part);
    const Outcome outcome = program(line);
    QCOMPARE(outcome.status, status);
    QVERIFY2(QString::fromUtf8(outcome.err).contains(part), outcome.err.constData());
}

/// The same bits on any number of threads and after a resume, mixtures and all; none is what it was before.
void TestCliAugment::runsAreRepeatable() {
    const QString spec =
        QStringLiteral("--augment flip,translate:4,rotate:15:0.5,cutout:8,mixup:0.2:0.5,edge:mirror,order:random ");
    const QString one = hashOf(spec + QStringLiteral("--steps 20 --threads 1"));
    QCOMPARE(one.size(), 64);
    const QString file = path("half.fovea");
    QVERIFY(hashOf(spec + QStringLiteral("--steps 9 --threads 3 --out ") + file) != one);
    QCOMPARE(hashOf(QStringLiteral("--steps 20 --threads 7 --resume ") + file), one);
    const QString plain = hashOf(QStringLiteral("--steps 20"));
    QVERIFY(plain != one);
    QCOMPARE(hashOf(QStringLiteral("--steps 20 --augment flip:0,rotate:0,cutmix:0")), plain);
}

void TestCliAugment::aFileKeepsIt() {
    const QString file = path("kept.fovea");
    const Outcome trained = program(
        QStringLiteral("train linear --data builtin --steps 1 --augment cutout,flip:0.5,edge:repeat --out ") + file);
    QCOMPARE(trained.status, 0);
    QVERIFY(trained.out.contains("cutout:8,flip:0.5,edge:repeat"));
    const auto project = loadProject(file.toStdString());
    QVERIFY(project.hasValue());
    QCOMPARE(augmentationText(project->checkpoint->options.augmentation), std::string("cutout:8,flip:0.5,edge:repeat"));
    const auto lossOf = [&](const char* views) {
        const Outcome outcome =
            program(QStringLiteral("eval %1 --data builtin --json").arg(file) + QString::fromLatin1(views));
        return outcome.status == 0 ? outcome.lines().back()["loss"].get<double>() : -1;
    };
    const double plain = lossOf("");
    QVERIFY(plain > 0);
    QCOMPARE(lossOf(" --tta 1"), plain);
    const double six = lossOf(" --tta 6");
    QVERIFY(six > 0 && six != plain);
    QCOMPARE(program({QStringLiteral("export"), file, QStringLiteral("--to"), path("card.md"),
                      QStringLiteral("--format"), QStringLiteral("card")})
                 .status,
             0);
    QFile card(path("card.md"));
    QVERIFY(card.open(QIODevice::ReadOnly) && card.readAll().contains("cutout:8,flip:0.5,edge:repeat"));
}

void TestCliAugment::helpHasTheTable() {
    const Outcome help = program(QStringLiteral("--help"));
    for (const char* line : {"SPEC", "rotate:15:1", "cutmix:1:1", "fovea augment DATA"})
        QVERIFY2(help.out.contains(line), line);
}

FOVEA_TEST(TestCliAugment)
#include "tst_cli_augment.moc"
