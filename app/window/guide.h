// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/welcome/door_button.h"

class QDialog;

namespace fovea {

class HelpPanel;
class MainWindow;
class Tour;
class WelcomePage;

/// What leads into the program: the start page and what the Help menu offers.
class Guide : public QObject {
    Q_OBJECT
public:
    explicit Guide(MainWindow& window);

    /// The start page, the first time that anybody starts the program without a file; then never again by itself.
    void greet();
    void showWelcome();
    bool isWelcoming() const;
    /// Null until it was shown.
    WelcomePage* welcome() const { return welcome_; }
    /// What explains the control with the focus, or the plot under the pointer; the selected layer in Build.
    void showHelp();
    void showTopic(const QString& id);
    void searchHelp();
    Tour& tour() { return *tour_; }

protected:
    /// F1 in a dialog of the window, which shuts out the window's own.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeWelcome();
    /// Beside what it speaks of. Activated where it is to be typed into; else the window keeps the keys.
    HelpPanel& helpPanel(bool isActivated);
    HelpPanel* makeHelp(QWidget* parent);
    QString topicHere() const;
    void enter(Door door);
    void openLesson(const QString& lesson);
    void openLessonLater(QDialog& dialog, HelpPanel& help, const QString& lesson);
    void setLanguage(const QString& code);
    void setLook(int look);
    void showAbout();

    MainWindow& window_;
    WelcomePage* welcome_ = nullptr;
    Tour* tour_;
    HelpPanel* help_ = nullptr;
};

}  // namespace fovea
