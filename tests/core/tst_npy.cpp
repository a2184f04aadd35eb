// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <string>

#include "core/exchange/npy.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace std::string_literals;

namespace {

std::string file(const std::string& header, std::size_t numbers, int version = 1) {
    std::string bytes = "\x93NUMPY"s + static_cast<char>(version) + '\0';
    for (int i = 0; i < (version == 1 ? 2 : 4); ++i) bytes += static_cast<char>(header.size() >> (8 * i) & 0xFF);
    return bytes + header + std::string(numbers * sizeof(float), '\0');
}

std::string plain(const std::string& shape, const std::string& type = "'<f4'", const std::string& order = "False") {
    return "{'descr': " + type + ", 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
}

Result<NpyHeader> parse(const std::string& bytes) {
    return parseNpyHeader(std::as_bytes(std::span(bytes)), bytes.size(), "x.npy");
}

}  // namespace

class TestNpy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void everyCutAndFlipIsSafe();
    void roundTrip();
    void failingSourceLeavesNothing();
};

void TestNpy::reads_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QVector<qint64>>("shape");
    const auto row = [](const char* name, const std::string& bytes, const QVector<qint64>& shape) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << shape;
    };
    row("four sides", file(plain("(2, 1, 3, 4)"), 24), {2, 1, 3, 4});
    row("version 2", file(plain("(2, 3)"), 6, 2), {2, 3});
    row("one side", file(plain("(5,)"), 5), {5});
    row("single number", file(plain("()"), 1), {});
    row("no images", file(plain("(0, 3, 32, 32)"), 0), {0, 3, 32, 32});
    row("other order, other quotes", file("{\"shape\":(2,),\"descr\":\"<f4\",\"fortran_order\":False}", 2), {2});
    row("our own", npyHeader({2, 3}) + std::string(24, '\0'), {2, 3});
    row("our own, one side", npyHeader({7}) + std::string(28, '\0'), {7});
}

void TestNpy::reads() {
    QFETCH(QByteArray, bytes);
    QFETCH(QVector<qint64>, shape);
    const auto header = parse(bytes.toStdString());
    QVERIFY(header.hasValue());
    QCOMPARE(header->shape, std::vector<std::int64_t>(shape.begin(), shape.end()));
    QCOMPARE(static_cast<qsizetype>(header->dataOffset) + header->values() * 4, bytes.size());
}

void TestNpy::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const std::string& bytes, ErrorCode code = ErrorCode::ArrayBroken) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << static_cast<int>(code);
    };
    const std::string good = plain("(2, 3)");
    row("empty", "");
    row("another format", "PK\x03\x04 and so on, an .npz");
    row("only the magic", "\x93NUMPY");
    row("version 0", file(good, 6, 0));
    row("version 3", file(good, 6, 3));
    row("header cut", file(good, 6).substr(0, 30));
    row("header longer than the file", "\x93NUMPY\x02"s + '\0' + "\xFF\xFF\xFF\xFF" + good);
    row("header longer than allowed", file(good + std::string(70000, ' '), 6, 2));
    row("numbers missing", file(good, 5));
    row("numbers left over", file(good, 7));
    row("float64", file(plain("(2, 3)", "'<f8'"), 12), ErrorCode::ArrayTypeWrong);
    row("big-endian", file(plain("(2, 3)", "'>f4'"), 6), ErrorCode::ArrayTypeWrong);
    row("bytes", file(plain("(2, 3)", "'|u1'"), 2), ErrorCode::ArrayTypeWrong);
    row("structured", file(plain("(2, 3)", "[('a', '<f4'), ('b', '<f4')]"), 12), ErrorCode::ArrayTypeWrong);
    row("objects", file(plain("(2, 3)", "'|O'"), 12), ErrorCode::ArrayTypeWrong);
    row("Fortran order", file(plain("(2, 3)", "'<f4'", "True"), 6), ErrorCode::ArrayOrderWrong);
    row("order is no boolean", file(plain("(2, 3)", "'<f4'", "0"), 6));
    row("shape is no tuple", file(plain("[2, 3]"), 6));
    row("shape without comma", file(plain("(6)"), 6));
    row("negative side", file(plain("(-2, -3)"), 6));
    row("side beyond 63 bits", file(plain("(99999999999999999999, 0)"), 0));
    row("product beyond 63 bits", file(plain("(4294967296, 4294967296)"), 0));
    row("product that wraps to the right size", file(plain("(4611686018427387905, 4)"), 4));
    row("too many sides", file(plain("(" +
                                     [] {
                                         std::string ones;
                                         for (int i = 0; i < 40; ++i) ones += "1, ";
                                         return ones;
                                     }() +
                                     ")"),
                               1));
    row("shape twice", file("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'shape': (3,)}", 2));
    row("shape missing", file("{'descr': '<f4', 'fortran_order': False}", 2));
    row("unknown key", file("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1}", 2));
    row("text behind", file("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} x", 2));
    row("string without end", file("{'descr': '<f4", 2));
    row("escape in a string", file("{'descr': '<f\\x34', 'fortran_order': False, 'shape': (2,)}", 2));
    row("no dict", file("(2,)", 2));
}

void TestNpy::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto header = parse(bytes.toStdString());
    QVERIFY(!header);
    QCOMPARE(static_cast<int>(header.error().code), code);
}

void TestNpy::everyCutAndFlipIsSafe() {
    const std::string whole = file(plain("(2, 3)"), 6);
    for (std::size_t length = 0; length < whole.size(); ++length) QVERIFY(!parse(whole.substr(0, length)));
    const std::size_t start = parse(whole)->dataOffset;
    for (std::size_t i = 0; i < start; ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string bent = whole;
            bent[i] = static_cast<char>(bent[i] ^ 1 << bit);
            const auto header = parse(bent);
            // Blanks and the sides' own digits may change without harm as long as the sizes agree.
            if (header)
                QCOMPARE(header->values() * 4 + static_cast<std::int64_t>(header->dataOffset),
                         std::int64_t(bent.size()));
        }
    }
}

void TestNpy::roundTrip() {
    QTemporaryDir dir;
    const std::string path = dir.filePath(QStringLiteral("a.npy")).toStdString();
    const std::vector<float> numbers{1, -2.5F, 3e-40F, 4e30F, 0, -0.0F};
    std::size_t given = 0;
    QVERIFY(writeNpy(path, {2, 3}, [&]() -> Result<std::span<const float>> {
                const std::size_t count = std::min<std::size_t>(4, numbers.size() - given);
                given += count;
                return std::span(numbers).subspan(given - count, count);
            }).hasValue());
    const auto reader = NpyReader::open(path);
    QVERIFY(reader.hasValue());
    QCOMPARE(reader->shape(), (std::vector<std::int64_t>{2, 3}));
    std::vector<float> back(4);
    QVERIFY(reader->read(2, back).hasValue());
    QVERIFY(std::memcmp(back.data(), numbers.data() + 2, 4 * sizeof(float)) == 0);
    QVERIFY(QFile::resize(QString::fromStdString(path), 64));
    QCOMPARE(reader->read(2, back).error().code, ErrorCode::ArrayBroken);
    QCOMPARE(NpyReader::open("/nowhere/a.npy").error().code, ErrorCode::FileNotFound);
    QCOMPARE(NpyReader::open(dir.path().toStdString()).error().code, ErrorCode::FileNotReadable);
}

void TestNpy::failingSourceLeavesNothing() {
    QTemporaryDir dir;
    const std::string path = dir.filePath(QStringLiteral("a.npy")).toStdString();
    const std::vector<float> some(3);
    int calls = 0;
    const auto written = writeNpy(path, {2, 3}, [&]() -> Result<std::span<const float>> {
        if (++calls == 2) return Error{ErrorCode::Cancelled};
        return std::span<const float>(some);
    });
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(dir.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

FOVEA_TEST(TestNpy)
#include "tst_npy.moc"
