// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/edit_network.h"

#include <algorithm>
#include <utility>

#include "app/commands/command_ids.h"

namespace fovea {
namespace {

bool movesOnly(const Changes& changes) {
    return std::ranges::all_of(changes,
                               [](const Change& change) { return std::holds_alternative<PositionChange>(change); });
}

/// Extends `first` by `later` when both change the same thing of the same node.
template <class T>
bool extend(Change& first, const T& later) {
    T* same = std::get_if<T>(&first);
    if (same == nullptr || same->node != later.node) {
        return false;
    }
    same->after = later.after;
    return true;
}
bool extend(Change&, const NodeChange&) { return false; }
bool extend(Change&, const EdgeChange&) { return false; }

bool isIdle(const Change& change) {
    return std::visit(
        [](const auto& value) {
            if constexpr (requires { value.before; }) {
                return value.before == value.after;
            } else {
                return false;
            }
        },
        change);
}

}  // namespace

EditNetwork::EditNetwork(Document& document, Changes changes, const QString& text, MergeKey key)
    : QUndoCommand(text), document_(document), changes_(std::move(changes)), key_(std::move(key)) {}

void EditNetwork::exchangeTrained() {
    TrainedState here = document_.trained();
    const int run = document_.runNumber();
    document_.exchangeRun(std::exchange(other_, std::move(here)), std::exchange(otherRun_, run));
}

void EditNetwork::redo() {
    if (applied_ || movesOnly(changes_)) {
        document_.apply(changes_, Direction::Forward);
        if (exchanges_) {
            exchangeTrained();
        }
        return;
    }
    applied_ = true;
    const NetworkSpec before = document_.spec();
    document_.apply(changes_, Direction::Forward);
    exchanges_ = !computesTheSame(before, document_.spec());
    if (exchanges_) {
        other_ = document_.trained();
        otherRun_ = document_.runNumber();
        if (other_.checkpoint) {
            document_.leaveRunKeepingWeights();  // a run of another network
        }
    }
}

void EditNetwork::undo() {
    document_.apply(changes_, Direction::Backward);
    if (exchanges_) {
        exchangeTrained();
    }
}

int EditNetwork::id() const { return key_.gesture == 0 ? -1 : static_cast<int>(CommandId::EditNetwork); }

bool EditNetwork::mergeWith(const QUndoCommand* later) {
    const auto* other = dynamic_cast<const EditNetwork*>(later);
    if (other == nullptr || other->key_ != key_) {
        return false;
    }
    Changes merged = changes_;
    for (const Change& change : other->changes_) {
        const bool extended = std::visit(
            [&](const auto& value) {
                return std::ranges::any_of(merged, [&](Change& first) { return extend(first, value); });
            },
            change);
        if (!extended) {
            return false;
        }
    }
    changes_ = std::move(merged);
    if (!exchanges_ && other->exchanges_) {
        exchanges_ = true;
        other_ = other->other_;
        otherRun_ = other->otherRun_;
    }
    if (std::ranges::all_of(changes_, isIdle)) {
        if (exchanges_) {
            document_.exchangeRun(other_, otherRun_);
        }
        setObsolete(true);
    }
    return true;
}

}  // namespace fovea
