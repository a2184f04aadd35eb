// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

#include "app/document/document.h"
#include "core/network/network_spec.h"

class QUndoCommand;

namespace fovea {

class PatternEdit;

/// Builds the document's network from the pattern line while it is typed, as one step of undo from the first change to
/// Enter, Escape or another place; and writes the network that there is as a pattern, where it is one.
class PatternBuilder : public QObject {
    Q_OBJECT
public:
    PatternBuilder(Document& document, PatternEdit& edit, QObject* parent = nullptr);

    /// What came from elsewhere: the texts follow.
    void showNetwork();

Q_SIGNALS:
    /// Back to the canvas.
    void left();

private:
    void build();
    void cancel();
    void finish();
    /// Takes back what the line built, where it is the last step.
    void takeBack();
    /// The network that the texts are; nothing, and the fault shown, where they are none.
    std::optional<NetworkSpec> typedNetwork();
    std::optional<std::vector<int>> numbersIn(const QString& text, int part);

    Document& document_;
    PatternEdit& edit_;
    bool building_ = false;
    const QUndoCommand* built_ = nullptr;  ///< our step, while nothing has come after it
};

}  // namespace fovea
