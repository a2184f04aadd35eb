// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <QTimer>
#include <array>
#include <optional>

#include "app/session/lone_job.h"
#include "app/window/data_preview.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;
class QTreeWidget;

namespace fovea {

/// A folder of pictures before it is used: its classes with their counts and first pictures, how pictures are made alike, what
/// is held back as a test part, and what is left out, and why. What is changed is read anew on the side.
class DataDialog : public QDialog {
    Q_OBJECT

public:
    /// `name`: the folder, with options behind it or without.
    DataDialog(const QString& name, QWidget* parent);

    /// What is chosen, as DATA of the command line.
    QString name() const;

Q_SIGNALS:
    void chosen(const QString& name);

private:
    QWidget* makeHeader();
    QWidget* makeClasses();
    QWidget* makeResizing();
    QWidget* makeParts();
    QWidget* makeLeftOut();
    QWidget* makeButtons();
    void showOptions();
    void takeOptions();
    void read();
    void show(DataPreview preview);
    void showClasses();
    void showLeftOut();
    void refresh();
    DataText chosenText() const;
    int checkedClasses() const;

    DataText text_;
    LoneJob job_;  ///< closing waits for no disk
    QTimer later_;
    std::optional<DataPreview> preview_;
    bool filling_ = false;
    QLabel *facts_ = nullptr, *colours_ = nullptr, *before_ = nullptr, *beforeText_ = nullptr, *testNote_ = nullptr;
    QLabel *leftOutTitle_ = nullptr, *note_ = nullptr;
    QTreeWidget *classes_ = nullptr, *leftOut_ = nullptr;
    QSpinBox *side_ = nullptr, *test_ = nullptr, *seed_ = nullptr, *cap_ = nullptr;
    QComboBox* color_ = nullptr;
    std::array<QToolButton*, 3> policies_{};
    QProgressBar* progress_ = nullptr;
    QPushButton* use_ = nullptr;
};

}  // namespace fovea
