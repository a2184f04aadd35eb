// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QMainWindow>

#include "app/workspaces/workspace.h"
#include "core/error.h"

class QStackedWidget;

namespace fovea {

class ActionTable;
class BuildWorkspace;
class DatasetMenu;
class Document;
class FileController;
class Guide;
class HeaderBar;
class LearnWorkspace;
class LectureMode;
class NewDocuments;
class RecentFiles;
class RecoveryController;
class RunController;
class SeeWorkspace;
class StatusLine;
class ThemeController;
class TrainWorkspace;

/// Puts the parts of the window together: header, workspaces, status line. What they do is theirs.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// The page joins the header, the View menu and the keys; the first one added is shown.
    void addWorkspace(WorkspaceSlot slot, Workspace* workspace);
    void showWorkspace(WorkspaceSlot slot);
    WorkspaceSlot currentWorkspace() const { return current_; }
    /// A page that is none of the workspaces: no mode is lit until one is chosen. Joins the window at its first showing.
    void showApart(QWidget* page);
    /// That page, while it is shown; else null.
    QWidget* apart() const;
    Workspace* workspace(WorkspaceSlot slot) const;

    Document& document() { return *document_; }
    ActionTable& actions() { return *actions_; }
    FileController& files() { return *files_; }
    NewDocuments& newDocuments() { return *newDocuments_; }
    RunController& run() { return *run_; }
    RecoveryController& recovery() { return *recovery_; }
    StatusLine& statusLine() { return *status_; }
    Guide& guide() { return *guide_; }
    RecentFiles& recent() { return *recent_; }

    /// A project, network or model; a lesson's folder or zip opens in Learn.
    void openFile(const QString& path);
    /// Keeps what is not saved in `folder`, and offers what an earlier instance has left there.
    void startRecovery(const QString& folder);
    void tell(const QString& text);
    void tellFault(const Error& error);

Q_SIGNALS:
    void workspaceChanged(WorkspaceSlot slot);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void connectHistory();
    void connectHeader();
    void connectMessages();
    void connectRun();
    void connectStates();
    void refreshTitle();
    void fitType();
    void openLesson(const QString& path);

    Document* document_;
    ActionTable* actions_;
    HeaderBar* header_;
    QStackedWidget* pages_;
    StatusLine* status_;
    RecentFiles* recent_;
    FileController* files_;
    NewDocuments* newDocuments_;
    RunController* run_;
    RecoveryController* recovery_;
    DatasetMenu* datasets_;
    ThemeController* theme_;
    LectureMode* lecture_;
    Guide* guide_ = nullptr;
    LearnWorkspace* learn_ = nullptr;
    BuildWorkspace* build_ = nullptr;
    TrainWorkspace* train_ = nullptr;
    SeeWorkspace* see_ = nullptr;
    std::map<WorkspaceSlot, Workspace*> workspaces_;
    WorkspaceSlot current_ = WorkspaceSlot::Build;
    bool inCloseEvent_ = false;
    bool goesOnIfStaying_ = false;  ///< training was paused for the question about what is not saved
    bool leaving_ = false;          ///< the user has answered, the window may close
};

}  // namespace fovea
