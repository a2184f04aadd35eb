// SPDX-License-Identifier: GPL-3.0-or-later
// Why a class, in the real window, by mouse and keys.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "app/document/document.h"
#include "app/workspaces/see_attribution_panel.h"
#include "app/workspaces/see_workspace.h"
#include "core/network/catalogue.h"
#include "core/training/recipes.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "tests/support/see_page_choice.h"
#include "widgets/images/map_overlay.h"
#include "widgets/images/pixel_view.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

class TestGuiAttribution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init();
    void cleanup() { window_.reset(); }

    void showsAMapForEachMethod();
    void comparesWithRandomWeights();
    void stopsWhenAsked();
    void keepsItsState();
    void overlaysAndEdges();

private:
    SeeWorkspace* see() { return qobject_cast<SeeWorkspace*>(window_->workspace(WorkspaceSlot::See)); }
    template <class Widget>
    Widget* find(const char* name) {
        return see()->attributionPanel()->findChild<Widget*>(QString::fromLatin1(name));
    }
    QString shownMap() { return find<PixelView>("attributionMap")->readout(); }
    bool isIdle() {
        return QTest::qWaitFor(
            [this] { return see()->session().isIdle() && find<QPushButton>("attributionStop")->isHidden(); });
    }
    /// Opens the page as a user does.
    void openPage() {
        window_->showWorkspace(WorkspaceSlot::See);
        QTRY_VERIFY(!see()->mapView()->image().isNull());
        choosePage(*see(), SeePage::Attribution);
        QTRY_VERIFY(!find<PixelView>("attributionMap")->image().isNull());
        QVERIFY(isIdle());
    }
    /// Home, then down, as keys choose in a box.
    void chooseByKeys(QComboBox* box, int place) {
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < place; ++i) QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentIndex(), place);
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<MainWindow> window_;
};

void TestGuiAttribution::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    useOwnSettings(dir_->path());
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
}

void TestGuiAttribution::showsAMapForEachMethod() {
    openPage();
    QVERIFY(see()->attributionPanel()->isVisible());
    QCOMPARE(see()->attributionPanel()->request().method, std::string("grad-cam"));
    QVERIFY(find<QComboBox>("attributionLayer")->isVisible());
    auto* methods = find<QComboBox>("attributionMethod");
    QSet<QString> meanings;
    for (int place = 0; place < methods->count(); ++place) {
        if (methods->itemData(place).toString() == QStringLiteral("rise")) continue;  // slow
        chooseByKeys(methods, place);
        QVERIFY(isIdle());
        QVERIFY2(!find<PixelView>("attributionMap")->image().isNull(), qPrintable(methods->currentText()));
        QVERIFY(!find<PixelView>("attributionOverlay")->image().isNull());
        meanings.insert(find<QLabel>("attributionMeaning")->text());
        const bool onLayer = methods->currentText().contains(QStringLiteral("CAM"));
        QCOMPARE(find<QComboBox>("attributionLayer")->isVisible(), onLayer);
        const QString id = methods->currentData().toString();
        const bool accompanied = id == QStringLiteral("guided-backpropagation") ||
                                 id == QStringLiteral("integrated-gradients") || id == QStringLiteral("occlusion");
        QCOMPARE(find<QWidget>("attributionCompanion")->isVisible(), accompanied);
    }
    QCOMPARE(meanings.size(), methods->count() - 1);
    const auto before = find<PixelView>("attributionMap")->image();
    chooseByKeys(find<QComboBox>("attributionClass"), 7);
    QVERIFY(isIdle());
    QVERIFY(find<PixelView>("attributionMap")->image() != before);
    choosePage(*see(), SeePage::Units);
    QVERIFY(see()->mapView()->isVisible() && !see()->attributionPanel()->isVisible());
}

void TestGuiAttribution::comparesWithRandomWeights() {
    openPage();
    auto* sanity = see()->attributionPanel()->findChild<QCheckBox*>();
    QTest::mouseClick(sanity, Qt::LeftButton, {}, QPoint(8, sanity->height() / 2));
    QVERIFY(sanity->isChecked());
    QTRY_VERIFY(!find<PixelView>("attributionRandom")->image().isNull());
    QVERIFY(isIdle());
    bool told = false;
    for (const auto* label : see()->attributionPanel()->findChildren<QLabel*>())
        told = told || label->text().startsWith(QStringLiteral("rank correlation"));
    QVERIFY(told);
}

void TestGuiAttribution::stopsWhenAsked() {
    openPage();
    auto* methods = find<QComboBox>("attributionMethod");
    chooseByKeys(methods, methods->findData(QStringLiteral("rise")));
    auto* stop = find<QPushButton>("attributionStop");
    QVERIFY(stop->isVisible());
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(!stop->isVisible());
    QTRY_VERIFY(see()->session().isIdle());
}

void TestGuiAttribution::keepsItsState() {
    openPage();
    SeeState state = see()->state();
    QVERIFY(state.attribution.shown);
    state.attribution = {.shown = true, .method = "hirescam", .classIndex = 4, .layer = {}, .sanity = true};
    see()->setState(state);
    QVERIFY(see()->state() == state);
    const AttributionRequest request = see()->attributionPanel()->request();
    QCOMPARE(request.method, std::string("hirescam"));
    QCOMPARE(request.classIndex, 4);
    QVERIFY(isIdle());
    state.attribution.shown = false;
    see()->setState(state);
    QVERIFY(!see()->attributionPanel()->isVisible());
}

void TestGuiAttribution::overlaysAndEdges() {
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(qRgb(100, 100, 100));
    const QImage overlay = overlaidMap(picture, {2, 2, {0, 1, -1, 0}});
    QCOMPARE(overlay.size(), picture.size());
    QCOMPARE(overlay.pixel(0, 0), qRgb(100, 100, 100));                    // nothing there
    QVERIFY(qRed(overlay.pixel(3, 0)) > qBlue(overlay.pixel(3, 0)) + 50);  // amber
    QVERIFY(qBlue(overlay.pixel(0, 3)) > qRed(overlay.pixel(0, 3)) + 50);  // blue
    QVERIFY(overlaidMap(picture, {}).isNull());
    for (int y = 0; y < 4; ++y) picture.setPixel(3, y, qRgb(255, 255, 255));
    const FloatMap edges = edgeMap(picture);
    QCOMPARE(edges.at(1, 0), 0.0F);
    QVERIFY(edges.at(1, 2) > 1);
}

FOVEA_GUI_TEST(TestGuiAttribution)
#include "tst_gui_attribution.moc"
