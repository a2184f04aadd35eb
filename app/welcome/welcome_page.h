// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include "app/lessons/progress.h"
#include "app/welcome/door_button.h"

class QLabel;
class QVBoxLayout;

namespace fovea {

class LectureTimeline;
class Segments;

/// Where one begins: four doors, the lecture as lines of time, and the files opened last. It asks by signals, and needs
/// neither network nor data.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(LessonProgress::Place progress = LessonProgress::Place::Settings, QWidget* parent = nullptr);

    /// What has been done and chosen since, and which files there are.
    void refresh(const QStringList& recentFiles);
    DoorButton* door(Door door) const { return doors_[static_cast<std::size_t>(door)]; }

Q_SIGNALS:
    void doorChosen(fovea::Door door);
    /// Its id.
    void lessonChosen(const QString& lesson);
    void fileChosen(const QString& path);
    void tourChosen();
    /// A data set that is not here, to be fetched.
    void dataChosen(const QString& name);
    /// "en" or "vi"
    void languageChosen(const QString& code);
    /// 0 light, 1 dark, 2 lecture
    void lookChosen(int look);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeDoors();
    void makeLecture();
    void fillFiles(const QStringList& files);
    void fillData();
    void restyle();

    LessonProgress progress_;
    std::vector<DoorButton*> doors_;
    QWidget* content_;
    QVBoxLayout* column_;
    QLabel* title_ = nullptr;
    QLabel* about_ = nullptr;
    Segments* language_ = nullptr;
    Segments* look_ = nullptr;
    QVBoxLayout* lecture_ = nullptr;
    LectureTimeline* timeline_ = nullptr;
    QVBoxLayout* files_ = nullptr;
    QVBoxLayout* data_ = nullptr;
    QString next_;  ///< the lesson behind the first door
};

}  // namespace fovea
