// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUndoCommand>
#include <memory>

#include "app/document/document.h"

namespace fovea {

/// Other weights for the network that there is, as one step of undo. The run ends, as by an edit of the network, and undo
/// takes it up again; training goes on from these weights.
class SetWeights : public QUndoCommand {
public:
    /// Requires weights in the layout of the document's network.
    SetWeights(Document& document, std::shared_ptr<const Weights> weights, const QString& text);
    /// With preprocessing and names, too; no checkpoint, and an id of its own.
    SetWeights(Document& document, TrainedState after, const QString& text);

    void redo() override;
    void undo() override;

private:
    void exchange();

    Document& document_;
    TrainedState other_;  ///< of the side that the document is not on
    int otherRun_ = 0;
    bool applied_ = false;
};

}  // namespace fovea
