// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

#include "app/clean_text.h"
#include "app/error_text.h"
#include "app/reason_text.h"
#include "core/exchange/onnx/onnx_import.h"
#include "core/json.h"
#include "core/reason.h"
#include "tests/support/register_test.h"

using namespace fovea;
using Code = ErrorCode;

namespace {
const std::string path = "/data/ünusual %1 %2 name.bin";
constexpr auto lastCode = Code::DownloadCutOff;
constexpr auto lastReason = Reason::WeightsPastLimit;
constexpr auto lastKind = ForeignKind::OtherFile;
}  // namespace

class TestErrorText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeIsASentence_data();
    void everyCodeIsASentence();
    void namesItsArguments_data();
    void namesItsArguments();
    void everyReasonIsAPhrase();
    void everyForeignKindIsASentence();
    void everyUnsupportedOperatorIsAPhrase();
    void namesAreCleaned();
    void numbersIgnoreTheLocale();
    void missingArgumentIsAQuestionMark();
    void numbersAreThoseThatWereMeant();
};

void TestErrorText::numbersAreThoseThatWereMeant() {
    const auto text = [](float value) {
        return errorText(
            Error{Code::OptionInvalid, {std::string("momentum"), double{value}, std::string("0 … 0.9999")}});
    };
    QVERIFY2(text(0.9999999F).contains(QStringLiteral("“0.9999999”")), qPrintable(text(0.9999999F)));
    QVERIFY2(text(0.1F).contains(QStringLiteral("“0.1”")), qPrintable(text(0.1F)));
    QVERIFY2(text(1e20F).contains(QStringLiteral("“1e+20”")), qPrintable(text(1e20F)));
}

void TestErrorText::everyCodeIsASentence_data() {
    QTest::addColumn<int>("code");
    for (int code = 0; code <= static_cast<int>(lastCode); ++code)
        QTest::newRow(qPrintable(QString::number(code))) << code;
}

void TestErrorText::everyCodeIsASentence() {
    QFETCH(int, code);
    const QString text = errorText(Error{static_cast<Code>(code), {path, "second", std::int64_t{3}, 4.5, "fifth"}});
    QVERIFY2(text.size() > 15, qPrintable(text));
    QVERIFY2(text.endsWith(u'.'), qPrintable(text));
    QVERIFY2(text.front().isUpper() || text.startsWith(u'“') || code == static_cast<int>(Code::ExportUnsupported),
             qPrintable(text));
    QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("failed\\W*$"))), qPrintable(text));
    QVERIFY2(!text.startsWith(QStringLiteral("Unknown fault")), qPrintable(text));
    // Placeholders are gone, but for those that the path itself holds.
    QString rest = text;
    rest.remove(QString::fromStdString(path));
    QVERIFY2(!rest.contains(QRegularExpression(QStringLiteral("%\\d"))), qPrintable(text));
}

void TestErrorText::namesItsArguments_data() {
    QTest::addColumn<Error>("error");
    QTest::addColumn<QStringList>("parts");
    const auto list = [](auto... parts) { return QStringList{QString::fromUtf8(parts)...}; };
    QTest::newRow("file") << Error{Code::FileNotFound, {"a.fovea"}} << list("a.fovea");
    QTest::newRow("path with placeholders")
        << Error{Code::FileNotReadable, {"%2.bin", "Permission denied"}} << list("%2.bin", "Permission denied");
    const auto operatorOf = [](OnnxUnsupported why) { return static_cast<std::int64_t>(why); };
    QTest::newRow("onnx") << Error{Code::OnnxUnsupported,
                                   {"m.onnx", "Clip", "six", operatorOf(OnnxUnsupported::Attribute), "max = 6", "Selu",
                                    "one", operatorOf(OnnxUnsupported::UnknownOperator), "", "Selu", "two",
                                    operatorOf(OnnxUnsupported::UnknownOperator), "", "", "",
                                    operatorOf(OnnxUnsupported::OutputNotScores), "7×5×2"}}
                          << list("m.onnx", "Clip “six”", "max = 6", "Selu (“one” and 1 more)", "7×5×2");
    QTest::newRow("truncated") << Error{Code::DatasetFileTruncated,
                                        {"b.bin", std::int64_t{3073}, std::int64_t{3073}, std::int64_t{17}}}
                               << list("b.bin", "byte 3073", "17");
    QTest::newRow("label") << Error{Code::DatasetLabelOutOfRange,
                                    {"b.bin", std::int64_t{7}, std::int64_t{12}, std::int64_t{9}}}
                           << list("b.bin", "Record 7", "12", "9");
    QTest::newRow("checksum") << Error{Code::ChecksumWrong, {"c.tar.gz", "aaaa", "bbbb"}}
                              << list("SHA-256 is bbbb instead of aaaa");
    QTest::newRow("cut off") << Error{Code::DownloadCutOff, {"https://x", std::int64_t{100}, std::int64_t{40}}}
                             << list("40 of 100 bytes");
    QTest::newRow("diverged, layer known")
        << Error{Code::Diverged, {std::int64_t{12}, 1e30, "Conv 1"}} << list("step 12", "Conv 1", "1e+30");
    QTest::newRow("diverged, layer unknown") << Error{Code::Diverged, {std::int64_t{12}, 1e30, ""}} << list("step 12");
    QTest::newRow("network as a whole") << Error{Code::NetworkInvalid, {""}} << list("as it is wired");
    QTest::newRow("memory, known") << Error{Code::OutOfMemory, {std::int64_t{5000}, std::int64_t{300}}}
                                   << list("5.0 kB", "300 bytes", "smaller batch");
    QTest::newRow("memory, unknown") << Error{Code::OutOfMemory, {std::int64_t{0}, std::int64_t{300}}}
                                     << list("300", "not enough", "smaller batch");
    QTest::newRow("memory, of data") << Error{Code::OutOfMemory, {std::int64_t{5000}, std::int64_t{300}, "x.gz"}}
                                     << list("“x.gz”", "5.0 kB", "300 bytes");
    QTest::newRow("option and reason") << Error{Code::OptionInvalid,
                                                {"validation", "9", because(Reason::ValidationTooLarge), "5"}}
                                       << list("“9”", "validation", "0 to 5");
    QTest::newRow("json") << Error{Code::JsonBroken, {"a.json", std::int64_t{12}, because(Reason::TooDeep)}}
                          << list("byte 12", "nested too deeply");
    QTest::newRow("export") << Error{Code::ExportUnsupported,
                                     {because(Reason::DepthwiseOblong), std::string("Keras"), std::string("Conv 1")}}
                            << list("Conv 1", "oblong", "Keras");
    QTest::newRow("option") << Error{Code::OptionInvalid, {"--batch", "0", "a whole number from 1 to 4096"}}
                            << list("--batch", "0", "from 1 to 4096");
}

void TestErrorText::namesItsArguments() {
    QFETCH(Error, error);
    QFETCH(QStringList, parts);
    const QString text = errorText(error);
    for (const QString& part : parts) QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("“”")), qPrintable(text));
}

void TestErrorText::everyReasonIsAPhrase() {
    QStringList known;
    for (std::int64_t reason = 0; reason <= static_cast<std::int64_t>(lastReason); ++reason) {
        const QString text = reasonText(static_cast<Reason>(reason),
                                        {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")});
        QVERIFY2(text.size() > 8 && !text.contains(u'%') && !known.contains(text), qPrintable(text));
        known += text;
    }
    const QString text = errorText(Error{Code::ProjectBroken, {path, because(Reason::TensorsOverlap), "conv1"}});
    QVERIFY2(text.contains(QStringLiteral("the tensor “conv1” overlaps another")), qPrintable(text));
}

/// Each in its own words, and none with an option that the verb at hand might not have.
void TestErrorText::everyUnsupportedOperatorIsAPhrase() {
    QStringList known;
    for (std::int64_t why = 0; why <= static_cast<std::int64_t>(OnnxUnsupported::SparseWeights); ++why) {
        const QString text = errorText(
            Error{Code::OnnxUnsupported, {std::string("m.onnx"), std::string("Op"), std::string(), why, "7"}});
        QVERIFY2(text.endsWith(u'.') && !text.contains(u'%') && !text.contains(QStringLiteral("--")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("doesn't know")) && !known.contains(text), qPrintable(text));
        known += text;
    }
}

void TestErrorText::everyForeignKindIsASentence() {
    for (std::int64_t kind = 0; kind <= static_cast<std::int64_t>(lastKind); ++kind) {
        const QString text = errorText(Error{Code::DatasetUnknown, {std::string("a.bin"), kind}});
        QVERIFY2(text.startsWith(QStringLiteral("“a.bin” ")) && text.endsWith(u'.'), qPrintable(text));
        // The way out, too.
        QVERIFY2(text.contains(QStringLiteral("Fovea reads")) || text.contains(QStringLiteral("Give the ")) ||
                     text.contains(QStringLiteral("give the folder")),
                 qPrintable(text));
    }
}

/// A name in a file must not steer the terminal, nor turn the sentence around.
void TestErrorText::namesAreCleaned() {
    const std::string name =
        "a\x1b[31m\xe2\x80\xae"
        "b\xc2\x9b\x7f";
    const QString expected = QStringLiteral("a\ufffd[31m\ufffdb\ufffd\ufffd");
    QVERIFY(errorText(Error{Code::FileNotFound, {name}}).contains(expected));
    QVERIFY(errorText(Error{Code::ProjectBroken, {path, because(Reason::TensorsOverlap), name}}).contains(expected));
    QCOMPARE(cleanLine(QString::fromStdString(name + "\n")), expected + QChar(0xfffd));
    QCOMPARE(cleanLines(QString::fromStdString(name + "\n")), expected + u'\n');
    const QString plain = QStringLiteral("Tích chập × “√” 🙂");
    QCOMPARE(cleanLine(plain), plain);
    const nlohmann::json object{{"name", name + "\xf3\xa0\x81\x81"}};
    const std::string json = cleanJson(object.dump());
    QVERIFY2(std::all_of(json.begin(), json.end(), [](char c) { return c >= 0x20 && c < 0x7f; }), json.c_str());
    QVERIFY(nlohmann::json::parse(json) == object);
}

void TestErrorText::numbersIgnoreTheLocale() {
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::Vietnamese, QLocale::Vietnam));
    const QString text = errorText(Error{Code::Diverged, {std::int64_t{12345}, 2.5, "Dense 1"}});
    QLocale::setDefault(before);
    QVERIFY2(text.contains(QStringLiteral("step 12345 (loss 2.5)")), qPrintable(text));
}

void TestErrorText::missingArgumentIsAQuestionMark() {
    QVERIFY(errorText(Error{Code::FileNotFound}).contains(QStringLiteral("“?”")));
}

FOVEA_TEST(TestErrorText)
#include "tst_error_text.moc"
