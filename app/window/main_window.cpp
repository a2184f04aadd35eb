// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMenuBar>
#include <QFileInfo>
#include <QScreen>
#include <QStackedWidget>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/lessons/lesson_library.h"
#include "app/lessons/lesson_text.h"
#include "app/recovery/autosave.h"
#include "app/session/run_controller.h"
#include "app/session/run_position.h"
#include "app/actions/action_table.h"
#include "app/window/dataset_menu.h"
#include "app/window/dropped_files.h"
#include "app/window/field_filter.h"
#include "app/window/file_controller.h"
#include "app/window/guide.h"
#include "app/window/header_bar.h"
#include "app/window/history_actions.h"
#include "app/window/language.h"
#include "app/window/lecture_mode.h"
#include "app/window/new_documents.h"
#include "app/window/preprocessing_controller.h"
#include "app/window/recent_files.h"
#include "app/window/recovery_controller.h"
#include "app/settings/settings.h"
#include "app/window/status_line.h"
#include "app/window/theme_controller.h"
#include "app/window/training_status.h"
#include "app/window/unsupported_dialog.h"
#include "app/window/window_place.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/learn/bench_workspace.h"
#include "app/workspaces/learn/labelling_games.h"
#include "app/workspaces/learn/practice_supply.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/results_page.h"
#include "app/workspaces/runs_page.h"
#include "app/workspaces/see_workspace.h"
#include "app/workspaces/train_controls.h"
#include "app/workspaces/train_workspace.h"

namespace fovea {

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      document_(new Document(this)),
      actions_(new ActionTable(this)),
      header_(new HeaderBar),
      pages_(new QStackedWidget),
      status_(new StatusLine(*document_)),
      recent_(new RecentFiles(this)),
      files_(new FileController(*document_, *recent_, this)),
      newDocuments_(new NewDocuments(*document_, *files_, this)),
      run_(new RunController(*document_, this)),
      recovery_(new RecoveryController(*document_, *files_, *run_, actions_->action(ActionId::FileRecover), this)),
      theme_(new ThemeController(actions_->action(ActionId::ViewDark), this)),
      lecture_(new LectureMode(this, actions_->action(ActionId::ViewLecture))) {
    setMenuWidget(header_);
    setCentralWidget(pages_);
    setStatusBar(status_);
    const WindowSizes sizes = windowSizesFor(screen()->availableGeometry());
    setMinimumSize(sizes.smallest);
    resize(sizes.usual);
    new FieldFilter(this);
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    actions_->fillMenus(header_->menuBar());
    recent_->setMenu(actions_->submenu(SubmenuId::Recent));
    fillLanguageMenu(actions_->submenu(SubmenuId::Language), this, [this](const QString& text) { tell(text); });
    datasets_ = new DatasetMenu(*run_, actions_->submenu(SubmenuId::Dataset), this);
    files_->connectActions(*actions_);
    connect(actions_->action(ActionId::FileNew), &QAction::triggered, newDocuments_, &NewDocuments::empty);
    connectHistory();
    connectHeader();
    connectMessages();
    connectRun();
    newDocuments_->start();
    build_ = new BuildWorkspace(*document_, *actions_, *run_);
    connect(build_, &BuildWorkspace::refused, this, &MainWindow::tell);
    connect(build_, &BuildWorkspace::architectureRequested, newDocuments_, &NewDocuments::openClassic);
    connect(build_, &BuildWorkspace::marked, status_, &StatusLine::setMarkedLayers);
    addWorkspace(WorkspaceSlot::Build, build_);
    train_ = new TrainWorkspace(*run_);
    connect(train_->controls(), &TrainControls::otherDataRequested, datasets_, &DatasetMenu::chooseFolder);
    connect(train_->controls(), &TrainControls::datasetRequested, datasets_, &DatasetMenu::choose);
    connect(train_->controls(), &TrainControls::dataOptionsRequested, datasets_, &DatasetMenu::chooseOptions);
    addWorkspace(WorkspaceSlot::Train, train_);
    see_ = new SeeWorkspace(*run_);
    build_->lookThrough(see_->choice(), see_->session());
    connect(train_->results(), &ResultsPage::lookRequested, this,
            [this](const QImage& picture, const QString& name, qint64 testImage) {
                if (testImage >= 0)
                    see_->choice().chooseSample(testImage);
                else
                    see_->choice().setPicture(picture, name);
                showWorkspace(WorkspaceSlot::See);
            });
    connect(train_->runs(), &RunsPage::openRequested, this, &MainWindow::openFile);
    connect(train_->runs(), &RunsPage::notified, this, &MainWindow::tell);
    addWorkspace(WorkspaceSlot::See, see_);
    auto* preprocessing =
        new PreprocessingController(*run_, see_->choice(), actions_->action(ActionId::NetworkPreprocessing), this);
    connect(files_, &FileController::preprocessingUnknown, preprocessing, &PreprocessingController::ask);
    learn_ = new LearnWorkspace(*document_);
    learn_->setChallenge(challengeOf(*run_));
    learn_->setPractice(practiceSourcesOf(*document_, *run_));
    connect(learn_, &LearnWorkspace::patternRequested, newDocuments_, &NewDocuments::openPattern);
    connect(newDocuments_, &NewDocuments::networkMade, this, [this] { showWorkspace(WorkspaceSlot::Build); });
    connect(learn_, &LearnWorkspace::notified, this, &MainWindow::tell);
    connect(learn_, &LearnWorkspace::textShown, this, &MainWindow::fitType);
    connect(this, &MainWindow::workspaceChanged, this, &MainWindow::fitType);
    connect(learn_, &LearnWorkspace::networkRequested, newDocuments_, &NewDocuments::openAsPublished);
    connect(learn_, &LearnWorkspace::roomRequested, this, [this](LessonRoom room) {
        showWorkspace(room == LessonRoom::Build   ? WorkspaceSlot::Build
                      : room == LessonRoom::Train ? WorkspaceSlot::Train
                                                  : WorkspaceSlot::See);
    });
    addWorkspace(WorkspaceSlot::Learn, learn_);
    auto* bench = new BenchWorkspace(challengeOf(*run_));
    bench->setPractice(practiceSourcesOf(*document_, *run_));
    addWorkspace(WorkspaceSlot::Bench, bench);
    connectStates();
    guide_ = new Guide(*this);
    if (restoreGeometry(Settings().geometry()) && !isMaximized() && !isFullScreen())
        setGeometry(placeWithin(geometry(), screen()->availableGeometry()));
    refreshTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectHistory() {
    auto* history = new HistoryActions(*document_, *actions_, this);
    connect(history, &HistoryActions::notified, this, &MainWindow::tell);
    connect(history, &HistoryActions::concerned, this, [this](const std::vector<WorkspaceSlot>& pages) {
        const bool isSeen = apart() == nullptr && std::ranges::find(pages, current_) != pages.end();
        if (!isSeen) showWorkspace(pages.front());
    });
}

void MainWindow::connectHeader() {
    header_->setDatasetMenu(actions_->submenu(SubmenuId::Dataset));
    header_->setThemeAction(actions_->action(ActionId::ViewDark));
    header_->setLectureAction(actions_->action(ActionId::ViewLecture));
    connect(header_, &HeaderBar::workspaceChosen, this, &MainWindow::showWorkspace);
    const auto showDataset = [this] { header_->setDataset(run_->datasetTitle()); };
    connect(document_, &Document::settingsChanged, this, showDataset);
    connect(lecture_, &LectureMode::changed, this, [this](bool on) {
        theme_->setLecture(on);
        for (const auto& [_, page] : workspaces_) {
            page->setLecture(on);
        }
    });
    connect(actions_->action(ActionId::FileQuit), &QAction::triggered, this, &QWidget::close);
    connect(document_, &Document::fileChanged, this, &MainWindow::refreshTitle);
    connect(document_, &Document::dirtyChanged, this, &QWidget::setWindowModified);
}

void MainWindow::connectMessages() {
    connect(files_, &FileController::notified, this, &MainWindow::tell);
    connect(newDocuments_, &NewDocuments::notified, this, &MainWindow::tell);
    connect(files_, &FileController::failed, this, &MainWindow::tellFault);
    connect(files_, &FileController::busyChanged, this,
            [this](const QString& what) { what.isEmpty() ? status_->hideProgress() : status_->showMessage(what); });
    connect(recovery_, &RecoveryController::notified, this, &MainWindow::tell);
    connect(recovery_, &RecoveryController::recovered, this,
            [this](bool trained) { showWorkspace(trained ? WorkspaceSlot::Train : WorkspaceSlot::Build); });
    connect(recovery_, &RecoveryController::failed, this,
            [this](const QString& sentence) { status_->showFault(sentence); });
    connect(recovery_, &RecoveryController::notKept, this, [this](const QString& sentence) {
        status_->showFault(sentence, [this] { return recovery_->autosave()->isFailing(); });
    });
    connect(recovery_, &RecoveryController::kept, status_, &StatusLine::reconsider);
    connect(run_, &RunController::notified, this, &MainWindow::tell);
    connect(run_, &RunController::failed, this, [this](const QString& sentence) { status_->showFault(sentence); });
    connect(run_, &RunController::dataRefused, this, [this](const QString& sentence) { showRefusal(this, sentence); });
    connect(run_, &RunController::openingChanged, this, [this](bool opening) {
        if (opening) {
            status_->showProgress(tr("Opening %1…").arg(run_->openingTitle()), -1);
        } else {
            status_->hideProgress();
        }
    });
    connect(run_, &RunController::openingProgress, this, [this](qint64 done, qint64 total) {
        const double fraction = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : -1;
        status_->showProgress(tr("Opening %1…").arg(run_->openingTitle()), fraction);
    });
    connect(actions_->action(ActionId::NetworkTest), &QAction::triggered, run_, &RunController::evaluateOnTest);
    connect(&run_->test(), &ModelEvaluation::runningChanged, this, [this](bool running) {
        if (!running) status_->hideProgress();
    });
    connect(&run_->test(), &ModelEvaluation::progressed, this, [this](qint64 done, qint64 total) {
        status_->showProgress(tr("Trying the test images…"),
                              static_cast<double>(done) / static_cast<double>(std::max<qint64>(total, 1)));
    });
    connect(status_, &StatusLine::cancelRequested, this, [this] {
        run_->test().cancel();
        if (run_->isOpeningData()) run_->cancelOpening();
    });
    auto* training = new TrainingStatus(*run_, status_);
    status_->setLeading(training);
    connect(training, &QToolButton::clicked, this, [this] { showWorkspace(WorkspaceSlot::Train); });
    connect(training, &TrainingStatus::moved, status_, &StatusLine::reconsider);
    connect(training, &TrainingStatus::ended, this, [this](const QString& sentence) {
        status_->showNotice(sentence, [this] { return positionOf(*run_).isFinished(); });
        // Whoever has a dialog open looks on, too.
        if (QApplication::activeWindow() == nullptr || isMinimized()) notifyOnDesktop(*this, sentence);
    });
    connect(status_, &StatusLine::problemClicked, this, [this] {
        showWorkspace(WorkspaceSlot::Build);
        build_->showFirstProblem();
    });
}

void MainWindow::connectRun() {
    run_->setKeepBudget(static_cast<std::size_t>(Settings().keepMegabytes()) << 20);
    files_->setBeforeSave([this](const std::function<void()>& proceed) { run_->whenDocumentIsFresh(proceed); });
    connect(files_, &FileController::stayed, this, [this] {
        if (std::exchange(goesOnIfStaying_, false)) run_->play();
    });
    files_->setBeforeLeaving([this](const std::function<void()>& proceed) {
        goesOnIfStaying_ = run_->session().state() == TrainingSession::State::Running;
        run_->pause();
        run_->whenDocumentIsFresh(proceed);
    });
}

void MainWindow::connectStates() {
    document_->setWorkspaceReport([this](const std::string& before) {
        return workspacesToJson(
            {.learn = learn_->state(), .build = build_->state(), .see = see_->state(), .train = train_->state()},
            before);
    });
    connect(document_, &Document::workspacesRead, this, [this] {
        const WorkspaceStates states = workspacesFromJson(document_->workspaces());
        if (states.learn) learn_->setState(*states.learn);
        if (states.build) build_->setState(*states.build);
        if (states.see) see_->setState(*states.see);
        if (states.train) train_->setState(*states.train);
    });
}

void MainWindow::addWorkspace(WorkspaceSlot slot, Workspace* workspace) {
    const QKeySequence keys(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(slot)));
    workspaces_[slot] = workspace;
    pages_->addWidget(workspace);
    header_->addWorkspace(slot, workspace->title(), keys.toString(QKeySequence::NativeText));
    QAction* action = actions_->submenu(SubmenuId::Workspaces)->addAction(workspace->title());
    action->setShortcut(keys);
    addAction(action);
    connect(action, &QAction::triggered, this, [this, slot] { showWorkspace(slot); });
    if (workspaces_.size() == 1) {
        current_ = slot;
        header_->setCurrent(slot);
        workspace->activated();
    }
}

void MainWindow::showWorkspace(WorkspaceSlot slot) {
    const auto found = workspaces_.find(slot);
    if (found == workspaces_.end()) {
        return;
    }
    header_->setCurrent(slot);
    status_->setFiguresShown(true);
    if (slot != current_ || apart() != nullptr) {
        if (apart() == nullptr) workspaces_.at(current_)->deactivated();
        current_ = slot;
        pages_->setCurrentWidget(found->second);
        found->second->activated();
        Q_EMIT workspaceChanged(slot);
    }
}

void MainWindow::showApart(QWidget* page) {
    if (apart() == nullptr) workspaces_.at(current_)->deactivated();
    if (pages_->indexOf(page) < 0) pages_->addWidget(page);
    pages_->setCurrentWidget(page);
    header_->setNoneCurrent();
    status_->setFiguresShown(false);
}

QWidget* MainWindow::apart() const {
    QWidget* shown = pages_->currentWidget();
    return shown == workspaces_.at(current_) ? nullptr : shown;
}

Workspace* MainWindow::workspace(WorkspaceSlot slot) const {
    const auto found = workspaces_.find(slot);
    return found == workspaces_.end() ? nullptr : found->second;
}

void MainWindow::openFile(const QString& path) {
    if (mayBeLesson(path))
        openLesson(path);
    else if (QFileInfo(path).isDir())
        datasets_->chooseData(path);
    else
        files_->openPath(path);
}

void MainWindow::openLesson(const QString& path) {
    const auto files = lessonFilesAt(path);
    if (!files) {
        showRefusal(this, errorText(files.error()));
        return;
    }
    auto lesson = readLesson(*files);
    if (const auto* problem = std::get_if<LessonProblem>(&lesson)) {
        showRefusal(this, tr("“%1” is no lesson. %2").arg(QFileInfo(path).fileName(), lessonProblemText(*problem)));
        return;
    }
    learn_->openOwn(std::get<Lesson>(std::move(lesson)));
    showWorkspace(WorkspaceSlot::Learn);
}

void MainWindow::startRecovery(const QString& folder) {
    recovery_->start(folder, std::chrono::seconds(Settings().autosaveSeconds()));
}

void MainWindow::fitType() {
    const bool beside = current_ == WorkspaceSlot::Learn && learn_->showsText();
    theme_->setRoom(beside ? TypeRoom::TextBeside : TypeRoom::Whole);
}

void MainWindow::tell(const QString& text) { status_->showMessage(text); }

void MainWindow::tellFault(const Error& error) {
    if (error.code != ErrorCode::Cancelled) {
        status_->showFault(errorText(error));
    }
}

void MainWindow::refreshTitle() {
    setWindowTitle(document_->displayName() + QStringLiteral("[*]"));
    setWindowFilePath(document_->filePath());
    setWindowModified(document_->isDirty());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!leaving_) {
        // Where nothing is to be asked the answer comes at once, and a close within a close would do nothing.
        inCloseEvent_ = true;
        files_->leaveThen([this] {
            leaving_ = true;
            if (!inCloseEvent_) close();
        });
        inCloseEvent_ = false;
    }
    event->setAccepted(leaving_);
    if (leaving_) {
        Settings().setGeometry(saveGeometry());
        recovery_->end();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(event->mimeData()).isEmpty() || !droppedData(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString path = droppedFile(event->mimeData());
    if (!path.isEmpty()) {
        event->acceptProposedAction();
        openFile(path);
        return;
    }
    const QString dropped = droppedData(event->mimeData());
    if (dropped.isEmpty()) return;
    event->acceptProposedAction();
    datasets_->chooseData(dropped);
}

}  // namespace fovea
