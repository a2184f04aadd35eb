// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/welcome/door_button.h"

namespace fovea {

class MainWindow;
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

private:
    void makeWelcome();
    void enter(Door door);
    void openLesson(const QString& lesson);
    void setLanguage(const QString& code);
    void setLook(int look);
    void showAbout();

    MainWindow& window_;
    WelcomePage* welcome_ = nullptr;
};

}  // namespace fovea
