// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of pictures of three things, from the command line: what is in it, training on it, going on, and what doesn't fit.
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "app/image_import.h"
#include "app/locations.h"
#include "app/picture_decoder.h"
#include "app/model_predictions.h"
#include "app/training_setup.h"
#include "core/network/catalogue.h"
#include "datasets/catalogue.h"
#include "tests/support/data_maker.h"
#include "tests/support/picture_maker.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"

using namespace fovea;
using namespace fovea::test;
using nlohmann::json;

class TestCliOwnData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsWhatItFound();
    void tellsIt();
    void trainsAndGoesOn();
    void validatesOnItsOwnPart();
    void tellsWhatDoesNotFit();
    void opensOtherFormats();
    void sameDataByItsOptions();
    void resizes_data();
    void resizes();
    void decodesWhatCamerasMake();

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    json informed(const QString& data) {
        const Outcome outcome =
            program({QStringLiteral("data"), QStringLiteral("info"), data, QStringLiteral("--json")});
        return outcome.status == 0 ? outcome.lines().front() : json();
    }
    QTemporaryDir folder_;
};

void TestCliOwnData::initTestCase() {
    QVERIFY(folder_.isValid());
    QVERIFY(writeThings(path("things"), 20));
}

void TestCliOwnData::tellsWhatItFound() {
    const json found = informed(path("things"));
    QVERIFY(!found.is_null());
    QCOMPARE(found.at("format").get<std::string>(), "folder of pictures by class");
    QCOMPARE(found.at("training_images").get<int>() + found.at("test_images").get<int>(), 63);
    QCOMPARE(found.at("test_images").get<int>(), 12);
    QVERIFY(found.at("test_is_drawn").get<bool>());
    std::vector<std::string> names;
    for (const json& each : found.at("classes")) names.push_back(each.at("name").get<std::string>());
    QVERIFY(names == (std::vector<std::string>{"disc", "square", "triangle"}));
    QVERIFY(found.at("pictures").at("turned") == 1 && found.at("pictures").at("cmyk") == 1);
    QVERIFY(found.at("pictures").at("grey") == 1);
    QVERIFY(found.at("pictures").at("smallest") == (json{16, 8}));
    QCOMPARE(found.at("left_out_count").get<int>(), 4);
    std::vector<std::string> left;
    for (const json& each : found.at("left_out"))
        left.push_back(each.at("path").get<std::string>() + ": " + each.at("why").get<std::string>());
    const std::vector<std::string> expected{"square/.hidden.png: hidden", "triangle/empty.png: empty",
                                            "disc/notes.txt: it is of no type that is read here",
                                            "triangle/broken.jpg: it ends too early: a part of it is missing"};
    QVERIFY2(left == expected, left.back().c_str());
    QVERIFY(informed(path("things:side=20,color=grey")).at("shape") ==
            (json{{"height", 20}, {"width", 20}, {"channels", 1}}));
    const json two = informed(path("things:classes=disc+triangle,cap=5,test=50"));
    QVERIFY(two.at("training_images") == 10 && two.at("classes").size() == 2);
}

void TestCliOwnData::tellsIt() {
    const Outcome outcome = program({QStringLiteral("data"), QStringLiteral("info"), path("things:resize=pad")});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    for (const char* part :
         {"folder of pictures by class", "padded with grey to 32 × 32, in colour", "CMYK made RGB: 1",
          "turned as EXIF says: 1", "20 % by seed 1", "Left out: 4", "hidden: 1  square/.hidden.png"})
        QVERIFY2(outcome.out.contains(part), outcome.out.constData());
    for (const auto& [data, part] :
         {std::pair("things:side=4", "8 to 512"), std::pair("things:size=4", "side, resize, color, test, seed, cap"),
          std::pair("things:classes=cat", "disc, square, triangle"), std::pair("things/disc", "folder for each class"),
          std::pair("things/disc/1.png", "single picture"), std::pair("thing", "neither a data set")}) {
        const Outcome refused = program({QStringLiteral("data"), QStringLiteral("info"), path(data)});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains(part), refused.err.constData());
    }
}

void TestCliOwnData::trainsAndGoesOn() {
    const QString data = path("things:side=16");
    const QString model = path("things.fovea");
    const Outcome trained =
        program({QStringLiteral("train"), QStringLiteral("INPUT->[CONV->RELU->POOL]*2->FC"), QStringLiteral("--data"),
                 data, QStringLiteral("--epochs"), QStringLiteral("2"), QStringLiteral("--out"), model});
    QVERIFY2(trained.status == 0, trained.err.constData());
    const auto tested = program({QStringLiteral("eval"), model, QStringLiteral("--data"), data});
    QVERIFY2(tested.status == 0, tested.err.constData());
    QVERIFY2(tested.out.contains("on 12 images"), tested.out.constData());
    const auto named = program({QStringLiteral("predict"), model, path("things/disc/1.png")});
    QVERIFY2(named.out.contains("disc") && named.out.contains("triangle"), named.out.constData());
    // The same place with other options is other data.
    const auto going = [&](const QString& other) {
        return program({QStringLiteral("train"), model, QStringLiteral("--resume"), model, QStringLiteral("--data"),
                        other, QStringLiteral("--epochs"), QStringLiteral("3")});
    };
    const Outcome same = going(path("things/:side=16"));
    QVERIFY2(same.status == 0 && !same.err.contains("goes on with"), same.err.constData());
    const Outcome other = going(path("things:side=16,seed=2"));
    QVERIFY2(other.status == 0 && other.err.contains("goes on with"), other.err.constData());
}

void TestCliOwnData::validatesOnItsOwnPart() {
    for (const auto& [part, count] : {std::pair("train", 6), std::pair("val", 3), std::pair("test", 2)})
        for (const char* kind : {"disc", "square"})
            for (int i = 0; i < count; ++i)
                QVERIFY(
                    writeBytes(path("parts") +
                                   QStringLiteral("/%1/%2/%3.jpg").arg(QLatin1String(part), QLatin1String(kind)).arg(i),
                               turnedByExif(drawnThing(QLatin1String(kind), i, {30, 20}))));
    TrainingSetup setup;
    setup.data = openDataset(path("parts").toStdString() + ":side=16", dataSearchFolders()).value();
    setup.spec = findInCatalogue("linear")->make({16, 16, 3}, 2);
    setup.options.batch = 4;
    setup.validationCount = defaultValidationCount(setup.data);
    QCOMPARE(setup.validationCount, std::int64_t{6});
    const auto own = prepareTraining(setup);
    QVERIFY(own);
    QCOMPARE(own->trainingPart->size(), std::int64_t{12});
    QVERIFY(own->validationPart == setup.data.validation);
    QCOMPARE(trainedImages(setup.data, setup.validationCount), std::int64_t{12});
    QVERIFY(heldBackImages(setup.data, setup.validationCount, 1) == setup.data.validation);  // as Results and eval do
    QCOMPARE(heldBackCount(setup.data, setup.validationCount), std::int64_t{6});
    // Another number is held back of the training part, and none is none.
    setup.validationCount = 4;
    const auto drawn = prepareTraining(setup);
    QVERIFY(drawn);
    QVERIFY(drawn->trainingPart->size() == 8 && drawn->validationPart->size() == 4);
    QCOMPARE(trainedImages(setup.data, 4), std::int64_t{8});
    QCOMPARE(heldBackImages(setup.data, 4, setup.options.seed)->size(), std::int64_t{4});
    QVERIFY(heldBackImages(setup.data, 12, 1) == nullptr && heldBackCount(setup.data, 12) == 0);
    // Drawn ones are others once there are other images; its own part stays.
    Checkpoint checkpoint{.validationCount = 4, .trainingCount = 11};
    QVERIFY(!hasSameImages(checkpoint, setup.data));
    checkpoint.trainingCount = 12;
    QVERIFY(hasSameImages(checkpoint, setup.data));
    checkpoint.trainingCount = -1;
    QVERIFY(!hasSameImages(checkpoint, setup.data));
    checkpoint.validationCount = 6;
    QVERIFY(hasSameImages(checkpoint, setup.data));
    setup.validationCount = 0;
    const auto none = prepareTraining(setup);
    QVERIFY(none && none->validationPart == nullptr && none->trainingPart->size() == 12);
}

void TestCliOwnData::tellsWhatDoesNotFit() {
    const QString model = path("ten.fovea");
    QCOMPARE(program(QStringLiteral("train linear --data builtin --steps 1 --out ") + model).status, 0);
    const Outcome classes = program({QStringLiteral("train"), model, QStringLiteral("--data"), path("things"),
                                     QStringLiteral("--steps"), QStringLiteral("1")});
    QCOMPARE(classes.status, 1);
    QVERIFY2(classes.err.contains("10 scores") && classes.err.contains("3 classes"), classes.err.constData());
    const Outcome sides = program({QStringLiteral("eval"), model, QStringLiteral("--data"), path("things:side=24")});
    QCOMPARE(sides.status, 1);
    QVERIFY2(sides.err.contains("32x32x3") && sides.err.contains("24x24x3"), sides.err.constData());
}

void TestCliOwnData::opensOtherFormats() {
    QByteArray table = "label,a,b,c,d\n";
    for (int i = 0; i < 20; ++i) table += QByteArray::number(i % 2) + ",1,2,3,4\n";
    QVERIFY(writeBytes(path("pixels.csv"), table));
    QVERIFY(writeBytes(path("arrays.npz"), zipFile({{"x.npy", npyFile("|u1", "(4, 2, 2)", QByteArray(16, 'x'))},
                                                    {"y.npy", npyFile("|u1", "(4,)", QByteArray("\0\1\0\1", 4))}})));
    QCOMPARE(informed(path("pixels.csv")).at("format").get<std::string>(), "table of pixels");
    QCOMPARE(informed(path("arrays.npz:test=50")).at("test_images").get<int>(), 2);
    QVERIFY(writeBytes(path("broken.csv"), "label,a\n1,256\n"));
    const Outcome broken = program({QStringLiteral("data"), QStringLiteral("info"), path("broken.csv")});
    QCOMPARE(broken.status, 1);
    QVERIFY2(broken.err.contains("field 2 of its line 2 is no whole number from 0 to 255"), broken.err.constData());
}

void TestCliOwnData::sameDataByItsOptions() {
    const std::string things = path("things").toStdString();
    QVERIFY(isSameData(things, things + "/"));
    QVERIFY(isSameData(things + ":side=16", things + "/:side=16,resize=crop"));
    QVERIFY(!isSameData(things + ":side=16", things));
    QVERIFY(!isSameData("builtin", "builtin:classes=cat+dog"));
    QVERIFY(isSameData("builtin:cap=5", "builtin:cap=5"));
    QVERIFY(isSameData("builtin:classes=light+dark", "builtin:classes=dark+light"));
    QVERIFY(!isSameData("builtin:classes=light+dark", "builtin:classes=dark+cat"));
}

void TestCliOwnData::resizes_data() {
    QTest::addColumn<int>("policy");
    QTest::addColumn<QByteArray>("row");  // the greys of the middle row
    // 8 × 4 pixels: four pairs of columns, each of a grey of its own.
    QTest::newRow("crop") << static_cast<int>(ResizePolicy::Crop) << QByteArray("\x5a\x5a\xaa\xaa", 4);
    QTest::newRow("stretch") << static_cast<int>(ResizePolicy::Stretch) << QByteArray("\x0a\x5a\xaa\xfa", 4);
    QTest::newRow("pad") << static_cast<int>(ResizePolicy::Pad) << QByteArray("\x0a\x5a\xaa\xfa", 4);
}

void TestCliOwnData::resizes() {
    QFETCH(int, policy);
    QFETCH(QByteArray, row);
    QImage image(8, 4, QImage::Format_RGB32);
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 8; ++x) {
            const int grey = 10 + 80 * (x / 2);
            image.setPixelColor(x, y, QColor(grey, grey, grey));
        }
    const QImage fitted = fittedImage(image, {4, 4, 1}, static_cast<ResizePolicy>(policy));
    QCOMPARE(fitted.size(), QSize(4, 4));
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(fitted.constScanLine(1)), 4), row);
    // What is above and below is grey where the picture is padded only.
    QCOMPARE(qGray(fitted.pixel(0, 0)),
             policy == static_cast<int>(ResizePolicy::Pad) ? 128 : static_cast<unsigned char>(row[0]));
    QCOMPARE(qGray(fitted.pixel(3, 3)),
             policy == static_cast<int>(ResizePolicy::Pad) ? 128 : static_cast<unsigned char>(row[3]));
}

void TestCliOwnData::decodesWhatCamerasMake() {
    std::vector<std::uint8_t> pixels(16 * 16 * 3);
    const auto decode = [&](const char* name) {
        return pictureDecoder()->decode(path(name).toStdString(), {16, 16, 3}, ResizePolicy::Stretch, pixels);
    };
    const auto inks = decode("things/disc/inks.jpg");
    QVERIFY(inks && inks->cmyk && !inks->turned && inks->width == 16 && inks->height == 8);
    QVERIFY2(pixels[0] > 200 && pixels[1] < 60 && pixels[2] < 60, "the left is not red");
    const std::size_t right = 15 * 3;
    QVERIFY2(pixels[right] < 60 && pixels[right + 1] > 200 && pixels[right + 2] > 200, "the right is not cyan");
    const auto turned = decode("things/square/turned.jpg");
    QVERIFY(turned && turned->turned && turned->width == 50 && turned->height == 90);
    const auto grey = decode("things/disc/grey.png");
    QVERIFY(grey && grey->grey && pixels[0] == pixels[1] && pixels[1] == pixels[2]);
    // A photo is decoded at an eighth, and is as large as it was.
    QVERIFY(drawnThing(QStringLiteral("disc"), 1, {1600, 1200}).save(path("photo.jpg")));
    const auto photo = readPicture(path("photo.jpg").toStdString(), {16, 16});
    QVERIFY(photo && photo->size == QSize(1600, 1200) && photo->image.size() == QSize(200, 150));
    QVERIFY(!decode("things/triangle/broken.jpg"));
}

FOVEA_TEST(TestCliOwnData)
#include "tst_cli_own_data.moc"
