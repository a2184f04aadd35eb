// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "app/workspaces/workspace.h"

class QAction;

namespace fovea {

class ActionTable;
class Document;
struct RunSettings;

/// Undo and redo. Network, data and settings have one history, in the order of time: some steps change two of them, and
/// a history for each could not take such a step back. What a step changed may lie on another page, so each one is said
/// and that page is shown.
class HistoryActions : public QObject {
    Q_OBJECT
public:
    HistoryActions(Document& document, const ActionTable& actions, QObject* parent);

Q_SIGNALS:
    void notified(const QString& sentence);
    /// The pages on which the step is seen, the usual one first.
    void concerned(const std::vector<WorkspaceSlot>& slots);

private:
    enum class Way { Undo, Redo };
    void go(Way way);
    void refresh();

    Document& document_;
    QAction* undo_;
    QAction* redo_;
};

/// "0.1 → 0.01" for settings that people know by a number or a name; empty where none of those differs.
QString settingsChange(const RunSettings& before, const RunSettings& after);

}  // namespace fovea
