// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/reason.h"
#include "datasets/readers/pickle.h"
#include "tests/support/data_files.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

class TestPickle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofEachProtocol_data();
    void ofEachProtocol();
    void refuses_data();
    void refuses();
    void stops();
};

void TestPickle::ofEachProtocol_data() {
    QTest::addColumn<QByteArray>("pickle");
    // {'data': np.arange(6, dtype='u1').reshape(2, 3), 'labels': [3, -1, 70000], b'names': ['a', 'bé'],
    //  'big': np.array([1, -2], dtype='>i4'), 'none': None, 't': (True, 2.5)} by Python 3.11 with NumPy 1.24.
    const auto row = [](const char* name, const char* text) { QTest::newRow(name) << QByteArray::fromBase64(text); };
    row("3",
        "gAN9cQAoWAQAAABkYXRhcQFjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAmNudW1weQpuZGFycmF5CnEDSwCFcQRDAWJx"
        "BYdxBlJxByhLAUsCSwOGcQhjbnVtcHkKZHR5cGUKcQlYAgAAAHUxcQqJiIdxC1JxDChLA1gBAAAAfHENTk5OSv////9K/////0sAdHEOYolD"
        "BgABAgMEBXEPdHEQYlgGAAAAbGFiZWxzcRFdcRIoSwNK/////0pwEQEAZUMFbmFtZXNxE11xFChYAQAAAGFxFVgDAAAAYsOpcRZlWAMAAABi"
        "aWdxF2gCaANLAIVxGGgFh3EZUnEaKEsBSwKFcRtoCVgCAAAAaTRxHImIh3EdUnEeKEsDWAEAAAA+cR9OTk5K/////0r/////SwB0cSBiiUMI"
        "AAAAAf////5xIXRxImJYBAAAAG5vbmVxI05YAQAAAHRxJIhHQAQAAAAAAACGcSV1Lg==");
    row("4",
        "gASVMgEAAAAAAAB9lCiMBGRhdGGUjBVudW1weS5jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1Y3SUk5SMBW51bXB5lIwHbmRhcnJheZST"
        "lEsAhZRDAWKUh5RSlChLAUsCSwOGlGgFjAVkdHlwZZSTlIwCdTGUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LAHSUYolDBgABAgMEBZR0"
        "lGKMBmxhYmVsc5RdlChLA0r/////SnARAQBlQwVuYW1lc5RdlCiMAWGUjANiw6mUZYwDYmlnlGgEaAdLAIWUaAmHlFKUKEsBSwKFlGgOjAJp"
        "NJSJiIeUUpQoSwOMAT6UTk5OSv////9K/////0sAdJRiiUMIAAAAAf////6UdJRijARub25llE6MAXSUiEdABAAAAAAAAIaUdS4=");
    row("5",
        "gAWVGAEAAAAAAAB9lCiMBGRhdGGUjBJudW1weS5jb3JlLm51bWVyaWOUjAtfZnJvbWJ1ZmZlcpSTlCiWBgAAAAAAAAAAAQIDBAWUjAVudW1w"
        "eZSMBWR0eXBllJOUjAJ1MZSJiIeUUpQoSwOMAXyUTk5OSv////9K/////0sAdJRiSwJLA4aUjAFDlHSUUpSMBmxhYmVsc5RdlChLA0r/////"
        "SnARAQBlQwVuYW1lc5RdlCiMAWGUjANiw6mUZYwDYmlnlGgEKJYIAAAAAAAAAAAAAAH////+lGgIjAJpNJSJiIeUUpQoSwOMAT6UTk5OSv//"
        "//9K/////0sAdJRiSwKFlGgPdJRSlIwEbm9uZZROjAF0lIhHQAQAAAAAAACGlHUu");
}

void TestPickle::ofEachProtocol() {
    QFETCH(QByteArray, pickle);
    const std::span content(reinterpret_cast<const std::uint8_t*>(pickle.constData()),
                            static_cast<std::size_t>(pickle.size()));
    const auto read = Pickle::parse(content, "x");
    QVERIFY(read);
    const auto& root = read->root();
    const auto* array = std::get_if<Pickle::Array>(read->find(root, "data"));
    QVERIFY(array != nullptr);
    QVERIFY(array->shape == (std::vector<std::int64_t>{2, 3}));
    QVERIFY(read->wholeNumbers(*read->find(root, "data")) == (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5}));
    QVERIFY(read->wholeNumbers(*read->find(root, "labels")) == (std::vector<std::int64_t>{3, -1, 70000}));
    QVERIFY(read->wholeNumbers(*read->find(root, "big")) == (std::vector<std::int64_t>{1, -2}));
    QVERIFY(read->texts(*read->find(root, "names")) == (std::vector<std::string>{"a", "bé"}));
    QVERIFY(read->find(root, "other") == nullptr && !read->texts(*read->find(root, "labels")));
    // Whatever is cut off, it is told.
    for (std::size_t length = 0; length < content.size(); ++length) {
        const auto cut = Pickle::parse(content.first(length), "x");
        QVERIFY2(!cut && cut.error().code == ErrorCode::DatasetBroken, std::to_string(length).c_str());
    }
}

void TestPickle::refuses_data() {
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<Error>("error");
    const auto row = [](const char* name, const QByteArray& pickle, Reason reason, std::vector<std::string> details) {
        QTest::newRow(name) << pickle << brokenData(QStringLiteral("x"), reason, std::move(details));
    };
    // os.system("echo hi") by pickle.dumps of an object with __reduce__.
    row("runs a program", QByteArray::fromBase64("gASVIgAAAAAAAACMBXBvc2l4lIwGc3lzdGVtlJOUjAdlY2hvIGhplIWUUpQu"),
        Reason::PickleObject, {"28"});
    row("a name of protocol 0", "cos\nsystem\n(S'echo hi'\ntR.", Reason::PickleObject, {"0"});
    row("nothing", "", Reason::PickleEnds, {});
    row("only the end", ".", Reason::PickleObject, {"0"});
    row("an empty stack", "0.", Reason::PickleObject, {"0"});
    row("no mark", "t.", Reason::PickleObject, {"0"});
    row("below the mark", "N(0.", Reason::PickleObject, {"2"});
    row("key without value", "}(Nu.", Reason::PickleObject, {"3"});
    row("nothing kept there", QByteArray("h\7.", 3), Reason::PickleObject, {"0"});
    row("too long a text", QByteArray("X\xff\xff\xff\x7f.", 6), Reason::PickleSizes, {"0"});
    row("far too long a text", QByteArray("\x8d\xff\xff\xff\xff\xff\xff\xff\xff.", 10), Reason::PickleSizes, {"0"});
    row("a number of 9 bytes",
        QByteArray("\x8a\x09"
                   "123456789.",
                   12),
        Reason::PickleObject, {"0"});
    row("an operation that there is not", "?.", Reason::PickleObject, {"0"});
    // 5 MB each; without a bound they would take a gigabyte.
    const auto many = [](const char* before, const char* again, int times = 4'000'001) {
        return before + QByteArray(again).repeated(times) + ".";
    };
    row("marks without end", many("", "("), Reason::PickleObject, {"4000000"});
    row("copies without end", many("N", "2"), Reason::PickleObject, {"4000000"});
    row("kept without end", many("N", "\x94"), Reason::PickleObject, {"4000001"});
    row("fetched without end", many("Nq\1", "h\1"), Reason::PickleObject, {"8000001"});
    row("far too large a number", QByteArray("Nr\xff\xff\xff\xff.", 7), Reason::PickleObject, {"1"});
    row("called without a name", "N)R.", Reason::PickleObject, {"2"});
}

void TestPickle::refuses() {
    QFETCH(QByteArray, pickle);
    QFETCH(Error, error);
    const auto read = Pickle::parse(
        {reinterpret_cast<const std::uint8_t*>(pickle.constData()), static_cast<std::size_t>(pickle.size())}, "x");
    QVERIFY(!read);
    QVERIFY2(read.error() == error, described(read.error()).c_str());
}

void TestPickle::stops() {
    std::stop_source source;
    source.request_stop();
    const std::vector<std::uint8_t> content{'N', '.'};
    QVERIFY(Pickle::parse(content, "x"));
    const auto read = Pickle::parse(content, "x", source.get_token());
    QVERIFY(!read && read.error() == Error(ErrorCode::Cancelled));
}

FOVEA_TEST(TestPickle)
#include "tst_pickle.moc"
