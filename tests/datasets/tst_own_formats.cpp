// SPDX-License-Identifier: GPL-3.0-or-later
// CIFAR-100, CIFAR in Python's pickle and arrays of NumPy: opened by what they are, refused with the place.
#include <QTemporaryDir>
#include <QTest>
#include <initializer_list>

#include "core/reason.h"
#include "datasets/catalogue.h"
#include "datasets/findings.h"
#include "datasets/readers/array_role.h"
#include "tests/support/data_files.h"
#include "tests/support/data_maker.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// Planes as CIFAR has them: red 1, green 2, blue 3 everywhere, and `first` as the first red.
QByteArray cifarPicture(char first) {
    QByteArray planes = QByteArray(1024, 1) + QByteArray(1024, 2) + QByteArray(1024, 3);
    planes[0] = first;
    return planes;
}

QByteArray cifar100File(const QList<QPair<int, int>>& labels) {
    QByteArray content;
    for (const auto& [coarse, fine] : labels)
        content +=
            QByteArray(1, static_cast<char>(coarse)) + static_cast<char>(fine) + cifarPicture(static_cast<char>(fine));
    return content;
}

QByteArray nameLines(const char* prefix, int count) {
    QByteArray lines;
    for (int i = 0; i < count; ++i) lines += prefix + QByteArray::number(i) + "\r\n";
    return lines;
}

/// {key: [names]} of protocol 0, as Python 2 wrote it.
QByteArray pickledNames(const QByteArray& key, const QList<QByteArray>& names) {
    QByteArray text = "(dp0\nS'" + key + "'\np1\n(lp2\n";
    for (const QByteArray& name : names) text += "S'" + name + "'\na";
    return text + "s.";
}

std::vector<int> labelsOf(const Dataset& data) {
    std::vector<int> labels;
    for (std::int64_t i = 0; i < data.size(); ++i) labels.push_back(data.label(i));
    return labels;
}

/// Numbers from `first` on.
QByteArray countedBytes(int count, int first = 0) {
    QByteArray bytes;
    for (int i = 0; i < count; ++i) bytes += static_cast<char>(first + i);
    return bytes;
}

}  // namespace

class TestOwnFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cifar100();
    void cifar100Refuses_data();
    void cifar100Refuses();
    void pythonCifar();
    void arrayRoles_data();
    void arrayRoles();
    void arrays_data();
    void arrays();
    void arraysRefuse_data();
    void arraysRefuse();
    void oneScaleForAllParts();
};

void TestOwnFormats::cifar100() {
    const QTemporaryDir dir;
    writeAll(dir, {{QStringLiteral("cifar-100-binary/train.bin"), cifar100File({{19, 99}, {0, 7}, {3, 0}})},
                   {QStringLiteral("cifar-100-binary/test.bin"), cifar100File({{1, 5}})},
                   {QStringLiteral("cifar-100-binary/fine_label_names.txt"), nameLines("f", 100)},
                   {QStringLiteral("cifar-100-binary/coarse_label_names.txt"), nameLines("c", 20)}});
    const std::string path = dir.path().toStdString();
    const auto fine = openDataset(path, {});
    QVERIFY(fine);
    QVERIFY(fine->findings->format == DataFormat::Cifar100);
    QCOMPARE(fine->training->classNames().size(), std::size_t{100});
    QCOMPARE(fine->training->classNames()[99], std::string("f99"));
    QVERIFY(labelsOf(*fine->training) == (std::vector<int>{99, 7, 0}));
    QVERIFY(labelsOf(*fine->test) == std::vector<int>{5});
    const auto pixels = bytesOf(*fine->training, 1);
    QVERIFY((std::vector<int>(pixels.begin(), pixels.begin() + 6)) == (std::vector<int>{7, 2, 3, 1, 2, 3}));
    const auto coarse = openDataset(path + ":labels=coarse", {});
    QVERIFY(coarse);
    QCOMPARE(coarse->training->classNames().back(), std::string("c19"));
    QVERIFY(labelsOf(*coarse->training) == (std::vector<int>{19, 0, 3}));
}

void TestOwnFormats::cifar100Refuses_data() {
    QTest::addColumn<QByteArray>("train");
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& train, const QByteArray& names, ErrorCode code) {
        QTest::newRow(name) << train << names << static_cast<int>(code);
    };
    const QByteArray sound = cifar100File({{0, 1}, {0, 2}});
    row("cut", sound.chopped(1), nameLines("f", 100), ErrorCode::DatasetFileTruncated);
    row("empty", "", nameLines("f", 100), ErrorCode::DatasetEmpty);
    row("label", cifar100File({{0, 100}}), nameLines("f", 100), ErrorCode::DatasetLabelOutOfRange);
    row("names", sound, nameLines("f", 99), ErrorCode::DatasetNamesWrong);
}

void TestOwnFormats::cifar100Refuses() {
    QFETCH(QByteArray, train);
    QFETCH(QByteArray, names);
    QFETCH(int, code);
    const QTemporaryDir dir;
    writeAll(dir, {{QStringLiteral("train.bin"), train},
                   {QStringLiteral("test.bin"), cifar100File({{0, 1}})},
                   {QStringLiteral("fine_label_names.txt"), names}});
    const auto data = openDataset(dir.path().toStdString(), {});
    QVERIFY(!data);
    QCOMPARE(static_cast<int>(data.error().code), code);
}

void TestOwnFormats::pythonCifar() {
    const QTemporaryDir dir;
    FileList files;
    const auto both = cifarPicture(9) + cifarPicture(8);
    for (int i = 1; i <= 5; ++i)
        files += {QStringLiteral("cifar-10-batches-py/data_batch_%1").arg(i), pickledBatch("labels", {i % 2, 2}, both)};
    files += {QStringLiteral("cifar-10-batches-py/test_batch"), pickledBatch("labels", {1, 0}, both)};
    files += {QStringLiteral("cifar-10-batches-py/batches.meta"), pickledNames("label_names", {"cat", "dog", "frog"})};
    writeAll(dir, files);
    const auto data = openDataset(dir.path().toStdString(), {});
    QVERIFY(data);
    QVERIFY(data->findings->format == DataFormat::PythonCifar);
    QVERIFY(data->training->classNames() == (std::vector<std::string>{"cat", "dog", "frog"}));
    QVERIFY(labelsOf(*data->training) == (std::vector<int>{1, 2, 0, 2, 1, 2, 0, 2, 1, 2}));
    QVERIFY(labelsOf(*data->test) == (std::vector<int>{1, 0}));
    const auto pixels = bytesOf(*data->training, 3);
    QVERIFY((std::vector<int>(pixels.begin(), pixels.begin() + 6)) == (std::vector<int>{8, 2, 3, 1, 2, 3}));

    const QTemporaryDir hundred;
    const QByteArray train = pickledBatch("fine_labels", {3, 1}, both);
    writeAll(hundred, {{QStringLiteral("train"), train},
                       {QStringLiteral("test"), train},
                       {QStringLiteral("meta"), pickledNames("fine_label_names", {"a", "b", "c", "d"})}});
    const auto fine = openDataset(hundred.path().toStdString(), {});
    QVERIFY(fine);
    QVERIFY(labelsOf(*fine->training) == (std::vector<int>{3, 1}));
    const auto coarse = openDataset(hundred.path().toStdString() + ":labels=coarse", {});
    QVERIFY(!coarse);
    QVERIFY(coarse.error() ==
            brokenData(hundred.filePath(QStringLiteral("meta")), Reason::PickleFields, {"coarse_label_names"}));
}

void TestOwnFormats::arrayRoles_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("role");  // 2 × part + labels; −1: none
    const auto row = [](const char* name, int role) { QTest::newRow(name) << QString::fromLatin1(name) << role; };
    row("x", 0);
    row("x_train", 0);
    row("y_train", 1);
    row("Y", 1);
    row("val_images", 2);
    row("validation_labels", 3);
    row("test_images", 4);
    row("kmnist-test-labels", 5);
    row("kmnist-train-imgs", 0);
    row("t10k_labels", 5);
    row("data", 0);
    row("targets", 1);
    row("arr_0", 0);
    row("arr_1", 1);
    row("pixel_values", 0);
    row("train_pixel_values", 0);
    row("test-pixel-values", 4);
    row("x_val", 2);
    row("valimages", 2);
    row("weights", -1);
    row("", -1);
}

void TestOwnFormats::arrayRoles() {
    QFETCH(QString, name);
    QFETCH(int, role);
    const auto found = arrayRole(name.toStdString());
    QCOMPARE(found ? 2 * static_cast<int>(found->part) + (found->labels ? 1 : 0) : -1, role);
}

void TestOwnFormats::arrays_data() {
    QTest::addColumn<FileList>("files");
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<QString>("classes");
    QTest::addColumn<QByteArray>("first");  // pixels of the first training image
    const auto row = [](const char* name, const FileList& files, Shape shape, const char* classes,
                        const QByteArray& first) {
        QTest::newRow(name) << files << shape << QString::fromLatin1(classes) << first;
    };
    const QByteArray labels = npyFile("|u1", "(3,)", QByteArray("\0\2\1", 3));
    const QByteArray testLabels = npyFile("<i8", "(1, 1)", littleEndianBytes(2, 8));
    const QByteArray images = npyFile("|u1", "(3, 2, 2)", countedBytes(12));
    const QByteArray testImages = npyFile("|u1", "(1, 2, 2)", countedBytes(4));
    row("npz",
        {{QStringLiteral("d.npz"), zipFile({{"x_train.npy", images},
                                            {"y_train.npy", labels},
                                            {"x_test.npy", testImages},
                                            {"y_test.npy", testLabels},
                                            {"mean.npy", "not looked at"}})}},
        {2, 2, 1}, "0 1 2", countedBytes(4));
    row("npy in a folder",
        {{QStringLiteral("train_images.npy"), images},
         {QStringLiteral("train_labels.npy"), labels},
         {QStringLiteral("test_images.npy"), testImages},
         {QStringLiteral("test_labels.npy"), testLabels}},
        {2, 2, 1}, "0 1 2", countedBytes(4));
    row("one array each",
        {{QStringLiteral("k-train-imgs.npz"), zipFile({{"arr_0.npy", images}})},
         {QStringLiteral("k-train-labels.npz"), zipFile({{"arr_0.npy", labels}})},
         {QStringLiteral("k-test-imgs.npz"), zipFile({{"arr_0.npy", testImages}})},
         {QStringLiteral("k-test-labels.npz"), zipFile({{"arr_0.npy", testLabels}})}},
        {2, 2, 1}, "0 1 2", countedBytes(4));
    const QByteArray fromOne =
        npyFile("<i4", "(3,)", littleEndianBytes(1, 4) + littleEndianBytes(2, 4) + littleEndianBytes(2, 4));
    const QByteArray oneTest = npyFile("|u1", "(1,)", "\2");
    const auto inNpz = [&](const QByteArray& x, const QByteArray& testX) {
        return FileList{
            {QStringLiteral("d.npz"),
             zipFile({{"x_train.npy", x}, {"y_train.npy", fromOne}, {"x_test.npy", testX}, {"y_test.npy", oneTest}})}};
    };
    row("labels from 1, colours last",
        inNpz(npyFile("|u1", "(3, 1, 2, 3)", countedBytes(18)), npyFile("|u1", "(1, 1, 2, 3)", countedBytes(6))),
        {1, 2, 3}, "1 2", countedBytes(6));
    row("colours first",
        inNpz(npyFile("|u1", "(3, 3, 1, 2)", countedBytes(18)), npyFile("|u1", "(1, 3, 1, 2)", countedBytes(6))),
        {1, 2, 3}, "1 2", QByteArray("\0\2\4\1\3\5", 6));
    row("flat grey", inNpz(npyFile("|u1", "(3, 4)", countedBytes(12)), npyFile("|u1", "(1, 4)", countedBytes(4))),
        {2, 2, 1}, "1 2", countedBytes(4));
    row("flat planes", inNpz(npyFile("|u1", "(3, 12)", countedBytes(36)), npyFile("|u1", "(1, 12)", countedBytes(12))),
        {2, 2, 3}, "1 2", QByteArray("\0\4\x08\1\5\x09\2\6\x0a\3\7\x0b", 12));
    QByteArray parts;
    for (const float value : {0.0F, 0.5F, 1.0F, 0.25F, 0.F, 0.F, 0.F, 0.F, 0.F, 0.F, 0.F, 0.F})
        parts += QByteArray(reinterpret_cast<const char*>(&value), sizeof value);
    row("from 0 to 1", inNpz(npyFile("<f4", "(3, 2, 2)", parts), npyFile("<f4", "(1, 2, 2)", parts.first(16))),
        {2, 2, 1}, "1 2", QByteArray("\0\x80\xff\x40", 4));
}

void TestOwnFormats::arrays() {
    QFETCH(FileList, files);
    QFETCH(Shape, shape);
    QFETCH(QString, classes);
    QFETCH(QByteArray, first);
    const QTemporaryDir dir;
    writeAll(dir, files);
    const QString path = files.size() == 1 ? dir.filePath(files.front().first) : dir.path();
    const auto data = openDataset(path.toStdString(), {});
    QVERIFY2(data, data ? "" : described(data.error()).c_str());
    QVERIFY(data->findings->format == DataFormat::Arrays && !data->findings->testIsDrawn);
    QVERIFY(data->training->shape() == shape && data->test->shape() == shape);
    QStringList names;
    for (const std::string& name : data->training->classNames()) names += QString::fromStdString(name);
    QCOMPARE(names.join(u' '), classes);
    QCOMPARE(data->training->size(), std::int64_t{3});
    QCOMPARE(data->training->label(1), names.size() == 3 ? 2 : 1);
    const auto pixels = bytesOf(*data->training, 0);
    QCOMPARE(pixels.size(), static_cast<std::size_t>(first.size()));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        QCOMPARE(pixels[i], int{static_cast<std::uint8_t>(first.at(static_cast<qsizetype>(i)))});
}

void TestOwnFormats::arraysRefuse_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Error>("error");  // with "" where the path stands
    const auto row = [](const char* name, const QByteArray& file, const Error& error) {
        QTest::newRow(name) << file << error;
    };
    const auto why = [](Reason reason, std::vector<std::string> details) {
        return brokenData({}, reason, std::move(details));
    };
    const QByteArray x = npyFile("|u1", "(3, 2, 2)", countedBytes(12));
    const QByteArray y = npyFile("|u1", "(3,)", QByteArray("\0\2\1", 3));
    row("no labels", zipFile({{"x.npy", x}, {"z.npy", x}}), why(Reason::ArraysMissing, {"x, z"}));
    row("nothing known", zipFile({{"weights.npy", x}}), why(Reason::ArraysMissing, {"weights"}));
    row("complex numbers", zipFile({{"x.npy", npyFile("<c8", "(1,)", QByteArray(8, '\0'))}, {"y.npy", y}}),
        errorBecause(ErrorCode::DatasetBroken, ":x", {Reason::ArrayOfType, {"x", "<c8"}}));
    row("objects", zipFile({{"x.npy", npyFile("|O", "(1,)", "\x80\4N.")}, {"y.npy", y}}),
        errorBecause(ErrorCode::DatasetBroken, ":x", {Reason::ArrayOfType, {"x", "|O"}}));
    row("no pictures", zipFile({{"x.npy", npyFile("|u1", "(3, 5)", countedBytes(15))}, {"y.npy", y}}),
        why(Reason::ArrayOfShape, {"x", "3×5"}));
    row("other counts", zipFile({{"x.npy", x}, {"y.npy", npyFile("|u1", "(2,)", QByteArray("\0\1", 2))}}),
        why(Reason::ArraysDiffer, {"x", "3", "y", "2"}));
    // Told before either is looked at.
    row("other counts, and no pictures", zipFile({{"x.npy", npyFile("|u1", "(1, 5)", countedBytes(5))}, {"y.npy", y}}),
        why(Reason::ArraysDiffer, {"x", "1", "y", "3"}));
    row("labels of two columns", zipFile({{"x.npy", x}, {"y.npy", npyFile("|u1", "(3, 2)", countedBytes(6))}}),
        why(Reason::ArrayOfShape, {"y", "3×2"}));
    row("labels below 0", zipFile({{"x.npy", x}, {"y.npy", npyFile("|i1", "(3,)", "\xff\1\2")}}),
        why(Reason::LabelsRange, {"-1", "2"}));
    row("labels above 1000",
        zipFile({{"x.npy", x}, {"y.npy", npyFile("<u2", "(3,)", QByteArray("\0\0\1\0\xff\xff", 6))}}),
        why(Reason::LabelsRange, {"0", "65535"}));
    row("one class", zipFile({{"x.npy", x}, {"y.npy", npyFile("|u1", "(3,)", QByteArray(3, '\0'))}}),
        Error(ErrorCode::DatasetClassCount, {"", std::int64_t{1}, fewestClasses, mostClasses}));
    row("numbers beyond 255",
        zipFile({{"x.npy", npyFile("<f4", "(1, 1, 1)", QByteArray("\0\0\x80\x43", 4))},
                 {"y.npy", npyFile("|u1", "(1,)", "\1")}}),
        why(Reason::ArrayOfType, {"x", "<f4"}));
    row("cut short", zipFile({{"x.npy", x.chopped(1)}, {"y.npy", y}}),
        errorBecause(ErrorCode::ArrayBroken, ":x", {Reason::ArraySize, {"3×2×2", "12", "11"}}));
    row("more than it says", zipFile({{"x.npy", x + "!"}, {"y.npy", y}}),
        errorBecause(ErrorCode::ArrayBroken, ":x", {Reason::ArraySize, {"3×2×2", "12", "13"}}));
    row("no zip", "PK\3\4 and more", Error(ErrorCode::ArchiveBroken, {"", because(Reason::ContentsDamaged)}));
}

void TestOwnFormats::arraysRefuse() {
    QFETCH(QByteArray, file);
    QFETCH(Error, error);
    const QTemporaryDir dir;
    writeAll(dir, {{QStringLiteral("d.npz"), file}});
    const std::string path = dir.filePath(QStringLiteral("d.npz")).toStdString();
    error.arguments.front() = path + std::get<std::string>(error.arguments.front());
    const auto data = openDataset(path, {});
    QVERIFY(!data);
    QVERIFY2(data.error() == error, described(data.error()).c_str());
    // Memory that nobody has is not asked for: 2^50 bytes are announced.
    writeAll(dir, {{QStringLiteral("e.npz"), zipFile({{"x.npy", npyFile("|u1", "(1125899906842624, 1, 1)", "1")}})}});
    const auto huge = openDataset(dir.filePath(QStringLiteral("e.npz")).toStdString(), {});
    QVERIFY(!huge);
    QCOMPARE(huge.error().code, ErrorCode::OutOfMemory);
}

void TestOwnFormats::oneScaleForAllParts() {
    const auto floats = [](const char* shape, std::initializer_list<float> values) {
        QByteArray bytes;
        for (const float value : values) bytes += QByteArray(reinterpret_cast<const char*>(&value), sizeof value);
        return npyFile("<f4", shape, bytes);
    };
    const QTemporaryDir dir;
    const std::string path = dir.filePath(QStringLiteral("d.npz")).toStdString();
    const auto write = [&](const QByteArray& x, const QByteArray& testX) {
        writeAll(dir, {{QStringLiteral("d.npz"),
                        zipFile({{"x_test.npy", testX},
                                 {"y_test.npy", npyFile("|u1", "(1,)", "\1")},
                                 {"x_train.npy", x},
                                 {"y_train.npy", npyFile("|u1", "(2,)", QByteArray("\0\1", 2))}})}});
    };
    write(floats("(2, 1, 1)", {200, 3}), floats("(1, 1, 1)", {1}));
    const auto dark = openDataset(path, {});
    QVERIFY2(dark, dark ? "" : described(dark.error()).c_str());
    QVERIFY(bytesOf(*dark->training, 0) == std::vector<int>{200} && bytesOf(*dark->test, 0) == std::vector<int>{1});
    write(floats("(2, 1, 1)", {0.5F, 1}), floats("(1, 1, 1)", {2}));
    const auto beyond = openDataset(path, {});
    QVERIFY(!beyond);
    QVERIFY2(beyond.error() == brokenData(QString::fromStdString(path), Reason::ArrayOfType, {"x_test", "<f4"}),
             described(beyond.error()).c_str());
}

FOVEA_TEST(TestOwnFormats)
#include "tst_own_formats.moc"
