// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QSettings>
#include <QTest>
#include <memory>

#include "app/session/run_controller.h"
#include "app/window/main_window.h"

namespace fovea::test {

/// Before the first window: settings of the test's own, and dialogs that it can find.
inline void useOwnSettings(const QString& folder) {
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    QGuiApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

/// The program's window as a user sees it once the built-in pictures are there; null where it doesn't come.
inline std::unique_ptr<MainWindow> openedWindow(QSize size = {1600, 1000}) {
    auto window = std::make_unique<MainWindow>();
    window->resize(size);
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get())) return nullptr;
    QApplication::setActiveWindow(window.get());  // no window manager does it under Xvfb
    return QTest::qWaitFor([&] { return window->run().data() != nullptr; }) ? std::move(window) : nullptr;
}

/// Types a path into the file dialog of this name, once it is there, and Return. `before` may change the dialog first.
template <class Before>
void answerFileDialog(MainWindow& window, const QString& name, const QString& path, Before before) {
    QFileDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = window.findChild<QFileDialog*>(name)) != nullptr && dialog->isVisible());
    before(*dialog);
    auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    QVERIFY(field != nullptr);
    field->setText(path);  // typed letter by letter, the completer's list would take the Return
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(window.findChild<QFileDialog*>(name) == nullptr);
}
inline void answerFileDialog(MainWindow& window, const QString& name, const QString& path) {
    answerFileDialog(window, name, path, [](QFileDialog&) {});
}

}  // namespace fovea::test
