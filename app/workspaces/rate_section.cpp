// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/rate_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/session/run_controller.h"
#include "app/workspaces/optimizer_fields.h"
#include "core/training/schedule_points.h"
#include "widgets/charts/rate_track.h"
#include "widgets/style/parts.h"

namespace fovea {

namespace {

// The slider's ends: 10⁻⁵ and 1, a hundred stops a decade.
constexpr int sliderDecade = 100;
constexpr int sliderMinimum = -5 * sliderDecade;
constexpr int mostRates = 240;  // as many as the track has pixels
constexpr int pointDigits = 3;

/// Rounded to so many digits, as who drags a point wants to read it.
double rounded(double value, int digits) {
    if (!(value > 0)) return 0;
    const double place = std::pow(10.0, std::floor(std::log10(value)) - (digits - 1));
    return std::round(value / place) * place;
}

/// From `step` to the end of the run.
RatePlan planOf(const TrainingOptions& options, std::int64_t step, std::int64_t perEpoch) {
    RatePlan plan{.steps = {}, .end = double(options.epochs)};
    const std::int64_t last = options.epochs * perEpoch;
    plan.isSmooth = isSmoothAt(options.schedule, {last, perEpoch}) || isSmoothAt(options.schedule, {0, perEpoch});
    const auto add = [&](std::int64_t at) {
        const double rate = double(rateAt(options.schedule, options.learningRate, at, perEpoch));
        if (plan.steps.empty() || plan.steps.back().rate != rate)
            plan.steps.push_back({double(at) / double(perEpoch), rate});
    };
    add(step);
    if (plan.isSmooth && last > step) {
        for (int i = 1; i < mostRates; ++i) add(step + (last - step) * i / mostRates);
    } else {
        const std::int64_t every = 1 + options.epochs / mostRates;
        for (std::int64_t epoch = step / perEpoch + 1; epoch < options.epochs; epoch += every) add(epoch * perEpoch);
    }
    if (last > step) add(last - 1);
    return plan;
}

}  // namespace

QString RateSpinBox::textFromValue(double value) const {
    QString text = QString::number(value, 'f', decimals());
    while (text.contains(u'.') && text.endsWith(u'0') && text.size() - text.indexOf(u'.') > 4) text.chop(1);
    return text;
}

void RateSpinBox::stepBy(int steps) {
    const double current = std::max(value(), 1e-7);
    const double place = std::pow(10.0, std::floor(std::log10(current) + (steps < 0 ? -1e-9 : 1e-9)) - 1);
    setValue(std::max(value() + steps * place, minimum()));
}

RateSection::RateSection(RunController& run, QWidget* parent) : QWidget(parent), run_(run) {
    rate_ = new RateSpinBox(this);
    rate_->setObjectName(QStringLiteral("learningRate"));
    rate_->setDecimals(7);
    setOptionLimits(*rate_, learningRateKey);
    rate_->setMinimumWidth(48);  // Qt's would hold the largest number
    rate_->setKeyboardTracking(false);
    rate_->setAccessibleName(tr("Learning rate"));
    auto* tenth = new QPushButton(tr("÷ 10"), this);
    auto* twice = new QPushButton(tr("× 2"), this);
    for (QPushButton* button : {tenth, twice}) setScaledWidth(button, 48);
    slider_ = new QSlider(Qt::Horizontal, this);
    slider_->setRange(sliderMinimum, 0);
    slider_->setPageStep(sliderDecade);
    slider_->setAccessibleName(tr("Learning rate, logarithmic"));
    track_ = new RateTrack(this);
    track_->setObjectName(QStringLiteral("rateTrack"));

    auto* title = new QHBoxLayout;
    title->addWidget(roleLabel(tr("Learning rate η"), "heading", this));
    title->addStretch();
    title->addWidget(roleLabel(tr("from the next batch"), "caption", this));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(rate_, 1);
    row->addWidget(tenth);
    row->addWidget(twice);
    auto* scale = new QHBoxLayout;
    scale->setSpacing(0);
    const QString marks[] = {QStringLiteral("10⁻⁵"), QStringLiteral("10⁻⁴"), QStringLiteral("10⁻³"),
                             QStringLiteral("10⁻²"), QStringLiteral("10⁻¹"), QStringLiteral("1")};
    for (const QString& mark : marks) {
        if (scale->count() > 0) scale->addStretch();
        scale->addWidget(roleLabel(mark, "caption", this));
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    column->addLayout(title);
    column->addLayout(row);
    column->addWidget(slider_);
    column->addLayout(scale);
    column->addWidget(track_);

    connect(rate_, &QDoubleSpinBox::valueChanged, this, &RateSection::changeRate);
    connect(tenth, &QPushButton::clicked, this, [this] { changeRate(rate_->value() / 10); });
    connect(twice, &QPushButton::clicked, this, [this] { changeRate(rate_->value() * 2); });
    connect(slider_, &QSlider::valueChanged, this,
            [this](int stop) { changeRate(rounded(std::pow(10.0, double(stop) / sliderDecade), 2)); });
    connect(track_, &RateTrack::handleMoved, this, &RateSection::moveHandle);
}

void RateSection::changeRate(double rate) {
    if (!refreshing_) run_.setLearningRate(static_cast<float>(rate));
}

RateSection::Place RateSection::place() const {
    const TrainingSession& session = run_.session();
    const auto& checkpoint = run_.document().trained().checkpoint;
    static const History none;
    const bool rests = session.state() == TrainingSession::State::Empty;
    const History& history = !rests ? session.history() : checkpoint ? checkpoint->history : none;
    const double perEpoch = stepsInAnEpoch(history, rests ? 0 : double(session.run().stepsPerEpoch));
    return {!rests ? session.step() : checkpoint ? checkpoint->step : 0,
            std::max<std::int64_t>(std::llround(perEpoch), 1)};
}

void RateSection::moveHandle(int handle, double epoch, double rate) {
    TrainingOptions options = run_.document().settings().options;
    if (handle == 0) {
        const Place at = place();
        if (rate == double(rateAt(options.schedule, options.learningRate, at.step, at.perEpoch))) return;
        const double factor = factorAt(options.schedule, {at.step, at.perEpoch});
        if (factor > 0) changeRate(rounded(rate / factor, pointDigits));
        return;
    }
    const auto point = static_cast<std::size_t>(handle) - 1;
    const std::vector<SchedulePoint> points = pointsOf(options.schedule);
    const double whole = double{options.learningRate};
    if (run_.settingsLocked() || point >= points.size() || !(whole > 0)) return;
    const double factor = points[point].factor;
    options.schedule = withPointAt(options.schedule, point, epoch, rate == whole * factor ? factor : rate / whole);
    run_.setOptions(options, tr("Schedule"), QStringLiteral("schedulePoint%1").arg(handle));
}

/// The present rate, and the points of a schedule that nothing was trained with yet.
void RateSection::showHandles(const Place& at) {
    const TrainingOptions& options = run_.document().settings().options;
    std::vector<RateHandle> handles{{double(at.step) / double(at.perEpoch),
                                     double(rateAt(options.schedule, options.learningRate, at.step, at.perEpoch)),
                                     false, true}};
    if (!run_.settingsLocked())
        for (const SchedulePoint& point : pointsOf(options.schedule))
            handles.push_back(
                {point.epoch, double{options.learningRate} * point.factor, point.movesEpoch, point.movesFactor});
    track_->setHandles(std::move(handles));
}

void RateSection::refresh() {
    refreshing_ = true;
    const float rate = run_.document().settings().options.learningRate;
    rate_->setValue(QString::number(double{rate}).toDouble());
    const double logarithm = rate > 0 ? std::log10(double{rate}) : -5.0;
    slider_->setValue(static_cast<int>(std::lround(logarithm * sliderDecade)));
    refreshing_ = false;
    refreshRates();
}

void RateSection::refreshRates() {
    const TrainingSession& session = run_.session();
    const TrainingOptions& options = run_.document().settings().options;
    const auto& checkpoint = run_.document().trained().checkpoint;
    static const History none;
    const bool rests = session.state() == TrainingSession::State::Empty;
    const History& history = !rests ? session.history() : checkpoint ? checkpoint->history : none;
    const double perEpoch = stepsInAnEpoch(history, rests ? 0 : double(session.run().stepsPerEpoch));
    const Place at = place();
    std::vector<RateStep> steps;
    const double apart = double(history.steps.size()) / perEpoch / mostRates;
    for (const StepReport& report : history.steps) {
        if (!steps.empty() && float(steps.back().rate) == report.learningRate) continue;
        const double epoch = double(report.step - 1) / perEpoch;
        // Of a rate that never stays the same no more than can be seen.
        const bool isSmooth = isSmoothAt(options.schedule, {report.step - 1, at.perEpoch});
        if (isSmooth && !steps.empty() && epoch - steps.back().epoch < apart) continue;
        steps.push_back({epoch, double(report.learningRate)});
    }
    const double now = double(at.step) / perEpoch;
    const float next = rateAt(options.schedule, options.learningRate, at.step, at.perEpoch);
    if (steps.empty() || float(steps.back().rate) != next) steps.push_back({now, double(next)});
    track_->setRates(std::move(steps), now, planOf(options, at.step, at.perEpoch));
    showHandles(at);
}

}  // namespace fovea
