// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/reason.h"
#include "datasets/foreign_kind.h"

namespace fovea {

/// The phrase for a reason, to stand within a sentence, with its details in their places.
QString reasonText(Reason reason, const QStringList& details);

/// What was given in place of a data set, and the way to one: a sentence in which %1 stands for the path.
QString foreignSentence(ForeignKind kind);

/// `sentence` with `arguments` in place of %1 to %9, in one pass, since a path may contain "%2" itself; "?" for one that
/// was not given.
QString filled(const QString& sentence, const QStringList& arguments);

}  // namespace fovea
