// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/reason.h"
#include "datasets/data_text.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestDataText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void whatExistsIsAPlace();
    void namesInClassesAreEscaped();
};

void TestDataText::reads_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("again");  // the shortest that says the same
    const auto row = [](const char* text, const char* place, const char* again) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(place) << QString::fromLatin1(again);
    };
    row("cifar10", "cifar10", "cifar10");
    row("a/photos:side=64", "a/photos", "a/photos:side=64");
    row("photos:resize=pad,side=64", "photos", "photos:side=64,resize=pad");
    row("photos:side=32,resize=crop,color=rgb,test=20,seed=1,labels=fine", "photos", "photos");
    row("photos:color=grey,test=5,seed=9007199254740992,cap=1", "photos",
        "photos:color=grey,test=5,seed=9007199254740992,cap=1");
    row("cifar100:labels=coarse", "cifar100", "cifar100:labels=coarse");
    row("cifar10:classes=cat+dog", "cifar10", "cifar10:classes=cat+dog");
    row("12:30", "12:30", "12:30");  // no key behind the colon
    row("C:/photos", "C:/photos", "C:/photos");
    row("a:b:side=8", "a:b", "a:b:side=8");
    row(":side=8", ":side=8", ":side=8");  // nothing before it
    row("", "", "");
    row("photos:side=64,", "photos", "photos:side=64");
}

void TestDataText::reads() {
    QFETCH(QString, text);
    QFETCH(QString, place);
    QFETCH(QString, again);
    const auto data = parseDataText(text.toStdString());
    QVERIFY(data);
    QCOMPARE(QString::fromStdString(data->place), place);
    QCOMPARE(QString::fromStdString(dataText(*data)), again);
    const auto twice = parseDataText(again.toStdString());
    QVERIFY(twice && *twice == *data);
}

void TestDataText::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<Error>("error");
    const auto row = [](const char* text, const char* key, const char* value, Reason reason,
                        std::vector<std::string> details) {
        Error error{ErrorCode::OptionInvalid, {std::string(key), std::string(value), because(reason)}};
        error.arguments.insert(error.arguments.end(), details.begin(), details.end());
        QTest::newRow(text) << QString::fromLatin1(text) << error;
    };
    const std::string keys = "side, resize, color, test, seed, cap, labels, classes";
    row("x:side=7", "side", "7", Reason::DataSide, {"8", "512"});
    row("x:side=513", "side", "513", Reason::DataSide, {"8", "512"});
    row("x:side=", "side", "", Reason::DataSide, {"8", "512"});
    row("x:side=32.5", "side", "32.5", Reason::DataSide, {"8", "512"});
    row("x:side=99999999999999999999", "side", "99999999999999999999", Reason::DataSide, {"8", "512"});
    row("x:resize=cut", "resize", "cut", Reason::DataWords, {"crop, stretch, pad"});
    row("x:color=blue", "color", "blue", Reason::DataWords, {"rgb, grey"});
    row("x:test=0", "test", "0", Reason::DataPercent, {"1", "90"});
    row("x:seed=-1", "seed", "-1", Reason::DataWhole, {"0", "9007199254740992"});
    row("x:cap=0", "cap", "0", Reason::DataWhole, {"1", "1000000000"});
    row("x:size=64", "DATA", "size=64", Reason::DataKeys, {keys});
    row("x:side=64,crop", "DATA", "crop", Reason::DataKeys, {keys});
}

void TestDataText::refuses() {
    QFETCH(QString, text);
    QFETCH(Error, error);
    const auto data = parseDataText(text.toStdString());
    QVERIFY(!data);
    QVERIFY(data.error() == error);
}

void TestDataText::whatExistsIsAPlace() {
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a:side=64"));
    QVERIFY(QDir().mkpath(path));
    const auto whole = parseDataText(path.toStdString());
    QVERIFY(whole && whole->place == path.toStdString() && whole->options == DataOptions());
    const auto more = parseDataText(path.toStdString() + ":side=8");
    QVERIFY(more && more->place == path.toStdString() && more->options.side == 8);
}

void TestDataText::namesInClassesAreEscaped() {
    const DataText data{"x", {.classes = {"a+b", "c,d", "50%", "e:f=g", "mèo"}}};
    const std::string text = dataText(data);
    QCOMPARE(QString::fromStdString(text), QStringLiteral("x:classes=a%2Bb+c%2Cd+50%25+e%3Af%3Dg+mèo"));
    const auto again = parseDataText(text);
    QVERIFY(again && *again == data);
}

FOVEA_TEST(TestDataText)
#include "tst_data_text.moc"
