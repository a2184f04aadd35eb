// SPDX-License-Identifier: GPL-3.0-or-later
// See's pages with questions beyond attribution, in the real window, by mouse and keys.
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <chrono>

#include "app/actions/action_table.h"
#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "app/workspaces/see_dream_panel.h"
#include "app/workspaces/see_excitation_panel.h"
#include "app/workspaces/see_fooling_panel.h"
#include "app/workspaces/see_neighbours_panel.h"
#include "app/workspaces/see_pages.h"
#include "app/workspaces/see_pressure_panel.h"
#include "app/workspaces/see_workspace.h"
#include "core/exchange/project_file.h"
#include "core/layers/conv2d.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "tests/support/see_page_choice.h"
#include "widgets/charts/point_map.h"
#include "widgets/charts/trace_view.h"
#include "widgets/images/layer_strip.h"
#include "widgets/images/pixel_view.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/inspector/segments.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

namespace {

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestGuiSeeQuestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init();
    void cleanup() { window_.reset(); }

    void putsWeightsUnderPressure();
    void aDragIsOneStep();
    void quantisesAndSavesACopy();
    void searchesWhatExcites();
    void mapsNeighbours();
    void foolsByASlider();
    void dreamsPausesAndGoesOn();
    void keepsThePage();

private:
    SeeWorkspace* see() { return qobject_cast<SeeWorkspace*>(window_->workspace(WorkspaceSlot::See)); }
    template <class Widget>
    Widget* find(const char* name) {
        return see()->pages()->findChild<Widget*>(QString::fromLatin1(name));
    }
    QString text(const char* name) { return find<QLabel>(name)->text(); }
    void open(SeePage page) {
        window_->showWorkspace(WorkspaceSlot::See);
        QTRY_VERIFY(!see()->mapView()->image().isNull());
        choosePage(*see(), page);
    }
    /// The part of a segmented control, by the mouse.
    void press(const char* name, int part, int parts) {
        auto* segments = find<Segments>(name);
        const int width = segments->width() / parts;
        QWidget* child = segments->childAt(part * width + width / 2, segments->height() / 2);
        QVERIFY(child != nullptr);
        QTest::mouseClick(child, Qt::LeftButton);
        QCOMPARE(segments->current(), part);
    }
    /// FOVEA_SCREENSHOTS=FOLDER keeps what is seen, light and dark.
    void keepPicture(const char* name) {
        const QString folder = qEnvironmentVariable("FOVEA_SCREENSHOTS");
        if (folder.isEmpty()) return;
        QAction* dark = window_->actions().action(ActionId::ViewDark);
        for (const bool isDark : {false, true}) {
            dark->setChecked(isDark);
            QTest::qWait(100);
            window_->grab().save(QStringLiteral("%1/%2-%3.png")
                                     .arg(folder, QLatin1String(name), QLatin1String(isDark ? "dark" : "light")));
        }
        dark->setChecked(false);
    }
    void click(const char* name) {
        auto* button = find<QPushButton>(name);
        QVERIFY2(button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<MainWindow> window_;
};

void TestGuiSeeQuestions::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    useOwnSettings(dir_->path());
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
}

void TestGuiSeeQuestions::putsWeightsUnderPressure() {
    open(SeePage::Pressure);
    auto* panel = see()->pages()->pressure();
    QVERIFY(panel->isVisible() && !see()->mapView()->isVisible());
    QTRY_VERIFY(!panel->isTrying());
    QTRY_VERIFY(text("pressureNow").contains(QStringLiteral("held-back")));
    QVERIFY(!find<QPushButton>("pressureUndo")->isEnabled());
    const QString whole = text("pressureNow");
    auto* slider = find<QSlider>("pressureSlider");
    slider->setFocus();
    for (int i = 0; i < 5; ++i) QTest::keyClick(slider, Qt::Key_PageUp);
    QCOMPARE(panel->pressure().kind, WeightPressure::Kind::Prune);
    QCOMPARE(panel->pressure().share, 0.5);
    QTRY_VERIFY(text("pressureProgress").contains(QStringLiteral("weights are 0")) && !panel->isTrying());
    QVERIFY(text("pressureBefore").startsWith(QStringLiteral("as trained")));
    // The network keeps its weights.
    const auto& weights = see()->inspection()->subject.model->weights->values;
    QVERIFY(std::count(weights.begin(), weights.end(), 0.0F) < std::ptrdiff_t(weights.size() / 2));
    press("pressureScope", 1, 2);
    QCOMPARE(panel->pressure().scope, WeightPressure::Scope::Network);
    QTRY_VERIFY(!panel->isTrying());
    keepPicture("pressure");
    // Six steps back: the scope, and five of the slider.
    for (int i = 0; i < 6; ++i) click("pressureUndo");
    QCOMPARE(panel->pressure().kind, WeightPressure::Kind::None);
    QCOMPARE(slider->value(), 0);
    QTRY_COMPARE(text("pressureNow"), whole);
}

void TestGuiSeeQuestions::aDragIsOneStep() {
    open(SeePage::Pressure);
    auto* panel = see()->pages()->pressure();
    auto* slider = find<QSlider>("pressureSlider");
    const int middle = slider->height() / 2;
    const auto handle = [&] {
        QStyleOptionSlider option;
        option.initFrom(slider);
        option.orientation = Qt::Horizontal;
        option.minimum = slider->minimum();
        option.maximum = slider->maximum();
        option.sliderPosition = slider->sliderPosition();
        return slider->style()
            ->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, slider)
            .center()
            .x();
    };
    const auto drag = [&](int to) {
        const int from = handle();
        QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(from, middle));
        QVERIFY(slider->isSliderDown());
        for (int step = 1; step <= 4; ++step) {
            const QPoint place(from + (to - from) * step / 4, middle);
            QMouseEvent move(QEvent::MouseMove, place, slider->mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(slider, &move);
            QTest::qWait(10);
        }
        QTest::mouseRelease(slider, Qt::LeftButton, {}, QPoint(to, middle));
    };
    drag(slider->width() / 2);
    const double first = panel->pressure().share;
    QVERIFY(first > 0.3 && first < 0.7);
    drag(slider->width() * 3 / 4);
    QVERIFY(panel->pressure().share > first);
    click("pressureUndo");
    QCOMPARE(panel->pressure().share, first);
    click("pressureUndo");
    QCOMPARE(panel->pressure().kind, WeightPressure::Kind::None);
    QVERIFY(!find<QPushButton>("pressureUndo")->isEnabled());
}

void TestGuiSeeQuestions::quantisesAndSavesACopy() {
    open(SeePage::Pressure);
    auto* panel = see()->pages()->pressure();
    press("pressureKind", 1, 2);
    press("pressureScale", 1, 2);
    auto* slider = find<QSlider>("pressureSlider");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(panel->pressure().bits, 2);
    QCOMPARE(panel->pressure().scale, WeightPressure::Scale::Channel);
    QTRY_VERIFY(!panel->isTrying());
    QVERIFY(!find<TraceView>("pressureTrace")->points().empty());
    click("pressureSave");
    const QString path = dir_->filePath(QStringLiteral("few-bits.fovea"));
    answerFileDialog(*window_, QStringLiteral("pressureSaveDialog"), path);
    QTRY_VERIFY(QFileInfo::exists(path));
    const auto copy = loadProject(path.toStdString());
    QVERIFY(copy);
    const Model& model = *see()->inspection()->subject.model;
    QVERIFY(copy->spec == model.spec);
    const auto pressed = underPressure(model.spec, *model.weights, panel->pressure());
    QVERIFY(copy->weights->values == pressed->weights.values);
    QVERIFY(copy->weights->values != model.weights->values);
    QVERIFY(copy->runName.empty() && copy->runNote.empty() && copy->testOpenings.empty());
    // The project that is open is not written over.
    const QString own = dir_->filePath(QStringLiteral("own.fovea"));
    const Project project = window_->document().toProject();
    QVERIFY(saveProject(project, own.toStdString()));
    window_->document().markSaved(own, window_->document().saveMark());
    const QByteArray before = contentsOf(own);
    click("pressureSave");
    answerFileDialog(*window_, QStringLiteral("pressureSaveDialog"), own,
                     [](QFileDialog& dialog) { dialog.setOption(QFileDialog::DontConfirmOverwrite); });
    QTRY_VERIFY(panel->remark().contains(QStringLiteral("own.fovea")));
    QCOMPARE(contentsOf(own), before);
}

void TestGuiSeeQuestions::searchesWhatExcites() {
    open(SeePage::Excitation);
    auto* panel = see()->pages()->excitation();
    auto* grid = find<ThumbnailGrid>("excitationImages");
    QVERIFY(grid->thumbnails().empty());
    click("excitationBegin");
    QTRY_VERIFY_WITH_TIMEOUT(panel->search().found() && !panel->search().isRunning(), 60000);
    QTRY_COMPARE(grid->thumbnails().size(), std::size_t(ExcitationSearch::top));
    const auto first = grid->thumbnails().front();
    QVERIFY(!first.box.isEmpty() && first.image.width() == 32);
    QVERIFY(text("questionTitle").size() > 0 && text("excitationClasses").size() > 0);
    // Another map, and its patches alone.
    auto* channel = find<QSpinBox>("excitationChannel");
    channel->setFocus();
    QTest::keyClick(channel, Qt::Key_Up);
    QCOMPARE(see()->state().channel, 1);
    QTRY_VERIFY(grid->thumbnails().front().firstLine != first.firstLine);
    press("excitationKind", 1, 2);
    QVERIFY(grid->thumbnails().front().image.width() < 32);
    press("excitationKind", 0, 2);
    keepPicture("excitation");
    press("excitationKind", 1, 2);
    // A click looks at the image.
    const auto found = panel->search().found()->responses.of(*see()->state().layer, 1);
    QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cellRect(0).center().toPoint() - QPoint(0, 20));
    QTRY_COMPARE(see()->choice().index(), std::optional(found.front().image));
    // Of another network nothing that was found stays.
    NetworkSpec other = window_->document().spec();
    std::get<Conv2dSpec>(other.nodes[1].layer).filters += 1;
    if (Command command = replaceNetwork(window_->document(), {other, {}}, QStringLiteral("other")))
        window_->document().undoStack().push(command.release());
    QTRY_VERIFY(!panel->search().found() && grid->thumbnails().empty());
}

void TestGuiSeeQuestions::mapsNeighbours() {
    open(SeePage::Neighbours);
    auto* panel = see()->pages()->neighbours();
    auto* map = find<PointMap>("neighboursMap");
    auto* nearest = find<ThumbnailGrid>("neighboursNearest");
    QVERIFY(map->points().empty() && nearest->thumbnails().empty());
    find<QComboBox>("neighboursCount")->setCurrentIndex(0);
    click("neighboursBegin");
    QTRY_COMPARE(map->points().size(), std::size_t{200});
    // It grows in view: from the components to the map.
    const auto early = map->points();
    QTRY_VERIFY(map->points() != early || !panel->search().isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!panel->search().isRunning(), 60000);
    QCOMPARE(panel->search().found()->embedding.map.steps, 1000);
    QVERIFY2(panel->remark().contains(QStringLiteral("t-SNE")), qPrintable(panel->remark()));
    QVERIFY(text("neighboursAgreement").contains(QChar(u'%')));
    QTRY_COMPARE(nearest->thumbnails().size(), std::size_t{6});
    keepPicture("neighbours");
    // The pointer shows an image; a click looks at it, and finds the nearest to it.
    const QPoint place = map->positionOf(17).toPoint();
    QTest::mouseMove(map, place);
    QTRY_VERIFY(map->hovered());
    const int point = *map->hovered();
    QTest::mouseClick(map, Qt::LeftButton, {}, place);
    const Embedding& embedding = panel->search().found()->embedding;
    QTRY_COMPARE(see()->choice().index(), std::optional(embedding.images[std::size_t(point)]));
    QTRY_COMPARE(map->current(), std::optional(point));
    // So does one on a neighbour.
    const std::int64_t neighbour = embedding.images[std::size_t(panel->neighbours().front().point)];
    QTest::mouseClick(nearest, Qt::LeftButton, {}, nearest->cellRect(0).center().toPoint() - QPoint(0, 12));
    QTRY_COMPARE(see()->choice().index(), std::optional(neighbour));
    // By the keys.
    map->setFocus();
    QTest::keyClick(map, Qt::Key_Right);
    QTest::keyClick(map, Qt::Key_Right);
    QVERIFY(map->hovered());
    const std::int64_t next = embedding.images[std::size_t(*map->hovered())];
    QTest::keyClick(map, Qt::Key_Return);
    QTRY_COMPARE(see()->choice().index(), std::optional(next));
    // Its two components instead.
    press("neighboursKind", 0, 2);
    QVERIFY(panel->remark().contains(QStringLiteral("variance")));
    press("neighboursKind", 1, 2);
    // Stopped on the way, what there is stays.
    find<QComboBox>("neighboursCount")->setCurrentIndex(2);
    click("neighboursBegin");
    QTRY_VERIFY_WITH_TIMEOUT(
        panel->search().found()->embedding.images.size() == 1000 && panel->search().found()->embedding.map.steps > 0,
        30000);
    click("neighboursStop");
    QVERIFY(!panel->search().isRunning());
    QVERIFY(panel->search().found()->embedding.map.steps < 1000);
    QCOMPARE(map->points().size(), std::size_t{1000});
}

void TestGuiSeeQuestions::foolsByASlider() {
    open(SeePage::Fooling);
    auto* after = find<PixelView>("foolingAfter");
    QTRY_VERIFY(!after->image().isNull());
    auto* nonsense = find<ThumbnailGrid>("foolingNonsense");
    QCOMPARE(nonsense->thumbnails().size(), std::size_t{6});
    QTRY_VERIFY(nonsense->thumbnails().back().secondLine.contains(QChar(u'%')));
    QCOMPARE(nonsense->thumbnails().size(), std::size_t{6});
    const QImage before = find<PixelView>("foolingBefore")->image();
    QVERIFY(after->image() != before);
    auto* slider = find<QSlider>("foolingEpsilon");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    QTRY_COMPARE(after->image(), before);
    QTest::keyClick(slider, Qt::Key_End);
    QTRY_VERIFY(after->image() != before);
    QVERIFY(text("foolingAmount").startsWith(QStringLiteral("32/255")));
    const QImage away = after->image();
    auto* towards = find<QComboBox>("foolingTowards");
    towards->setFocus();
    QTest::keyClick(towards, Qt::Key_End);
    QCOMPARE(see()->pages()->fooling()->request().towards, std::optional(9));
    QTRY_VERIFY(after->image() != away);
    keepPicture("fooling");
    QVERIFY(find<TraceView>("foolingSweep")->points().size() == std::size_t(Fooling::sweepSteps + 1));
}

void TestGuiSeeQuestions::dreamsPausesAndGoesOn() {
    open(SeePage::Dream);
    auto* panel = see()->pages()->dream();
    see()->pages()->session().setPartInterval(std::chrono::milliseconds(0));
    auto* steps = find<QSpinBox>("dreamSteps");
    steps->setFocus();
    steps->selectAll();
    QTest::keyClicks(steps, QStringLiteral("2000"));
    click("dreamPress");
    QTRY_VERIFY(panel->dream() && panel->dream()->step > 2);
    QVERIFY(!find<PixelView>("dreamNow")->image().isNull());
    click("dreamPress");  // Pause
    QVERIFY(!panel->isDreaming());
    // What is asked for now is another dream, and the heading goes on to name this one.
    const auto* title = panel->findChild<QLabel*>(QStringLiteral("questionTitle"));
    const QString heading = title->text();
    auto* press = find<QPushButton>("dreamPress");
    const QString goOn = press->text();
    auto* kind = find<QComboBox>("dreamTarget");
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QVERIFY(press->text() != goOn);
    QCOMPARE(title->text(), heading);
    QTest::keyClick(kind, Qt::Key_Up);
    QCOMPARE(press->text(), goOn);
    const int rested = panel->dream()->step;
    QVERIFY(rested < 2000);
    click("dreamPress");  // Go on
    QTRY_VERIFY(panel->dream()->step > rested);
    click("dreamStop");
    QVERIFY(!panel->isDreaming() && !find<QPushButton>("dreamStop")->isEnabled());
    const auto first = panel->dream();
    keepPicture("dream");
    QVERIFY(first->bestScore() >= first->scores.front());
    // A class, to its end, and back to the map.
    auto* target = find<QComboBox>("dreamTarget");
    target->setFocus();
    QTest::keyClick(target, Qt::Key_End);
    QVERIFY(find<QComboBox>("dreamClass")->isVisible());
    steps->setFocus();
    steps->selectAll();
    QTest::keyClicks(steps, QStringLiteral("8"));
    click("dreamPress");
    QTRY_VERIFY(panel->dream() != first && !panel->isDreaming());
    QCOMPARE(panel->dream()->step, 8);
    click("dreamUndo");
    QVERIFY(panel->dream() == first);
    QVERIFY(!find<QPushButton>("dreamUndo")->isEnabled());
}

void TestGuiSeeQuestions::keepsThePage() {
    open(SeePage::Fooling);
    SeeState state = see()->state();
    QVERIFY(state.page == SeePage::Fooling && !state.attribution.shown);
    state.page = SeePage::Excitation;
    see()->setState(state);
    QVERIFY(see()->pages()->excitation()->isVisible());
    QVERIFY(see()->state() == state);
    choosePage(*see(), SeePage::Attribution);
    QVERIFY(see()->state().attribution.shown && see()->state().page == SeePage::Units);
    choosePage(*see(), SeePage::Units);
    QVERIFY(see()->mapView()->isVisible() && !see()->pages()->isVisible());
}

FOVEA_GUI_TEST(TestGuiSeeQuestions)
#include "tst_gui_see_questions.moc"
