// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUndoCommand>

#include "app/document/document.h"
#include "app/document/drawing_edit.h"

namespace fovea {

/// Which edits belong together: turning a spin box, dragging a layer. Edits with the same key and
/// gesture become one step of undo; gesture 0 stands alone.
struct MergeKey {
    QString field;
    quint64 gesture = 0;
    friend bool operator==(const MergeKey&, const MergeKey&) = default;
};

/// A recorded edit of the drawing as one step of undo. Where more than names and places changes, the run ends: its
/// weights stay where they fit, it is put among the past runs, and undo takes it up again, as redo does with what was
/// trained after.
class EditNetwork : public QUndoCommand {
public:
    EditNetwork(Document& document, Changes changes, const QString& text, MergeKey key = {});

    void redo() override;
    void undo() override;
    int id() const override;
    /// Only edits of settings, names and positions merge.
    bool mergeWith(const QUndoCommand* later) override;

private:
    void exchangeTrained();

    Document& document_;
    Changes changes_;
    MergeKey key_;
    bool applied_ = false;
    bool exchanges_ = false;  ///< the network before and after computes something else
    TrainedState other_;      ///< of the side that the document is not on
    int otherRun_ = 0;        ///< the run's number on that side
};

}  // namespace fovea
