// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen is whole in every size, theme and language: no text that is cut or elided, no widget outside its parent.
// Usually a selection; all of it with FOVEA_ALL_SIZES. FOVEA_SCREENSHOTS=FOLDER keeps the pictures (see
// tests/tools/all_screens.sh).
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <tuple>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/lessons/lesson_library.h"
#include "app/window/data_dialog.h"
#include "app/workspaces/augmentation_dialog.h"
#include "app/workspaces/augmentation_panel.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/see_dream_panel.h"
#include "app/workspaces/see_excitation_panel.h"
#include "app/workspaces/see_neighbours_panel.h"
#include "app/workspaces/see_pages.h"
#include "app/workspaces/see_pressure_panel.h"
#include "app/workspaces/see_workspace.h"
#include "app/workspaces/train_workspace.h"
#include "core/augmentation/augmentation.h"
#include "core/benches/bench.h"
#include "core/benches/bench_table.h"
#include "tests/support/file_translator.h"
#include "tests/support/picture_maker.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "tests/support/whole_window.h"
#include "widgets/images/patch_view.h"
#include "widgets/images/pixel_view.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

using namespace fovea;
using namespace fovea::test;

namespace {

struct Size {
    const char* name;
    QSize size;   ///< of the window, without its frame
    bool always;  ///< else in the full test alone
};

constexpr QSize frame(8, 40);

// Screens in logical pixels, less their frame: a screen at 150 % has two thirds of its pixels.
const Size sizes[] = {
    {"1024x720", {1024, 720}, true},          {"1280x800", {1272, 760}, true},
    {"1920x1080 at 150", {1272, 680}, false}, {"1920x1080 at 125", {1528, 824}, false},
    {"1600x1000", {1600, 1000}, false},       {"1920x1080", {1912, 1040}, false},
    {"1920x1200 at 150", {1272, 760}, false}, {"2560x1440", {2552, 1400}, false},
};

/// Lesson and bench need a screen of 1280 × 800 beside each other, and so does a wall of pictures in a dialog; on a smaller
/// one they are usable, but not whole. The rows are windows inside their frames.
bool holdsLessons(QSize window) {
    const QSize screen = window + frame;
    return screen.width() >= 1280 && screen.height() >= 800;
}

std::size_t numbersIn(const BenchState& state) {
    std::size_t count = 0;
    for (const auto& [name, value] : state)
        if (const auto* matrix = std::get_if<Matrix>(&value)) count += matrix->values.size();
    return count;
}

/// The step at which the bench has most numbers to show; null where the lesson has no steps.
const LessonStep* fullestStep(const Lesson& lesson) {
    const LessonStep* fullest = nullptr;
    std::size_t most = 0;
    for (const LessonStep& step : lesson.steps) {
        Bench bench(*findBench(lesson.bench));
        bench.set(*stateAt(lesson, step.id));
        const std::size_t count = numbersIn(bench.fields()) + numbersIn(bench.readings());
        if (fullest != nullptr && count < most) continue;
        fullest = &step;
        most = count;
    }
    return fullest;
}

}  // namespace

class TestSizes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { window_.reset(); }
    void seesWhatIsPaintedOutside();
    void typeFollowsTheWindow();
    void typeLeavesRoomForTheText();
    void lectureIsLightOrDark();
    void headerHoldsItsParts_data();
    void headerHoldsItsParts();
    void dialogsAreWholeInALargeHall();
    void isWhole_data();
    void isWhole();

private:
    void checkPages(const QString& what, QSize size, int turn);
    void checkResults(const QString& what);
    void checkQuestions(const QString& what);
    void checkDialogs(const QString& what);
    void checkLessons(const QString& what, int turn);
    void checkLessonsOf(LearnWorkspace& learn, const QString& what, int turn);
    SeeWorkspace* see() { return qobject_cast<SeeWorkspace*>(window_->workspace(WorkspaceSlot::See)); }
    void train();
    void explain();
    void check(const QString& name) { check(name, *window_); }
    void check(const QString& name, QWidget& window);

    QTemporaryDir home_;
    QString pictures_ = qEnvironmentVariable("FOVEA_SCREENSHOTS");
    bool all_ = qEnvironmentVariableIsSet("FOVEA_ALL_SIZES");
    std::unique_ptr<FileTranslator> translator_;
    std::unique_ptr<MainWindow> window_;
    QStringList flaws_;
};

void TestSizes::initTestCase() {
    initResources();
    useOwnSettings(home_.path());
    if (!pictures_.isEmpty()) QDir().mkpath(pictures_);
    QVERIFY(writeThings(home_.filePath(QStringLiteral("things")), 3));
    translator_ = std::make_unique<FileTranslator>(
        readMessages(QStringLiteral(FOVEA_FIXTURES "/../../resources/i18n/fovea_vi.ts")));
}

/// The check itself: a widget that paints a text past its end.
void TestSizes::seesWhatIsPaintedOutside() {
    class Painter : public QWidget {
    public:
        using QWidget::QWidget;
        QPointF at{4, 20};
        void paintEvent(QPaintEvent* /*event*/) override { QPainter(this).drawText(at, QStringLiteral("statistics")); }
    };
    QWidget window;
    window.resize(400, 100);
    auto* painter = new Painter(&window);
    painter->resize(300, 40);
    QCOMPARE(flawsOf(window), QStringList());
    painter->at.setX(280);
    QCOMPARE(flawsOf(window), QStringList{QStringLiteral("QWidget: painted outside: statistics")});
    painter->at = {4, 45};
    QCOMPARE(flawsOf(window).size(), 1);
}

void TestSizes::typeFollowsTheWindow() {
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
    const Theme& theme = Theme::instance();
    QAction* lecture = window_->actions().action(ActionId::ViewLecture);
    for (const auto& [size, desk, hall] :
         {std::tuple(QSize(1280, 800), 13, 17), std::tuple(QSize(1600, 1000), 13, 21),
          std::tuple(QSize(1912, 1040), 15, 25), std::tuple(QSize(2552, 1400), 18, 33)}) {
        window_->resize(size);
        QTRY_COMPARE(theme.type().body, desk);
        QCOMPARE(QApplication::font().pixelSize(), desk);
        lecture->setChecked(true);
        window_->showNormal();  // rather than as large as a screen that is none
        window_->resize(size);
        QTRY_COMPARE(theme.type().body, hall);
        lecture->setChecked(false);
    }
    window_->resize(1280, 800);
    QTRY_COMPARE(theme.type().body, 13);
}

/// A lesson's text beside its bench takes of the type's size, in Learn alone.
void TestSizes::typeLeavesRoomForTheText() {
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
    const Theme& theme = Theme::instance();
    QAction* lecture = window_->actions().action(ActionId::ViewLecture);
    lecture->setChecked(true);
    window_->showNormal();
    window_->resize(1912, 1040);
    QTRY_COMPARE(theme.type().body, 25);
    window_->showWorkspace(WorkspaceSlot::Learn);
    QTest::keyClick(window_->workspace(WorkspaceSlot::Learn), Qt::Key_T);
    QCOMPARE(theme.type().body, 18);
    window_->showWorkspace(WorkspaceSlot::Build);
    QCOMPARE(theme.type().body, 25);
    window_->showWorkspace(WorkspaceSlot::Learn);
    QCOMPARE(theme.type().body, 18);
    lecture->setChecked(false);
    QTRY_COMPARE(theme.type().body, typeScaleFor(false, windowClassOf(window_->size())).body);
}

void TestSizes::lectureIsLightOrDark() {
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
    const Theme& theme = Theme::instance();
    QAction* lecture = window_->actions().action(ActionId::ViewLecture);
    QAction* dark = window_->actions().action(ActionId::ViewDark);
    dark->setChecked(true);
    lecture->setChecked(true);
    QCOMPARE(theme.kind(), ThemeKind::LectureDark);
    QCOMPARE(theme.lineWidth(), 4.5);
    QVERIFY(dark->isEnabled());
    dark->trigger();
    QCOMPARE(theme.kind(), ThemeKind::Lecture);
    dark->trigger();
    QCOMPARE(theme.kind(), ThemeKind::LectureDark);
    lecture->setChecked(false);
    QCOMPARE(theme.kind(), ThemeKind::Dark);
    dark->setChecked(false);
}

void TestSizes::headerHoldsItsParts_data() {
    QTest::addColumn<bool>("vietnamese");
    QTest::newRow("English") << false;
    QTest::newRow("Vietnamese") << true;
}

/// Menus, pages and buttons stand side by side in every size, in a lecture (where the pointer brings them) as well.
void TestSizes::headerHoldsItsParts() {
    QFETCH(bool, vietnamese);
    if (vietnamese) QCoreApplication::installTranslator(translator_.get());
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
    QAction* lecture = window_->actions().action(ActionId::ViewLecture);
    QWidget* header = window_->menuWidget();
    for (const bool hall : {false, true}) {
        lecture->setChecked(hall);
        window_->showNormal();
        for (const QSize size : {QSize(1024, 720), QSize(1272, 760), QSize(1528, 824), QSize(1440, 860)}) {
            window_->resize(size);
            QTRY_COMPARE(Theme::instance().type(), typeScaleFor(hall, windowClassOf(size)));
            header->show();
            QTRY_COMPARE(header->width(), size.width());
            int end = 0;
            QStringList places;
            for (const QWidget* part : header->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
                places << QStringLiteral("%1 to %2").arg(part->x()).arg(part->geometry().right());
                if (part->x() <= end || part->width() < part->sizeHint().width()) places << QStringLiteral("← overlaps");
                end = part->geometry().right();
            }
            if (end >= size.width()) places << QStringLiteral("← outside");
            QVERIFY2(places.filter(QStringLiteral("←")).isEmpty(), qPrintable(places.join(u' ')));
        }
    }
    lecture->setChecked(false);
    QCoreApplication::removeTranslator(translator_.get());
}

/// An epoch of few steps, so that every panel has something to show.
void TestSizes::train() {
    Drawing drawing;
    NodeId last = drawing.spec.append(InputSpec{{32, 32, 3}});
    last = drawing.spec.append(Conv2dSpec{.filters = 6, .kernel = {5, 5}}, last);
    last = drawing.spec.append(ReluSpec{}, last);
    last = drawing.spec.append(MaxPool2dSpec{}, last);
    last = drawing.spec.append(FlattenSpec{}, last);
    drawing.spec.append(DenseSpec{.units = 10}, last);
    RunSettings settings;
    settings.options = {.learningRate = 0.01F, .batch = 256, .epochs = 1};
    settings.dataset = "builtin";
    window_->document().reset(drawing, settings);
    window_->run().play();
    QTRY_VERIFY_WITH_TIMEOUT(window_->run().session().isFinished(), 60000);
}

/// See with a unit of the convolution written out.
void TestSizes::explain() {
    window_->showWorkspace(WorkspaceSlot::See);
    QTRY_VERIFY(!see()->mapView()->image().isNull() && see()->session().isIdle());
    see()->mapView()->pinPixel({9, 6});
    QTRY_VERIFY(see()->patchView()->arithmetic().isValid());
}

void TestSizes::check(const QString& name, QWidget& window) {
    // Twice: a scroll area lays out its content after itself.
    for (int i = 0; i < 2; ++i) QCoreApplication::processEvents();
    for (const QString& flaw : flawsOf(window)) {
        flaws_ << name + QStringLiteral(": ") + flaw;
        qInfo().noquote() << flaws_.back();  // at once: QtTest cuts what it says of a failure, and all sizes take long
    }
    if (!pictures_.isEmpty()) window.grab().save(QDir(pictures_).filePath(name + QStringLiteral(".png")));
}

/// Train's results on the validation images, and on the test images before and after they are opened.
void TestSizes::checkResults(const QString& what) {
    using View = ResultsState::View;
    window_->showWorkspace(WorkspaceSlot::Train);
    auto* train = qobject_cast<TrainWorkspace*>(window_->workspace(WorkspaceSlot::Train));
    const TrainState before = train->state();
    TrainState state = before;
    const auto* mistakes = train->findChild<ThumbnailGrid*>(QStringLiteral("resultsMistakes"));
    for (const auto& [view, name] : {std::pair(View::Mistakes, "mistakes"), std::pair(View::Classes, "classes"),
                                     std::pair(View::Confidence, "confidence")}) {
        state.results = {.shown = true, .view = view};
        train->setState(state);
        QTRY_VERIFY(window_->run().validation().results() && !mistakes->thumbnails().empty());
        check(QStringLiteral("%1 %2").arg(QLatin1String(name), what));
    }
    state.results = {.shown = true, .test = true};
    train->setState(state);
    if (!window_->run().test().results()) {
        check(QStringLiteral("sealed ") + what);
        window_->run().evaluateOnTest();
    }
    QTRY_VERIFY(window_->run().test().results() && !mistakes->thumbnails().empty());
    check(QStringLiteral("test ") + what);
    train->setState(before);
}

/// See's pages with a question, each with its answer.
void TestSizes::checkQuestions(const QString& what) {
    window_->showWorkspace(WorkspaceSlot::See);
    const SeeState before = see()->state();
    SeePages& pages = *see()->pages();
    for (const auto& [page, name] :
         {std::pair(SeePage::Pressure, "pressure"), std::pair(SeePage::Excitation, "excitation"),
          std::pair(SeePage::Fooling, "fooling"), std::pair(SeePage::Dream, "dream"),
          std::pair(SeePage::Neighbours, "neighbours")}) {
        SeeState state = before;
        state.page = page;
        see()->setState(state);
        QTRY_VERIFY(see()->session().isIdle());
        if (page == SeePage::Pressure) {
            pages.findChild<QSlider*>(QStringLiteral("pressureSlider"))->setValue(60);
            QTRY_VERIFY(!pages.pressure()->isTrying());
        } else if (page == SeePage::Excitation && !pages.excitation()->search().found()) {
            pages.findChild<QPushButton*>(QStringLiteral("excitationBegin"))->click();
            QTRY_VERIFY_WITH_TIMEOUT(!pages.excitation()->search().isRunning(), 60000);
        } else if (page == SeePage::Fooling) {
            const auto* nonsense = pages.findChild<ThumbnailGrid*>(QStringLiteral("foolingNonsense"));
            QTRY_VERIFY(nonsense->thumbnails().back().secondLine.contains(QChar(u'%')));
            QTRY_VERIFY(pages.session().isIdle());
        } else if (page == SeePage::Dream) {
            pages.findChild<QSpinBox*>(QStringLiteral("dreamSteps"))->setValue(24);
            pages.findChild<QPushButton*>(QStringLiteral("dreamPress"))->click();
            QTRY_VERIFY(pages.dream()->dream() && !pages.dream()->isDreaming());
        } else if (page == SeePage::Neighbours && !pages.neighbours()->search().found()) {
            pages.findChild<QComboBox*>(QStringLiteral("neighboursCount"))->setCurrentIndex(0);
            pages.findChild<QPushButton*>(QStringLiteral("neighboursBegin"))->click();
            QTRY_VERIFY_WITH_TIMEOUT(!pages.neighbours()->search().isRunning(), 60000);
            QTRY_VERIFY(!pages.neighbours()->neighbours().empty());
        }
        check(QStringLiteral("%1 %2").arg(QLatin1String(name), what));
    }
    see()->setState(before);
}

void TestSizes::checkDialogs(const QString& what) {
    auto augmentation = std::make_unique<AugmentationDialog>(window_->run(), window_.get());
    const auto every = parseAugmentation("crop,flip,rotate,noise,mixup");
    QVERIFY(every);
    augmentation->findChild<AugmentationPanel*>()->setAugmentation(*every);
    augmentation->open();
    const auto* wall = augmentation->findChild<ThumbnailGrid*>(QStringLiteral("augmentWall"));
    QTRY_VERIFY_WITH_TIMEOUT(!wall->thumbnails().empty(), 60000);  // it is drawn on the side
    check(QStringLiteral("augmentation ") + what, *augmentation);
    augmentation.reset();
    DataDialog data(home_.filePath(QStringLiteral("things")), window_.get());
    data.setAttribute(Qt::WA_DeleteOnClose, false);
    data.open();
    QTRY_VERIFY(data.findChild<QPushButton*>(QStringLiteral("dataUse"))->isEnabled());
    check(QStringLiteral("data ") + what, data);
}

/// Every lesson as it opens and at each of its steps; usually every second one, by `turn`, and of its steps the fullest. In a
/// lecture without its text, and with it.
void TestSizes::checkLessons(const QString& what, int turn) {
    window_->showWorkspace(WorkspaceSlot::Learn);
    auto* learn = qobject_cast<LearnWorkspace*>(window_->workspace(WorkspaceSlot::Learn));
    checkLessonsOf(*learn, what, turn);
    if (QTest::currentTestFailed() || !Theme::instance().lecture()) return;
    QTest::keyClick(learn, Qt::Key_T);
    QVERIFY(learn->showsText());
    checkLessonsOf(*learn, what + QStringLiteral(" with text"), turn);
    QTest::keyClick(learn, Qt::Key_T);
}

void TestSizes::checkLessonsOf(LearnWorkspace& learn, const QString& what, int turn) {
    for (const Lesson& lesson : builtInLessons()) {
        const auto index = &lesson - builtInLessons().data();
        if (!all_ && (index + turn) % 2 != 0) continue;
        const QString id = QString::fromStdString(lesson.id);
        QVERIFY(learn.openLesson(id));
        check(QStringLiteral("%1 %2").arg(id, what));
        const LessonStep* fullest = fullestStep(lesson);
        for (const LessonStep& step : lesson.steps) {
            if (!all_ && &step != fullest) continue;
            QVERIFY(learn.showStep(QString::fromStdString(step.id)));
            check(QStringLiteral("%1 %2 %3").arg(id, QString::fromStdString(step.id), what));
        }
    }
}

void TestSizes::checkPages(const QString& what, QSize size, int turn) {
    for (const auto& [slot, page] : {std::pair(WorkspaceSlot::Build, "build"), std::pair(WorkspaceSlot::Train, "train"),
                                     std::pair(WorkspaceSlot::See, "see")}) {
        window_->showWorkspace(slot);
        if (slot == WorkspaceSlot::See) explain();
        if (QTest::currentTestFailed()) return;
        check(QStringLiteral("%1 %2").arg(QLatin1String(page), what));
    }
    checkQuestions(what);
    if (QTest::currentTestFailed()) return;
    checkResults(what);
    if (QTest::currentTestFailed()) return;
    if (!holdsLessons(size)) return;
    checkDialogs(what);
    if (QTest::currentTestFailed()) return;
    checkLessons(what, turn);
}

/// Where a line of type is higher than a button usually is.
void TestSizes::dialogsAreWholeInALargeHall() {
    flaws_.clear();
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
    QAction* lecture = window_->actions().action(ActionId::ViewLecture);
    lecture->setChecked(true);
    window_->showNormal();
    window_->resize(1912, 1040);
    QTRY_COMPARE(Theme::instance().type().body, 25);
    checkDialogs(QStringLiteral("1920x1080 lecture en"));
    lecture->setChecked(false);
    QVERIFY2(flaws_.isEmpty(), qPrintable(flaws_.join(u'\n')));
}

void TestSizes::isWhole_data() {
    QTest::addColumn<bool>("vietnamese");
    QTest::newRow("English") << false;
    QTest::newRow("Vietnamese") << true;
}

void TestSizes::isWhole() {
    QFETCH(bool, vietnamese);
    flaws_.clear();
    if (vietnamese) QCoreApplication::installTranslator(translator_.get());
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
    train();
    if (QTest::currentTestFailed()) return;
    QAction* dark = window_->actions().action(ActionId::ViewDark);
    QAction* lecture = window_->actions().action(ActionId::ViewLecture);
    int turn = vietnamese ? 1 : 0;
    for (const auto* theme : {"light", "dark", "lecture"}) {
        if (!all_ && theme == std::string("dark")) continue;  // which has the sizes of light
        dark->setChecked(theme == std::string("dark"));
        lecture->setChecked(theme == std::string("lecture"));
        window_->showNormal();  // rather than as large as a screen that is none
        for (const Size& size : sizes) {
            if (!all_ && !size.always) continue;
            window_->resize(size.size);
            checkPages(QStringLiteral("%1 %2 %3")
                           .arg(QLatin1String(size.name), QLatin1String(theme),
                                vietnamese ? QStringLiteral("vi") : QStringLiteral("en")),
                       size.size, turn);
            if (QTest::currentTestFailed()) return;
        }
        ++turn;
    }
    lecture->setChecked(false);
    dark->setChecked(false);
    QCoreApplication::removeTranslator(translator_.get());
    QVERIFY2(flaws_.isEmpty(), qPrintable(QStringLiteral("%1 flaws").arg(flaws_.size())));
}

FOVEA_GUI_TEST(TestSizes)
#include "tst_sizes.moc"
