// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QTest>
#include <limits>

#include "app/cli/arguments.h"
#include "app/cli/terminal.h"
#include "app/cli/training_report.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "core/json.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestCliOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void usage_data();
    void usage();
    void values();
    void valuesIgnoreTheLocale();
    void shapes_data();
    void shapes();
    void suggestions_data();
    void suggestions();
    void texts_data();
    void texts();
    void stepAsJson();
};

namespace {

QStringList words(const QString& line) { return line.split(QChar(u' '), Qt::SkipEmptyParts); }

const VerbRules& rulesOf(const QString& name) {
    for (const Verb& verb : verbs())
        if (verb.rules.verb == name) return verb.rules;
    qFatal("no such verb");
}

}  // namespace

void TestCliOptions::usage_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("problem");  // a part of the sentence; empty: the line is right
    const auto row = [](const char* line, const char* problem) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(problem);
    };
    row("describe lenet5", "");
    row("describe lenet5 --input 28x28x1 --json", "");
    row("describe lenet5 --input=28×28×1", "");
    row("describe", "needs more");
    row("describe lenet5 extra", "no use for “extra”");
    row("describe lenet5 --input 28x28", "--input takes height, width and channels");
    row("describe lenet5 --input 0x28x1", "--input takes height, width and channels");
    row("describe lenet5 --input", "--input needs a value");
    row("describe lenet5 --jsno", "Did you mean --json?");
    row("describe lenet5 --json=yes", "--json takes no value");
    row("describe lenet5 --json --json", "--json was given twice");
    row("describe lenet5 --batch 0", "--batch takes a whole number from 1");
    row("describe -- --json", "");
    row("train lenet5 --data builtin", "");
    row("train lenet5 --data builtin --epochs 3 --batch 32 --optimizer adam --lr 1e-3 --threads 2", "");
    row("train lenet5 --data builtin --steps 0 --out a.fovea", "");
    row("train lenet5", "needs --data");
    row("train lenet5 --data builtin --epochs -1", "--epochs takes a whole number from 0");
    row("train lenet5 --data builtin --epochs 1.5", "not “1.5”");
    row("train lenet5 --data builtin --epochs many", "not “many”");
    row("train lenet5 --data builtin --steps 99999999999999999999", "--steps takes a whole number");
    row("train lenet5 --data builtin --lr 0,01", "--lr takes a number");
    row("train lenet5 --data builtin --lr nan", "--lr takes a number");
    row("train lenet5 --data builtin --lr inf", "--lr takes a number");
    row("train lenet5 --data builtin --momentum 1.5", "--momentum takes a number from 0 to 0.9999");
    row("train lenet5 --data builtin --momentum 1", "--momentum takes a number from 0 to 0.9999");
    row("train lenet5 --data builtin --weight-decay 1e6", "--weight-decay takes a number from 0 to 1000");
    row("train lenet5 --data builtin --optimizer lbfgs",
        "one of sgd, adam, adamw, rmsprop, adagrad, adadelta, lion, muon, not");
    row("train lenet5 --data builtin --optimizer adamw --weight-decay 0.1 --beta1 0.8 --beta2 0.95 --epsilon 1e-6", "");
    row("train lenet5 --data builtin --optimizer rmsprop --alpha 0.9 --momentum 0.5 --schedule step:30:0.1", "");
    row("train lenet5 --data builtin --nesterov", "");
    row("train lenet5 --data builtin --swa 3 --init dirac --optimizer muon --momentum 0.9", "");
    row("train lenet5 --data builtin --ema 1", "--ema takes a number from 0 to 0.999999");
    row("train lenet5 --data builtin --swa 0", "--swa takes a whole number from 1");
    row("train lenet5 --data builtin --lookahead 2.5", "--lookahead takes a whole number from 1");
    row("train lenet5 --data builtin --init lecun", "one of usual, he, xavier, zero, small, dirac, not");
    row("train lenet5 --data builtin --alpha 1", "--alpha takes a number from 0 to 0.999999");
    row("train lenet5 --data builtin --seed 9007199254740993", "--seed takes a whole number from 0 to");
    row("train lenet5 --data builtin --learning-rate 1", "does not know the option --learning-rate");
    row("train lenet5 --data builtin --ephocs 1", "Did you mean --epochs?");
    row("train lenet5 --data builtin --threads 0", "--threads takes a whole number from 1");
    row("train lenet5 --data builtin --out", "--out needs a value");
    row("train lenet5 --data=", "--data needs a value that is not empty");
    row("eval m.fovea --data builtin --split all", "one of test, train, validation");
    row("eval m.fovea", "needs --data");
    row("predict m.fovea", "needs more");
    row("predict m.fovea a.png b.png c.png --json", "");
    row("export m.fovea", "needs --to");
    row("bench", "");
    row("bench lenet5 resnet20 --batch 32 --threads 2 --json", "");
    row("bench lenet5 --plan", "");
    row("bench --batch 0", "--batch takes a whole number from 1");
    row("bench --seconds 0", "--seconds takes a number from 0.01 to 600");
    row("bench --threads many", "not “many”");
    row("bench --rounds 3", "does not know the option --rounds");
    row("data", "needs more");
    row("data info cifar10 extra", "no use for");
}

void TestCliOptions::usage() {
    QFETCH(QString, line);
    QFETCH(QString, problem);
    const QStringList typed = words(line);
    const auto parsed = parseArguments(rulesOf(typed.front()), typed.mid(1));
    const auto* error = std::get_if<UsageError>(&parsed);
    if (problem.isEmpty()) {
        QVERIFY2(error == nullptr, error == nullptr ? "" : qPrintable(error->sentence));
        return;
    }
    QVERIFY2(error != nullptr, "this line should have been refused");
    QVERIFY2(error->sentence.contains(problem), qPrintable(error->sentence));
}

void TestCliOptions::values() {
    const auto parsed = parseArguments(
        rulesOf(QStringLiteral("train")),
        words(QStringLiteral("tiny-vgg --lr=0.05 --data some/path --steps 12 --seed 9007199254740992 --json")));
    const auto* arguments = std::get_if<ParsedArguments>(&parsed);
    QVERIFY(arguments != nullptr);
    QCOMPARE(arguments->positional, QStringList{QStringLiteral("tiny-vgg")});
    QCOMPARE(arguments->real(QStringLiteral("--lr")), std::optional(0.05));
    QCOMPARE(arguments->whole(QStringLiteral("--steps")), std::optional<qint64>(12));
    QCOMPARE(arguments->whole(QStringLiteral("--seed")), std::optional<qint64>(9007199254740992));
    QCOMPARE(arguments->text(QStringLiteral("--data")), QStringLiteral("some/path"));
    QVERIFY(arguments->has(QStringLiteral("--json")));
    QVERIFY(!arguments->whole(QStringLiteral("--epochs")).has_value());
}

void TestCliOptions::valuesIgnoreTheLocale() {
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::Vietnamese, QLocale::Vietnam));
    const auto parsed = parseArguments(rulesOf(QStringLiteral("train")),
                                       words(QStringLiteral("lenet5 --data builtin --lr 0.125 --steps 1000")));
    const QString percent = plainPercent(0.6125);
    QLocale::setDefault(before);
    const auto* arguments = std::get_if<ParsedArguments>(&parsed);
    QVERIFY(arguments != nullptr);
    QCOMPARE(arguments->real(QStringLiteral("--lr")), std::optional(0.125));
    QCOMPARE(arguments->whole(QStringLiteral("--steps")), std::optional<qint64>(1000));
    QCOMPARE(percent, QStringLiteral("61.3%"));
}

void TestCliOptions::shapes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("plain") << QStringLiteral("32x24x3") << true;
    QTest::newRow("cross") << QStringLiteral("32×24×3") << true;
    QTest::newRow("two") << QStringLiteral("32x24") << false;
    QTest::newRow("four") << QStringLiteral("32x24x3x1") << false;
    QTest::newRow("zero") << QStringLiteral("32x0x3") << false;
    QTest::newRow("negative") << QStringLiteral("-32x24x3") << false;
    QTest::newRow("huge") << QStringLiteral("4294967296x1x1") << false;
    QTest::newRow("fraction") << QStringLiteral("3.5x24x3") << false;
    QTest::newRow("empty") << QString() << false;
}

void TestCliOptions::shapes() {
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto shape = parseShape(text);
    QCOMPARE(shape.has_value(), valid);
    if (valid) QVERIFY((*shape == Shape{32, 24, 3}));
}

void TestCliOptions::suggestions_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");
    QTest::newRow("swapped") << QStringLiteral("trian") << QStringLiteral("train");
    QTest::newRow("missing") << QStringLiteral("expot") << QStringLiteral("export");
    QTest::newRow("capital") << QStringLiteral("Eval") << QStringLiteral("eval");
    QTest::newRow("far") << QStringLiteral("xyzzy") << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestCliOptions::suggestions() {
    QFETCH(QString, word);
    QTEST(nearest(word, {QStringLiteral("train"), QStringLiteral("eval"), QStringLiteral("export")}), "expected");
}

void TestCliOptions::texts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("minutes") << durationText(245) << QStringLiteral("4:05");
    QTest::newRow("hours") << durationText(3723) << QStringLiteral("1:02:03");
    QTest::newRow("not a number") << durationText(qQNaN()) << QStringLiteral("0:00");
    QTest::newRow("bytes") << bytesText(999) << QStringLiteral("999 bytes");
    QTest::newRow("megabytes") << bytesText(170052171) << QStringLiteral("170.1 MB");
    QTest::newRow("half a bar") << bar(0.5, 4) << QStringLiteral("[██  ]");
    QTest::newRow("more than full") << bar(7, 4) << QStringLiteral("[████]");
}

void TestCliOptions::texts() {
    QFETCH(QString, text);
    QTEST(text, "expected");
}

void TestCliOptions::stepAsJson() {
    StepReport report{.step = 7, .epoch = 1, .loss = 2.3025851F, .accuracy = 0.1F};
    QCOMPARE(
        QString::fromStdString(stepJson(report, 1234.56)),
        QStringLiteral(R"({"step":7,"epoch":2,"loss":2.3025851,"train_accuracy":0.1,"images_per_second":1234.6})"));
    report.loss = std::numeric_limits<float>::quiet_NaN();
    report.accuracy = 1;
    const auto json = nlohmann::json::parse(stepJson(report, 0));
    QVERIFY(json.at("loss").is_null());
    QCOMPARE(json.at("train_accuracy").get<double>(), 1.0);
}

FOVEA_TEST(TestCliOptions)
#include "tst_cli_options.moc"
