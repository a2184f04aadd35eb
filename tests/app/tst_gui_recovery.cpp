// SPDX-License-Identifier: GPL-3.0-or-later
// What is left when the program is killed. The one that is killed is a child process: this executable
// with the same window, its own recovery folder, and SIGKILL while it works.
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <csignal>
#include <string_view>
#include <unistd.h>

#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "app/recovery/autosave.h"
#include "app/recovery/instance_lock.h"
#include "app/recovery/recovery_folder.h"
#include "app/session/run_controller.h"
#include "app/window/file_controller.h"
#include "app/window/main_window.h"
#include "app/window/recovery_controller.h"
#include "app/window/recovery_dialog.h"
#include "app/window/status_line.h"
#include "core/network/catalogue.h"
#include "tests/support/register_test.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace std::chrono_literals;

namespace {

void rename(Document& document, const QString& name) {
    DrawingEdit edit(document.drawing(), document.firstFreeId());
    edit.setName(document.spec().nodes.front().id, name.toStdString());
    document.undoStack().push(replaceNetwork(document, edit.result(), QStringLiteral("Rename")).release());
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// Files anywhere under a folder.
QStringList filesUnder(const QString& folder) {
    QStringList files;
    for (const QString& name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir dir(folder + QLatin1Char('/') + name);
        for (const QString& file : dir.entryList(QDir::Files | QDir::Hidden)) files << dir.filePath(file);
    }
    return files;
}

/// The child: a window that edits or trains, and keeps copies, until it is killed or told to close.
int runChild(const QStringList& arguments) {
    const QString mode = arguments[2];
    const QString folder = arguments[3];
    const QString file = arguments.value(4);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder + QStringLiteral("/settings"));
    MainWindow window;
    window.show();
    if (!file.isEmpty()) {
        QSignalSpy opened(&window.files(), &FileController::opened);
        window.openFile(file);
        if (!opened.wait(30000)) return 3;
    }
    window.recovery().start(folder + QStringLiteral("/recovery"), 200ms);
    if (mode == QStringLiteral("train")) {
        QObject::connect(&window.run(), &RunController::dataChanged, &window, [&] { window.run().play(); });
        window.run().play();
    } else {
        rename(window.document(), QStringLiteral("Edited"));
    }
    if (mode == QStringLiteral("close")) {
        QObject::connect(window.recovery().autosave(), &Autosave::saved, &window, [&] {
            window.document().undoStack().undo();  // nothing is left to save
            window.close();
        });
    }
    return QApplication::exec();
}

}  // namespace

class TestGuiRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void locks();
    void staleOwners_data();
    void staleOwners();
    void editsSurviveAKill();
    void trainingSurvivesAKill();
    void liveInstancesAreLeftAlone();
    void discardedIsNeverOfferedAgain();
    void laterIsOfferedAgain();
    void brokenIsSetAside();
    void newerIsLeftAlone();
    void cleanCloseLeavesNothing();
    void savingForgetsTheCopy();
    void failureIsToldOnce();

private:
    std::unique_ptr<QProcess> startChild(const QString& mode, const QString& file = {});
    /// Waits for a readable autosave that `fits`, and kills.
    void killWhen(QProcess& child, const std::function<bool(const Project&)>& fits);
    void leaveEdits();
    void openWindow();
    RecoveryDialog* dialog() const { return window_->findChild<RecoveryDialog*>(QStringLiteral("recovery")); }
    void click(const QString& name) {
        auto* button = dialog() != nullptr ? dialog()->findChild<QPushButton*>(name) : nullptr;
        QVERIFY(button != nullptr && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QString recovery() const { return dir_->filePath(QStringLiteral("recovery")); }

    QStringList earlier_;  ///< what lay in the recovery folder when the child began
    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<MainWindow> window_;
};

void TestGuiRecovery::initTestCase() { initResources(); }

void TestGuiRecovery::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    QVERIFY(dir_->isValid());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, dir_->path());
}

void TestGuiRecovery::cleanup() {
    window_.reset();
    dir_.reset();
}

std::unique_ptr<QProcess> TestGuiRecovery::startChild(const QString& mode, const QString& file) {
    auto child = std::make_unique<QProcess>();
    child->setProcessChannelMode(QProcess::ForwardedChannels);
    earlier_ = filesUnder(recovery());
    child->start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("tst_gui_recovery"), QStringLiteral("--child"), mode, dir_->path(), file});
    child->waitForStarted();
    return child;
}

void TestGuiRecovery::killWhen(QProcess& child, const std::function<bool(const Project&)>& fits) {
    const auto isThere = [&] {
        for (const QString& file : filesUnder(recovery())) {
            if (!file.endsWith(QStringLiteral("autosave.fovea")) || earlier_.contains(file)) continue;
            const auto project = loadProject(file.toStdString());
            if (project && fits(*project)) return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), 60000);
    QCOMPARE(child.state(), QProcess::Running);
    child.kill();
    QVERIFY(child.waitForFinished(30000));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
}

void TestGuiRecovery::leaveEdits() {
    const auto child = startChild(QStringLiteral("edit"));
    killWhen(*child, [](const Project&) { return true; });
}

void TestGuiRecovery::openWindow() {
    window_ = std::make_unique<MainWindow>();
    window_->resize(1280, 800);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    QSignalSpy searched(&window_->recovery(), &RecoveryController::searched);
    window_->recovery().start(recovery(), 200ms);
    QVERIFY(searched.wait(30000));
}

void TestGuiRecovery::locks() {
    const QString path = dir_->filePath(QStringLiteral("lock"));
    auto first = InstanceLock::take(path);
    QVERIFY(first != nullptr);
    QVERIFY(InstanceLock::take(path) == nullptr);
    QCOMPARE(bytesOf(path), InstanceLock::self());
    first.reset();
    QVERIFY(InstanceLock::take(path) != nullptr);
    QVERIFY(InstanceLock::take(dir_->filePath(QStringLiteral("missing/lock"))) == nullptr);
}

void TestGuiRecovery::staleOwners_data() {
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<bool>("alive");
    const QList<QByteArray> own = InstanceLock::self().split(' ');
    QProcess gone;
    gone.start(QStringLiteral("/bin/true"), QStringList());
    gone.waitForStarted();
    const QByteArray process = QByteArray::number(gone.processId());
    gone.waitForFinished();
    QTest::newRow("this program") << InstanceLock::self() << true;
    QTest::newRow("the first process, another user's") << own[0] + ' ' + own[1] + " 1" << true;
    QTest::newRow("a process that has ended") << own[0] + ' ' + own[1] + ' ' + process << false;
    QTest::newRow("before the machine was started again") << own[0] + " earlier " + own[2] << false;
    QTest::newRow("another machine") << QByteArray("elsewhere ") + own[1] + ' ' + process << true;
    QTest::newRow("no process") << own[0] + ' ' + own[1] + " x" << false;
    QTest::newRow("all processes") << own[0] + ' ' + own[1] + " -1" << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestGuiRecovery::staleOwners() {
    QFETCH(QByteArray, owner);
    QFETCH(bool, alive);
    QCOMPARE(InstanceLock::mayBeAlive(owner), alive);
}

void TestGuiRecovery::editsSurviveAKill() {
    const auto child = startChild(QStringLiteral("edit"));
    killWhen(*child, [](const Project& project) { return project.spec.nodes.front().name == "Edited"; });
    if (QTest::currentTestFailed()) return;
    openWindow();
    QVERIFY(dialog() != nullptr && dialog()->isVisible());
    QVERIFY(window_->document().spec().nodes.front().name != "Edited");
    click(QStringLiteral("recovery.open.0"));
    QTRY_COMPARE(window_->document().spec().nodes.front().name, std::string("Edited"));
    QVERIFY(window_->document().isDirty());
    QVERIFY(window_->isWindowModified());
    QVERIFY(window_->document().filePath().isEmpty());
    QTRY_VERIFY(dialog() == nullptr);
    // The copy stays until it is saved, and no key of ours gets into the user's file.
    QVERIFY(!findLostWork(recovery()).works.size());
    QVERIFY(QFile::exists(window_->recovery().autosave()->file()));
    QSignalSpy saved(window_->recovery().autosave(), &Autosave::saved);
    rename(window_->document(), QStringLiteral("Again"));
    QVERIFY(saved.wait(30000));
    QVERIFY(window_->document().toProject().unknown.empty());
}

void TestGuiRecovery::trainingSurvivesAKill() {
    const QString file = dir_->filePath(QStringLiteral("net.fovea"));
    Project project;
    project.spec = findInCatalogue("lenet5")->make(Shape{32, 32, 3}, 10);
    project.dataset = "builtin";
    project.options.epochs = 1000;
    QVERIFY(saveProject(project, file.toStdString()));
    const QByteArray before = bytesOf(file);
    const auto child = startChild(QStringLiteral("train"), file);
    std::int64_t reached = 0;
    killWhen(*child, [&](const Project& kept) {
        reached = kept.checkpoint ? kept.checkpoint->step : 0;
        return reached >= 10;
    });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(bytesOf(file), before);
    openWindow();
    QVERIFY(dialog() != nullptr);
    const auto* facts = dialog()->findChild<QLabel*>(QStringLiteral("recovery.facts.0"));
    QVERIFY(facts != nullptr && facts->text().contains(QStringLiteral("training steps")));
    QTest::keyClick(dialog(), Qt::Key_Return);  // Open is the default
    QTRY_VERIFY(window_->document().trained().checkpoint != nullptr);
    const Checkpoint& checkpoint = *window_->document().trained().checkpoint;
    QVERIFY(checkpoint.step >= reached);
    QCOMPARE(static_cast<std::int64_t>(checkpoint.history.steps.size()), checkpoint.step);
    QCOMPARE(window_->document().filePath(), file);
    QVERIFY(window_->document().isDirty());
    // It goes on from there.
    QTRY_VERIFY(window_->run().data() != nullptr);
    const std::int64_t step = checkpoint.step;
    window_->run().stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(window_->run().session().step(), step + 1, 60000);
}

void TestGuiRecovery::liveInstancesAreLeftAlone() {
    const auto child = startChild(QStringLiteral("edit"));
    QTRY_VERIFY_WITH_TIMEOUT(filesUnder(recovery()).filter(QStringLiteral("autosave.fovea")).size() == 1, 60000);
    openWindow();
    QVERIFY(window_->recovery().lostWorks().empty());
    QVERIFY(dialog() == nullptr);
    // Nor does this window's own copy count, once there is one; a third one would find nothing either.
    QSignalSpy saved(window_->recovery().autosave(), &Autosave::saved);
    rename(window_->document(), QStringLiteral("Mine"));
    QVERIFY(saved.wait(30000));
    QCOMPARE(filesUnder(recovery()).filter(QStringLiteral("autosave.fovea")).size(), 2);
    QVERIFY(findLostWork(recovery()).works.empty());
    QCOMPARE(child->state(), QProcess::Running);
    child->kill();
    QVERIFY(child->waitForFinished(30000));
    QCOMPARE(findLostWork(recovery()).works.size(), std::size_t{1});
}

void TestGuiRecovery::discardedIsNeverOfferedAgain() {
    leaveEdits();
    leaveEdits();
    openWindow();
    QCOMPARE(window_->recovery().lostWorks().size(), std::size_t{2});
    click(QStringLiteral("recovery.discard.0"));
    QVERIFY(dialog()->isVisible());
    click(QStringLiteral("recovery.discard.1"));
    QTRY_VERIFY(dialog() == nullptr);
    QVERIFY(filesUnder(recovery()).isEmpty());
    window_.reset();
    openWindow();
    QVERIFY(dialog() == nullptr);
    QVERIFY(!window_->findChild<QAction*>(QStringLiteral("file.recover"))->isEnabled());
}

void TestGuiRecovery::laterIsOfferedAgain() {
    leaveEdits();
    openWindow();
    click(QStringLiteral("recovery.later"));
    QTRY_VERIFY(dialog() == nullptr);
    // In this session by the menu; no other instance sees it meanwhile.
    QVERIFY(findLostWork(recovery()).works.empty());
    window_->findChild<QAction*>(QStringLiteral("file.recover"))->trigger();
    QVERIFY(dialog() != nullptr);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(dialog() == nullptr);
    window_.reset();
    openWindow();
    QVERIFY(dialog() != nullptr);
}

void TestGuiRecovery::brokenIsSetAside() {
    leaveEdits();
    const QString file = filesUnder(recovery()).filter(QStringLiteral("autosave.fovea")).constFirst();
    QByteArray content = bytesOf(file);
    content.chop(1);
    content[9] = '?';
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    QCOMPARE(broken.write(content), content.size());
    broken.close();
    openWindow();
    QVERIFY(dialog() == nullptr);
    const QStringList aside = QDir(recovery()).entryList({QStringLiteral("broken-*.fovea")}, QDir::Files);
    QCOMPARE(aside.size(), 1);
    auto* box = window_->findChild<QMessageBox*>(QStringLiteral("recovery.broken"));
    QVERIFY(box != nullptr && box->isVisible());
    QVERIFY2(box->informativeText().contains(aside.constFirst()), qPrintable(box->informativeText()));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(window_->findChild<QMessageBox*>(QStringLiteral("recovery.broken")) == nullptr);
    QCOMPARE(bytesOf(recovery() + QLatin1Char('/') + aside.constFirst()), content);
    window_.reset();
    openWindow();
    QVERIFY(window_->findChild<QMessageBox*>(QStringLiteral("recovery.broken")) == nullptr);
}

void TestGuiRecovery::newerIsLeftAlone() {
    leaveEdits();
    const QString file = filesUnder(recovery()).filter(QStringLiteral("autosave.fovea")).constFirst();
    QByteArray content = bytesOf(file);
    const QByteArray version = "\"fovea_version\":\"" + QByteArray::number(plainProjectVersion) + '"';
    QVERIFY(content.contains(version));
    content.replace(version, "\"fovea_version\":\"9\"");
    QFile newer(file);
    QVERIFY(newer.open(QIODevice::WriteOnly));
    QCOMPARE(newer.write(content), content.size());
    newer.close();
    QVERIFY(findLostWork(recovery()).works.empty());
    QCOMPARE(bytesOf(file), content);
}

void TestGuiRecovery::cleanCloseLeavesNothing() {
    const auto child = startChild(QStringLiteral("close"));
    QVERIFY(child->waitForFinished(60000));
    QCOMPARE(child->exitStatus(), QProcess::NormalExit);
    QCOMPARE(child->exitCode(), 0);
    QVERIFY(QDir(recovery()).exists());
    QCOMPARE(QDir(recovery()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
}

void TestGuiRecovery::savingForgetsTheCopy() {
    const QString file = dir_->filePath(QStringLiteral("net.fovea"));
    openWindow();
    QSignalSpy kept(window_->recovery().autosave(), &Autosave::saved);
    rename(window_->document(), QStringLiteral("First"));
    QVERIFY(kept.wait(30000));
    QCOMPARE(filesUnder(recovery()).filter(QStringLiteral("autosave.fovea")).size(), 1);
    const QString name = window_->document().displayName();
    window_->document().markSaved(file, window_->document().saveMark());
    QVERIFY(filesUnder(recovery()).isEmpty());
    // A new document begins without a copy too.
    rename(window_->document(), QStringLiteral("Second"));
    QVERIFY(kept.wait(30000));
    window_->document().reset({}, {});
    QTRY_VERIFY(filesUnder(recovery()).isEmpty());
}

void TestGuiRecovery::failureIsToldOnce() {
    QFile inTheWay(recovery());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    openWindow();
    QSignalSpy failed(window_->recovery().autosave(), &Autosave::failed);
    rename(window_->document(), QStringLiteral("Kept nowhere"));
    QVERIFY(failed.wait(30000));
    QVERIFY(!window_->statusLine().message().isEmpty());
    // However often it tries: each end of its timer is a try.
    QSignalSpy tries(window_->recovery().autosave()->findChild<QTimer*>(), &QTimer::timeout);
    QTRY_VERIFY_WITH_TIMEOUT(tries.count() >= 4, 60000);
    QCOMPARE(failed.count(), 1);
    // It goes on trying, and says nothing when it works.
    inTheWay.close();
    QVERIFY(inTheWay.remove());
    QSignalSpy saved(window_->recovery().autosave(), &Autosave::saved);
    QVERIFY(saved.wait(30000));
}

static int runRecovery(int argc, char** argv) {
    if (argc < 2 || std::string_view(argv[1]) != "--child")
        return test::runTest<TestGuiRecovery, QApplication>(argc, argv);
    const QApplication application(argc, argv);
    initResources();
    return runChild(QCoreApplication::arguments());
}

FOVEA_TEST_MAIN(TestGuiRecovery, runRecovery)
#include "tst_gui_recovery.moc"
