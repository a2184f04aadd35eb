// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/text/formula_parser.h"

namespace fovea {

/// Why the text is no formula, and what helps: one or two sentences that quote the place.
QString formulaProblemText(const FormulaProblem& problem, const QString& latex);

}  // namespace fovea
