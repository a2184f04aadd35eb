// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "app/cli/arguments.h"
#include "app/cli/network_argument.h"

namespace fovea {

/// `--preprocess`: how another program's model wants its pictures; see parsePreprocessing().
OptionRule preprocessRule();

/// Why an argument can't be used.
struct PreprocessRefusal {
    QString sentence;
    int exitStatus = 0;
};
/// The sentence for a text that is none, with where its mistake stands; before anything is read. `try` is for eval alone.
std::optional<PreprocessRefusal> preprocessMistake(const ParsedArguments& arguments, bool mayTry = false);
/// Makes what is stated part of model and project. Does nothing without the option. Requires no mistake.
std::optional<PreprocessRefusal> applyPreprocess(const ParsedArguments& arguments, ModelArgument& argument);

}  // namespace fovea
