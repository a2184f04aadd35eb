// SPDX-License-Identifier: GPL-3.0-or-later
// Train's augmentation: its dialog by mouse and keys, and what of it reaches the document.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "app/augmentation_text.h"
#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "app/workspaces/augmentation_dialog.h"
#include "app/workspaces/augmentation_panel.h"
#include "app/workspaces/augmentation_section.h"
#include "core/augmentation/augment_table.h"
#include "datasets/memory_dataset.h"
#include "tests/support/register_test.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

using namespace fovea;

namespace {

constexpr int patience = 120'000;

std::shared_ptr<const Dataset> digits() {
    std::vector<std::uint8_t> pixels(3 * 64);
    for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i * 5);
    return std::make_shared<MemoryDataset>(Shape{8, 8, 1}, std::vector<std::string>{"6", "7", "9"}, std::move(pixels),
                                           std::vector<std::uint8_t>{0, 1, 2});
}

}  // namespace

class TestGuiAugmentation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        initResources();
        Theme::instance().apply(ThemeKind::Light);
    }
    void everyKindHasItsTexts();
    void switchesAndSliders();
    void orderMixAndEdge();
    void theTextIsTaken();
    void wallShowsWhatIsDrawn();
    void warnsOfDigits();
    void theDocumentTakesIt();
    void aRunKeepsItsOwn();

private:
    template <class T>
    static T* part(QWidget& widget, const char* name) {
        auto* found = widget.findChild<T*>(QString::fromLatin1(name));
        if (found != nullptr) {
            for (QWidget* parent = found->parentWidget(); parent != nullptr; parent = parent->parentWidget())
                if (auto* scroll = qobject_cast<QScrollArea*>(parent)) scroll->ensureWidgetVisible(found);
            QApplication::processEvents();
        }
        return found;
    }
    static void click(QWidget& widget, const char* name) {
        auto* box = part<QCheckBox>(widget, name);
        QVERIFY(box != nullptr);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    }
    static std::string text(const AugmentationPanel& panel) { return augmentationText(panel.augmentation()); }
    static void choose(QWidget& widget, const char* name, int index) {
        auto* box = part<QComboBox>(widget, name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < index; ++i) QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentIndex(), index);
    }
};

void TestGuiAugmentation::everyKindHasItsTexts() {
    for (const AugmentKind* kind : augmentKinds()) {
        const QString name = QString::fromUtf8(kind->name.data(), static_cast<qsizetype>(kind->name.size()));
        QVERIFY2(augmentationTitle(*kind) != name, kind->name.data());
        QVERIFY2(!augmentationMeaning(*kind).isEmpty(), kind->name.data());
        QVERIFY2(!drawnText({kind, {}}).isEmpty(), kind->name.data());
        QCOMPARE(strengthText(*kind, 1).isEmpty(), !kind->hasStrength());
    }
    QCOMPARE(drawnText({findAugmentKind("translate"), {{3, -2}}}), QStringLiteral("+3, −2 px"));
    QCOMPARE(drawnText({findAugmentKind("rotate"), {{-6.8}}}), QStringLiteral("−7°"));
    QCOMPARE(strengthText(*findAugmentKind("crop"), 0.1), QStringLiteral("0.9 – 1.1"));
    QCOMPARE(strengthText(*findAugmentKind("translate"), 4), QStringLiteral("± 4 px"));
}

void TestGuiAugmentation::switchesAndSliders() {
    AugmentationPanel panel;
    panel.setData(digits());
    panel.resize(1000, 660);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    click(panel, "kind:rotate");
    QCOMPARE(text(panel), std::string("rotate:15"));
    auto* strength = part<QSlider>(panel, "strength:rotate");
    QTest::keyClick(strength, Qt::Key_Right);
    QCOMPARE(text(panel), std::string("rotate:16"));
    auto* probability = part<QDoubleSpinBox>(panel, "probability:rotate");
    probability->setFocus();
    probability->selectAll();
    QTest::keyClicks(probability, QStringLiteral("0.25"));
    QTest::keyClick(probability, Qt::Key_Return);
    QCOMPARE(text(panel), std::string("rotate:16:0.25"));
    click(panel, "kind:flip");
    QTest::keyClick(part<QSlider>(panel, "strength:flip"), Qt::Key_Left);
    QCOMPARE(text(panel), std::string("rotate:16:0.25,flip:0.45"));
    click(panel, "kind:rotate");
    QCOMPARE(text(panel), std::string("flip:0.45"));
    // As far as half of a picture, but its usual strength at least.
    click(panel, "kind:translate");
    QCOMPARE(part<QSlider>(panel, "strength:translate")->maximum(), 4);
}

void TestGuiAugmentation::orderMixAndEdge() {
    AugmentationPanel panel;
    panel.resize(1000, 660);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    click(panel, "kind:mixup");
    click(panel, "kind:flip");
    click(panel, "kind:noise");
    QCOMPARE(text(panel), std::string("flip:0.5,noise:0.05,mixup:0.2"));
    QVERIFY(part<QToolButton>(panel, "earlier:flip")->isHidden());
    QTest::mouseClick(part<QToolButton>(panel, "earlier:noise"), Qt::LeftButton);
    QCOMPARE(text(panel), std::string("noise:0.05,flip:0.5,mixup:0.2"));
    choose(panel, "augmentMix", 3);
    choose(panel, "augmentEdge", 1);
    QCOMPARE(text(panel), std::string("noise:0.05,flip:0.5,mixup:0.2,edge:mirror,pick:2"));
    choose(panel, "augmentMix", 1);
    QCOMPARE(text(panel), std::string("noise:0.05,flip:0.5,mixup:0.2,edge:mirror,order:random"));
}

void TestGuiAugmentation::theTextIsTaken() {
    AugmentationPanel panel;
    panel.resize(1000, 660);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* spec = part<QLineEdit>(panel, "augmentSpec");
    QCOMPARE(spec->text(), QStringLiteral("none"));
    spec->setFocus();
    spec->selectAll();
    QTest::keyClicks(spec, QStringLiteral("cutout:5, shear:0.123,edge:repeat"));
    QTest::keyClick(spec, Qt::Key_Return);
    QCOMPARE(text(panel), std::string("cutout:5,shear:0.123,edge:repeat"));
    QVERIFY(part<QCheckBox>(panel, "kind:shear")->isChecked());
    // A strength between a slider's steps stays while another setting of the kind changes.
    part<QDoubleSpinBox>(panel, "probability:shear")->stepBy(-1);
    QCOMPARE(text(panel), std::string("cutout:5,shear:0.123:0.95,edge:repeat"));
    spec->selectAll();
    QTest::keyClicks(spec, QStringLiteral("spin:3"));
    QTest::keyClick(spec, Qt::Key_Return);
    QCOMPARE(text(panel), std::string("cutout:5,shear:0.123:0.95,edge:repeat"));
    bool told = false;
    for (const auto* label : panel.findChildren<QLabel*>())
        told = told || label->text().contains(QStringLiteral("spin:3"));
    QVERIFY(told);
}

void TestGuiAugmentation::wallShowsWhatIsDrawn() {
    AugmentationPanel panel;
    panel.resize(1000, 660);
    auto* wall = part<ThumbnailGrid>(panel, "augmentWall");
    QVERIFY(wall->thumbnails().empty());
    panel.setData(digits());
    QCOMPARE(wall->thumbnails().size(), std::size_t{16});
    QCOMPARE(wall->thumbnails().front().firstLine, QStringLiteral("as it is"));
    panel.setAugmentation(parseAugmentation("rotate:20,contrast:0.5,mixup:1").value());
    const auto before = wall->thumbnails();
    QVERIFY(before[0].image != before[1].image);
    QVERIFY(before[0].firstLine.endsWith(u'°') && before[0].secondLine.startsWith(QStringLiteral("c ")));
    QVERIFY(before[0].secondLine.contains(QStringLiteral("mixup")));
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QTest::mouseClick(part<QPushButton>(panel, "newSeed"), Qt::LeftButton);
    QVERIFY(wall->thumbnails()[0].image != before[0].image);
    panel.setSeed(1);
    QVERIFY(wall->thumbnails()[0].image == before[0].image);
}

void TestGuiAugmentation::warnsOfDigits() {
    const std::vector<std::string> numbers{"0", "6", "9"}, letters{"a", "b"}, things{"cat", "dog"};
    const Augmentation flip = parseAugmentation("flip").value(), half = parseAugmentation("rotate:180").value();
    QVERIFY(augmentationWarning(flip, numbers).contains(QStringLiteral("digit")));
    QVERIFY(augmentationWarning(flip, letters).contains(QStringLiteral("letter")));
    QVERIFY(augmentationWarning(half, numbers).contains(QStringLiteral("9")));
    QVERIFY(augmentationWarning(flip, things).isEmpty() && augmentationWarning(half, things).isEmpty());
    QVERIFY(augmentationWarning(parseAugmentation("flip:0,rotate:20").value(), numbers).isEmpty());
    AugmentationPanel panel;
    panel.setData(digits());
    QVERIFY(part<QLabel>(panel, "augmentWarning")->isHidden());
    panel.setAugmentation(flip);
    QVERIFY(!part<QLabel>(panel, "augmentWarning")->isHidden());
}

void TestGuiAugmentation::theDocumentTakesIt() {
    Document document;
    RunSettings settings;
    settings.dataset = "builtin";
    document.reset({}, settings);
    RunController run(document);
    AugmentationSection section(run);
    QTRY_VERIFY_WITH_TIMEOUT(run.data() != nullptr, patience);
    section.resize(1280, 800);
    section.show();
    QVERIFY(QTest::qWaitForWindowExposed(&section));
    auto* summary = section.findChild<QLabel*>(QStringLiteral("augmentationSummary"));
    const QString none = summary->text();
    QTest::mouseClick(part<QPushButton>(section, "chooseAugmentation"), Qt::LeftButton);
    auto* dialog = section.findChild<AugmentationDialog*>();
    QVERIFY(dialog != nullptr && QTest::qWaitForWindowExposed(dialog));
    click(*dialog, "kind:flip");
    click(*dialog, "kind:translate");
    QVERIFY(document.settings().options.augmentation.isNone());
    QTest::mouseClick(part<QPushButton>(*dialog, "useAugmentation"), Qt::LeftButton);
    QCOMPARE(augmentationText(document.settings().options.augmentation), std::string("flip:0.5,translate:4"));
    QVERIFY(summary->text().contains(QStringLiteral("± 4 px")));
    document.undoStack().undo();
    QVERIFY(document.settings().options.augmentation.isNone());
    QCOMPARE(summary->text(), none);
    document.undoStack().redo();
    QVERIFY(factsOfRun(document, document.runNumber()).contains(QStringLiteral("flip:0.5,translate:4")));
}

void TestGuiAugmentation::aRunKeepsItsOwn() {
    Document document;
    RunSettings settings;
    settings.options = {.learningRate = 0.01F, .batch = 250, .epochs = 1};
    settings.options.augmentation = parseAugmentation("flip,cutout").value();
    settings.dataset = "builtin";
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{32, 32, 3}});
    last = spec.append(FlattenSpec{}, last);
    spec.append(DenseSpec{.units = 10}, last);
    document.reset({spec, {}}, settings);
    RunController run(document);
    QTRY_VERIFY_WITH_TIMEOUT(run.data() != nullptr, patience);
    run.stepOnce();
    QTRY_VERIFY_WITH_TIMEOUT(run.settingsLocked() && !run.session().isActive(), patience);
    AugmentationDialog dialog(run);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto* use = part<QPushButton>(dialog, "useAugmentation");
    QVERIFY(use->isEnabled());
    click(dialog, "kind:noise");
    QVERIFY(!use->isEnabled());
    dialog.accept();
    QCOMPARE(augmentationText(document.settings().options.augmentation), std::string("flip:0.5,cutout:8"));
}

FOVEA_GUI_TEST(TestGuiAugmentation)
#include "tst_gui_augmentation.moc"
