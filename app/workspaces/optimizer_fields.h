// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "core/training/training_options.h"

class QDoubleSpinBox;
class QGridLayout;

namespace fovea {

/// What people call an option of an optimizer: "Momentum" for "momentum".
QString optionLabel(std::string_view key);

/// The limits of a number that every run has, as fields() states them.
void setOptionLimits(QDoubleSpinBox& box, std::string_view key);

/// A row for each of an optimizer's own options, made from what its kind states of them. Numbers can be changed while a
/// run goes on, what is true or false can't.
class OptimizerFields : public QWidget {
    Q_OBJECT

public:
    explicit OptimizerFields(QWidget* parent = nullptr);

    /// Shows the values; the rows are made anew where the optimizer is of another kind than before.
    void setOptions(const OptimizerOptions& options, bool locked);

Q_SIGNALS:
    /// Somebody changed the option of this key.
    void changed(const QString& key, const fovea::OptimizerOptions& options);

private:
    void makeRows();
    void addRow(int row, std::size_t index);
    void change(std::size_t index, const std::function<void(const OptionField&)>& set);

    OptimizerOptions options_;
    QGridLayout* grid_ = nullptr;
    QList<QWidget*> fields_;  ///< in the order of the options' fields()
    bool isMade_ = false;
    bool refreshing_ = false;
};

}  // namespace fovea
