// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of pictures dropped on the real window: what is shown of it, what is chosen, and training on it.
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>

#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/window/data_dialog.h"
#include "app/window/main_window.h"
#include "datasets/findings.h"
#include "tests/support/picture_maker.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/resources.h"

using namespace fovea;

class TestGuiOwnData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void droppedFolderIsShownFirst();
    void choosesAndTrains();
    void opensItsOptionsAgain();
    void readsAnew();
    void keepsWhatItCannotShow();
    void takesFilesOfData();
    void tellsWhyNot();

private:
    bool isTaken(const QString& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({window_->width() / 2, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window_.get(), &enter);
        return enter.isAccepted();
    }
    void drop(const QString& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint place(window_->width() / 2, 20);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window_.get(), &drop);
    }
    DataDialog* dialog() const { return window_->findChild<DataDialog*>(); }
    template <class Widget>
    Widget* part(const char* name) const {
        return dialog()->findChild<Widget*>(QString::fromLatin1(name));
    }
    bool isRead() const { return part<QPushButton>("dataUse")->isEnabled(); }

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;
};

void TestGuiOwnData::initTestCase() {
    initResources();
    QVERIFY(folder_.isValid());
    QVERIFY(test::writeThings(folder_.filePath(QStringLiteral("things")), 20));
    test::useOwnSettings(folder_.path());
    window_ = test::openedWindow({1280, 800});
    QVERIFY(window_ != nullptr);
}

void TestGuiOwnData::cleanupTestCase() {
    if (!window_) return;
    window_->run().stop();
    QTRY_VERIFY_WITH_TIMEOUT(window_->run().session().state() == TrainingSession::State::Empty, 20000);
    window_->document().reset({}, {});  // nothing to ask about
    window_.reset();
}

void TestGuiOwnData::droppedFolderIsShownFirst() {
    drop(folder_.filePath(QStringLiteral("things")));
    QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), 20000);
    auto* classes = part<QTreeWidget>("dataClasses");
    QCOMPARE(classes->topLevelItemCount(), 3);
    QCOMPARE(classes->topLevelItem(0)->text(0), QStringLiteral("disc"));
    QCOMPARE(classes->topLevelItem(0)->text(1).toInt() + classes->topLevelItem(0)->text(2).toInt(), 22);
    QVERIFY(!classes->topLevelItem(2)->icon(3).isNull());
    auto* leftOut = part<QTreeWidget>("dataLeftOut");
    QCOMPARE(leftOut->topLevelItemCount(), 4);
    QVERIFY(leftOut->topLevelItem(3)->text(1).contains(QStringLiteral("ends too early")));
    QVERIFY(part<QLabel>("dataFacts")->text().contains(QStringLiteral("3 classes")));
    QVERIFY(!part<QToolButton>("dataResize2")->icon().isNull());
    // The data that was open still is.
    QCOMPARE(window_->document().settings().dataset, std::string("builtin"));
}

void TestGuiOwnData::choosesAndTrains() {
    QVERIFY(dialog() != nullptr);
    QTest::mouseClick(part<QToolButton>("dataResize2"), Qt::LeftButton);
    auto* side = part<QSpinBox>("dataSide");
    side->setFocus();
    side->selectAll();
    QTest::keyClicks(side, QStringLiteral("24"));
    QTest::keyClick(side, Qt::Key_Tab);
    QTRY_VERIFY(!isRead());
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), 20000);
    // One class must not stay alone.
    auto* classes = part<QTreeWidget>("dataClasses");
    const auto toggle = [&](int row) {
        classes->setFocus();
        classes->setCurrentItem(classes->topLevelItem(row));
        QTest::keyClick(classes, Qt::Key_Space);
    };
    toggle(1);
    QVERIFY(isRead());
    toggle(2);
    QVERIFY(!isRead() && part<QLabel>("dataNote")->text().contains(QStringLiteral("two classes")));
    toggle(2);
    const QString expected =
        folder_.filePath(QStringLiteral("things")) + QStringLiteral(":side=24,resize=pad,classes=disc+triangle");
    QCOMPARE(dialog()->name(), expected);
    QTest::mouseClick(part<QPushButton>("dataCopy"), Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().endsWith(expected));
    QTest::mouseClick(part<QPushButton>("dataUse"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(window_->document().settings().dataset, expected.toStdString(), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(window_->run().data() != nullptr, 20000);
    QTRY_VERIFY(dialog() == nullptr);
    const Dataset& training = *window_->run().data()->training;
    QVERIFY(training.shape() == (Shape{24, 24, 3}));
    QVERIFY(training.classNames() == (std::vector<std::string>{"disc", "triangle"}));
    // The network was made to fit, and trains.
    QTRY_VERIFY(window_->run().dataFits());
    QVERIFY2(window_->run().trainingBlocker().isEmpty(), qPrintable(window_->run().trainingBlocker()));
    window_->run().stepOnce();
    QTRY_VERIFY_WITH_TIMEOUT(window_->run().session().step() == 1, 20000);
    // Narrow places say that something was chosen, others what.
    QCOMPARE(window_->run().datasetTitle(), QStringLiteral("things …"));
    QCOMPARE(RunController::titleOf(expected.toStdString()),
             QStringLiteral("things · side=24,resize=pad,classes=disc+triangle"));
}

void TestGuiOwnData::opensItsOptionsAgain() {
    window_->showWorkspace(WorkspaceSlot::Train);
    auto* options = window_->findChild<QPushButton*>(QStringLiteral("dataOptions"));
    QVERIFY(options != nullptr && options->isVisible());
    QTest::mouseClick(options, Qt::LeftButton);
    QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), 20000);
    QCOMPARE(part<QSpinBox>("dataSide")->value(), 24);
    QVERIFY(part<QToolButton>("dataResize2")->isChecked());
    auto* classes = part<QTreeWidget>("dataClasses");
    QCOMPARE(classes->topLevelItemCount(), 3);
    QCOMPARE(classes->topLevelItem(1)->checkState(0), Qt::Unchecked);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(dialog() == nullptr);
}

void TestGuiOwnData::readsAnew() {
    const auto images = [this] {
        const DatasetPair* data = window_->run().data();
        return data == nullptr ? std::int64_t{0} : data->training->size() + data->test->size();
    };
    const std::int64_t before = images();
    QVERIFY(before > 0);
    QVERIFY(test::drawnThing(QStringLiteral("disc"), 1, {20, 20})
                .save(folder_.filePath(QStringLiteral("things/disc/added.png"))));
    const std::string name = window_->document().settings().dataset;
    QTest::mouseClick(window_->findChild<QPushButton*>(QStringLiteral("dataOptions")), Qt::LeftButton);
    QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), 20000);
    QTest::mouseClick(part<QPushButton>("dataUse"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(images(), before + 1, 20000);
    QTRY_VERIFY(dialog() == nullptr);
    QCOMPARE(window_->document().settings().dataset, name);
}

void TestGuiOwnData::keepsWhatItCannotShow() {
    DataDialog own(folder_.filePath(QStringLiteral("things:seed=3000000000,cap=2000000")), nullptr);
    const auto box = [&](const char* name) { return own.findChild<QSpinBox*>(QString::fromLatin1(name)); };
    box("dataSide")->setValue(16);
    QVERIFY2(own.name().endsWith(QStringLiteral("side=16,seed=3000000000,cap=2000000")), qPrintable(own.name()));
    box("dataSeed")->setValue(7);
    QVERIFY(own.name().endsWith(QStringLiteral("side=16,seed=7,cap=2000000")));
}

void TestGuiOwnData::takesFilesOfData() {
    const auto written = [this](const char* name, const QByteArray& bytes) {
        QFile file(folder_.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    };
    QVERIFY(isTaken(written("pixels.tsv", "label\ta\tb\tc\td\n0\t1\t2\t3\t4\n")));
    for (const char* packed : {"pixels.csv.gz", "pixels.tsv.gz", "pictures.tar.gz"})
        QVERIFY2(isTaken(written(packed, QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\3", 10))), packed);
    written("signs-train-labels-idx1-ubyte", QByteArray("\0\0\x08\1\0\0\0\0", 8));
    QVERIFY(isTaken(written("signs-train-images-idx3-ubyte", QByteArray("\0\0\x08\3\0\0\0\0", 8))));
    QVERIFY(!isTaken(written("paper.pdf", "%PDF-1.7\n")));
}

void TestGuiOwnData::tellsWhyNot() {
    const QString one = folder_.filePath(QStringLiteral("one"));
    QVERIFY(QDir().mkpath(one + QStringLiteral("/disc")));
    QVERIFY(test::drawnThing(QStringLiteral("disc"), 1, {20, 20}).save(one + QStringLiteral("/disc/1.png")));
    drop(one);
    QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
    QTRY_VERIFY(part<QLabel>("dataNote")->text().contains(QStringLiteral("Classes found in")));
    QVERIFY(!isRead());
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(dialog() == nullptr);
}

FOVEA_GUI_TEST(TestGuiOwnData)
#include "tst_gui_own_data.moc"
