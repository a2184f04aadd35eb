// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/schedule_form.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <algorithm>

#include "widgets/inspector/point_spin_box.h"
#include "widgets/style/parts.h"

namespace fovea {

namespace {

constexpr int formFieldWidth = 120;

struct NamedText {
    std::string_view key;
    const char* text;
};
constexpr NamedText kindTexts[] = {
    {ConstantRate::kind, QT_TRANSLATE_NOOP("fovea::ScheduleForm", "Constant")},
    {StepRate::kind, QT_TRANSLATE_NOOP("fovea::ScheduleForm", "Steps")},
    {MultiStepRate::kind, QT_TRANSLATE_NOOP("fovea::ScheduleForm", "Steps at epochs")},
    {CosineRate::kind, QT_TRANSLATE_NOOP("fovea::ScheduleForm", "Cosine")},
    {OneCycleRate::kind, QT_TRANSLATE_NOOP("fovea::ScheduleForm", "One cycle")},
    {PolynomialRate::kind, QT_TRANSLATE_NOOP("fovea::ScheduleForm", "Polynomial")},
};
constexpr NamedText fieldTexts[] = {
    {"epochs", QT_TRANSLATE_NOOP("fovea::ScheduleForm", "Length")},
    {"factor", QT_TRANSLATE_NOOP("fovea::ScheduleForm", "times")},
    {"milestones", QT_TRANSLATE_NOOP("fovea::ScheduleForm", "At epochs")},
    {"peak", QT_TRANSLATE_NOOP("fovea::ScheduleForm", "Peak, times η")},
    {"power", QT_TRANSLATE_NOOP("fovea::ScheduleForm", "Power")},
};

template <std::size_t N>
QString named(const NamedText (&texts)[N], std::string_view key) {
    const auto* found = std::ranges::find(texts, key, &NamedText::key);
    return found == std::end(texts) ? QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()))
                                    : ScheduleForm::tr(found->text);
}

QString labelOf(const RateRule& rule, std::string_view key) {
    if (key == "epochs" && std::holds_alternative<StepRate>(rule)) return ScheduleForm::tr("Every … epochs");
    return named(fieldTexts, key);
}

/// "scheduleEpochs" for "epochs".
QString objectNameOf(std::string_view key) {
    QString name = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
    name[0] = name[0].toUpper();
    return QStringLiteral("schedule") + name;
}

}  // namespace

ScheduleForm::ScheduleForm(QWidget* parent) : QWidget(parent) {
    kind_ = new QComboBox(this);
    kind_->setObjectName(QStringLiteral("schedule"));
    for (const RateRule& rule : scheduleKinds()) kind_->addItem(named(kindTexts, kindName(rule)));
    warmUp_ = new QSpinBox(this);
    warmUp_->setObjectName(QStringLiteral("warmUp"));
    warmUp_->setRange(0, longestWarmUp);
    warmUp_->setSpecialValueText(tr("none"));
    warmUp_->setToolTip(tr("In epochs"));
    warmUp_->setKeyboardTracking(false);
    grid_ = new QGridLayout(this);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(6);
    const std::pair<QString, QWidget*> fixed[] = {{tr("Schedule"), kind_}, {tr("Warm-up"), warmUp_}};
    for (int row = 0; row < 2; ++row) {
        auto* name = new QLabel(fixed[row].first, this);
        name->setBuddy(fixed[row].second);
        setScaledWidth(fixed[row].second, formFieldWidth);
        grid_->addWidget(name, row, 0);
        grid_->addWidget(fixed[row].second, row, 1);
    }
    connect(kind_, &QComboBox::activated, this, &ScheduleForm::chooseKind);
    connect(warmUp_, &QSpinBox::valueChanged, this, [this](int epochs) {
        if (refreshing_) return;
        RateSchedule schedule = schedule_;
        schedule.warmUp = epochs;
        Q_EMIT changed(schedule);
    });
}

void ScheduleForm::chooseKind(int index) {
    RateSchedule schedule(scheduleKinds()[static_cast<std::size_t>(index)], schedule_.warmUp);
    if (schedule.rule.index() == schedule_.rule.index()) return;
    std::visit(
        [this, &schedule]<class Kind>(Kind& kind) {
            if constexpr (Kind::smooth) kind.epochs = std::max(epochs_ - schedule.warmUp, 1);
        },
        schedule.rule);
    Q_EMIT changed(schedule);
}

void ScheduleForm::setSchedule(const RateSchedule& schedule, int epochs, bool locked) {
    refreshing_ = true;
    const bool isOther = !isMade_ || schedule.rule.index() != schedule_.rule.index();
    schedule_ = schedule;
    epochs_ = epochs;
    kind_->setCurrentIndex(static_cast<int>(schedule.rule.index()));
    warmUp_->setValue(schedule.warmUp);
    if (isOther) makeRows();
    const ScheduleFields own = fields(schedule_.rule);
    for (std::size_t i = 0; i < own.size(); ++i) show(own[i], fields_[static_cast<qsizetype>(i)]);
    for (QWidget* field : fields_) field->setEnabled(!locked);
    kind_->setEnabled(!locked);
    warmUp_->setEnabled(!locked);
    refreshing_ = false;
}

void ScheduleForm::show(const ScheduleField& field, QWidget* widget) {
    if (auto* const* number = std::get_if<float*>(&field.value))
        // The decimal that a float was meant as: 0.1, not 0.100000001.
        qobject_cast<QDoubleSpinBox*>(widget)->setValue(QString::number(**number).toDouble());
    else if (auto* const* whole = std::get_if<int*>(&field.value))
        qobject_cast<QSpinBox*>(widget)->setValue(**whole);
    else
        qobject_cast<QLineEdit*>(widget)->setText(
            QString::fromStdString(milestonesText(*std::get<std::vector<int>*>(field.value))));
}

void ScheduleForm::makeRows() {
    for (QWidget* widget : names_ + fields_) {
        grid_->removeWidget(widget);
        widget->hide();
        widget->setObjectName({});
        widget->deleteLater();  // it may be the one whose signal led here
    }
    names_.clear();
    fields_.clear();
    const std::size_t count = fields(schedule_.rule).size();
    for (std::size_t i = 0; i < count; ++i) addRow(static_cast<int>(i) + 2, i);
    isMade_ = true;
}

QWidget* ScheduleForm::fieldOf(std::size_t index) {
    const ScheduleField option = fields(schedule_.rule)[index];
    if (std::holds_alternative<int*>(option.value)) {
        auto* box = new QSpinBox(this);
        box->setRange(static_cast<int>(option.smallest), static_cast<int>(option.largest));
        box->setToolTip(tr("In epochs"));
        box->setKeyboardTracking(false);
        connect(box, &QSpinBox::valueChanged, this, [this, index](int value) {
            change(index, [value](const ScheduleField& own) { *std::get<int*>(own.value) = value; });
        });
        return box;
    }
    if (std::holds_alternative<float*>(option.value)) {
        auto* box = new PointSpinBox(this);
        box->setDecimals(4);
        box->setRange(option.aboveSmallest ? 0.0001 : option.smallest, option.largest);
        box->setSingleStep(option.largest > 100 ? 1 : 0.1);
        box->setKeyboardTracking(false);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, index](double value) {
            change(index,
                   [value](const ScheduleField& own) { *std::get<float*>(own.value) = static_cast<float>(value); });
        });
        return box;
    }
    auto* line = new QLineEdit(this);
    line->setToolTip(tr("Epochs with commas, each larger than the one before it: 30,60"));
    connect(line, &QLineEdit::editingFinished, this, [this, index, line] {
        const auto list = parseMilestones(line->text().remove(u' ').toStdString());
        RateSchedule schedule = schedule_;
        if (list) *std::get<std::vector<int>*>(fields(schedule.rule)[index].value) = *list;
        if (list && validate(schedule)) {
            if (schedule != schedule_ && !refreshing_) Q_EMIT changed(schedule);
        } else {
            show(fields(schedule_.rule)[index], line);  // as it was
        }
    });
    return line;
}

void ScheduleForm::addRow(int row, std::size_t index) {
    const std::string_view key = fields(schedule_.rule)[index].key;
    QWidget* field = fieldOf(index);
    field->setObjectName(objectNameOf(key));
    setScaledWidth(field, formFieldWidth);
    auto* name = new QLabel(labelOf(schedule_.rule, key), this);
    name->setBuddy(field);
    grid_->addWidget(name, row, 0);
    grid_->addWidget(field, row, 1);
    names_.append(name);
    fields_.append(field);
}

void ScheduleForm::change(std::size_t index, const std::function<void(const ScheduleField&)>& set) {
    if (refreshing_) return;
    RateSchedule schedule = schedule_;
    set(fields(schedule.rule)[index]);
    Q_EMIT changed(schedule);
}

}  // namespace fovea
