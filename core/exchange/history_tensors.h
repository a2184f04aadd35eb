// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/tensor_store.h"
#include "core/training/checkpoint.h"

namespace fovea {

/// The curves as lists: history/steps/{step, epoch, images (I64), loss, accuracy, learning_rate
/// (F32), seconds (F64)}; history/epochs/{epoch, step, validation_count (I64), train_loss,
/// train_accuracy, validation_loss, validation_accuracy (F64), validated (U8), classes (I64)} and
/// history/epochs/confusion, the confusion matrices of classes × classes numbers one behind the other.
/// All with `prefix` in front, for the curves of other runs than the present one.
void writeHistory(const History& history, TensorStore& store, const std::string& prefix = {});
History readHistory(TensorSource& source, const std::string& prefix = {});

/// One row for each number that was set: changes/{step, key (I64), value (F32)}, where `key` is a place in
/// changes/keys, a list of the options' keys as JSON (U8). Files up to version 2 have changes/{step (I64),
/// learning_rate, weight_decay (F32)} instead, and are read too.
void writeChanges(const std::vector<OptionChange>& changes, TensorStore& store, const std::string& prefix = {});
std::vector<OptionChange> readChanges(TensorSource& source, const std::string& prefix = {});

}  // namespace fovea
