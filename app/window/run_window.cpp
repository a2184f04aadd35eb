// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_window.h"

#include <clocale>

#include <QApplication>
#include <QIcon>
#include <QLocale>

#include "app/locations.h"
#include "app/window/guide.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

namespace fovea {

int runWindow(int& argc, char** argv) {
    const QApplication application(argc, argv);
    // Numbers in fields, files and on the way to other libraries keep their point, whatever the user's locale.
    std::setlocale(LC_NUMERIC, "C");
    QLocale::setDefault(QLocale::c());
    initResources();
    QCoreApplication::setApplicationName(QStringLiteral("fovea"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOVEA_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Fovea"));
    QGuiApplication::setDesktopFileName(QStringLiteral("fovea"));
    loadLanguage();

    MainWindow window;
    QGuiApplication::setWindowIcon(
        Theme::instance().icon(QStringLiteral("logo"), Theme::instance().colors().accent, 64));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 1) {
        window.openFile(arguments.at(1));
    } else {
        window.guide().greet();
    }
    window.show();
    window.startRecovery(recoveryFolder());
    return QApplication::exec();
}

}  // namespace fovea
