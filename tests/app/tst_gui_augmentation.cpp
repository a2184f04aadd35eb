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
#include <atomic>
#include <chrono>
#include <cmath>
#include <set>
#include <thread>

#include "app/augmentation_text.h"
#include "app/document/document.h"
#include "app/images/augmented_wall.h"
#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "app/workspaces/augmentation_dialog.h"
#include "app/workspaces/augmentation_panel.h"
#include "app/workspaces/augmentation_section.h"
#include "core/augmentation/augment_table.h"
#include "datasets/findings.h"
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

/// Twenty pictures, which get() gives out only while the gate is open.
class GatedPictures : public Dataset {
public:
    std::int64_t size() const override { return 20; }
    Shape shape() const override { return {8, 8, 1}; }
    const std::vector<std::string>& classNames() const override { return names_; }
    Result<void> get(std::int64_t index, Sample& sample) const override {
        while (!isOpen) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        sample.pixels.assign(64, static_cast<std::uint8_t>(10 * index));
        sample.label = 0;
        return {};
    }
    int label(std::int64_t) const override { return 0; }
    bool isCostly() const override { return true; }

    std::atomic<bool> isOpen = true;

private:
    std::vector<std::string> names_{"0", "1"};
};

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
    void beyondASlidersEnd();
    void wallShowsWhatIsDrawn();
    void wallIsDrawnOnTheSide();
    void anotherReachesAll();
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

void TestGuiAugmentation::beyondASlidersEnd() {
    AugmentationPanel panel;
    panel.setData(digits());
    panel.resize(1000, 660);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.setAugmentation(parseAugmentation("translate:9,rotate:20:0.12345").value());
    QCOMPARE(part<QSlider>(panel, "strength:translate")->maximum(), 4);
    part<QDoubleSpinBox>(panel, "probability:translate")->stepBy(-1);
    QCOMPARE(text(panel), std::string("translate:9:0.95,rotate:20:0.12345"));
    QTest::keyClick(part<QSlider>(panel, "strength:rotate"), Qt::Key_Right);
    QCOMPARE(text(panel), std::string("translate:9:0.95,rotate:21:0.12345"));
}

void TestGuiAugmentation::wallIsDrawnOnTheSide() {
    const auto pictures = std::make_shared<GatedPictures>();
    AugmentationPanel panel;
    const auto* wall = part<ThumbnailGrid>(panel, "augmentWall");
    panel.setData(pictures);
    QTRY_COMPARE_WITH_TIMEOUT(wall->thumbnails().size(), std::size_t{16}, patience);
    // While the data can't be read the panel goes on, and what it showed stays.
    pictures->isOpen = false;
    panel.setAugmentation(parseAugmentation("flip:1").value());
    QTest::qWait(100);
    panel.setAugmentation(parseAugmentation("vflip:1").value());
    QTest::qWait(100);
    QCOMPARE(wall->thumbnails().front().firstLine, QStringLiteral("as it is"));
    // Only the newest is shown.
    QStringList shown;
    pictures->isOpen = true;
    QTRY_VERIFY_WITH_TIMEOUT((shown << wall->thumbnails().front().firstLine).last() == QStringLiteral("upside down"),
                             patience);
    QVERIFY(!shown.contains(QStringLiteral("flip")));
    // Nor does its end wait.
    {
        AugmentationPanel left;
        pictures->isOpen = false;
        left.setData(pictures);
        QTest::qWait(100);
    }
    pictures->isOpen = true;
}

void TestGuiAugmentation::anotherReachesAll() {
    AugmentationPanel panel;
    panel.setData(std::make_shared<GatedPictures>());
    panel.resize(1000, 660);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* another = part<QPushButton>(panel, "anotherPicture");
    std::set<std::int64_t> seen;
    for (int i = 0; i < 150; ++i) {
        const std::int64_t before = panel.picture();
        QTest::mouseClick(another, Qt::LeftButton);
        QVERIFY(panel.picture() != before && panel.picture() >= 0 && panel.picture() < 20);
        seen.insert(panel.picture());
    }
    QCOMPARE(seen.size(), std::size_t{20});
}

void TestGuiAugmentation::wallShowsWhatIsDrawn() {
    AugmentationPanel panel;
    panel.resize(1000, 660);
    auto* wall = part<ThumbnailGrid>(panel, "augmentWall");
    QVERIFY(wall->thumbnails().empty());
    panel.setData(digits());
    QTRY_COMPARE_WITH_TIMEOUT(wall->thumbnails().size(), std::size_t{16}, patience);
    QCOMPARE(wall->thumbnails().front().firstLine, QStringLiteral("as it is"));
    panel.setAugmentation(parseAugmentation("rotate:20,contrast:0.5,mixup:1").value());
    QTRY_VERIFY_WITH_TIMEOUT(wall->thumbnails()[0].firstLine != QStringLiteral("as it is"), patience);
    const auto before = wall->thumbnails();
    QVERIFY(before[0].image != before[1].image);
    QVERIFY(before[0].firstLine.endsWith(u'°') && before[0].secondLine.startsWith(QStringLiteral("c ")));
    QVERIFY(before[0].secondLine.contains(QStringLiteral("mixup")));
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QTest::mouseClick(part<QPushButton>(panel, "newSeed"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(wall->thumbnails()[0].image != before[0].image, patience);
    panel.setSeed(1);
    QTRY_VERIFY_WITH_TIMEOUT(wall->thumbnails()[0].image == before[0].image, patience);
    // CutMix's share is that of the box within the picture: of 64 pixels.
    const auto cut = augmentedWall(*digits(), 0, parseAugmentation("cutmix").value(), 1);
    QVERIFY(cut.hasValue());
    for (const AugmentedPicture& picture : *cut) {
        const double pixels = 64 * picture.mixture->draw.numbers[0];
        QVERIFY(pixels <= 32 && pixels == std::round(pixels));
    }
}

void TestGuiAugmentation::warnsOfDigits() {
    const std::vector<std::string> numbers{"0", "6", "9"}, letters{"a", "b"}, things{"cat", "dog"};
    const Augmentation flip = parseAugmentation("flip").value(), half = parseAugmentation("rotate:180").value();
    QVERIFY(augmentationWarning(flip, numbers).contains(QStringLiteral("digit")));
    QVERIFY(augmentationWarning(flip, letters).contains(QStringLiteral("letter")));
    QVERIFY(augmentationWarning(half, numbers).contains(QStringLiteral("9")));
    QVERIFY(augmentationWarning(flip, things).isEmpty() && augmentationWarning(half, things).isEmpty());
    QVERIFY(augmentationWarning(parseAugmentation("flip:0,rotate:20").value(), numbers).isEmpty());
    // Classes without names speak of digits where the data's name does.
    DatasetPair data{.name = "/home/me/photos.npz", .training = digits(), .test = digits()};
    DataFindings findings;
    findings.format = DataFormat::Arrays;
    data.findings = std::make_shared<DataFindings>(findings);
    QVERIFY(signClasses(data).empty());
    for (const char* name : {"/home/me/mnist.npz", "/home/me/MNIST/raw:test=10", "emnist-digits-train.csv"}) {
        data.name = name;
        QCOMPARE(signClasses(data).size(), std::size_t{3});
    }
    for (const char* name : {"fashion-mnist_train.csv", "pathmnist.npz", "/digits/shoes/photos.npz"}) {
        data.name = name;
        QVERIFY2(signClasses(data).empty(), name);
    }
    findings.format = DataFormat::Pictures;
    data.findings = std::make_shared<DataFindings>(findings);
    QCOMPARE(signClasses(data).size(), std::size_t{3});
    AugmentationPanel panel;
    panel.setData(digits(), signClasses(data));
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
    // A text with an error keeps the dialog open.
    auto* spec = part<QLineEdit>(*dialog, "augmentSpec");
    const QString right = spec->text();
    spec->setFocus();
    spec->selectAll();
    QTest::keyClicks(spec, QStringLiteral("filp"));
    QTest::mouseClick(part<QPushButton>(*dialog, "useAugmentation"), Qt::LeftButton);
    QVERIFY(dialog->isVisible());
    QVERIFY(document.settings().options.augmentation.isNone());
    spec->selectAll();
    QTest::keyClicks(spec, right);
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
