// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/language.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QLocale>
#include <QMenu>
#include <QTranslator>

#include "app/settings/settings.h"

namespace fovea {

namespace {

// Words of Qt's own dialogs, menus and buttons, for languages that Qt doesn't come with, as Vietnamese. Qt
// looks them up in the same translator; naming them here makes the list of sentences hold them.
[[maybe_unused]] constexpr const char* wordsOfQt[] = {
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QFileDialog", "Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Directory:"),
    QT_TRANSLATE_NOOP("QFileDialog", "File &name:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of type:"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Open"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Save"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Choose"),
    QT_TRANSLATE_NOOP("QFileDialog", "Back"),
    QT_TRANSLATE_NOOP("QFileDialog", "Forward"),
    QT_TRANSLATE_NOOP("QFileDialog", "Parent Directory"),
    QT_TRANSLATE_NOOP("QFileDialog", "Create New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "List View"),
    QT_TRANSLATE_NOOP("QFileDialog", "Detail View"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Rename"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Delete"),
    QT_TRANSLATE_NOOP("QFileDialog", "Show &hidden files"),
    QT_TRANSLATE_NOOP("QFileDialog", "&New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "Computer"),
    QT_TRANSLATE_NOOP("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
    QT_TRANSLATE_NOOP("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Computer"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Name"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Size"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Type"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Date Modified"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Redo"),
    QT_TRANSLATE_NOOP("QLineEdit", "Cu&t"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Copy"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Paste"),
    QT_TRANSLATE_NOOP("QLineEdit", "Delete"),
    QT_TRANSLATE_NOOP("QLineEdit", "Select All"),
    QT_TRANSLATE_NOOP("QAbstractSpinBox", "&Select All"),
    QT_TRANSLATE_NOOP("QAbstractSpinBox", "&Step up"),
    QT_TRANSLATE_NOOP("QAbstractSpinBox", "Step &down"),
};

}  // namespace

namespace {

void loadTranslation(const QLocale& locale) {
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, QStringLiteral("fovea"), QStringLiteral("_"), QStringLiteral(":/i18n"))) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

}  // namespace

void loadLanguage() {
    const QString chosen = Settings().language();
    loadTranslation(chosen.isEmpty() ? QLocale::system() : QLocale(chosen));
}

void loadLanguage(const QString& code) { loadTranslation(QLocale(code)); }

void fillLanguageMenu(QMenu* menu, QObject* owner, const std::function<void(const QString&)>& tell) {
    struct Language {
        QString code, name;
    };
    const std::initializer_list<Language> languages = {
        {QString(), QCoreApplication::translate("fovea::Language", "As the system")},
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("vi"), QStringLiteral("Tiếng Việt")},
    };
    auto* group = new QActionGroup(owner);
    for (const Language& language : languages) {
        QAction* action = group->addAction(menu->addAction(language.name));
        action->setCheckable(true);
        action->setToolTip(QCoreApplication::translate("fovea::Language", "From the next start on"));
        const QString code = language.code;
        // It may have been chosen on the start page meanwhile.
        QObject::connect(menu, &QMenu::aboutToShow, action,
                         [action, code] { action->setChecked(Settings().language() == code); });
        QObject::connect(action, &QAction::triggered, owner, [code, name = language.name, tell] {
            Settings().setLanguage(code);
            tell(code.isEmpty()
                     ? QCoreApplication::translate("fovea::Language",
                                                   "Fovea speaks the system's language when it starts again.")
                     : QCoreApplication::translate("fovea::Language", "Fovea speaks %1 when it starts again.")
                           .arg(name));
        });
    }
    menu->setToolTipsVisible(true);
}

}  // namespace fovea
