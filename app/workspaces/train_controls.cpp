// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/train_controls.h"

#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/initialisation_text.h"
#include "app/session/run_controller.h"
#include "app/workspaces/augmentation_section.h"
#include "app/workspaces/averaging_form.h"
#include "app/workspaces/data_section.h"
#include "app/workspaces/layers_section.h"
#include "app/workspaces/optimizer_fields.h"
#include "app/workspaces/plateau_form.h"
#include "app/workspaces/rate_section.h"
#include "app/workspaces/schedule_form.h"
#include "app/workspaces/stop_form.h"
#include "core/training/option_limits.h"
#include "widgets/charts/throughput_spark.h"
#include "widgets/inspector/point_spin_box.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// The decimal that a float was meant as: 0.1, not 0.100000001.
double shortest(float value) { return QString::number(value).toDouble(); }

/// A number from 0, which is off.
QDoubleSpinBox* offSpinBox(const char* name, const char* key, double step, QWidget* parent) {
    auto* box = new PointSpinBox(parent);
    box->setObjectName(QString::fromLatin1(name));
    box->setDecimals(6);
    setOptionLimits(*box, key);
    box->setSingleStep(step);
    box->setSpecialValueText(TrainControls::tr("off"));
    box->setKeyboardTracking(false);
    return box;
}

}  // namespace

QString timeLeftText(double seconds) {
    const auto whole = static_cast<qint64>(std::llround(std::max(seconds, 0.0)));
    const auto twoDigits = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    if (whole < 60) return TrainControls::tr("%1 s").arg(whole);
    if (whole < 3600) return TrainControls::tr("%1 min %2 s").arg(whole / 60).arg(twoDigits(whole % 60));
    return TrainControls::tr("%1 h %2 min").arg(whole / 3600).arg(twoDigits(whole / 60 % 60));
}

TrainControls::TrainControls(RunController& run, QWidget* parent) : QWidget(parent), run_(run) {
    clock_.start();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(0);
    auto* choice = new DataSection(run, this);
    connect(choice, &DataSection::otherDataRequested, this, &TrainControls::otherDataRequested);
    connect(choice, &DataSection::datasetRequested, this, &TrainControls::datasetRequested);
    connect(choice, &DataSection::optionsRequested, this, &TrainControls::dataOptionsRequested);
    column->addWidget(choice);
    column->addWidget(hairline(this));
    column->addWidget(new AugmentationSection(run_, this));
    column->addWidget(hairline(this));
    rate_ = new RateSection(run_, this);
    column->addWidget(rate_);
    column->addWidget(hairline(this));
    column->addWidget(optimizerSection());
    column->addWidget(hairline(this));
    column->addWidget(new LayersSection(run_, this));
    column->addWidget(hairline(this));
    column->addWidget(speedSection());
    column->addStretch();

    connect(&run_.document(), &Document::settingsChanged, this, &TrainControls::refresh);
    connect(&run_.document(), &Document::modelChanged, this, &TrainControls::refresh);
    connect(&run_.document(), &Document::networkChanged, this, &TrainControls::refresh);
    connect(&run_.session(), &TrainingSession::stateChanged, this, &TrainControls::refresh);
    connect(&run_.session(), &TrainingSession::rewound, this, &TrainControls::refresh);
    connect(&run_.session(), &TrainingSession::pointsArrived, this, &TrainControls::refreshSpeed);
    connect(&run_, &RunController::dataChanged, this, &TrainControls::refresh);
    refresh();
}

QWidget* TrainControls::optimizerSection() {
    auto* section = new QWidget(this);
    method_ = new QComboBox(section);
    method_->setObjectName(QStringLiteral("method"));
    for (const OptimizerOptions& kind : optimizerKinds()) method_->addItem(textOf(titleOf(kind)));
    own_ = new OptimizerFields(section);
    schedule_ = new ScheduleForm(section);
    plateau_ = new PlateauForm(section);
    stop_ = new StopForm(section);
    averaging_ = new AveragingForm(section);
    initialisation_ = new QComboBox(section);
    initialisation_->setObjectName(QStringLiteral("initialisation"));
    for (const InitialisationRow& row : initialisations()) initialisation_->addItem(initialisationTitle(row.kind));
    decay_ = new RateSpinBox(section);
    decay_->setObjectName(QStringLiteral("weightDecay"));
    setOptionLimits(*decay_, weightDecayKey);
    decay_->setDecimals(6);
    decay_->setKeyboardTracking(false);
    smoothing_ = offSpinBox("labelSmoothing", labelSmoothingKey, 0.05, section);
    clipNorm_ = offSpinBox("clipNorm", clipNormKey, 0.5, section);
    clipValue_ = offSpinBox("clipValue", clipValueKey, 0.1, section);
    batch_ = new QSpinBox(section);
    batch_->setObjectName(QStringLiteral("batch"));
    batch_->setRange(1, largestBatch);
    batch_->setKeyboardTracking(false);
    epochs_ = new QSpinBox(section);
    epochs_->setObjectName(QStringLiteral("epochs"));
    epochs_->setRange(0, largestEpochs);
    epochs_->setKeyboardTracking(false);
    seed_ = new QDoubleSpinBox(section);  // the other holds an int
    seed_->setDecimals(0);
    seed_->setLocale(QLocale::c());
    seed_->setObjectName(QStringLiteral("seed"));
    seed_->setRange(0, double(largestSeed));
    seed_->setKeyboardTracking(false);
    lockNote_ = roleLabel(tr("Locked fields change on rewind."), "caption", section);

    auto* column = new QVBoxLayout(section);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    column->addWidget(roleLabel(tr("Optimizer"), "heading", section));
    addRows(column, {{tr("Method"), method_}});
    column->addWidget(own_);
    addRows(column, {{tr("Weight decay"), decay_}});
    column->addWidget(schedule_);
    column->addWidget(plateau_);
    addRows(column, {{optionLabel(labelSmoothingKey), smoothing_},
                     {optionLabel(clipNormKey), clipNorm_},
                     {optionLabel(clipValueKey), clipValue_}});
    column->addWidget(averaging_);
    addRows(column, {{tr("Batch size"), batch_},
                     {tr("Seed"), seed_},
                     {tr("Initial weights"), initialisation_},
                     {tr("Epochs"), epochs_}});
    column->addWidget(stop_);
    column->addWidget(lockNote_);
    connectOptions();
    return section;
}

void TrainControls::addRows(QVBoxLayout* column, const QList<std::pair<QString, QWidget*>>& rows) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    for (const auto& [text, field] : rows) {
        const int row = grid->rowCount();
        auto* name = new QLabel(text, this);
        name->setBuddy(field);
        grid->addWidget(name, row, 0);
        grid->addWidget(field, row, 1);
        setScaledWidth(field, 120);
    }
    column->addLayout(grid);
}

void TrainControls::connectOptions() {
    const auto change = [this](const QString& text, const QString& key, auto set) {
        return [this, text, key, set](auto value) {
            if (refreshing_) return;
            TrainingOptions options = run_.document().settings().options;
            set(options, value);
            run_.setOptions(options, text, key);
        };
    };
    connect(method_, &QComboBox::activated, this,
            change(tr("Method"), QStringLiteral("method"), [](auto& options, int value) {
                const auto kind = static_cast<std::size_t>(value);
                if (kind != options.optimizer.index()) options.optimizer = optimizerKinds()[kind];
            }));
    connect(own_, &OptimizerFields::changed, this, [this](const QString& key, const OptimizerOptions& own) {
        TrainingOptions options = run_.document().settings().options;
        options.optimizer = own;
        run_.setOptions(options, optionLabel(key.toStdString()), key);
    });
    connect(schedule_, &ScheduleForm::changed, this,
            change(tr("Schedule"), QStringLiteral("schedule"),
                   [](auto& options, const RateSchedule& schedule) { options.schedule = schedule; }));
    connect(plateau_, &PlateauForm::changed, this, [this](const PlateauRate& plateau) {
        TrainingOptions options = run_.document().settings().options;
        const bool isOther = plateau.epochs != options.plateau.epochs;
        options.plateau = plateau;
        run_.setOptions(options, tr("Reduction on a plateau"),
                        isOther ? QStringLiteral("plateauEpochs") : QStringLiteral("plateauFactor"));
    });
    connect(stop_, &StopForm::changed, this, [this](const StopRules& rules, StopRule rule) {
        TrainingOptions options = run_.document().settings().options;
        options.stop = rules;
        run_.setOptions(options, tr("Stop rule"), QStringLiteral("stop.") + textOf(nameOf(rule)));
    });
    connect(initialisation_, &QComboBox::activated, this,
            change(tr("Initial weights"), QStringLiteral("initialisation"), [](auto& options, int value) {
                options.initialisation = initialisations()[static_cast<std::size_t>(value)].kind;
            }));
    connect(averaging_, &AveragingForm::changed, this, [this](const WeightAveraging& averaging) {
        TrainingOptions options = run_.document().settings().options;
        // Undo tells a kind from its number.
        const bool isOther = averaging.kind != options.averaging.kind;
        options.averaging = averaging;
        run_.setOptions(options, tr("Averaging"),
                        isOther ? QStringLiteral("averaging") : QStringLiteral("averagingNumber"));
    });
    connect(decay_, &QDoubleSpinBox::valueChanged, this,
            change(tr("Weight decay"), QStringLiteral("weightDecay"),
                   [](auto& options, double value) { options.weightDecay = static_cast<float>(value); }));
    connectNumber(smoothing_, labelSmoothingKey);
    connectNumber(clipNorm_, clipNormKey);
    connectNumber(clipValue_, clipValueKey);
    connect(batch_, &QSpinBox::valueChanged, this,
            change(tr("Batch size"), QStringLiteral("batch"), [](auto& options, int value) { options.batch = value; }));
    connect(epochs_, &QSpinBox::valueChanged, this,
            change(tr("Epochs"), QStringLiteral("epochs"), [](auto& options, int value) { options.epochs = value; }));
    connect(seed_, &QDoubleSpinBox::valueChanged, this,
            change(tr("Seed"), QStringLiteral("seed"),
                   [](auto& options, double value) { options.seed = static_cast<std::uint64_t>(value); }));
}

void TrainControls::connectNumber(QDoubleSpinBox* box, const char* key) {
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, key](double value) {
        if (refreshing_) return;
        TrainingOptions options = run_.document().settings().options;
        setValue(options, key, static_cast<float>(value));
        run_.setOptions(options, optionLabel(key), QString::fromLatin1(key));
    });
}

QWidget* TrainControls::speedSection() {
    auto* section = new QWidget(this);
    throughput_ = roleLabel({}, "figure", section);
    throughput_->setObjectName(QStringLiteral("throughput"));
    timeLeft_ = roleLabel({}, "figure", section);
    timeLeft_->setAlignment(Qt::AlignRight);
    spark_ = new ThroughputSpark(section);
    auto* left = roleLabel(tr("Time left"), "caption", section);
    left->setAlignment(Qt::AlignRight);

    auto* grid = new QGridLayout(section);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setVerticalSpacing(2);
    grid->addWidget(roleLabel(tr("Throughput"), "caption", section), 0, 0);
    grid->addWidget(left, 0, 1);
    grid->addWidget(throughput_, 1, 0);
    grid->addWidget(timeLeft_, 1, 1);
    grid->addWidget(spark_, 2, 0, 1, 2);
    return section;
}

void TrainControls::refresh() {
    refreshing_ = true;
    const TrainingOptions& options = run_.document().settings().options;
    method_->setCurrentIndex(static_cast<int>(options.optimizer.index()));
    decay_->setValue(shortest(options.weightDecay));
    smoothing_->setValue(shortest(options.labelSmoothing));
    clipNorm_->setValue(shortest(options.clipNorm));
    clipValue_->setValue(shortest(options.clipValue));
    batch_->setValue(options.batch);
    epochs_->setValue(options.epochs);
    seed_->setValue(double(options.seed));
    const bool locked = run_.settingsLocked();
    for (QWidget* field : std::initializer_list<QWidget*>{method_, batch_, seed_}) field->setEnabled(!locked);
    own_->setOptions(options.optimizer, locked);
    schedule_->setSchedule(options.schedule, options.epochs, locked);
    plateau_->setPlateau(options.plateau, locked);
    stop_->setRules(options.stop);
    initialisation_->setCurrentIndex(static_cast<int>(options.initialisation));
    const bool isDrawn = locked || !run_.startsFromWeights();
    initialisation_->setToolTip(isDrawn ? initialisationHelp(options.initialisation)
                                        : tr("No effect: training starts from the weights that there are."));
    initialisation_->setEnabled(!locked && isDrawn);
    averaging_->setAveraging(options.averaging, locked);
    lockNote_->setVisible(locked);
    refreshing_ = false;
    rate_->refresh();
    refreshSpeed();
}

void TrainControls::refreshSpeed() {
    const TrainingSession& session = run_.session();
    const double speed = session.imagesPerSecond();
    const QString none = QStringLiteral("–");
    throughput_->setText(speed > 0 ? tr("%1 <small>img/s</small>").arg(groupedNumber(std::llround(speed))) : none);
    const auto left = session.secondsLeft();
    timeLeft_->setText(left && !session.isFinished() ? timeLeftText(*left) : none);
    constexpr qint64 often = 500;  // ms
    if (session.isActive() && clock_.elapsed() - ratesShown_ > often) {
        ratesShown_ = clock_.elapsed();
        rate_->refreshRates();
    }
    if (session.isActive() && speed > 0) {
        spark_->addSample(double(clock_.elapsed()) / 1000.0, speed);
    }
}

}  // namespace fovea
