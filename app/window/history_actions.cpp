// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/history_actions.h"

#include <QAction>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/session/run_controller.h"

namespace fovea {

HistoryActions::HistoryActions(Document& document, const ActionTable& actions, QObject* parent)
    : QObject(parent),
      document_(document),
      undo_(actions.action(ActionId::EditUndo)),
      redo_(actions.action(ActionId::EditRedo)) {
    connect(undo_, &QAction::triggered, this, [this] { go(Way::Undo); });
    connect(redo_, &QAction::triggered, this, [this] { go(Way::Redo); });
    connect(&document_.undoStack(), &QUndoStack::indexChanged, this, &HistoryActions::refresh);
    refresh();
}

void HistoryActions::go(Way way) {
    QUndoStack& stack = document_.undoStack();
    if (way == Way::Undo ? !stack.canUndo() : !stack.canRedo()) return;
    const QString name = way == Way::Undo ? stack.undoText() : stack.redoText();
    const auto say = [&](const QString& what) {
        Q_EMIT notified((way == Way::Undo ? tr("Undone: %1.") : tr("Redone: %1.")).arg(what));
    };
    // First, so that what the step itself brings about (such as the end of a run) has the last word.
    say(name);
    const RunSettings before = document_.settings();
    bool drawn = false;
    const auto watch = connect(&document_, &Document::drawingChanged, this, [&drawn] { drawn = true; });
    way == Way::Undo ? stack.undo() : stack.redo();
    disconnect(watch);
    if (drawn) {
        Q_EMIT concerned({WorkspaceSlot::Build});
    } else if (before != document_.settings()) {
        // Locks stand on the canvas, and in Train's list of layers.
        const bool locks = before.options.layers.frozen != document_.settings().options.layers.frozen;
        Q_EMIT concerned(locks ? std::vector{WorkspaceSlot::Build, WorkspaceSlot::Train}
                               : std::vector{WorkspaceSlot::Train});
        const QString change = settingsChange(before, document_.settings());
        if (!change.isEmpty()) say(QStringLiteral("%1 (%2)").arg(name, change));
    }
}

void HistoryActions::refresh() {
    const QUndoStack& stack = document_.undoStack();
    undo_->setEnabled(stack.canUndo());
    redo_->setEnabled(stack.canRedo());
    undo_->setText(stack.canUndo() ? tr("&Undo: %1").arg(stack.undoText()) : tr("&Undo"));
    redo_->setText(stack.canRedo() ? tr("&Redo: %1").arg(stack.redoText()) : tr("&Redo"));
}

QString settingsChange(const RunSettings& before, const RunSettings& after) {
    const auto change = [](const QString& from, const QString& to) { return QStringLiteral("%1 → %2").arg(from, to); };
    const auto number = [](float value) { return QString::number(static_cast<double>(value), 'g', 6); };
    const TrainingOptions& a = before.options;
    const TrainingOptions& b = after.options;
    if (before.dataset != after.dataset) {
        return change(RunController::titleOf(before.dataset), RunController::titleOf(after.dataset));
    }
    if (a.learningRate != b.learningRate) return change(number(a.learningRate), number(b.learningRate));
    if (a.weightDecay != b.weightDecay) return change(number(a.weightDecay), number(b.weightDecay));
    if (a.epochs != b.epochs) return change(QString::number(a.epochs), QString::number(b.epochs));
    if (a.batch != b.batch) return change(QString::number(a.batch), QString::number(b.batch));
    return {};
}

}  // namespace fovea
