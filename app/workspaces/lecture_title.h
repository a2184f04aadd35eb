// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace fovea {

class RunController;

/// The head of a page in a lecture: network and data, the run and where it is, and η.
class LectureTitle : public QWidget {
    Q_OBJECT
public:
    explicit LectureTitle(RunController& run, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    /// Comparing with all networks of the catalogue takes too long for every step.
    void nameNetwork();

    RunController& run_;
    QLabel* network_;
    QLabel* position_;
    QLabel* rate_;
    QString name_;
};

}  // namespace fovea
