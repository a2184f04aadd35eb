// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace fovea {

class Document;
class RunController;
struct NetworkSpec;
struct PastRun;

/// What a run is called: as people named it, or by its number and what is different in it from the run before it:
/// "Run 2 · η 0.1", "Run 3 · 17 filters". Works for the present run and past ones. `byHand` is RunController::rateByHand()
/// where there is one, which may know more of the present run than the document.
QString titleOfRun(const Document& document, int number, std::optional<float> byHand = {});
/// The same without a name of people's own.
QString usualTitleOfRun(const Document& document, int number, std::optional<float> byHand = {});
/// What is different in a network, in a few words: "17 filters", "7 layers". Empty where both compute the same.
QString networkDifference(const NetworkSpec& spec, const NetworkSpec& before);
/// Its data, network and settings, a line each.
QString factsOfRun(const Document& document, int number, std::optional<float> byHand = {});
/// Whether a past run learned from the data that are learned from now: only then its curves mean the same.
bool isComparable(const RunController& run, const PastRun& past);

}  // namespace fovea
