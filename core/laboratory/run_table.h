// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/laboratory/run_summary.h"

namespace fovea {

/// A run in a table, with what it is called and how it differs from the run that it is compared with, as people read it.
struct RunTableRow {
    std::string title;
    std::string differs;
    RunSummary run;
};

/// Comma-separated values after RFC 4180, in UTF-8, lines ended by a line feed: run, name, note, a column for each
/// setting that any of the runs has, images, right, accuracy, low, high (the 95 % interval after Wilson, shares in [0, 1]), steps, seconds, parameters,
/// macs. What is not known is empty.
std::string csvOf(const std::vector<RunTableRow>& rows);

/// The words of a LaTeX table; the package booktabs draws its rules.
struct LatexHead {
    std::string name, differs, accuracy, interval, seconds, parameters, macs, note;
};
/// A `tabular` of names, differences, accuracy in percent with its interval, seconds, parameters, multiply-accumulates and,
/// where there are any, notes. LaTeX's own signs are escaped, Greek letters and signs of arithmetic become its formulas.
std::string latexOf(const std::vector<RunTableRow>& rows, const LatexHead& head);

}  // namespace fovea
