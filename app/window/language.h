// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QString>

class QMenu;
class QObject;

namespace fovea {

/// Loads the translation of the language that the settings name, or else of the system's.
void loadLanguage();
/// That of this language ("vi"); English has none and needs none.
void loadLanguage(const QString& code);

/// Fills the menu of languages. A choice holds from the next start on, which `tell` says when one is made.
void fillLanguageMenu(QMenu* menu, QObject* owner, const std::function<void(const QString&)>& tell);

}  // namespace fovea
