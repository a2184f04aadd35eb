// SPDX-License-Identifier: GPL-3.0-or-later
// SPEC, the text of an augmentation.
#include <QTest>
#include <string>
#include <utility>
#include <variant>

#include "core/augmentation/augmentation.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestAugmentationSpec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void refusedTexts_data();
    void refusedTexts();
};

void TestAugmentationSpec::texts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    const auto same = [](const char* text) { QTest::newRow(text) << text << text; };
    same("none");
    same("flip:0.5,translate:4,rotate:15:0.5,cutout:8");
    same("crop:0.1,edge:mirror");
    same("flip:1,colour:0.2,blur:1.5:0.25,edge:repeat,pick:2,order:random");
    same("mixup:0.2:0.5,cutmix:1");
    QTest::newRow("usual") << "flip,translate,rotate::0.5"
                           << "";  // an empty strength is none
    QTest::newRow("usual values") << "flip,translate,noise,mixup"
                                  << "flip:0.5,translate:4,noise:0.05,mixup:0.2";
    QTest::newRow("said though usual") << "flip:0.5,rotate:15:1,edge:zero"
                                       << "flip:0.5,rotate:15";
    QTest::newRow("mixtures last") << "cutmix:1,flip:0.25,mixup:1,vignette:0.3"
                                   << "flip:0.25,vignette:0.3,cutmix:1,mixup:1";
    QTest::newRow("edge first") << "edge:mirror,shear:0.1"
                                << "shear:0.1,edge:mirror";
}

void TestAugmentationSpec::texts() {
    QFETCH(QString, text);
    QFETCH(QString, printed);
    const auto read = parseAugmentation(text.toStdString());
    if (printed.isEmpty()) {
        QVERIFY(!read);
        return;
    }
    QVERIFY(read.hasValue());
    QCOMPARE(QString::fromStdString(augmentationText(*read)), printed);
    QVERIFY(validate(*read).hasValue());
    QVERIFY(parseAugmentation(printed.toStdString()).value() == *read);
}

void TestAugmentationSpec::refusedTexts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("item");
    const std::pair<const char*, const char*> refused[] = {{"", ""},
                                                           {"flip,", ""},
                                                           {"spin:3", "spin:3"},
                                                           {"flip:2", "flip:2"},
                                                           {"flip:0.5:0.5", "flip:0.5:0.5"},
                                                           {"rotate:-1", "rotate:-1"},
                                                           {"rotate:181", "rotate:181"},
                                                           {"rotate:nan", "rotate:nan"},
                                                           {"rotate:15:1.5", "rotate:15:1.5"},
                                                           {"rotate:15:", "rotate:15:"},
                                                           {"translate:2.5", "translate:2.5"},
                                                           {"translate:0x4", "translate:0x4"},
                                                           {"flip,vflip,flip", "flip"},
                                                           {"flip,edge", "edge"},
                                                           {"flip,edge:wrap", "edge:wrap"},
                                                           {"flip,pick:0", "pick:0"},
                                                           {"flip,pick:1.5", "pick:1.5"},
                                                           {"flip,order:mine", "order:mine"},
                                                           {"edge:mirror", "edge:mirror"},
                                                           {"none,flip", "none"},
                                                           {"flip, rotate:3", " rotate:3"}};
    for (const auto& [text, item] : refused) QTest::newRow(text) << text << item;
    QTest::newRow("long") << QString(5000, u'a') << QString(60, u'a');
}

void TestAugmentationSpec::refusedTexts() {
    QFETCH(QString, text);
    QFETCH(QString, item);
    const auto read = parseAugmentation(text.toStdString());
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::OptionInvalid);
    QCOMPARE(QString::fromStdString(std::get<std::string>(read.error().arguments.at(1))), item);
}

FOVEA_TEST(TestAugmentationSpec)
#include "tst_augmentation_spec.moc"
