// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <vector>

#include "core/laboratory/run_table.h"

namespace fovea {

/// A row of the table of runs: one that the project keeps, or one of a sweep.
struct ShownRun {
    int id = 0;  ///< the run's number; of a sweep's run −number
    bool isPresent = false;
    bool isReference = false;
    QString file;  ///< of a sweep's run: its project
    RunTableRow row;
};

/// The table of runs. Sorts by Qt::UserRole; names and notes of the project's runs can be edited.
class RunsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Differs, Accuracy, Interval, Seconds, Parameters, Macs, Note, ColumnCount };

    explicit RunsModel(QObject* parent = nullptr);

    void setRuns(std::vector<ShownRun> runs);
    const std::vector<ShownRun>& runs() const { return runs_; }
    /// The axis of the intervals: shares in [0, 1].
    struct Range {
        double low = 0, high = 1;
    };
    Range range() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void renamed(int run, const QString& name);
    void noted(int run, const QString& note);

private:
    QString text(const ShownRun& run, int column) const;
    QVariant sortKey(const ShownRun& run, int column) const;

    std::vector<ShownRun> runs_;
};

}  // namespace fovea
