// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include "app/commands/edit_network.h"
#include "app/document/document.h"

namespace fovea {

/// Training options, data set and notes: one value, replaced by another.
class ChangeSettings : public QUndoCommand {
public:
    ChangeSettings(Document& document, RunSettings after, const QString& text, MergeKey key = {});
    void redo() override;
    void undo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand* later) override;

private:
    Document& document_;
    RunSettings before_, after_;
    MergeKey key_;
};

}  // namespace fovea
