// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/network_commands.h"
#include "app/document/document.h"

namespace fovea::test {

/// Whether there was something to do.
inline bool push(Document& document, Command command) {
    if (!command) return false;
    document.undoStack().push(command.release());
    return true;
}

/// No id where no layer has the name.
inline NodeId named(const Document& document, const char* name) {
    const Node* node = document.spec().findByName(name);
    return node == nullptr ? NodeId{} : node->id;
}

}  // namespace fovea::test
