// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QString>
#include <QWidget>
#include <utility>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace fovea {

class AveragingForm;
class OptimizerFields;
class PlateauForm;
class RateSection;
class RunController;
class ScheduleForm;
class StopForm;
class ThroughputSpark;

/// The left of Train: data, learning rate, optimizer, speed. Fields that belong to a run are locked
/// until it is rewound.
class TrainControls : public QWidget {
    Q_OBJECT

public:
    explicit TrainControls(RunController& run, QWidget* parent = nullptr);

Q_SIGNALS:
    /// "Open folder…" in the list of data sets.
    void otherDataRequested();
    void datasetRequested(const QString& name);
    /// Of the folder of pictures that is open.
    void dataOptionsRequested();

private:
    QWidget* optimizerSection();
    void addRows(QVBoxLayout* column, const QList<std::pair<QString, QWidget*>>& rows);
    void connectOptions();
    void connectNumber(QDoubleSpinBox* box, const char* key);
    QWidget* speedSection();
    void refresh();
    void refreshSpeed();

    RunController& run_;
    RateSection* rate_ = nullptr;
    QComboBox* method_ = nullptr;
    OptimizerFields* own_ = nullptr;  ///< of the method
    ScheduleForm* schedule_ = nullptr;
    PlateauForm* plateau_ = nullptr;
    StopForm* stop_ = nullptr;
    QComboBox* initialisation_ = nullptr;
    AveragingForm* averaging_ = nullptr;
    QDoubleSpinBox* decay_ = nullptr;
    QDoubleSpinBox* smoothing_ = nullptr;
    QDoubleSpinBox* clipNorm_ = nullptr;
    QDoubleSpinBox* clipValue_ = nullptr;
    QSpinBox* batch_ = nullptr;
    QSpinBox* epochs_ = nullptr;
    QDoubleSpinBox* seed_ = nullptr;
    QLabel* lockNote_ = nullptr;
    QLabel* throughput_ = nullptr;
    QLabel* timeLeft_ = nullptr;
    ThroughputSpark* spark_ = nullptr;
    QElapsedTimer clock_;
    qint64 ratesShown_ = 0;  ///< ms of clock_
    bool refreshing_ = false;
};

/// "11 min 09 s", "42 s", "2 h 05 min".
QString timeLeftText(double seconds);

}  // namespace fovea
