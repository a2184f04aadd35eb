// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace fovea {

/// How all fields of the program behave. The wheel turns a field only while it has the focus; elsewhere the panel under
/// it scrolls. Space does nothing in a number. Undo and redo are the document's wherever the focus is, except in a text
/// that is being written.
class FieldFilter : public QObject {
public:
    /// Watches the whole application as long as it lives.
    explicit FieldFilter(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace fovea
