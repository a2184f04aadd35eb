// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <functional>

#include "core/training/schedule.h"

class QComboBox;
class QGridLayout;
class QSpinBox;

namespace fovea {

/// A schedule's kind, a row for each of its numbers, and its warm-up.
class ScheduleForm : public QWidget {
    Q_OBJECT

public:
    explicit ScheduleForm(QWidget* parent = nullptr);

    /// Shows the values; the rows are made anew where the schedule is of another kind than before. A kind that is
    /// chosen then gets the length of a run of `epochs`.
    void setSchedule(const RateSchedule& schedule, int epochs, bool locked);

Q_SIGNALS:
    void changed(const fovea::RateSchedule& schedule);

private:
    void chooseKind(int index);
    void makeRows();
    void addRow(int row, std::size_t index);
    QWidget* fieldOf(std::size_t index);
    void show(const ScheduleField& field, QWidget* widget);
    void change(std::size_t index, const std::function<void(const ScheduleField&)>& set);

    RateSchedule schedule_;
    int epochs_ = 10;
    QComboBox* kind_ = nullptr;
    QSpinBox* warmUp_ = nullptr;
    QGridLayout* grid_ = nullptr;
    QList<QWidget*> names_;
    QList<QWidget*> fields_;  ///< in the order of the schedule's fields()
    bool isMade_ = false;
    bool refreshing_ = false;
};

}  // namespace fovea
