// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QTest>
#include <cstring>
#include <string>

#include "core/exchange/safetensors.h"
#include "core/reason.h"
#include "core/exchange/sha256.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// A file with this header, `claimed` as its length (by default the truth), and this many bytes of data.
QByteArray fileOf(const QByteArray& header, int dataBytes, std::int64_t claimed = -1) {
    const std::uint64_t length =
        claimed < 0 ? static_cast<std::uint64_t>(header.size()) : static_cast<std::uint64_t>(claimed);
    QByteArray file(8, '\0');
    std::memcpy(file.data(), &length, 8);
    return file + header + QByteArray(dataBytes, '\1');
}

std::vector<std::byte> bytesOfArray(const QByteArray& array) {
    const auto* begin = reinterpret_cast<const std::byte*>(array.constData());
    return {begin, begin + array.size()};
}

template <class T>
std::span<const std::byte> asBytes(const std::vector<T>& values) {
    return std::as_bytes(std::span(values));
}

}  // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashes();
    void roundTrip();
    void layoutOfTheFile();
    void unalignedHeaderIsFine();
    void broken_data();
    void broken();
    void everyTruncationIsRefused();
    void headerTooLargeToWrite();
};

void TestSafetensors::roundTrip() {
    const std::vector<float> floats{1.5F, -0.0F, std::numeric_limits<float>::quiet_NaN(), 1e-42F, 3.25F, 4.0F};
    const std::vector<double> doubles{0.1, -2.0};
    const std::vector<std::int64_t> longs{INT64_MIN, 7, INT64_MAX};
    const std::vector<std::uint8_t> small{1, 0, 255};
    const std::map<std::string, StoredTensor> tensors{{"a.weight", {TensorType::F32, {2, 3}, asBytes(floats)}},
                                                      {"b", {TensorType::F64, {2, 1}, asBytes(doubles)}},
                                                      {"c", {TensorType::I64, {3}, asBytes(longs)}},
                                                      {"d", {TensorType::U8, {3}, asBytes(small)}},
                                                      {"nothing", {TensorType::F32, {0, 4}, {}}},
                                                      {"one", {TensorType::F32, {}, asBytes(floats).first(4)}}};
    const std::map<std::string, std::string> metadata{{"note", "Größe \"x\"\n"}, {"empty", ""}};
    auto bytes = writeSafetensors(metadata, tensors, "x");
    QVERIFY(bytes.hasValue());
    const auto read = parseSafetensors(*bytes, "x");
    QVERIFY(read.hasValue());
    QVERIFY(read->metadata == metadata);
    QCOMPARE(read->tensors.size(), tensors.size());
    for (const auto& [name, tensor] : tensors) {
        const StoredTensor& other = read->tensors.at(name);
        QCOMPARE(other.type, tensor.type);
        QCOMPARE(other.shape, tensor.shape);
        QVERIFY2(std::equal(other.bytes.begin(), other.bytes.end(), tensor.bytes.begin(), tensor.bytes.end()),
                 name.c_str());
        QCOMPARE(reinterpret_cast<std::uintptr_t>(other.bytes.data()) % bytesOf(other.type), 0U);
    }
}

void TestSafetensors::layoutOfTheFile() {
    const std::vector<float> value{1.0F};
    const auto bytes = writeSafetensors({{"k", "v"}}, {{"w", {TensorType::F32, {1}, asBytes(value)}}}, "x");
    QVERIFY(bytes.hasValue());
    const QByteArray expected = QByteArray::fromHex("5000000000000000") +
                                R"({"__metadata__":{"k":"v"},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})" +
                                QByteArray::fromHex("200000803f");
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(bytes->data()), static_cast<int>(bytes->size())), expected);
}

void TestSafetensors::unalignedHeaderIsFine() {
    const auto read =
        parseSafetensors(bytesOfArray(fileOf(R"({"w":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}} )", 8)), "x");
    QVERIFY(read.hasValue());
    QCOMPARE(read->tensors.at("w").bytes.size(), 8U);
}

void TestSafetensors::broken_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("reason");
    const auto row = [](const char* name, const QByteArray& file, Reason reason) {
        QTest::newRow(name) << file << static_cast<int>(reason);
    };
    row("empty file", {}, Reason::LengthMissing);
    row("seven bytes", QByteArray(7, '\0'), Reason::LengthMissing);
    row("header longer than the file", fileOf("{}", 0, 3), Reason::HeaderCutOff);
    row("header of 1 MB and a byte", fileOf("{}", 0, 1'000'001), Reason::HeaderTooLong);
    row("header length overflows", fileOf("{}", 0, INT64_MAX), Reason::HeaderTooLong);
    row("header of no length", fileOf("", 0), Reason::HeaderNotJson);
    row("header no JSON", fileOf("{\"w\":", 0), Reason::HeaderNotJson);
    row("header with a tail", fileOf("{} x", 0), Reason::HeaderNotJson);
    row("header no UTF-8", fileOf("{\"\xff\":1}", 0), Reason::HeaderNotJson);
    row("header is a list", fileOf("[]", 0), Reason::HeaderNotJson);
    row("deeply nested", fileOf(QByteArray(100'000, '['), 0), Reason::HeaderNotJson);
    row("name twice",
        fileOf(
            R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
            1),
        Reason::HeaderNamesTwice);
    row("key twice", fileOf(R"({"w":{"dtype":"U8","dtype":"F32","shape":[1],"data_offsets":[0,1]}})", 1),
        Reason::HeaderNamesTwice);
    row("metadata no object", fileOf(R"({"__metadata__":[]})", 0), Reason::MetadataNotText);
    row("metadata no string", fileOf(R"({"__metadata__":{"a":1}})", 0), Reason::MetadataNotText);
    row("entry no object", fileOf(R"({"w":1})", 0), Reason::TensorEntryWrong);
    row("entry lacks shape", fileOf(R"({"w":{"dtype":"U8","data_offsets":[0,1]}})", 1), Reason::TensorEntryWrong);
    row("entry with more", fileOf(R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1}})", 1),
        Reason::TensorEntryWrong);
    row("type no string", fileOf(R"({"w":{"dtype":8,"shape":[1],"data_offsets":[0,1]}})", 1), Reason::TensorEntryWrong);
    row("type unknown", fileOf(R"({"w":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}})", 2),
        Reason::TensorTypeOther);
    row("shape no list", fileOf(R"({"w":{"dtype":"U8","shape":1,"data_offsets":[0,1]}})", 1), Reason::TensorEntryWrong);
    row("side negative", fileOf(R"({"w":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}})", 1),
        Reason::TensorEntryWrong);
    row("side broken", fileOf(R"({"w":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}})", 1),
        Reason::TensorEntryWrong);
    row("side beyond 64 bits", fileOf(R"({"w":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,1]}})", 1),
        Reason::TensorEntryWrong);
    row("product overflows", fileOf(R"({"w":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0),
        Reason::TensorTooLarge);
    row("product wraps to fit",
        fileOf(R"({"w":{"dtype":"F32","shape":[4611686018427387905],"data_offsets":[0,4]}})", 4),
        Reason::TensorTooLarge);
    row("offsets no pair", fileOf(R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[0]}})", 1),
        Reason::TensorEntryWrong);
    row("offsets negative", fileOf(R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[-1,0]}})", 1),
        Reason::TensorEntryWrong);
    row("ends before it begins", fileOf(R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}})", 1),
        Reason::TensorBackwards);
    row("beyond the file", fileOf(R"({"w":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 1),
        Reason::TensorBeyondEnd);
    row("shape and place differ", fileOf(R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4),
        Reason::TensorSizeWrong);
    row("hole in front", fileOf(R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})", 2), Reason::BytesUnused);
    row("hole between",
        fileOf(
            R"({"v":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"w":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})",
            3),
        Reason::BytesUnused);
    row("hole at the end", fileOf(R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 2), Reason::BytesUnused);
    row("data without tensors", fileOf("{}", 1), Reason::BytesUnused);
    row("overlap",
        fileOf(
            R"({"v":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"w":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
            3),
        Reason::TensorsOverlap);
    row("the same place",
        fileOf(
            R"({"v":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"w":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})",
            2),
        Reason::TensorsOverlap);
}

void TestSafetensors::broken() {
    QFETCH(QByteArray, file);
    QFETCH(int, reason);
    const auto read = parseSafetensors(bytesOfArray(file), "some.fovea");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::ProjectBroken);
    QCOMPARE(std::get<std::string>(read.error().arguments.at(0)), std::string("some.fovea"));
    QCOMPARE(static_cast<int>(std::get<std::int64_t>(read.error().arguments.at(1))), reason);
}

void TestSafetensors::everyTruncationIsRefused() {
    const std::vector<float> values{1, 2, 3};
    const auto bytes = writeSafetensors({{"k", "v"}}, {{"w", {TensorType::F32, {3}, asBytes(values)}}}, "x");
    QVERIFY(bytes.hasValue());
    for (std::size_t length = 0; length < bytes->size(); ++length) {
        const std::vector<std::byte> cut(bytes->begin(), bytes->begin() + static_cast<std::ptrdiff_t>(length));
        QVERIFY2(!parseSafetensors(cut, "x"), qPrintable(QString::number(length)));
    }
}

void TestSafetensors::headerTooLargeToWrite() {
    const auto written = writeSafetensors({{"notes", std::string(1'000'000, 'x')}}, {}, "big.fovea");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::ProjectTooLarge);
}

/// The examples of FIPS 180-4, and lengths around a block's end.
void TestSafetensors::hashes() {
    QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(sha256(std::string(1'000'000, 'a')),
             std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    for (const int length : {54, 55, 56, 57, 63, 64, 65, 119, 120, 128}) {
        const QByteArray bytes(length, '\xE9');
        QCOMPARE(QByteArray::fromStdString(sha256(bytes.toStdString())),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
}

FOVEA_TEST(TestSafetensors)
#include "tst_safetensors.moc"
