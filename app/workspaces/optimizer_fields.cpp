// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/optimizer_fields.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>

#include "widgets/inspector/point_spin_box.h"
#include "widgets/style/parts.h"

namespace fovea {

namespace {

constexpr int fieldWidth = 120;

struct Label {
    std::string_view key;
    const char* text;
};
constexpr Label labels[] = {
    {"momentum", QT_TRANSLATE_NOOP("fovea::OptimizerFields", "Momentum")},
    {"nesterov", QT_TRANSLATE_NOOP("fovea::OptimizerFields", "Nesterov")},
    {"label_smoothing", QT_TRANSLATE_NOOP("fovea::OptimizerFields", "Smooth labels")},
    {"clip", QT_TRANSLATE_NOOP("fovea::OptimizerFields", "Clip norm")},
    {"clip_value", QT_TRANSLATE_NOOP("fovea::OptimizerFields", "Clip values")},
    {"beta1", "β₁"},
    {"beta2", "β₂"},
    {"alpha", "α"},
    {"rho", "ρ"},
    {"epsilon", "ε"},
};

QString keyText(std::string_view key) { return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())); }

}  // namespace

QString optionLabel(std::string_view key) {
    for (const Label& label : labels)
        if (label.key == key) return OptimizerFields::tr(label.text);
    return keyText(key);
}

void setOptionLimits(QDoubleSpinBox& box, std::string_view key) {
    TrainingOptions any;
    for (const OptionField& field : fields(any))
        if (field.key == key) box.setRange(field.smallest, field.largest);
}

OptimizerFields::OptimizerFields(QWidget* parent) : QWidget(parent) {
    grid_ = new QGridLayout(this);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(6);
}

void OptimizerFields::setOptions(const OptimizerOptions& options, bool locked) {
    refreshing_ = true;
    const bool isOther = !isMade_ || options.index() != options_.index();
    options_ = options;
    if (isOther) makeRows();
    const OptionFields own = fields(options_);
    for (std::size_t i = 0; i < own.size(); ++i) {
        QWidget* field = fields_[static_cast<qsizetype>(i)];
        if (auto* box = qobject_cast<QCheckBox*>(field)) {
            box->setChecked(*std::get<bool*>(own[i].value));
            box->setEnabled(!locked);
        } else {
            // The decimal that a float was meant as: 0.1, not 0.100000001.
            const double value = QString::number(double{*std::get<float*>(own[i].value)}).toDouble();
            qobject_cast<QDoubleSpinBox*>(field)->setValue(value);
        }
    }
    refreshing_ = false;
}

void OptimizerFields::makeRows() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // it may be the one whose signal led here
        delete item;
    }
    fields_.clear();
    const std::size_t count = fields(options_).size();
    for (std::size_t i = 0; i < count; ++i) addRow(static_cast<int>(i), i);
    isMade_ = true;
}

void OptimizerFields::addRow(int row, std::size_t index) {
    const OptionField option = fields(options_)[index];
    QWidget* field = nullptr;
    if (std::holds_alternative<bool*>(option.value)) {
        auto* box = new QCheckBox(this);
        connect(box, &QCheckBox::toggled, this, [this, index](bool on) {
            change(index, [on](const OptionField& own) { *std::get<bool*>(own.value) = on; });
        });
        field = box;
    } else {
        auto* box = new PointSpinBox(this);
        constexpr int mostDecimals = 20;  // of the smallest ε
        box->setDecimals(option.smallest > 0 ? mostDecimals : 6);
        box->setRange(option.smallest, option.largest);
        box->setSingleStep(0.05);
        if (option.smallest > 0) box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        box->setKeyboardTracking(false);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, index](double value) {
            change(index,
                   [value](const OptionField& own) { *std::get<float*>(own.value) = static_cast<float>(value); });
        });
        field = box;
    }
    field->setObjectName(keyText(option.key));
    setScaledWidth(field, fieldWidth);
    auto* name = new QLabel(optionLabel(option.key), this);
    name->setBuddy(field);
    grid_->addWidget(name, row, 0);
    grid_->addWidget(field, row, 1);
    fields_.append(field);
}

void OptimizerFields::change(std::size_t index, const std::function<void(const OptionField&)>& set) {
    if (refreshing_) return;
    OptimizerOptions options = options_;
    const OptionField own = fields(options)[index];
    set(own);
    Q_EMIT changed(keyText(own.key), options);
}

}  // namespace fovea
