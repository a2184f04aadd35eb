// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>

#include "core/network/network_spec.h"

namespace fovea {

/// What snapshots of a run carry.
struct SnapshotParts {
    bool model = false;        ///< network and all weights
    bool gradients = false;    ///< their magnitudes
    bool microscope = false;   ///< what a Microscope reads; it costs nothing while nobody wants it
    std::set<NodeId> weights;  ///< the weights of these layers; nothing more to copy where `model` is wanted
    SnapshotParts& operator|=(const SnapshotParts& other) {
        model |= other.model;
        gradients |= other.gradients;
        microscope |= other.microscope;
        weights.insert(other.weights.begin(), other.weights.end());
        return *this;
    }
    bool empty() const { return !model && !gradients && !microscope && weights.empty(); }
    friend bool operator==(const SnapshotParts&, const SnapshotParts&) = default;
};

/// What all views want together. A view holds a token for as long as it wants something; no view knows of another.
class SnapshotWants {
public:
    /// `changed` hears every other union.
    explicit SnapshotWants(std::function<void(const SnapshotParts&)> changed);

    class Token;
    [[nodiscard]] Token add(SnapshotParts parts);
    SnapshotParts all() const;

private:
    struct State;
    std::shared_ptr<State> state_;  ///< which tokens that live longer find gone
};

/// Takes back, when it goes, what was wanted. A default one wants nothing.
class SnapshotWants::Token {
public:
    Token() = default;
    ~Token() { release(); }
    Token(Token&& other) noexcept;
    Token& operator=(Token&& other) noexcept;
    Token(const Token&) = delete;
    Token& operator=(const Token&) = delete;

private:
    friend class SnapshotWants;
    Token(std::weak_ptr<State> state, int key) : state_(std::move(state)), key_(key) {}
    void release();

    std::weak_ptr<State> state_;
    int key_ = 0;
};

}  // namespace fovea
