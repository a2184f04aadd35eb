// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;
class QObject;

namespace fovea {

/// Loads the translation of the language that the settings name, or else of the system's.
void loadLanguage();

/// Fills the menu of languages; a choice holds from the next start on, as its tooltip says.
void fillLanguageMenu(QMenu* menu, QObject* owner);

}  // namespace fovea
