// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/change_settings.h"

#include "app/commands/command_ids.h"

namespace fovea {

ChangeSettings::ChangeSettings(Document& document, RunSettings after, const QString& text, MergeKey key)
    : QUndoCommand(text),
      document_(document),
      before_(document.settings()),
      after_(std::move(after)),
      key_(std::move(key)) {}

void ChangeSettings::redo() { document_.setSettings(after_); }

void ChangeSettings::undo() { document_.setSettings(before_); }

int ChangeSettings::id() const { return key_.gesture == 0 ? -1 : static_cast<int>(CommandId::ChangeSettings); }

bool ChangeSettings::mergeWith(const QUndoCommand* later) {
    const auto* other = dynamic_cast<const ChangeSettings*>(later);
    if (other == nullptr || other->key_ != key_) {
        return false;
    }
    after_ = other->after_;
    setObsolete(after_ == before_);
    return true;
}

}  // namespace fovea
