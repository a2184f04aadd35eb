// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/reason.h"
#include "datasets/catalogue.h"
#include "datasets/findings.h"
#include "datasets/readers/picture_folder.h"
#include "tests/support/data_files.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

namespace {

QByteArray pixelLines(int lines, int pixels, bool header) {
    QByteArray text;
    if (header) {
        text += "label";
        for (int i = 0; i < pixels; ++i) text += ",pixel" + QByteArray::number(i);
        text += "\n";
    }
    for (int line = 0; line < lines; ++line) {
        text += QByteArray::number(line % 3);
        for (int i = 0; i < pixels; ++i) text += "," + QByteArray::number((line * 10 + i) % 256);
        text += "\n";
    }
    return text;
}

}  // namespace

class TestPixelTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void brokenTestPart();
};

void TestPixelTable::reads_data() {
    QTest::addColumn<FileList>("files");
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<QString>("classes");
    QTest::addColumn<bool>("drawn");
    const auto row = [](const char* name, const FileList& files, Shape shape, const char* classes, bool drawn) {
        QTest::newRow(name) << files << shape << QString::fromLatin1(classes) << drawn;
    };
    row("with a header", {{QStringLiteral("d.csv"), pixelLines(9, 4, true)}}, {2, 2, 1}, "0 1 2", true);
    row("without", {{QStringLiteral("d.csv"), pixelLines(9, 9, false)}}, {3, 3, 1}, "0 1 2", true);
    row("colours", {{QStringLiteral("d.csv"), pixelLines(9, 12, true)}}, {2, 2, 3}, "0 1 2", true);
    row("both parts",
        {{QStringLiteral("x_train.csv"), pixelLines(9, 4, true)},
         {QStringLiteral("x_test.csv"), pixelLines(3, 4, true)}},
        {2, 2, 1}, "0 1 2", false);
    row("a test part without labels",
        {{QStringLiteral("train.csv"), pixelLines(9, 4, true)},
         {QStringLiteral("test.csv"), "pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n"}},
        {2, 2, 1}, "0 1 2", true);
    // As many pixels in its first line as make no picture with one taken for the label: Kaggle's digits are so.
    row("a test part of a larger picture without labels",
        {{QStringLiteral("train.csv"), pixelLines(9, 16, true)},
         {QStringLiteral("test.csv"),
          "p0,p1,p2,p3,p4,p5,p6,p7,p8,p9,p10,p11,p12,p13,p14,p15\n"
          "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16\n"}},
        {4, 4, 1}, "0 1 2", true);
    row("numbers of pandas", {{QStringLiteral("d.csv"), "0,1,2,3,label\n1,2,3,4,0\n1,2,3,4,1\n1,2,3,4,1\n"}}, {2, 2, 1},
        "0 1", true);
    row("the same, the label first", {{QStringLiteral("d.csv"), "Target,0,1,2,3\n0,1,2,3,4\n1,1,2,3,4\n1,1,2,3,4\n"}},
        {2, 2, 1}, "0 1", true);
    row("a y above numbers", {{QStringLiteral("d.csv"), "0,1,2,3,y\n1,2,3,4,0\n1,2,3,4,1\n1,2,3,4,1\n"}}, {2, 2, 1},
        "0 1", true);
    row("a y that is a class", {{QStringLiteral("d.csv"), "9,9,9,9,y\n9,9,9,9,x\n9,9,9,9,x\n"}}, {2, 2, 1}, "x y",
        true);
    row("a test part without labels that could be pictures",
        {{QStringLiteral("train.csv"), pixelLines(9, 4, false)}, {QStringLiteral("test.csv"), "7,8,9,9\n7,8,9,9\n"}},
        {2, 2, 1}, "0 1 2", true);
    row("words, last, between semicolons",
        {{QStringLiteral("d.csv"), "1;2;3;4;dog 10\r\n1;2;3;4;dog 9\r\n\r\n5;6;7;8;dog 10\r\n9;9;9;9;dog 9\r\n"}},
        {2, 2, 1}, "dog 9,dog 10", true);
    row("tabs and points",
        {{QStringLiteral("d.tsv"), "1\t2.0\t3\t4\t5\n0\t1\t2\t3\t4\n1\t1\t1\t1\t1\n0\t0\t0\t0\t0\n"}}, {2, 2, 1}, "0 1",
        true);
    row("named in the middle", {{QStringLiteral("d.csv"), "a,b,\"class\",c,d\n1,2,7,3,4\n1,2,8,3,4\n1,2,8,3,4\n"}},
        {2, 2, 1}, "1 2 3 4 5 6 7 8", true);
}

void TestPixelTable::reads() {
    QFETCH(FileList, files);
    QFETCH(Shape, shape);
    QFETCH(QString, classes);
    QFETCH(bool, drawn);
    const QTemporaryDir dir;
    writeAll(dir, files);
    const auto data = openDataset(dir.path().toStdString(), {});
    QVERIFY2(data, data ? "" : described(data.error()).c_str());
    QVERIFY(data->findings->format == DataFormat::Table);
    QCOMPARE(data->findings->testIsDrawn, drawn);
    QVERIFY(data->training->shape() == shape);
    QStringList names;
    for (const std::string& name : data->training->classNames()) names += QString::fromStdString(name);
    QCOMPARE(names.join(classes.contains(u',') ? u',' : u' '), classes);
    // The first line, wherever it went.
    const int first = files.front().second.contains("class") ? 1 : files.front().second.startsWith("1;") ? 1 : -1;
    if (first == 1) {
        bool found = false;
        for (const auto* part : {data->training.get(), data->test.get()})
            for (std::int64_t i = 0; i < part->size(); ++i)
                found = found || bytesOf(*part, i) == std::vector<int>{1, 2, 3, 4};
        QVERIFY(found);
    }
}

void TestPixelTable::refuses_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Error>("error");  // with "" where the path stands
    const auto row = [](const char* name, const QByteArray& file, const Error& error) {
        QTest::newRow(name) << file << error;
    };
    const auto why = [](Reason reason, std::vector<std::string> details) {
        return brokenData({}, reason, std::move(details));
    };
    row("other fields", "0,1,2,3,4\n1,1,2,3\n", why(Reason::TableFields, {"2", "4", "5"}));
    row("a word", "0,1,2,3,4\n1,1,x,3,4\n", why(Reason::TableNumber, {"2", "3"}));
    row("too large", "0,1,2,3,256\n", why(Reason::TableNumber, {"1", "5"}));
    row("below 0", "0,1,2,3,-1\n", why(Reason::TableNumber, {"1", "5"}));
    row("no square", "0,1,2,3,4,5\n", why(Reason::TableSquare, {"5"}));
    row("no label", "pixel0,pixel1,pixel2,pixel3,pixel4\n0,1,2,3,4\n", why(Reason::TableNoLabel, {}));
    row("one column", "1\n2\n", why(Reason::TableNoLabel, {}));
    row("only a header", "label,a\n", Error(ErrorCode::DatasetEmpty, {""}));
    row("nothing", "\n\n", Error(ErrorCode::DatasetEmpty, {""}));
    QByteArray everyLineAnother;
    for (int i = 0; i < 65600; ++i) everyLineAnother += QByteArray::number(i) + ",1\n";
    row("labels without end", everyLineAnother, why(Reason::LabelsRange, {"0", "65534"}));
    row("words without end", QByteArray(everyLineAnother).replace(",1\n", "a,1\n"),
        Error(ErrorCode::DatasetClassCount, {"", std::int64_t{65535}, fewestClasses, mostClasses}));
    row("fields without end", "0" + QByteArray(",0").repeated(3 * 1024 * 1024 + 9) + "\n",
        why(Reason::TableSquare, {std::to_string(3 * 1024 * 1024 + 1)}));
    row("one class", "0,1\n0,2\n",
        Error(ErrorCode::DatasetClassCount, {"", std::int64_t{1}, fewestClasses, mostClasses}));
    row("labels", "0,1\n1001,2\n", why(Reason::LabelsRange, {"0", "1001"}));
    row("a label beyond 64 bits", "0,1\n99999999999999999999,2\n1,2\n1,2\n", Error(ErrorCode::Unexpected));
}

void TestPixelTable::refuses() {
    QFETCH(QByteArray, file);
    QFETCH(Error, error);
    const QTemporaryDir dir;
    writeAll(dir, {{QStringLiteral("d.csv"), file}});
    const std::string path = dir.filePath(QStringLiteral("d.csv")).toStdString();
    const auto data = openDataset(path, {});
    if (error.code == ErrorCode::Unexpected) {  // no number: a word
        QVERIFY(data);
        QCOMPARE(data->training->classNames().back(), std::string("99999999999999999999"));
        return;
    }
    error.arguments.front() = path;
    QVERIFY(!data);
    QVERIFY2(data.error() == error, described(data.error()).c_str());
}

void TestPixelTable::brokenTestPart() {
    const auto opened = [](const QByteArray& test) {
        const QTemporaryDir dir;
        writeAll(dir, {{QStringLiteral("train.csv"), pixelLines(9, 4, true)}, {QStringLiteral("test.csv"), test}});
        const auto data = openDataset(dir.path().toStdString(), {});
        if (data) return std::string("drawn ") + (data->findings->testIsDrawn ? "1" : "0");
        auto error = data.error();
        error.arguments.front() = "";
        return described(error);
    };
    const auto why = [](Reason reason, std::vector<std::string> details) {
        return described(brokenData({}, reason, std::move(details)));
    };
    QCOMPARE(opened("1,2,3,4\n5,6,7\n"), std::string("drawn 1"));
    QCOMPARE(opened("0,1,2,3,4\n1,2,3,4,x\n"), why(Reason::TableNumber, {"2", "5"}));
    QCOMPARE(opened("0,1,2,3,4\n1,2,3,4\n"), why(Reason::TableFields, {"2", "4", "5"}));
    QCOMPARE(opened("id,a,b,c,d\n1,2,3,4,5\n"), why(Reason::TableNoLabel, {}));
    // 1 × 1 of three channels: labelled, and of another size.
    QVERIFY(opened("label,a,b,c\n1,2,3,4\n")
                .starts_with(std::to_string(static_cast<int>(ErrorCode::DatasetSizesDiffer)) + " "));
}

FOVEA_TEST(TestPixelTable)
#include "tst_pixel_table.moc"
