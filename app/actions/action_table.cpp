// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/action_table.h"

#include <array>
#include <variant>
#include <vector>

#include <QAction>
#include <QCoreApplication>
#include <QIcon>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

#include "widgets/style/theme.h"

namespace fovea {
namespace {

struct ActionEntry {
    ActionId id;
    const char* name;  ///< never translated
    const char* text;
    const char* icon;
    const char* keys;
    bool checkable = false;
};

// clang-format off
constexpr auto entries = std::to_array<ActionEntry>({
    {ActionId::FileNew,        "file.new",         QT_TRANSLATE_NOOP("fovea::ActionTable", "&New"),              "new",         "Ctrl+N"},
    {ActionId::FileOpen,       "file.open",        QT_TRANSLATE_NOOP("fovea::ActionTable", "&Open…"),            "open",        "Ctrl+O"},
    {ActionId::FileRecover,    "file.recover",     QT_TRANSLATE_NOOP("fovea::ActionTable", "Recover &unsaved work…"), "",      ""},
    {ActionId::FileSave,       "file.save",        QT_TRANSLATE_NOOP("fovea::ActionTable", "&Save"),             "save",        "Ctrl+S"},
    {ActionId::FileSaveAs,     "file.save_as",     QT_TRANSLATE_NOOP("fovea::ActionTable", "Save &as…"),         "",            "Ctrl+Shift+S"},
    {ActionId::FileExport,     "file.export",      QT_TRANSLATE_NOOP("fovea::ActionTable", "&Export…"),          "export",      "Ctrl+E"},
    {ActionId::FileQuit,       "file.quit",        QT_TRANSLATE_NOOP("fovea::ActionTable", "&Quit"),             "",            "Ctrl+Q"},
    {ActionId::EditUndo,       "edit.undo",        QT_TRANSLATE_NOOP("fovea::ActionTable", "&Undo"),             "undo",        "Ctrl+Z"},
    {ActionId::EditRedo,       "edit.redo",        QT_TRANSLATE_NOOP("fovea::ActionTable", "&Redo"),             "redo",        "Ctrl+Shift+Z; Ctrl+Y"},
    {ActionId::EditCut,        "edit.cut",         QT_TRANSLATE_NOOP("fovea::ActionTable", "Cu&t"),              "cut",         "Ctrl+X"},
    {ActionId::EditCopy,       "edit.copy",        QT_TRANSLATE_NOOP("fovea::ActionTable", "&Copy"),             "copy",        "Ctrl+C"},
    {ActionId::EditPaste,      "edit.paste",       QT_TRANSLATE_NOOP("fovea::ActionTable", "&Paste"),            "paste",       "Ctrl+V"},
    {ActionId::EditDuplicate,  "edit.duplicate",   QT_TRANSLATE_NOOP("fovea::ActionTable", "&Duplicate"),        "duplicate",   "Ctrl+D"},
    {ActionId::EditDelete,     "edit.delete",      QT_TRANSLATE_NOOP("fovea::ActionTable", "De&lete"),           "delete",      "Del"},
    {ActionId::EditRename,     "edit.rename",      QT_TRANSLATE_NOOP("fovea::ActionTable", "Rena&me"),           "",            "F2"},
    {ActionId::EditSelectAll,  "edit.select_all",  QT_TRANSLATE_NOOP("fovea::ActionTable", "Select &all"),       "",            "Ctrl+A"},
    {ActionId::ViewDark,       "view.dark",        QT_TRANSLATE_NOOP("fovea::ActionTable", "&Dark theme"),       "",            "Ctrl+Shift+D", true},
    {ActionId::ViewLecture,    "view.lecture",     QT_TRANSLATE_NOOP("fovea::ActionTable", "&Lecture"),          "",            "F11", true},
    {ActionId::ViewZoomIn,     "view.zoom_in",     QT_TRANSLATE_NOOP("fovea::ActionTable", "Zoom &in"),          "zoom-in",     "Ctrl++; Ctrl+="},
    {ActionId::ViewZoomOut,    "view.zoom_out",    QT_TRANSLATE_NOOP("fovea::ActionTable", "Zoom &out"),         "zoom-out",    "Ctrl+-"},
    {ActionId::ViewFit,        "view.fit",         QT_TRANSLATE_NOOP("fovea::ActionTable", "&Fit"),              "fit",         "Ctrl+0"},
    {ActionId::ViewInspector,  "view.inspector",   QT_TRANSLATE_NOOP("fovea::ActionTable", "In&spector"),        "panel-right", "Ctrl+I", true},
    {ActionId::ViewLocks,      "view.locks",       QT_TRANSLATE_NOOP("fovea::ActionTable", "Loc&ks and freeze line"), "lock",   "Ctrl+Shift+K", true},
    {ActionId::ViewThumbnails, "view.thumbnails",  QT_TRANSLATE_NOOP("fovea::ActionTable", "T&humbnails"),       "layer-input", "Ctrl+Shift+T", true},
    {ActionId::ViewReducedMotion, "view.reduced_motion", QT_TRANSLATE_NOOP("fovea::ActionTable", "Reduced &motion"), "",       "", true},
    {ActionId::NetworkConnect, "network.connect",  QT_TRANSLATE_NOOP("fovea::ActionTable", "C&onnect or part two layers"), "",   "Ctrl+L"},
    {ActionId::NetworkPattern, "network.pattern",  QT_TRANSLATE_NOOP("fovea::ActionTable", "&Pattern line"),     "",            "Ctrl+Shift+L"},
    {ActionId::NetworkKernels, "network.kernels",  QT_TRANSLATE_NOOP("fovea::ActionTable", "Set &kernels…"),     "",            "Ctrl+K"},
    {ActionId::NetworkFreeze,  "network.freeze",   QT_TRANSLATE_NOOP("fovea::ActionTable", "Free&ze or unfreeze"), "",          "Ctrl+Shift+F"},
    {ActionId::NetworkFreezeUpTo, "network.freeze_up_to", QT_TRANSLATE_NOOP("fovea::ActionTable", "Freeze everything &up to here"), "", ""},
    {ActionId::NetworkNewHead, "network.new_head", QT_TRANSLATE_NOOP("fovea::ActionTable", "Replace the &head…"), "",           ""},
    {ActionId::NetworkTidy,    "network.tidy",     QT_TRANSLATE_NOOP("fovea::ActionTable", "&Tidy"),             "tidy",        "Ctrl+T"},
    {ActionId::AlignLeft,      "align.left",       QT_TRANSLATE_NOOP("fovea::ActionTable", "&Left edges"),       "",            ""},
    {ActionId::AlignCentre,    "align.centre",     QT_TRANSLATE_NOOP("fovea::ActionTable", "&Centres in a column"), "",         "Ctrl+Alt+C"},
    {ActionId::AlignTop,       "align.top",        QT_TRANSLATE_NOOP("fovea::ActionTable", "&Top edges"),        "",            ""},
    {ActionId::AlignMiddle,    "align.middle",     QT_TRANSLATE_NOOP("fovea::ActionTable", "Centres in a &row"), "",            "Ctrl+Alt+R"},
    {ActionId::DistributeAcross, "align.across",   QT_TRANSLATE_NOOP("fovea::ActionTable", "Distribute &across"), "",           ""},
    {ActionId::DistributeDown, "align.down",       QT_TRANSLATE_NOOP("fovea::ActionTable", "Distribute &down"),  "",            ""},
    {ActionId::NetworkRenumber, "network.renumber", QT_TRANSLATE_NOOP("fovea::ActionTable", "&Renumber in order"), "",          ""},
    {ActionId::NetworkClear,   "network.clear",    QT_TRANSLATE_NOOP("fovea::ActionTable", "&Clear the canvas"), "",            ""},
    {ActionId::NetworkTest,    "network.test",     QT_TRANSLATE_NOOP("fovea::ActionTable", "Try on the t&est images"), "",      "Ctrl+Shift+E"},
    {ActionId::NetworkPreprocessing, "network.preprocessing", QT_TRANSLATE_NOOP("fovea::ActionTable", "Preprocessin&g…"), "", ""},
    {ActionId::HelpWelcome,    "help.welcome",     QT_TRANSLATE_NOOP("fovea::ActionTable", "&Welcome"),          "",            ""},
    {ActionId::HelpTour,       "help.tour",        QT_TRANSLATE_NOOP("fovea::ActionTable", "Take the &tour"),    "",            ""},
    {ActionId::HelpTopic,      "help.topic",       QT_TRANSLATE_NOOP("fovea::ActionTable", "&Help on this"),     "",            "F1"},
    {ActionId::HelpSearch,     "help.search",      QT_TRANSLATE_NOOP("fovea::ActionTable", "&Search lessons and help…"), "",    "Ctrl+F"},
    {ActionId::HelpAbout,      "help.about",       QT_TRANSLATE_NOOP("fovea::ActionTable", "&About Fovea"),      "",            ""},
});

struct Line {};
struct Submenu { SubmenuId id; const char* text; std::vector<ActionId> items = {}; };
using MenuItem = std::variant<ActionId, Line, Submenu>;
struct Menu { const char* text; std::vector<MenuItem> items; };

const std::vector<Menu>& menus() {
    static const std::vector<Menu> table = {
        {QT_TRANSLATE_NOOP("fovea::ActionTable", "&File"),
         {ActionId::FileNew, ActionId::FileOpen, Submenu{SubmenuId::Recent, QT_TRANSLATE_NOOP("fovea::ActionTable", "Open &recent")},
          Submenu{SubmenuId::Dataset, QT_TRANSLATE_NOOP("fovea::ActionTable", "Open &data set")},
          ActionId::FileRecover, Line{}, ActionId::FileSave, ActionId::FileSaveAs, ActionId::FileExport, Line{}, ActionId::FileQuit}},
        {QT_TRANSLATE_NOOP("fovea::ActionTable", "&Edit"),
         {ActionId::EditUndo, ActionId::EditRedo, Line{}, ActionId::EditCut, ActionId::EditCopy, ActionId::EditPaste,
          ActionId::EditDuplicate, ActionId::EditDelete, ActionId::EditRename, Line{}, ActionId::EditSelectAll}},
        {QT_TRANSLATE_NOOP("fovea::ActionTable", "&View"),
         {Submenu{SubmenuId::Workspaces, QT_TRANSLATE_NOOP("fovea::ActionTable", "&Workspace")}, Line{},
          ActionId::ViewZoomIn, ActionId::ViewZoomOut, ActionId::ViewFit, ActionId::ViewInspector, ActionId::ViewLocks, ActionId::ViewThumbnails, Line{},
          ActionId::ViewReducedMotion, ActionId::ViewDark, ActionId::ViewLecture, Submenu{SubmenuId::Language, QT_TRANSLATE_NOOP("fovea::ActionTable", "La&nguage")}}},
        {QT_TRANSLATE_NOOP("fovea::ActionTable", "&Network"),
         {Submenu{SubmenuId::Architecture, QT_TRANSLATE_NOOP("fovea::ActionTable", "Open &architecture")}, ActionId::NetworkConnect, ActionId::NetworkPattern, ActionId::NetworkKernels,
          ActionId::NetworkFreeze, ActionId::NetworkFreezeUpTo, ActionId::NetworkNewHead, ActionId::NetworkTidy,
          Submenu{SubmenuId::Align, QT_TRANSLATE_NOOP("fovea::ActionTable", "Ali&gn"),
                  {ActionId::AlignLeft, ActionId::AlignCentre, ActionId::AlignTop, ActionId::AlignMiddle, ActionId::DistributeAcross, ActionId::DistributeDown}},
          ActionId::NetworkRenumber, ActionId::NetworkClear, ActionId::NetworkTest, ActionId::NetworkPreprocessing}},
        {QT_TRANSLATE_NOOP("fovea::ActionTable", "&Help"), {ActionId::HelpWelcome, ActionId::HelpTour, Line{}, ActionId::HelpTopic, ActionId::HelpSearch, Line{}, ActionId::HelpAbout}},
    };
    return table;
}
// clang-format on

QString translated(const char* text) { return QCoreApplication::translate("fovea::ActionTable", text); }

QIcon themedIcon(const char* name) {
    if (*name == '\0') {
        return {};
    }
    const Theme& theme = Theme::instance();
    const QString file = QString::fromLatin1(name);
    QIcon icon;
    for (const double ratio : {1.0, 2.0}) {
        icon.addPixmap(theme.icon(file, theme.colors().text, 16, ratio));
        icon.addPixmap(theme.icon(file, theme.colors().controlBorder, 16, ratio), QIcon::Disabled);
    }
    return icon;
}

}  // namespace

ActionTable::ActionTable(QWidget* window) : QObject(window) {
    for (const ActionEntry& entry : entries) {
        auto* action = new QAction(translated(entry.text), window);
        action->setObjectName(QString::fromLatin1(entry.name));
        action->setShortcuts(QKeySequence::listFromString(QString::fromLatin1(entry.keys), QKeySequence::PortableText));
        action->setCheckable(entry.checkable);
        window->addAction(action);
        actions_[entry.id] = action;
    }
    actions_[ActionId::FileQuit]->setMenuRole(QAction::QuitRole);
    actions_[ActionId::HelpAbout]->setMenuRole(QAction::AboutRole);
    connect(&Theme::instance(), &Theme::changed, this, &ActionTable::refreshIcons);
    refreshIcons();
}

void ActionTable::fillMenus(QMenuBar* bar) {
    for (const Menu& entry : menus()) {
        QMenu* menu = bar->addMenu(translated(entry.text));
        for (const MenuItem& item : entry.items) {
            if (const auto* id = std::get_if<ActionId>(&item)) {
                menu->addAction(action(*id));
            } else if (const auto* sub = std::get_if<Submenu>(&item)) {
                QMenu* inner = submenus_[sub->id] = menu->addMenu(translated(sub->text));
                for (const ActionId inside : sub->items) inner->addAction(action(inside));
            } else {
                menu->addSeparator();
            }
        }
    }
}

void ActionTable::refreshIcons() {
    for (const ActionEntry& entry : entries) {
        actions_[entry.id]->setIcon(themedIcon(entry.icon));
        actions_[entry.id]->setIconVisibleInMenu(false);
    }
}

}  // namespace fovea
