// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// What QUndoCommand::id() gives for commands that merge.
enum class CommandId { EditNetwork = 1, ChangeSettings };

}  // namespace fovea
