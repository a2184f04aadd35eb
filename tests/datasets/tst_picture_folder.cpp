// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "core/reason.h"
#include "datasets/catalogue.h"
#include "datasets/findings.h"
#include "datasets/foreign_kind.h"
#include "datasets/readers/natural_order.h"
#include "datasets/readers/picture_folder.h"
#include "datasets/readers/picture_set.h"
#include "datasets/views/statistics.h"
#include "datasets/views/subset.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// A picture is a file with one letter: all its pixels have the letter's number. "!" is broken.
class LetterDecoder final : public PictureDecoder {
public:
    Result<PictureFacts> decode(const std::string& path, const Shape& shape, ResizePolicy /*resize*/,
                                std::span<std::uint8_t> pixels) const override {
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::ReadOnly)) return Error(ErrorCode::FileNotFound, {path});
        const char letter = file.readAll().at(0);
        if (letter == '!') return Error(ErrorCode::ImageNotDecodable, {path, because(Reason::ContentsDamaged)});
        std::fill(pixels.begin(), pixels.end(), static_cast<std::uint8_t>(letter));
        return PictureFacts{letter, shape.height, letter == 'T', letter == 'C', letter == 'G'};
    }
};

const auto letters = std::make_shared<const LetterDecoder>();

void writeFile(const QTemporaryDir& dir, const QString& name, const QByteArray& content) {
    QVERIFY(QDir().mkpath(QFileInfo(dir.filePath(name)).path()));
    QFile file(dir.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// `count` pictures, named from 1 on, with the letter.
void writeClass(const QTemporaryDir& dir, const QString& folder, int count, char letter) {
    for (int i = 1; i <= count; ++i)
        writeFile(dir, QStringLiteral("%1/%2.png").arg(folder).arg(i), QByteArray(1, letter));
}

Result<DatasetPair> opened(const QTemporaryDir& dir, const std::string& options = {}) {
    return openDataset(dir.path().toStdString() + options, {.folders = {}, .decoder = letters});
}

std::vector<int> countsOf(const Dataset& data) {
    std::vector<int> counts(data.classNames().size());
    for (std::int64_t i = 0; i < data.size(); ++i) ++counts[static_cast<std::size_t>(data.label(i))];
    return counts;
}

std::string whyText(const std::vector<LeftOutFile>& files) {
    std::string text;
    for (const LeftOutFile& file : files)
        text += file.path + " " + std::to_string(static_cast<int>(file.why)) + (file.error ? " error\n" : "\n");
    return text;
}

std::string why(LeftOutWhy reason) { return " " + std::to_string(static_cast<int>(reason)); }

}  // namespace

class TestPictureFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void naturalOrder();
    void classesInNaturalOrder();
    void listsWhatItLeavesOut();
    void keepsItsParts();
    void trainsAreNoPart();
    void drawsATestPart();
    void keepsPicturesInTheirPart();
    void leavesOneOfEachClass();
    void sameOnAnyNumberOfThreads();
    void decodesOnDemand();
    void chooses();
    void refuses_data();
    void refuses();
    void stops();
};

void TestPictureFolder::naturalOrder() {
    const std::vector<std::string> sorted{"",   "1",   "2.png", "10.png", "a", "A1",    "a1",  "a01",
                                          "a2", "a10", "a10b2", "a10b11", "B", "c 007", "c 8", "ca"};
    for (std::size_t i = 0; i < sorted.size(); ++i)
        for (std::size_t j = 0; j < sorted.size(); ++j) {
            if (sorted[i] == "a01" || sorted[j] == "a01") continue;  // equal to a1 but for its bytes
            QVERIFY2(naturallyBefore(sorted[i], sorted[j]) == (i < j), (sorted[i] + " " + sorted[j]).c_str());
        }
    QVERIFY(naturallyBefore("a01", "a1") != naturallyBefore("a1", "a01"));
    QVERIFY(naturallyBefore("99999999999999999999998", "99999999999999999999999"));
}

void TestPictureFolder::classesInNaturalOrder() {
    const QTemporaryDir dir;
    writeClass(dir, QStringLiteral("class 10"), 3, 'b');
    writeClass(dir, QStringLiteral("class 9"), 12, 'a');
    writeClass(dir, QStringLiteral("Class 11/deep/er"), 2, 'c');
    const auto listing = listPictures(dir.path().toStdString());
    QVERIFY(listing);
    QVERIFY(listing->classNames == (std::vector<std::string>{"class 9", "class 10", "Class 11"}));
    QCOMPARE(listing->pictures.size(), std::size_t{17});
    QVERIFY(listing->pictures[1] == (FoundPicture{"class 9/2.png", 0, DataPart::Training}));
    QVERIFY(listing->pictures[9] == (FoundPicture{"class 9/10.png", 0, DataPart::Training}));
    QVERIFY(listing->pictures[16] == (FoundPicture{"Class 11/deep/er/2.png", 2, DataPart::Training}));
    QVERIFY(!listing->hasTest && !listing->hasValidation && listing->leftOut.empty());
}

void TestPictureFolder::listsWhatItLeavesOut() {
    const QTemporaryDir dir;
    writeClass(dir, QStringLiteral("cat"), 5, 'T');
    writeClass(dir, QStringLiteral("dog"), 5, 'C');
    writeClass(dir, QStringLiteral("sick"), 2, '!');
    writeFile(dir, QStringLiteral("notes.txt"), "x");
    writeFile(dir, QStringLiteral(".DS_Store"), "x");
    writeFile(dir, QStringLiteral("cat/.hidden.png"), "x");
    writeFile(dir, QStringLiteral("cat/Thumbs.db"), "x");
    writeFile(dir, QStringLiteral("cat/9.png"), "");
    writeFile(dir, QStringLiteral("dog/broken.png"), "!");
    writeFile(dir, QStringLiteral("dog/grey.png"), "G");
    QVERIFY(QDir().mkpath(dir.filePath(QStringLiteral("nothing"))));
    QVERIFY(QFile::link(dir.filePath(QStringLiteral("dog")), dir.filePath(QStringLiteral("cat/round"))));
    const auto data = opened(dir);
    QVERIFY(data);
    QVERIFY(data->training->classNames() == (std::vector<std::string>{"cat", "dog"}));
    QCOMPARE(data->training->size() + data->test->size(), std::int64_t{11});
    const DataFindings& findings = *data->findings;
    QVERIFY(findings.format == DataFormat::Pictures && findings.testIsDrawn);
    QCOMPARE(findings.leftOutCount, std::int64_t{10});
    const std::string hidden = why(LeftOutWhy::Hidden) + "\n";
    const std::string unreadable = why(LeftOutWhy::Unreadable) + " error\n";
    const std::string expected = ".DS_Store" + hidden + "cat/.hidden.png" + hidden + "cat/9.png" +
                                 why(LeftOutWhy::Empty) + "\ncat/round" + why(LeftOutWhy::TooDeep) + "\ncat/Thumbs.db" +
                                 hidden + "notes.txt" + why(LeftOutWhy::OutsideClass) + "\nnothing" +
                                 why(LeftOutWhy::Empty) + "\ndog/broken.png" + unreadable + "sick/1.png" + unreadable +
                                 "sick/2.png" + unreadable;
    QCOMPARE(QString::fromStdString(whyText(findings.leftOut)), QString::fromStdString(expected));
    QVERIFY(findings.pictures->turned == 5 && findings.pictures->cmyk == 5 && findings.pictures->grey == 1);
    QCOMPARE(findings.pictures->smallestWidth, int{'C'});
    QCOMPARE(findings.pictures->largestWidth, int{'T'});
    // Those that were left out have not moved the others' pixels.
    Sample sample;
    for (std::int64_t i = 0; i < findings.files->size(); ++i) {
        QVERIFY(findings.files->get(i, sample));
        const bool isGrey = findings.files->path(i) == "dog/grey.png";
        QCOMPARE(int{sample.pixels.back()}, int{isGrey ? 'G' : sample.label == 0 ? 'T' : 'C'});
    }
}

void TestPictureFolder::keepsItsParts() {
    const QTemporaryDir dir;
    writeClass(dir, QStringLiteral("Train/cat"), 4, 'a');
    writeClass(dir, QStringLiteral("Train/dog"), 3, 'b');
    writeClass(dir, QStringLiteral("valid/dog"), 2, 'c');
    writeClass(dir, QStringLiteral("test/cat"), 1, 'd');
    writeClass(dir, QStringLiteral("test/dog"), 2, 'e');
    writeClass(dir, QStringLiteral("test/wolf"), 2, 'f');
    writeFile(dir, QStringLiteral("readme.txt"), "x");
    const auto data = opened(dir);
    QVERIFY(data);
    QVERIFY(countsOf(*data->training) == (std::vector<int>{4, 3}));
    QVERIFY(data->validation && countsOf(*data->validation) == (std::vector<int>{0, 2}));
    QVERIFY(countsOf(*data->test) == (std::vector<int>{1, 2}));
    QVERIFY(!data->findings->testIsDrawn);
    const std::string expected =
        "readme.txt" + why(LeftOutWhy::OutsideClass) + "\ntest/wolf" + why(LeftOutWhy::UnknownClass) + "\n";
    QCOMPARE(QString::fromStdString(whyText(data->findings->leftOut)), QString::fromStdString(expected));
    Sample sample;
    QVERIFY(data->test->get(2, sample));
    QCOMPARE(int{sample.pixels.front()}, int{'e'});
    QCOMPARE(sample.pixels.size(), std::size_t{32 * 32 * 3});
}

void TestPictureFolder::trainsAreNoPart() {
    const QTemporaryDir dir;
    writeClass(dir, QStringLiteral("train"), 5, 'a');
    writeClass(dir, QStringLiteral("car"), 5, 'b');
    const auto data = opened(dir);
    QVERIFY(data);
    QVERIFY(data->training->classNames() == (std::vector<std::string>{"car", "train"}));
    QVERIFY(data->findings->testIsDrawn && data->findings->leftOutCount == 0);
}

void TestPictureFolder::drawsATestPart() {
    const QTemporaryDir dir;
    writeClass(dir, QStringLiteral("a"), 30, 'a');
    writeClass(dir, QStringLiteral("b"), 10, 'b');
    const auto usual = opened(dir);
    QVERIFY(usual);
    QVERIFY(countsOf(*usual->test) == (std::vector<int>{6, 2}));
    QVERIFY(countsOf(*usual->training) == (std::vector<int>{24, 8}));
    const auto half = opened(dir, ":test=50,side=8,color=grey");
    QVERIFY(half);
    QVERIFY(countsOf(*half->test) == (std::vector<int>{15, 5}));
    QVERIFY(half->test->shape() == (Shape{8, 8, 1}));
    const auto paths = [&](const std::string& options) {
        const auto data = opened(dir, options);
        std::vector<const std::uint8_t*> places;
        const auto* first = data->findings->files->pixels(0);
        std::vector<std::ptrdiff_t> result;
        for (std::int64_t i = 0; i < data->test->size(); ++i) result.push_back(data->test->pixels(i) - first);
        return result;
    };
    QVERIFY(paths("") == paths(""));
    QVERIFY(paths("") != paths(":seed=2"));
}

/// Else pictures that a network was trained on would be tested as soon as one is added.
void TestPictureFolder::keepsPicturesInTheirPart() {
    const QTemporaryDir dir;
    writeClass(dir, QStringLiteral("a"), 50, 'a');
    writeClass(dir, QStringLiteral("b"), 50, 'b');
    const auto tested = [&](const std::string& options) {
        std::set<std::string> paths;
        const auto data = opened(dir, options);
        const auto& test = dynamic_cast<const SubsetView&>(*data->test);
        const auto& rest = dynamic_cast<const SubsetView&>(*data->training);
        // The test part is drawn from the training part that the folder has: all pictures, in their order.
        std::vector<bool> isTest(static_cast<std::size_t>(test.size() + rest.size()));
        for (std::int64_t i = 0; i < test.size(); ++i) isTest[static_cast<std::size_t>(test.indexInWhole(i))] = true;
        for (std::size_t i = 0; i < isTest.size(); ++i)
            if (isTest[i]) paths.insert(data->findings->files->path(static_cast<std::int64_t>(i)));
        return paths;
    };
    const auto before = tested("");
    QCOMPARE(before.size(), std::size_t{20});
    QVERIFY(before != tested(":seed=2"));
    writeFile(dir, QStringLiteral("a/0.png"), "a");  // the first of all
    const auto after = tested("");
    std::vector<std::string> moved;
    std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(moved));
    QVERIFY2(moved.size() <= 2, std::to_string(moved.size()).c_str());
    QVERIFY(QFile::remove(dir.filePath(QStringLiteral("a/0.png"))));
    QVERIFY(tested("") == before);
}

void TestPictureFolder::leavesOneOfEachClass() {
    const QTemporaryDir dir;
    for (int i = 0; i < 9; ++i) writeClass(dir, QString::number(i), 1, 'a');
    writeClass(dir, QStringLiteral("9"), 3, 'a');
    const auto data = opened(dir, ":test=50");
    QVERIFY(data);
    QVERIFY(countsOf(*data->training) == std::vector<int>(10, 1));
    QVERIFY(countsOf(*data->test) == (std::vector<int>{0, 0, 0, 0, 0, 0, 0, 0, 0, 2}));
}

void TestPictureFolder::sameOnAnyNumberOfThreads() {
    const QTemporaryDir dir;
    for (int i = 0; i < 40; ++i)
        writeFile(dir, QStringLiteral("%1/%2.png").arg(i % 3).arg(i),
                  QByteArray(1, i % 7 == 0 ? '!' : static_cast<char>('a' + i % 20)));
    const auto one =
        openPictureFolder({.folder = dir.path().toStdString(), .options = {}, .decoder = letters, .threads = 1});
    const auto many =
        openPictureFolder({.folder = dir.path().toStdString(), .options = {}, .decoder = letters, .threads = 7});
    QVERIFY(one && many);
    QVERIFY(one->findings->leftOut == many->findings->leftOut);
    QVERIFY(one->findings->pictures == many->findings->pictures);
    QCOMPARE(one->findings->leftOutCount, std::int64_t{6});
    for (const auto part : {&DatasetPair::training, &DatasetPair::test}) {
        QCOMPARE(((*one).*part)->size(), ((*many).*part)->size());
        const auto first = computePreprocessing(*((*one).*part));
        const auto second = computePreprocessing(*((*many).*part));
        QVERIFY(first->mean == second->mean && first->deviation == second->deviation);
    }
}

void TestPictureFolder::decodesOnDemand() {
    const QTemporaryDir dir;
    writeClass(dir, QStringLiteral("a"), 5, 'a');
    writeClass(dir, QStringLiteral("b"), 5, 'b');
    const auto data = openPictureFolder({.folder = dir.path().toStdString(),
                                         .options = {.side = 8},
                                         .decoder = letters,
                                         .mostKeptBytes = 8 * 8 * 3 * 9});
    QVERIFY(data);
    QVERIFY(data->training->isCostly() && data->training->pixels(0) == nullptr);
    Sample sample;
    QVERIFY(data->training->get(0, sample));
    QCOMPARE(sample.pixels.size(), std::size_t{192});
    QCOMPARE(int{sample.pixels[5]}, int{'a'});
    QVERIFY(QDir(dir.filePath(QStringLiteral("a"))).removeRecursively());
    const auto gone = data->training->get(0, sample);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::FileNotFound);
}

void TestPictureFolder::chooses() {
    const QTemporaryDir dir;
    writeClass(dir, QStringLiteral("a"), 20, 'a');
    writeClass(dir, QStringLiteral("b"), 20, 'b');
    writeClass(dir, QStringLiteral("c"), 20, 'c');
    const auto data = opened(dir, ":classes=c+a,cap=5");
    QVERIFY(data);
    QVERIFY(data->training->classNames() == (std::vector<std::string>{"a", "c"}));
    QVERIFY(data->test->classNames() == (std::vector<std::string>{"a", "c"}));
    QVERIFY(countsOf(*data->training) == (std::vector<int>{5, 5}));
    QVERIFY(countsOf(*data->test) == (std::vector<int>{4, 4}));
    Sample sample;
    QVERIFY(data->training->get(9, sample));
    QCOMPARE(sample.label, 1);
    QCOMPARE(int{sample.pixels[0]}, int{'c'});
    QCOMPARE(int{data->training->pixels(9)[0]}, int{'c'});
}

void TestPictureFolder::refuses_data() {
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("options");
    QTest::addColumn<Error>("error");  // the folder's path stands where "" does
    using List = QStringList;
    const auto list = [](std::initializer_list<const char*> names) {
        List result;
        for (const char* name : names) result += QString::fromLatin1(name);
        return result;
    };
    const auto kind = static_cast<std::int64_t>(ForeignKind::PictureFolder);
    QTest::newRow("no folders") << list({"a.png", "b.png"}) << QString()
                                << Error(ErrorCode::DatasetUnknown, {"", kind});
    QTest::newRow("one class") << list({"a/1.png"}) << QString()
                               << Error(ErrorCode::DatasetClassCount,
                                        {"", std::int64_t{1}, fewestClasses, mostClasses});
    QTest::newRow("one class that can be read")
        << list({"a/1.png", "b/!.png"}) << QString()
        << Error(ErrorCode::DatasetClassCount, {"", std::int64_t{1}, fewestClasses, mostClasses});
    QTest::newRow("no such class") << list({"a/1.png", "a/2.png", "b/1.png"}) << QStringLiteral(":classes=a+x")
                                   << Error(ErrorCode::OptionInvalid,
                                            {"classes", "x", because(Reason::DataClassName), "a, b"});
    QTest::newRow("one class chosen") << list({"a/1.png", "a/2.png", "b/1.png"}) << QStringLiteral(":classes=a")
                                      << Error(ErrorCode::OptionInvalid,
                                               {"classes", "a", because(Reason::DataClassName), "a, b"});
    QTest::newRow("labels of CIFAR-100") << list({"a/1.png", "b/1.png"}) << QStringLiteral(":labels=coarse")
                                         << Error(ErrorCode::OptionInvalid,
                                                  {"DATA", "labels", because(Reason::DataKeys),
                                                   "classes, cap, side, resize, color, test, seed"});
    QTest::newRow("one picture of each class")
        << list({"a/1.png", "b/1.png", "c/1.png"}) << QString()
        << errorBecause(ErrorCode::DatasetBroken, "", {Reason::NotEnoughOfIt, {"4", "3"}});
    List many;
    for (int i = 0; i < 1001; ++i) many += QStringLiteral("%1/1.png").arg(i);
    QTest::newRow("too many classes") << many << QString()
                                      << Error(ErrorCode::DatasetClassCount,
                                               {"", std::int64_t{1001}, fewestClasses, mostClasses});
}

void TestPictureFolder::refuses() {
    QFETCH(QStringList, files);
    QFETCH(QString, options);
    QFETCH(Error, error);
    const QTemporaryDir dir;
    for (const QString& file : files) writeFile(dir, file, file.contains(u'!') ? "!" : "x");
    const auto data = opened(dir, options.toStdString());
    QVERIFY(!data);
    if (error.code != ErrorCode::OptionInvalid) error.arguments.front() = dir.path().toStdString();
    QVERIFY2(data.error() == error, std::to_string(static_cast<int>(data.error().code)).c_str());
}

void TestPictureFolder::stops() {
    const QTemporaryDir dir;
    writeClass(dir, QStringLiteral("a"), 3, 'a');
    writeClass(dir, QStringLiteral("b"), 3, 'b');
    std::stop_source source;
    const auto data = openDataset(dir.path().toStdString(), {.folders = {}, .decoder = letters}, source.get_token(),
                                  [&](std::int64_t, std::int64_t) { source.request_stop(); });
    QVERIFY(!data);
    QCOMPARE(data.error().code, ErrorCode::Cancelled);
}

FOVEA_TEST(TestPictureFolder)
#include "tst_picture_folder.moc"
