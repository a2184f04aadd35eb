// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <atomic>
#include <cmath>
#include <thread>
#include <unistd.h>

#include "core/exchange/code/text_escape.h"
#include "core/exchange/code/text_export.h"
#include "core/exchange/folder_export.h"
#include "core/json.h"
#include "tests/support/export_case.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

History exportedHistory() {
    History history;
    history.steps = {{1, 0, 2.5F, 0.1F, 0.1F, 0.25, 64}, {2, 0, 2.25F, 0.2F, 0.01F, 0.25, 64}};
    EpochReport epoch{1, 2, 2.375, 0.15, true, {}};
    epoch.validation = {1.5, 0.6, 10, {{4, 1}, {3, 2}}};
    history.epochs = {epoch};
    return history;
}

ModelCard hostileCard() {
    const CodeSource source = test::hostileSource();
    ModelCard card{.title = source.title,
                   .spec = source.model.spec,
                   .classNames = source.model.classNames,
                   .dataset = "<b>&",
                   .validationCount = 10,
                   .history = exportedHistory(),
                   .notes = "# not a heading\n<script>",
                   .writtenBuild = "1"};
    return card;
}

bool bracesMatch(const std::string& text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '{')
            ++depth;
        else if (text[i] == '}' && --depth < 0)
            return false;
    }
    return depth == 0;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void place(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

}  // namespace

class TestTextExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void wilson_data();
    void wilson();
    void ledgerAddsUp();
    void history();
    void cardIsSoundHtml();
    void cardIsOneMarkdown();
    void tikzIsBalanced();
    void folderReplacesOnlyItsOwn();
    void folderIsNeverMissing();
    void folderReportsWhereItCannot();
};

void TestTextExport::escapes_data() {
    QTest::addColumn<QByteArray>("got");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const std::string& got, const char* expected) {
        QTest::newRow(name) << QByteArray::fromStdString(got) << QByteArray(expected);
    };
    row("python quotes", pythonString("a\"b'c\\"), R"("a\"b'c\\")");
    row("python lines", pythonString("a\nb\r\0c"), R"("a\nb\x0d")");
    row("python turned", pythonString("\u202Ea"), R"("\U0000202ea")");
    row("python unicode stays", pythonString("ảnh 日本"), "\"ảnh 日本\"");
    row("python not utf-8", pythonString("\xff\xc3"), "\"\uFFFD\uFFFD\"");
    row("python overlong", pythonString("\xC0\xAF"), "\"\uFFFD\uFFFD\"");
    row("python surrogate", pythonString("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");
    row("cpp trigraph", cppString("?\?/"), R"("\?\?/")");
    row("cpp control before digit", cppString("\n1"), R"("\0121")");
    row("comment", commentText("a\\\nb"), "a/ b");
    row("html", htmlText("<a href='x'>&\""), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    row("markdown", markdownText("a|b\n# c"), "a\\|b \\# c");
    row("latex", latexText("\\input{x}_%$"), "\\textbackslash{}input\\{x\\}\\_\\%\\$");
    row("csv plain", csvField("Conv 1"), "Conv 1");
    row("csv comma", csvField("a,\"b\""), "\"a,\"\"b\"\"\"");
    row("csv formula", csvField("=1+cmd()"), "'=1+cmd()");
    row("csv number", csvField("-1.5e-3"), "-1.5e-3");
}

void TestTextExport::escapes() {
    QFETCH(QByteArray, got);
    QFETCH(QByteArray, expected);
    QCOMPARE(got, expected);
}

void TestTextExport::wilson_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    // By hand from the formula: Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
    QTest::newRow("none") << 0.5 << qint64{0} << 0.0 << 1.0;
    QTest::newRow("half of ten") << 0.5 << qint64{10} << 0.236593 << 0.763407;
    QTest::newRow("all of ten") << 1.0 << qint64{10} << 0.722467 << 1.0;
    QTest::newRow("none of ten") << 0.0 << qint64{10} << 0.0 << 0.277533;
}

void TestTextExport::wilson() {
    QFETCH(double, share);
    QFETCH(qint64, count);
    QFETCH(double, low);
    QFETCH(double, high);
    const ShareInterval interval = wilsonInterval(share, count);
    QVERIFY(std::abs(interval.low - low) < 1e-6);
    QVERIFY(std::abs(interval.high - high) < 1e-6);
}

void TestTextExport::ledgerAddsUp() {
    const NetworkSpec spec = findInCatalogue("lenet5")->make({32, 32, 1}, 10);
    const QByteArray csv = QByteArray::fromStdString(ledgerText(spec, TextFormat::Csv));
    QVERIFY(csv.contains("\r\nTotal,,,61706,"));
    QVERIFY(csv.contains("Conv 1,conv2d,28×28×6,156,"));
    const QByteArray markdown = QByteArray::fromStdString(ledgerText(spec, TextFormat::Markdown));
    QCOMPARE(markdown.count('\n'), qsizetype(spec.nodes.size()) + 3);
    QVERIFY(markdown.contains("| Conv 1 | conv2d | 28×28×6 | 156 |") ||
            markdown.contains("| Conv 1 | conv2d | 28×28×6 |"));
    const std::string latex = ledgerText(test::hostileSource().model.spec, TextFormat::Latex);
    QVERIFY(bracesMatch(latex));
    NetworkSpec unfinished = spec;
    unfinished.edges.clear();
    QVERIFY(!ledgerText(unfinished, TextFormat::Csv).empty());
}

void TestTextExport::history() {
    const QByteArray csv = QByteArray::fromStdString(historyCsv(exportedHistory()));
    QVERIFY(csv.contains("\r\n1,1,2.5,0.1,0.1,64,0.25,,\r\n"));
    QVERIFY(csv.contains("\r\n2,1,2.25,0.2,0.01,64,0.25,1.5,0.6\r\n"));
    const auto json = nlohmann::json::parse(historyJson(exportedHistory()));
    QCOMPARE(json.at("steps").at(1).at("learning_rate").get<double>(), 0.01);
    QCOMPARE(json.at("epochs").at(0).at("confusion").at(1).at(0).get<int>(), 3);
    QCOMPARE(nlohmann::json::parse(historyJson({})).at("steps").size(), std::size_t{0});
}

void TestTextExport::cardIsSoundHtml() {
    const QString html = QString::fromStdString(modelCard(hostileCard(), CardFormat::Html));
    QVERIFY(!html.contains(QStringLiteral("<script")));
    QVERIFY(html.contains(QStringLiteral("60.0 %")) && html.contains(QStringLiteral("95 %")));
    QString xml = html;
    xml.replace(QStringLiteral("<meta charset=\"utf-8\">"), QString()).remove(QStringLiteral("<!DOCTYPE html>\n"));
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void TestTextExport::cardIsOneMarkdown() {
    const QString text = QString::fromStdString(modelCard(hostileCard(), CardFormat::Markdown));
    int headings = 0;
    for (const QString& line : text.split(QChar(u'\n'))) headings += line.startsWith(QChar(u'#')) ? 1 : 0;
    QCOMPARE(headings, 6);  // title, data, recipe, accuracy, layers, environment
    const ModelCard empty{.spec = findInCatalogue("linear")->make({32, 32, 3}, 10)};
    QVERIFY(QString::fromStdString(modelCard(empty, CardFormat::Markdown)).contains(QStringLiteral("no evaluation")));
}

void TestTextExport::tikzIsBalanced() {
    for (const sample::Sample& entry : test::exportedNetworks()) {
        const std::string text = toTikz(entry.spec);
        QVERIFY2(bracesMatch(text), entry.name.c_str());
        QCOMPARE(QByteArray::fromStdString(text).count("\\node["), qsizetype(entry.spec.nodes.size()));
        QCOMPARE(QByteArray::fromStdString(text).count("\\draw[->]"), qsizetype(entry.spec.edges.size()));
    }
    QVERIFY(bracesMatch(toTikz(test::hostileSource().model.spec)));
}

/// A kill between two steps would leave none.
void TestTextExport::folderIsNeverMissing() {
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net"));
    const ExportFolder folder{"pytorch", {{"model.py", "one"}}};
    QVERIFY(writeExportFolder(path.toStdString(), folder).hasValue());
    std::atomic<bool> done = false;
    std::atomic<int> missing = 0;
    std::thread watching([&, name = QFile::encodeName(path)] {
        while (!done)
            if (::access(name.constData(), F_OK) != 0) ++missing;
    });
    bool written = true;
    for (int i = 0; i < 30; ++i) written = writeExportFolder(path.toStdString(), folder).hasValue() && written;
    done = true;
    watching.join();
    QVERIFY(written);
    QCOMPARE(missing.load(), 0);
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden).size(), 1);
}

void TestTextExport::folderReplacesOnlyItsOwn() {
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net"));
    const ExportFolder one{"pytorch", {{"model.py", "one"}, {"weights", std::string("\0\1", 2)}}};
    const ExportFolder two{"pytorch", {{"model.py", "two"}}};
    QVERIFY(writeExportFolder(path.toStdString(), one).hasValue());
    QVERIFY(QDir(path).mkdir(QStringLiteral("__pycache__")));
    QVERIFY(writeExportFolder(path.toStdString() + "/", two).hasValue());
    QCOMPARE(contentOf(path + QStringLiteral("/model.py")), QByteArray("two"));
    QVERIFY(!QFile::exists(path + QStringLiteral("/weights")));

    place(path + QStringLiteral("/model.py"), "two, improved by hand");
    auto refused = writeExportFolder(path.toStdString(), one);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FolderNotOurs);
    QCOMPARE(std::get<std::string>(refused.error().arguments[1]), std::string("model.py"));
    QCOMPARE(contentOf(path + QStringLiteral("/model.py")), QByteArray("two, improved by hand"));

    place(path + QStringLiteral("/model.py"), "two");
    place(path + QStringLiteral("/checkpoint.pt"), "days of work");
    QCOMPARE(writeExportFolder(path.toStdString(), one).error().code, ErrorCode::FolderNotOurs);
    QCOMPARE(contentOf(path + QStringLiteral("/checkpoint.pt")), QByteArray("days of work"));

    QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("empty")));
    QVERIFY(writeExportFolder(dir.filePath(QStringLiteral("empty")).toStdString(), one).hasValue());
    QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("other")));
    place(dir.filePath(QStringLiteral("other/fovea-export.json")), "{\"files\":{}}");
    QCOMPARE(writeExportFolder(dir.filePath(QStringLiteral("other")).toStdString(), one).error().code,
             ErrorCode::FolderNotOurs);
    place(dir.filePath(QStringLiteral("file")), "x");
    QCOMPARE(writeExportFolder(dir.filePath(QStringLiteral("file")).toStdString(), one).error().code,
             ErrorCode::FolderNotOurs);
    QVERIFY(QFile::link(path, dir.filePath(QStringLiteral("link"))));
    QCOMPARE(writeExportFolder(dir.filePath(QStringLiteral("link")).toStdString(), one).error().code,
             ErrorCode::FolderNotOurs);
    // Nothing is left behind beside them.
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 5);
}

void TestTextExport::folderReportsWhereItCannot() {
    const ExportFolder folder{"cpp", {{"a", "b"}}};
    QTemporaryDir dir;
    QCOMPARE(writeExportFolder(dir.filePath(QStringLiteral("none/net")).toStdString(), folder).error().code,
             ErrorCode::FolderNotFound);
    QCOMPARE(writeExportFolder("/proc/net-of-fovea", folder).error().code, ErrorCode::FileNotWritable);
}

FOVEA_TEST(TestTextExport)
#include "tst_text_export.moc"
