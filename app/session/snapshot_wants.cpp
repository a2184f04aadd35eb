// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/snapshot_wants.h"

#include <utility>

namespace fovea {

struct SnapshotWants::State {
    std::function<void(const SnapshotParts&)> changed;
    std::map<int, SnapshotParts> parts;
    SnapshotParts told;
    int lastKey = 0;

    SnapshotParts all() const {
        SnapshotParts all;
        for (const auto& [_, wanted] : parts) all |= wanted;
        return all;
    }
    void tell() {
        const SnapshotParts now = all();
        if (now == told) return;
        told = now;
        changed(now);
    }
};

SnapshotWants::SnapshotWants(std::function<void(const SnapshotParts&)> changed) : state_(std::make_shared<State>()) {
    state_->changed = std::move(changed);
}

SnapshotWants::Token SnapshotWants::add(SnapshotParts parts) {
    const int key = ++state_->lastKey;
    state_->parts.emplace(key, std::move(parts));
    state_->tell();
    return {state_, key};
}

SnapshotParts SnapshotWants::all() const { return state_->all(); }

SnapshotWants::Token::Token(Token&& other) noexcept : state_(std::exchange(other.state_, {})), key_(other.key_) {}

SnapshotWants::Token& SnapshotWants::Token::operator=(Token&& other) noexcept {
    // The old one goes after the new one came, so that nothing that both want is dropped in between.
    std::swap(state_, other.state_);
    std::swap(key_, other.key_);
    other.release();
    return *this;
}

void SnapshotWants::Token::release() {
    if (const auto state = std::exchange(state_, {}).lock()) {
        state->parts.erase(key_);
        state->tell();
    }
}

}  // namespace fovea
