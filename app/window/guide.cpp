// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/guide.h"

#include <QAction>
#include <QApplication>
#include <QCursor>
#include <QDialog>
#include <QKeyEvent>
#include <QMessageBox>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/help/help_panel.h"
#include "app/help/help_place.h"
#include "app/settings/settings.h"
#include "app/welcome/welcome_page.h"
#include "app/window/dataset_menu.h"
#include "app/window/file_controller.h"
#include "app/window/main_window.h"
#include "app/window/recent_files.h"
#include "app/window/tour.h"
#include "app/workspaces/learn/learn_workspace.h"

namespace fovea {

Guide::Guide(MainWindow& window) : QObject(&window), window_(window), tour_(new Tour(window)) {
    const ActionTable& actions = window_.actions();
    connect(actions.action(ActionId::HelpWelcome), &QAction::triggered, this, &Guide::showWelcome);
    connect(actions.action(ActionId::HelpTour), &QAction::triggered, tour_, &Tour::start);
    connect(actions.action(ActionId::HelpTopic), &QAction::triggered, this, &Guide::showHelp);
    connect(actions.action(ActionId::HelpSearch), &QAction::triggered, this, &Guide::searchHelp);
    connect(actions.action(ActionId::HelpAbout), &QAction::triggered, this, &Guide::showAbout);
    if (auto* learn = qobject_cast<LearnWorkspace*>(window_.workspace(WorkspaceSlot::Learn)))
        connect(learn, &LearnWorkspace::searchRequested, this, &Guide::searchHelp);
    // Whoever opens, undoes or drops something wants to see it.
    const auto leave = [this] {
        if (isWelcoming()) window_.showWorkspace(WorkspaceSlot::Build);
    };
    connect(&window_.document(), &Document::networkChanged, this, leave);
    connect(&window_.document(), &Document::fileChanged, this, leave);
    QCoreApplication::instance()->installEventFilter(this);
}

void Guide::greet() {
    if (Settings().welcomed()) return;
    Settings().setWelcomed(true);
    showWelcome();
}

bool Guide::isWelcoming() const { return welcome_ != nullptr && window_.apart() == welcome_; }

void Guide::showWelcome() {
    if (welcome_ == nullptr) makeWelcome();
    welcome_->refresh(window_.recent().files());
    window_.showApart(welcome_);
}

void Guide::makeWelcome() {
    welcome_ = new WelcomePage(LessonProgress::Place::Settings, &window_);
    connect(welcome_, &WelcomePage::doorChosen, this, &Guide::enter);
    connect(welcome_, &WelcomePage::lessonChosen, this, &Guide::openLesson);
    connect(welcome_, &WelcomePage::tourChosen, tour_, &Tour::start);
    if (auto* datasets = window_.findChild<DatasetMenu*>()) {
        connect(welcome_, &WelcomePage::dataChosen, datasets, &DatasetMenu::fetch);
        connect(datasets, &DatasetMenu::fetched, this, [this] { welcome_->refresh(window_.recent().files()); });
    }
    connect(welcome_, &WelcomePage::fileChosen, &window_, &MainWindow::openFile);
    connect(welcome_, &WelcomePage::languageChosen, this, &Guide::setLanguage);
    connect(welcome_, &WelcomePage::lookChosen, this, &Guide::setLook);
}

void Guide::enter(Door door) {
    switch (door) {
        case Door::Learn: window_.showWorkspace(WorkspaceSlot::Learn); break;
        case Door::Build: window_.showWorkspace(WorkspaceSlot::Build); break;
        case Door::Train: window_.showWorkspace(WorkspaceSlot::Train); break;
        case Door::Open: window_.files().open(); break;
    }
}

/// Not behind a dialog that shuts out the window: then once it is closed, which its help says.
void Guide::openLessonLater(QDialog& dialog, HelpPanel& help, const QString& lesson) {
    if (!dialog.property("lessonAfterwards").isValid())
        connect(
            &dialog, &QDialog::finished, this,
            [this, &dialog, &help] {
                const QString asked = dialog.property("lessonAfterwards").toString();
                dialog.setProperty("lessonAfterwards", QVariant());
                help.tell({});
                openLesson(asked);
            },
            Qt::SingleShotConnection);
    dialog.setProperty("lessonAfterwards", lesson);
    help.tell(HelpPanel::tr("The lesson opens when “%1” is closed.").arg(dialog.windowTitle()));
}

void Guide::openLesson(const QString& lesson) {
    window_.showWorkspace(WorkspaceSlot::Learn);
    if (auto* learn = qobject_cast<LearnWorkspace*>(window_.workspace(WorkspaceSlot::Learn))) learn->openLesson(lesson);
}

HelpPanel* Guide::makeHelp(QWidget* parent) {
    auto* help = new HelpPanel(parent);
    connect(help, &HelpPanel::lessonRequested, this, [this, parent, help](const QString& lesson) {
        auto* dialog = qobject_cast<QDialog*>(parent);
        if (dialog != nullptr && dialog->isModal())
            openLessonLater(*dialog, *help, lesson);
        else
            openLesson(lesson);
    });
    // Beside what it speaks of: at the window's right.
    constexpr int gap = 16;
    constexpr int belowHeader = 64;
    help->move(window_.mapToGlobal(QPoint(window_.width() - help->width() - gap, belowHeader)));
    return help;
}

HelpPanel& Guide::helpPanel(bool isActivated) {
    if (help_ == nullptr) help_ = makeHelp(&window_);
    help_->setAttribute(Qt::WA_ShowWithoutActivating, !isActivated);
    help_->show();
    help_->raise();
    return *help_;
}

void Guide::showHelp() { showTopic(topicHere()); }

void Guide::showTopic(const QString& id) { helpPanel(false).showTopic(id); }

void Guide::searchHelp() {
    helpPanel(true).focusSearch();
    help_->activateWindow();
}

bool Guide::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent*>(event)->key() != Qt::Key_F1) return false;
    QWidget* dialog = QApplication::activeModalWidget();
    if (!watched->isWidgetType() || dialog == nullptr || dialog->parentWidget() == nullptr ||
        dialog->parentWidget()->window() != &window_)
        return false;
    const QString topic = topicAt(dialog->focusWidget() != nullptr ? dialog->focusWidget() : dialog);
    if (topic.isEmpty()) return false;
    // The window's own help is shut out with the window.
    auto* help = dialog->findChild<HelpPanel*>(QString(), Qt::FindDirectChildrenOnly);
    if (help == nullptr) help = makeHelp(dialog);
    help->setAttribute(Qt::WA_ShowWithoutActivating);
    help->show();
    help->raise();
    help->showTopic(topic);
    return true;
}

QString Guide::topicHere() const {
    QWidget* under = window_.underMouse() ? window_.childAt(window_.mapFromGlobal(QCursor::pos())) : nullptr;
    const QString pointed = topicAt(under);
    if (pointed.startsWith(QStringLiteral("plot."))) return pointed;  // plots are looked at, not worked in
    // Where the help itself has the focus, what had it in the window.
    QWidget* focus = QApplication::focusWidget();
    if (focus == nullptr || focus->window() == help_) focus = window_.focusWidget();
    const QString focused = topicAt(focus);
    const QString topic = focused.isEmpty() ? pointed : focused;
    const bool isBuild = topic.isEmpty() || topic.startsWith(QStringLiteral("build."));
    const auto& nodes = window_.document().selection().nodes;
    if (window_.currentWorkspace() == WorkspaceSlot::Build && isBuild && nodes.size() == 1)
        return QStringLiteral("layer.") +
               QString::fromStdString(std::string(kindName(window_.document().spec().find(*nodes.begin())->layer)));
    return topic;
}

void Guide::setLanguage(const QString& code) {
    Settings().setLanguage(code);
    // In both languages: whoever looks for theirs may not read the other.
    window_.tell(code == QStringLiteral("vi")
                     ? QStringLiteral("Fovea nói tiếng Việt từ lần mở sau. / Vietnamese from the next start on.")
                     : QStringLiteral("English from the next start on. / Tiếng Anh từ lần mở sau."));
}

void Guide::setLook(int look) {
    const ActionTable& actions = window_.actions();
    constexpr int lecture = 2;
    actions.action(ActionId::ViewLecture)->setChecked(look == lecture);
    if (look != lecture) actions.action(ActionId::ViewDark)->setChecked(look == 1);
}

void Guide::showAbout() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, MainWindow::tr("About Fovea"),
                                QStringLiteral("<b>Fovea %1</b>").arg(QStringLiteral(FOVEA_VERSION)),
                                QMessageBox::NoButton, &window_);
    box->setInformativeText(MainWindow::tr("Build convolutional networks, watch them learn, look inside.<br>"
                                           "Free software under the GNU General Public License, version 3 or later.<br>"
                                           "Made with Qt %1, QCustomPlot, OpenCV, Eigen and oneTBB.")
                                .arg(QLatin1String(qVersion())));
    box->addButton(MainWindow::tr("Close"), QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace fovea
