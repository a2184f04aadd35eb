// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/language.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QLocale>
#include <QMenu>
#include <QTranslator>

#include "app/window/settings.h"

namespace fovea {

void loadLanguage() {
    const QString chosen = Settings().language();
    const QLocale locale = chosen.isEmpty() ? QLocale::system() : QLocale(chosen);
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, QStringLiteral("fovea"), QStringLiteral("_"), QStringLiteral(":/i18n"))) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

void fillLanguageMenu(QMenu* menu, QObject* owner) {
    struct Language {
        QString code, name;
    };
    const std::initializer_list<Language> languages = {
        {QString(), QCoreApplication::translate("fovea::Language", "As the system")},
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("vi"), QStringLiteral("Tiếng Việt")},
    };
    auto* group = new QActionGroup(owner);
    const QString chosen = Settings().language();
    for (const Language& language : languages) {
        QAction* action = group->addAction(menu->addAction(language.name));
        action->setCheckable(true);
        action->setChecked(language.code == chosen);
        action->setToolTip(QCoreApplication::translate("fovea::Language", "From the next start on"));
        const QString code = language.code;
        QObject::connect(action, &QAction::triggered, owner, [code] { Settings().setLanguage(code); });
    }
    menu->setToolTipsVisible(true);
}

}  // namespace fovea
