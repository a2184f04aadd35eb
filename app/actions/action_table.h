// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QObject>
#include <QString>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

namespace fovea {

/// Everything that a menu, a button or a key can ask for. Names in settings files come from the table.
enum class ActionId {
    FileNew,
    FileOpen,
    FileRecover,
    FileSave,
    FileSaveAs,
    FileExport,
    FileQuit,
    EditUndo,
    EditRedo,
    EditCut,
    EditCopy,
    EditPaste,
    EditDuplicate,
    EditDelete,
    EditRename,
    EditSelectAll,
    ViewDark,
    ViewLecture,
    ViewZoomIn,
    ViewZoomOut,
    ViewFit,
    ViewInspector,
    ViewLocks,
    ViewThumbnails,
    ViewReducedMotion,
    NetworkConnect,
    NetworkPattern,
    NetworkKernels,
    NetworkFreeze,
    NetworkFreezeUpTo,
    NetworkNewHead,
    NetworkTidy,
    AlignLeft,
    AlignCentre,
    AlignTop,
    AlignMiddle,
    DistributeAcross,
    DistributeDown,
    NetworkRenumber,
    NetworkClear,
    NetworkTest,
    NetworkPreprocessing,
    HelpWelcome,
    HelpTour,
    HelpSearch,
    HelpTopic,
    HelpAbout,
};

/// Menus within menus; all but Align are filled at run time.
enum class SubmenuId { Recent, Dataset, Workspaces, Language, Architecture, Align };

/// The one declarative table of actions (id, text, icon, keys, menu), and the QActions made of it.
/// Owners connect to the actions they serve; nobody makes one of their own.
class ActionTable : public QObject {
    Q_OBJECT
public:
    /// The actions become actions of `window`, so that their keys work with the menus hidden too.
    explicit ActionTable(QWidget* window);

    QAction* action(ActionId id) const { return actions_.at(id); }
    QMenu* submenu(SubmenuId id) const { return submenus_.at(id); }
    /// Fills an empty menu bar from the table.
    void fillMenus(QMenuBar* bar);

private:
    void refreshIcons();

    std::map<ActionId, QAction*> actions_;
    std::map<SubmenuId, QMenu*> submenus_;
};

}  // namespace fovea
