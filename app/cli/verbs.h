// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "app/cli/arguments.h"

namespace fovea {

/// One verb of the command line: what it takes, and what does it. `run` gives the exit status.
struct Verb {
    VerbRules rules;
    QString purpose;
    int (*run)(const ParsedArguments& arguments) = nullptr;
};

/// In the order in which the help lists them.
const QList<Verb>& verbs();

Verb describeVerb();
Verb trainVerb();
Verb evalVerb();
Verb compareVerb();
Verb runsVerb();
Verb sweepVerb();
Verb predictVerb();
Verb inferVerb();
Verb attributeVerb();
Verb explainVerb();
Verb pruneVerb();
Verb exciteVerb();
Verb foolVerb();
Verb dreamVerb();
Verb embedVerb();
Verb exportVerb();
Verb dataVerb();
Verb renderVerb();
Verb augmentVerb();
Verb benchVerb();
Verb lessonVerb();
Verb helpVerb();

}  // namespace fovea
