// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the program's window with random input for some time: mouse, wheel, keys, menus and dialogs, and files in a
// temporary folder. Whatever ends it before (a sanitizer, an assert) is a finding; the seed repeats the input, though not
// the moments at which threads deliver. Each minute the document is replaced by an empty one, and memory is told before
// and after that.
// Usage: fovea_random_input [--seconds N] [--seed S]; see CONTRIBUTING.md.
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QNetworkProxy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QUndoStack>
#include <QWheelEvent>
#include <QWindow>
#include <algorithm>
#include <clocale>
#include <cstdio>
#include <fstream>
#include <malloc.h>
#include <random>
#include <utility>
#include <unistd.h>

#include "app/document/document.h"
#include "app/locations.h"
#include "app/window/main_window.h"
#include "app/window/new_documents.h"
#include "widgets/resources.h"

// Without the address sanitizer there is no such function.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes() __attribute__((weak));

using namespace fovea;

namespace {

constexpr int minute = 60'000;  // ms
constexpr int settling = 4'000;
constexpr double mebi = 1 << 20;

double residentMebibytes() {
    std::ifstream statm("/proc/self/statm");
    long total = 0;
    long resident = 0;
    statm >> total >> resident;
    return double(resident) * double(sysconf(_SC_PAGESIZE)) / mebi;
}

/// Of the heap: what is allocated and not given back.
double heapMebibytes() {
    if (__sanitizer_get_current_allocated_bytes != nullptr)
        return double(__sanitizer_get_current_allocated_bytes()) / mebi;
    const struct mallinfo2 heap = mallinfo2();
    return double(heap.uordblks + heap.hblkhd) / mebi;
}

QString memoryText() {
    return QStringLiteral("%1 MiB resident, %2 MiB in use")
        .arg(residentMebibytes(), 0, 'f', 1)
        .arg(heapMebibytes(), 0, 'f', 1);
}

const Qt::Key plainKeys[] = {Qt::Key_Space,  Qt::Key_Return, Qt::Key_Escape,   Qt::Key_Tab,    Qt::Key_Backtab,
                             Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,       Qt::Key_Down,   Qt::Key_Home,
                             Qt::Key_End,    Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Delete, Qt::Key_Backspace,
                             Qt::Key_F1,     Qt::Key_F2,     Qt::Key_F11,      Qt::Key_Period, Qt::Key_Minus,
                             Qt::Key_Period, Qt::Key_Menu};
const char commandKeys[] = "ZZZZYYCVXDAILT0123+-NSOE";

class RandomInput : public QObject {
public:
    RandomInput(QString folder, std::uint64_t seed, int seconds)
        : folder_(std::move(folder)), random_(seed), end_(qint64{1000} * seconds) {
        openWindow();
        clock_.start();
        sincePause_.start();
        next(0);
    }

private:
    int below(int limit) { return limit <= 0 ? 0 : static_cast<int>(random_() % static_cast<std::uint64_t>(limit)); }
    bool chance(int percent) { return below(100) < percent; }

    void openWindow() {
        window_ = std::make_unique<MainWindow>();
        window_->show();
        window_->startRecovery(recoveryFolder());
        QApplication::setActiveWindow(window_.get());  // no window manager does it under Xvfb
    }

    /// A timer each time: steps go on in the loops that menus, dialogs and drags run on their own.
    void next(int delay) { QTimer::singleShot(delay, this, &RandomInput::step); }

    void step() {
        longestPause_ = std::max(longestPause_, sincePause_.restart());
        if (clock_.elapsed() >= end_ && !hasVisitors()) return finish();
        if (!hasVisitors() && clock_.elapsed() >= minute * (minutes_ + 1)) return tellMinute();
        ++steps_;
        if (!window_->isVisible() && !hasVisitors() && held_ == Qt::NoButton) {  // it was closed
            ++windows_;
            window_.reset();
            openWindow();
        }
        next(below(8));
        act();
    }

    /// Menus and dialogs; and drags, which run a loop within the widget that they began in.
    static bool hasVisitors() {
        return QApplication::activePopupWidget() != nullptr || QApplication::activeModalWidget() != nullptr ||
               QThread::currentThread()->loopLevel() > 1;
    }

    void act() {
        if (answerFileDialog()) return;
        QWidget* target = QApplication::activePopupWidget();
        if (target == nullptr) target = QApplication::activeModalWidget();
        if (target == nullptr) target = window_.get();
        // What was opened is closed again before long.
        if (target != window_.get() && chance(4)) return press(target, Qt::Key_Escape);
        const int what = below(100);
        if (what < 34) {
            useMouse(target);
        } else if (what < 44) {
            turnWheel(target);
        } else if (what < 66) {
            pressRandomKey(target);
        } else if (what < 70) {
            triggerAction();
        } else if (what < 71 && target == window_.get()) {
            target->resize(1024 + below(700), 720 + below(300));
        } else {
            moveMouse(target);
        }
    }

    /// Nothing is written outside of the folder: names are ours, others are refused.
    bool answerFileDialog() {
        // Its own questions ("already exists") run a loop within it, which it does not outlive: they are answered at once.
        auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (question != nullptr && qobject_cast<QFileDialog*>(question->parentWidget()) != nullptr) {
            chance(50) ? question->accept() : question->reject();
            return true;
        }
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* dialog = qobject_cast<QFileDialog*>(widget);
            // With a question of its own before it, nobody can reach the dialog.
            if (dialog == nullptr || dialog != QApplication::activeModalWidget()) continue;
            auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            const bool saves = dialog->acceptMode() == QFileDialog::AcceptSave;
            if (field == nullptr || chance(saves ? 30 : 50) || dialog->fileMode() == QFileDialog::Directory) {
                dialog->reject();
                return true;
            }
            const QStringList names = {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")};
            field->setText(
                QDir(folder_).filePath(names.at(below(3)) + (chance(50) ? QStringLiteral(".fovea") : QString())));
            QTest::keyClick(field, Qt::Key_Return);
            return true;
        }
        return false;
    }

    /// A point of a visible widget in it, or any.
    QPoint pointIn(QWidget* target) {
        QList<QWidget*> shown;
        if (chance(70)) {
            for (QWidget* widget : target->findChildren<QWidget*>())
                if (!widget->isWindow() && !widget->visibleRegion().isEmpty()) shown << widget;
        }
        QPoint point(below(target->width()), below(target->height()));
        if (!shown.isEmpty()) {
            QWidget* widget = shown.at(below(static_cast<int>(shown.size())));
            point = widget->mapTo(target, QPoint(below(widget->width()), below(widget->height())));
        }
        return {std::clamp(point.x(), 1, std::max(1, target->width() - 1)),
                std::clamp(point.y(), 1, std::max(1, target->height() - 1))};
    }

    Qt::KeyboardModifiers modifiers() {
        return chance(80) ? Qt::NoModifier : chance(50) ? Qt::ShiftModifier : Qt::ControlModifier;
    }

    void useMouse(QWidget* target) {
        QWindow* window = target->windowHandle();
        if (window == nullptr) return;
        const QPoint point = pointIn(target);
        if (held_ != Qt::NoButton) {
            QTest::mouseRelease(window, std::exchange(held_, Qt::NoButton), {}, point);
        } else if (chance(25)) {
            held_ = Qt::LeftButton;
            QTest::mousePress(window, held_, modifiers(), point);
        } else if (chance(10)) {
            QTest::mouseDClick(window, Qt::LeftButton, {}, point);
        } else {
            QTest::mouseClick(window, chance(12) ? Qt::RightButton : Qt::LeftButton, modifiers(), point);
        }
    }

    void moveMouse(QWidget* target) {
        if (target->windowHandle() != nullptr) QTest::mouseMove(target->windowHandle(), pointIn(target));
    }

    void turnWheel(QWidget* target) {
        const QPoint point = pointIn(target);
        QWidget* under = target->childAt(point);
        if (under == nullptr) return;
        const QPoint turn = chance(85) ? QPoint(0, chance(50) ? 120 : -120) : QPoint(chance(50) ? 60 : -60, 0);
        QWheelEvent event(under->mapFrom(target, point), target->mapToGlobal(point), {}, turn, Qt::NoButton,
                          modifiers(), Qt::NoScrollPhase, false);
        QApplication::sendEvent(under, &event);
    }

    void press(QWidget* target, Qt::Key key, Qt::KeyboardModifiers with = {}) {
        if (target->windowHandle() != nullptr) QTest::keyClick(target->windowHandle(), key, with);
    }

    void pressRandomKey(QWidget* target) {
        if (QApplication::activeWindow() == nullptr) QApplication::setActiveWindow(window_.get());
        const int what = below(100);
        if (what < 35) return press(target, static_cast<Qt::Key>(Qt::Key_0 + below(10)));
        if (what < 45) return press(target, static_cast<Qt::Key>(Qt::Key_A + below(26)), modifiers());
        if (what < 60) {
            const auto key = static_cast<Qt::Key>(commandKeys[below(sizeof commandKeys - 1)]);
            return press(target, key, chance(85) ? Qt::ControlModifier : Qt::ControlModifier | Qt::ShiftModifier);
        }
        press(target, plainKeys[below(std::size(plainKeys))], modifiers());
    }

    /// What only a menu offers, those of submenus included.
    void triggerAction() {
        if (hasVisitors()) return;
        QList<QAction*> actions;
        for (QAction* action : window_->findChildren<QAction*>())
            if (action->isEnabled() && !action->isSeparator() && action->menu() == nullptr) actions << action;
        if (!actions.isEmpty()) actions.at(below(static_cast<int>(actions.size())))->trigger();
    }

    void say(const QString& text) {
        std::printf("%s\n", qPrintable(text));
        std::fflush(stdout);
    }

    void tellMinute() {
        ++minutes_;
        Document& document = window_->document();
        before_ = QStringLiteral("minute %1: %2 steps, %3; %4 undo steps, %5 past runs, %6 layers")
                      .arg(minutes_)
                      .arg(steps_)
                      .arg(memoryText())
                      .arg(document.undoStack().count())
                      .arg(document.pastRuns().size())
                      .arg(document.spec().nodes.size());
        document.reset({}, {});
        QTimer::singleShot(settling, this, [this] {
            say(before_ + QStringLiteral("; with an empty document ") + memoryText());
            window_->newDocuments().start();
            sincePause_.restart();
            next(0);
        });
    }

    void finish() {
        say(QStringLiteral("%1 steps, %2 windows closed, the interface answered within %3 ms")
                .arg(steps_)
                .arg(windows_)
                .arg(longestPause_));
        window_.reset();
        QCoreApplication::quit();
    }

    QString folder_;
    std::mt19937_64 random_;
    qint64 end_;  // ms
    std::unique_ptr<MainWindow> window_;
    QElapsedTimer clock_, sincePause_;
    qint64 longestPause_ = 0;  // ms
    qint64 steps_ = 0;
    int minutes_ = 0;
    int windows_ = 0;
    Qt::MouseButton held_ = Qt::NoButton;
    QString before_;
};

/// What follows an option, or a number of its own.
std::uint64_t numberAfter(const QStringList& arguments, const QString& option, std::uint64_t otherwise) {
    const qsizetype at = arguments.indexOf(option);
    return at < 0 ? otherwise : arguments.value(at + 1).toULongLong();
}

}  // namespace

int main(int argc, char** argv) {
    // Away from the settings, files, bus and network of whoever runs it.
    const QTemporaryDir home;
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"})
        qputenv(name, home.path().toLocal8Bit());
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("LC_ALL", "C.UTF-8");
    QDir::setCurrent(home.path());
    QGuiApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 9));
    std::setlocale(LC_NUMERIC, "C");
    QLocale::setDefault(QLocale::c());
    initResources();
    const QStringList arguments = QCoreApplication::arguments();
    const std::uint64_t seconds = numberAfter(arguments, QStringLiteral("--seconds"), 60);
    const std::uint64_t seed = numberAfter(arguments, QStringLiteral("--seed"), std::random_device()());
    std::printf("seed %llu, %llu s\n", static_cast<unsigned long long>(seed), static_cast<unsigned long long>(seconds));
    std::fflush(stdout);
    RandomInput input(home.path(), seed, static_cast<int>(seconds));
    return QApplication::exec();
}
