// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/training/evaluate.h"
#include "core/training/history.h"

class QLabel;

namespace fovea {

class ConfusionView;
class FilterGallery;
class RunController;

/// Beside Train's curves: how the classes fare by the newest evaluation, and the filters of the first layer.
class ClassesDock : public QWidget {
    Q_OBJECT

public:
    explicit ClassesDock(RunController& run, QWidget* parent = nullptr);

    /// The bars of the classes alone, for a lecture.
    void setBarsOnly(bool on);
    /// Filters are drawn while Train is seen and this is in it.
    void setWatched(bool watched);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showHistory();
    void showEvaluation(const EpochReport& report);
    void showClasses(const Evaluation& evaluation, const QString& caption);
    void showFilters();

    RunController& run_;
    ConfusionView* confusion_;
    FilterGallery* filters_;
    QLabel* filtersHint_;
    bool watched_ = false;
};

}  // namespace fovea
