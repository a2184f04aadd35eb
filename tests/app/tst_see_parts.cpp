// SPDX-License-Identifier: GPL-3.0-or-later
// What See is made of: the picture that is chosen, and the words for one unit.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/image_import.h"
#include "app/session/picture_choice.h"
#include "app/workspaces/unit_explanation.h"
#include "core/analysis/inspector.h"
#include "datasets/catalogue.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

namespace {

std::shared_ptr<const Dataset> builtin() {
    static const auto test = openDataset("builtin", {}).value().test;
    return test;
}

/// How See explains a unit of the network with some numbers, for some picture.
UnitExplanation explained(const NetworkSpec& spec, const UnitTermsQuery& unit) {
    const Shape shape = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
    const InspectionSubject subject{std::make_shared<const Model>(sample::modelFor(spec, 5)),
                                    std::make_shared<const std::vector<float>>(
                                        sample::Numbers(3).list(static_cast<std::size_t>(shape.size()), 0, 1))};
    Inspector inspector(std::make_shared<Workers>(1));
    const auto answer = inspector.answer(subject, explainingQuery(spec, unit));
    return explain(*subject.model, unit, std::get<UnitTermsAnswer>(*answer));
}

QStringList channelNames(const UnitExplanation& explanation) {
    QStringList names;
    if (explanation.arithmetic)
        for (const auto& channel : explanation.arithmetic->channels) names << channel.name;
    return names;
}

}  // namespace

class TestSeeParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fittedOnce();
    void restoresWhatWasChosen();
    void waitsForTheData();
    void aLaterChoiceWinsOverAFile();
    void namesChannels_data();
    void namesChannels();
    void aReluSharesTheConvolutions();
    void otherKindsAreSentences_data();
    void otherKindsAreSentences();
};

void TestSeeParts::fittedOnce() {
    PictureChoice choice;
    QVERIFY(!choice.fitted(Shape{32, 32, 3}));
    choice.setData(builtin());
    const auto fitted = choice.fitted(Shape{32, 32, 3});
    QVERIFY(fitted);
    QCOMPARE(choice.fitted(Shape{32, 32, 3}), fitted);
    QVERIFY(!choice.fitted(Shape{32, 32, 2}));
    // The very bytes of the data, as picture and as numbers.
    Sample sample;
    (void)builtin()->get(0, sample);
    QCOMPARE(fitted->label, std::optional(sample.label));
    QCOMPARE(fitted->pixels->size(), sample.pixels.size());
    for (std::size_t i = 0; i < sample.pixels.size(); ++i)
        QCOMPARE((*fitted->pixels)[i], float(sample.pixels[i]) / 255.0F);
    QCOMPARE(fitted->image, sampleImage(sample, builtin()->shape()));
    // Another shape, and another picture.
    const auto grey = choice.fitted(Shape{8, 6, 1});
    QCOMPARE(grey->image.size(), QSize(6, 8));
    QCOMPARE(grey->pixels->size(), std::size_t{48});
    choice.chooseSample(1);
    QVERIFY(choice.fitted(Shape{8, 6, 1}) != grey);
    QImage own(64, 64, QImage::Format_RGB32);
    own.fill(Qt::red);
    choice.setPicture(own, QStringLiteral("mine"));
    QVERIFY(!choice.fitted(Shape{4, 4, 3})->label);
    QCOMPARE(choice.fitted(Shape{4, 4, 3})->image.pixelColor(1, 1), QColor(Qt::red));
}

void TestSeeParts::restoresWhatWasChosen() {
    PictureChoice choice;
    choice.setData(builtin());
    QCOMPARE(choice.index(), std::optional<std::int64_t>(0));
    choice.restore(23, 20);
    QCOMPARE(choice.index(), std::optional<std::int64_t>(23));
    QCOMPARE(choice.galleryStart(), std::int64_t{20});
    QCOMPARE(choice.galleryPlace(), 3);
    choice.restore(builtin()->size(), -4);  // neither is there
    QCOMPARE(choice.index(), std::optional<std::int64_t>(0));
    QCOMPARE(choice.galleryStart(), std::int64_t{0});
    QImage own(8, 8, QImage::Format_RGB32);
    own.fill(Qt::blue);
    choice.setPicture(own, QStringLiteral("mine"));
    QCOMPARE(choice.index(), std::optional<std::int64_t>());
    choice.restore(std::nullopt, 5);
    QCOMPARE(choice.name(), QStringLiteral("mine"));
    QCOMPARE(choice.galleryStart(), std::int64_t{5});
    choice.restore(2, 0);
    QCOMPARE(choice.index(), std::optional<std::int64_t>(2));
}

void TestSeeParts::waitsForTheData() {
    PictureChoice choice;
    choice.restore(9, 6);
    QCOMPARE(choice.index(), std::optional<std::int64_t>(9));
    QCOMPARE(choice.galleryStart(), std::int64_t{6});
    choice.setData(nullptr);
    QCOMPARE(choice.index(), std::optional<std::int64_t>(9));
    choice.setData(builtin());
    QCOMPARE(choice.galleryPlace(), 3);
    choice.setData(builtin());  // other data begins at its first image
    QCOMPARE(choice.index(), std::optional<std::int64_t>(0));
}

void TestSeeParts::aLaterChoiceWinsOverAFile() {
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("large.png"));
    QImage large(1500, 1500, QImage::Format_RGB32);
    large.fill(Qt::green);
    QVERIFY(large.save(path));
    PictureChoice choice;
    choice.setData(builtin());
    QSignalSpy changed(&choice, &PictureChoice::pictureChanged);
    choice.openFile(path);
    choice.chooseSample(4);
    QTest::qWait(300);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(choice.index(), std::optional<std::int64_t>(4));
    choice.openFile(path);
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(choice.name(), QStringLiteral("large.png"));
    QSignalSpy failed(&choice, &PictureChoice::failed);
    choice.openFile(dir.filePath(QStringLiteral("nothing.png")));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(choice.name(), QStringLiteral("large.png"));
}

void TestSeeParts::namesChannels_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("groups");
    QTest::addColumn<int>("filter");
    QTest::addColumn<QStringList>("names");
    const QStringList colours{QStringLiteral("Red"), QStringLiteral("Green"), QStringLiteral("Blue")};
    QTest::newRow("colours") << 3 << 1 << 0 << colours;
    for (int i = 0; i < 3; ++i)
        QTest::newRow(qPrintable(QStringLiteral("group %1").arg(i))) << 3 << 3 << i << QStringList{colours[i]};
    QTest::newRow("grey") << 1 << 1 << 0 << QStringList{QStringLiteral("Grey")};
    QTest::newRow("two") << 2 << 2 << 1 << QStringList{QStringLiteral("Channel 2")};
}

void TestSeeParts::namesChannels() {
    QFETCH(int, channels);
    QFETCH(int, groups);
    QFETCH(int, filter);
    QFETCH(QStringList, names);
    const NetworkSpec spec = sample::chain(
        {6, 6, channels}, {Conv2dSpec{.filters = 6, .groups = groups}, FlattenSpec{}, DenseSpec{.units = 2}});
    const int filters = std::get<Conv2dSpec>(spec.nodes[1].layer).filters;
    const auto unit = explained(spec, {spec.nodes[1].id, 1, 2, filter * (filters / groups)});
    QCOMPARE(channelNames(unit), names);
    QVERIFY(unit.arithmetic->isValid());
    QCOMPARE(unit.arithmetic->channels.front().tint.isValid(), channels == 3);
    QVERIFY(unit.arithmetic->standardised);
    // Behind another layer they are maps.
    const NetworkSpec deep = sample::chain({6, 6, channels}, {ReluSpec{}, Conv2dSpec{.filters = 1}, FlattenSpec{}});
    const auto behind = explained(deep, {deep.nodes[2].id, 0, 0, 0});
    QCOMPARE(channelNames(behind).front(), QStringLiteral("Map 1"));
    QVERIFY(!behind.arithmetic->standardised);
}

void TestSeeParts::aReluSharesTheConvolutions() {
    const NetworkSpec spec =
        sample::chain({6, 6, 3}, {Conv2dSpec{.filters = 4}, ReluSpec{}, ReluSpec{}, FlattenSpec{}});
    const auto conv = explained(spec, {spec.nodes[1].id, 1, 1, 2});
    const auto relu = explained(spec, {spec.nodes[2].id, 1, 1, 2});
    QVERIFY(conv.arithmetic && relu.arithmetic);
    QCOMPARE(relu.arithmetic->total, conv.arithmetic->total);
    QCOMPARE(relu.arithmetic->afterRelu, std::optional(std::max(conv.arithmetic->total, 0.0)));
    QCOMPARE(conv.arithmetic->afterRelu, relu.arithmetic->afterRelu);
    const auto second = explained(spec, {spec.nodes[3].id, 1, 1, 2});
    QVERIFY(!second.arithmetic);
    QVERIFY2(second.sentence.contains(QStringLiteral(" out of ")), qPrintable(second.sentence));
}

void TestSeeParts::otherKindsAreSentences_data() {
    QTest::addColumn<LayerSpec>("layer");
    QTest::addColumn<QString>("beginning");
    QTest::newRow("max pool") << LayerSpec(MaxPool2dSpec{}) << QStringLiteral("The largest of its window: max(");
    QTest::newRow("avg pool") << LayerSpec(AvgPool2dSpec{}) << QStringLiteral("The mean of its window: (");
    QTest::newRow("global") << LayerSpec(GlobalAvgPoolSpec{})
                            << QStringLiteral("The mean of the 16 values of map 1 is ");
    QTest::newRow("flatten") << LayerSpec(FlattenSpec{}) << QStringLiteral("Flatten is ");
    QTest::newRow("sigmoid") << LayerSpec(SigmoidSpec{}) << QStringLiteral("Sigmoid 1 makes ");
    QTest::newRow("batch norm") << LayerSpec(BatchNormSpec{}) << QStringLiteral("Norm 1 makes ");
}

void TestSeeParts::otherKindsAreSentences() {
    QFETCH(LayerSpec, layer);
    QFETCH(QString, beginning);
    const NetworkSpec spec = sample::chain({4, 4, 3}, {layer, FlattenSpec{}, DenseSpec{.units = 2}});
    const auto unit = explained(spec, {spec.nodes[1].id, 0, 0, 0});
    QVERIFY(!unit.arithmetic);
    QVERIFY2(unit.sentence.startsWith(beginning), qPrintable(unit.sentence));
    const auto input = explained(spec, {spec.nodes[0].id, 0, 0, 0});
    QVERIFY2(input.sentence.startsWith(QStringLiteral("Standardised: ")), qPrintable(input.sentence));
    QVERIFY(explained(spec, {spec.nodes[1].id, 9, 9, 9}).sentence.isEmpty());
}

FOVEA_GUI_TEST(TestSeeParts)
#include "tst_see_parts.moc"
