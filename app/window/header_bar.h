// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>

#include <QWidget>

#include "app/workspaces/workspace.h"

class QAction;
class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QMenu;
class QMenuBar;
class QToolButton;

namespace fovea {

/// The row above everything: menus left, workspaces in the window's middle, data set, theme and
/// Lecture right.
class HeaderBar : public QWidget {
    Q_OBJECT
public:
    explicit HeaderBar(QWidget* parent = nullptr);

    QMenuBar* menuBar() const { return menuBar_; }
    void addWorkspace(WorkspaceSlot slot, const QString& title, const QString& keys);
    void setCurrent(WorkspaceSlot slot);
    /// None of them is shown.
    void setNoneCurrent();
    void setDataset(const QString& title);
    void setDatasetMenu(QMenu* menu);
    void setThemeAction(QAction* dark);
    void setLectureAction(QAction* lecture);

Q_SIGNALS:
    void workspaceChosen(WorkspaceSlot slot);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();
    /// Measures the parts anew, and places them.
    void layOut();
    void placeParts();
    /// From 0, all with air around, up to the tightest.
    void setTight(int steps);
    int neededWidth() const;

    QWidget* left_ = nullptr;
    QWidget* middle_ = nullptr;
    QWidget* right_ = nullptr;
    QHBoxLayout* segments_ = nullptr;
    QLabel* logo_ = nullptr;
    QLabel* name_ = nullptr;
    QMenuBar* menuBar_ = nullptr;
    QButtonGroup* group_ = nullptr;
    QToolButton* dataset_ = nullptr;
    QToolButton* theme_ = nullptr;
    QToolButton* lecture_ = nullptr;
    std::map<WorkspaceSlot, QToolButton*> buttons_;
    QString datasetTitle_;
    std::array<int, 4> needed_{};  ///< width, by setTight()'s steps
};

}  // namespace fovea
