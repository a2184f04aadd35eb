// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_pressure_panel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/evaluation_text.h"
#include "app/session/run_controller.h"
#include "core/evaluation/intervals.h"
#include "core/exchange/project_file.h"
#include "widgets/charts/class_bars.h"
#include "widgets/charts/trace_view.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

using PressureKind = WeightPressure::Kind;

constexpr int usualBits = 8;
constexpr std::size_t shownClasses = 8;
constexpr std::size_t mostUndone = 100;

std::vector<ClassScore> barsOf(const Model& model, const std::vector<float>& scores) {
    std::vector<ClassScore> bars;
    for (const LikelyClass& likely : likelyClasses(model, scores, shownClasses))
        bars.push_back({likely.name, likely.probability});
    return bars;
}

double accuracyOf(const PressureResult& result) {
    return result.tried > 0 ? static_cast<double>(result.right) / static_cast<double>(result.tried) : 0;
}

QString percentOf(double share) { return decimalNumber(100 * share, 1); }

bool isOwnFile(const QString& a, const QString& b) {
    const QFileInfo first(a);
    const QFileInfo second(b);
    return first.exists() && second.exists() ? first.canonicalFilePath() == second.canonicalFilePath()
                                             : first.absoluteFilePath() == second.absoluteFilePath();
}

/// Whether both lie on the same curve: all but how much.
bool isSameCurve(const WeightPressure& a, const WeightPressure& b) {
    return a.kind == b.kind && a.scope == b.scope && a.scale == b.scale;
}

}  // namespace

SeePressurePanel::SeePressurePanel(RunController& run, QWidget* parent)
    : SeeQuestionPanel(SeePage::Pressure, parent), run_(run) {
    setObjectName(QStringLiteral("pressurePanel"));
    setHeading(tr("Weights under pressure"),
               tr("What is left of the network without its smallest weights, or with weights of few bits? Kernels and "
                  "matrices alone are changed, and in a copy: the network stays as it is."));
    body()->addWidget(makeControls());
    body()->addWidget(makeFigures(), 1);
    connect(&trial_, &PressureTrial::told, this, &SeePressurePanel::take);
    connect(&whole_, &PressureTrial::told, this, &SeePressurePanel::takeWhole);
    for (PressureTrial* trial : {&trial_, &whole_}) {
        connect(trial, &PressureTrial::failed, this, [this](const Error& error) {
            setRemark(errorText(error));
            if (std::exchange(askAgain_, false)) ask();
            answerCame();
        });
        connect(trial, &PressureTrial::runningChanged, this, [this] { stop_->setVisible(isTrying()); });
    }
    showControls();
}

QWidget* SeePressurePanel::makeControls() {
    auto* row = new QWidget(panel());
    kinds_ = new Segments({tr("Prune"), tr("Quantise")}, row);
    kinds_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    kinds_->setObjectName(QStringLiteral("pressureKind"));
    variants_ = new QStackedWidget(row);
    variants_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    scopes_ = new Segments({tr("each layer"), tr("whole network")}, variants_);
    scopes_->setObjectName(QStringLiteral("pressureScope"));
    scales_ = new Segments({tr("one scale"), tr("one per channel")}, variants_);
    scales_->setObjectName(QStringLiteral("pressureScale"));
    variants_->addWidget(scopes_);
    variants_->addWidget(scales_);
    slider_ = new QSlider(Qt::Horizontal, row);
    slider_->setObjectName(QStringLiteral("pressureSlider"));
    amount_ = roleLabel({}, "caption", row);
    amount_->setObjectName(QStringLiteral("pressureAmount"));
    setScaledMinimumWidth(amount_, 84);
    undoButton_ = new QPushButton(tr("Undo"), row);
    undoButton_->setObjectName(QStringLiteral("pressureUndo"));
    stop_ = new QPushButton(tr("Stop"), row);
    stop_->setObjectName(QStringLiteral("pressureStop"));
    stop_->hide();
    save_ = new QPushButton(tr("Save a copy…"), row);
    save_->setObjectName(QStringLiteral("pressureSave"));
    save_->setToolTip(tr("A file of its own with these weights; the network that is open keeps its own."));
    connect(kinds_, &Segments::chosen, this, &SeePressurePanel::takeChoice);
    connect(scopes_, &Segments::chosen, this, &SeePressurePanel::takeChoice);
    connect(scales_, &Segments::chosen, this, &SeePressurePanel::takeChoice);
    connect(slider_, &QSlider::valueChanged, this, &SeePressurePanel::takeChoice);
    connect(slider_, &QSlider::sliderPressed, this, [this] { dragged_ = false; });
    connect(undoButton_, &QPushButton::clicked, this, &SeePressurePanel::undo);
    connect(stop_, &QPushButton::clicked, this, &SeePressurePanel::halt);
    connect(save_, &QPushButton::clicked, this, &SeePressurePanel::saveCopy);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(12);
    choices->addWidget(kinds_);
    choices->addWidget(variants_);
    choices->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*>{undoButton_, stop_, save_}) choices->addWidget(widget);
    auto* amounts = new QHBoxLayout;
    amounts->setSpacing(12);
    amounts->addWidget(slider_, 1);
    amounts->addWidget(amount_);
    auto* layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(choices);
    layout->addLayout(amounts);
    return row;
}

QWidget* SeePressurePanel::makeFigures() {
    auto* figures = new QWidget(panel());
    accuracyBefore_ = roleLabel({}, "caption", figures);
    accuracyBefore_->setObjectName(QStringLiteral("pressureBefore"));
    accuracyNow_ = roleLabel({}, "heading", figures);
    accuracyNow_->setObjectName(QStringLiteral("pressureNow"));
    progress_ = roleLabel({}, "caption", figures);
    progress_->setObjectName(QStringLiteral("pressureProgress"));
    for (QLabel* label : {accuracyBefore_, accuracyNow_, progress_}) label->setWordWrap(true);
    trace_ = new TraceView(figures);
    trace_->setObjectName(QStringLiteral("pressureTrace"));
    trace_->setTitle(tr("Accuracy"));
    barsBefore_ = new ClassBars(figures);
    barsBefore_->setTitle(tr("As trained"));
    barsNow_ = new ClassBars(figures);
    barsNow_->setObjectName(QStringLiteral("pressureBars"));
    barsNow_->setTitle(tr("Under pressure"));
    auto* left = new QVBoxLayout;
    left->setSpacing(6);
    left->addWidget(accuracyNow_);
    left->addWidget(accuracyBefore_);
    left->addWidget(progress_);
    left->addWidget(trace_, 1);
    auto* row = new QHBoxLayout(figures);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    row->addLayout(left, 4);
    row->addWidget(barsBefore_, 3, Qt::AlignTop);
    row->addWidget(barsNow_, 3, Qt::AlignTop);
    return figures;
}

WeightPressure SeePressurePanel::pressure() const {
    WeightPressure pressure = shown_;
    // Nothing pruned is the network as it was trained.
    if (pressure.kind == PressureKind::Prune && pressure.share == 0) pressure.kind = PressureKind::None;
    return pressure;
}

void SeePressurePanel::showControls() {
    const QSignalBlocker slider(slider_);
    if (shown_.kind == PressureKind::None) shown_.kind = PressureKind::Prune;
    const bool prunes = shown_.kind == PressureKind::Prune;
    kinds_->setCurrent(prunes ? 0 : 1);
    variants_->setCurrentIndex(prunes ? 0 : 1);
    scopes_->setCurrent(shown_.scope == WeightPressure::Scope::Layer ? 0 : 1);
    scales_->setCurrent(shown_.scale == WeightPressure::Scale::Tensor ? 0 : 1);
    slider_->setRange(prunes ? 0 : WeightPressure::leastBits, prunes ? 99 : WeightPressure::mostBits);
    slider_->setPageStep(prunes ? 10 : 1);
    slider_->setValue(prunes ? static_cast<int>(std::lround(100 * shown_.share)) : shown_.bits);
    slider_->setAccessibleName(prunes ? tr("Share of the weights that is pruned") : tr("Bits of a weight"));
    amount_->setText(prunes ? tr("smallest %1 %").arg(slider_->value()) : tr("%1 bits").arg(shown_.bits));
    undoButton_->setEnabled(!undo_.empty());
    save_->setEnabled(pressure().kind != PressureKind::None && inspection());
}

void SeePressurePanel::setPressure(const WeightPressure& pressure) {
    shown_ = pressure;
    showControls();
    ask();
}

void SeePressurePanel::takeChoice() {
    WeightPressure chosen = shown_;
    chosen.kind = kinds_->current() == 0 ? PressureKind::Prune : PressureKind::Quantise;
    chosen.scope = scopes_->current() == 0 ? WeightPressure::Scope::Layer : WeightPressure::Scope::Network;
    chosen.scale = scales_->current() == 0 ? WeightPressure::Scale::Tensor : WeightPressure::Scale::Channel;
    // Another kind has its own place on the slider.
    if (chosen.kind != shown_.kind)
        chosen.bits = usualBits;
    else if (chosen.kind == PressureKind::Prune)
        chosen.share = slider_->value() / 100.0;
    else
        chosen.bits = slider_->value();
    if (chosen == shown_) return;
    // What was dragged through in one go is one step back.
    if (!slider_->isSliderDown() || !std::exchange(dragged_, true)) undo_.push_back(shown_);
    if (undo_.size() > mostUndone) undo_.erase(undo_.begin());
    setPressure(chosen);
}

void SeePressurePanel::undo() {
    if (undo_.empty()) return;
    const WeightPressure before = undo_.back();
    undo_.pop_back();
    setPressure(before);
}

void SeePressurePanel::subjectChanged() {
    const InspectionSubject& subject = inspection()->subject;
    if (model_ != subject.model) {
        model_ = subject.model;
        tried_.clear();
        before_.reset();
    }
    showControls();
    whole_.start(subject.model, {}, subject.pixels, before_ && before_->isWhole() ? nullptr : run_.validationImages());
    ask();
}

void SeePressurePanel::ask() {
    if (!isShown() || !inspection()) return;
    askAgain_ = trial_.isRunning() && !now_;
    if (askAgain_) return;
    if (pressure().kind == PressureKind::None) {
        trial_.cancel();
        now_ = before_;
        return showFigures();
    }
    const InspectionSubject& subject = inspection()->subject;
    now_.reset();
    trial_.start(subject.model, pressure(), subject.pixels, run_.validationImages());
}

void SeePressurePanel::halt() {
    askAgain_ = false;
    trial_.cancel();
    whole_.cancel();
}

void SeePressurePanel::take(const PressureResult& result) {
    now_ = result;
    if (askAgain_) return ask();
    if (result.isWhole() && result.images > 0) tried_.push_back(result);
    showFigures();
    if (!isTrying()) answerCame();
}

void SeePressurePanel::takeWhole(const PressureResult& result) {
    const bool known = before_ && before_->images > 0 && result.images == 0;
    if (known)
        before_->scores = result.scores;
    else
        before_ = result;
    if (pressure().kind == PressureKind::None) now_ = before_;
    showFigures();
    if (!isTrying()) answerCame();
}

void SeePressurePanel::clear() {
    tried_.clear();
    before_.reset();
    now_.reset();
    model_.reset();
    barsBefore_->clear();
    barsNow_->clear();
    trace_->clear();
    for (QLabel* label : {accuracyBefore_, accuracyNow_, progress_}) label->clear();
    showControls();
}

void SeePressurePanel::showFigures() {
    if (!inspection()) return;
    const Model& model = *inspection()->subject.model;
    barsBefore_->setScores(before_ ? barsOf(model, before_->scores) : std::vector<ClassScore>{}, {},
                           inspection()->trained);
    barsNow_->setScores(now_ ? barsOf(model, now_->scores) : std::vector<ClassScore>{}, {}, inspection()->trained);
    const auto accuracy = [](const PressureResult& result) {
        return tr("%1 % (%2)")
            .arg(percentOf(accuracyOf(result)), intervalText(wilsonInterval(result.right, result.tried)));
    };
    const bool measures = now_ && now_->images > 0;
    if (measures && now_->tried > 0)
        accuracyNow_->setText(tr("%1 of the held-back images").arg(accuracy(*now_)));
    else if (!measures && now_)
        accuracyNow_->setText(tr("No images are held back: the picture alone answers."));
    else if (now_)
        accuracyNow_->clear();
    accuracyBefore_->setText(before_ && before_->tried > 0 ? tr("as trained %1").arg(accuracy(*before_)) : QString());
    const QString zeros = now_ && now_->pressure.kind != PressureKind::None
                              ? tr("%1 of %2 weights are 0").arg(groupedNumber(now_->zeros), groupedNumber(now_->count))
                              : QString();
    const QString done = measures && !now_->isWhole()
                             ? tr("%1 of %2 images").arg(groupedNumber(now_->tried), groupedNumber(now_->images))
                             : QString();
    progress_->setText(
        QStringList{zeros, done}.filter(QRegularExpression(QStringLiteral("."))).join(QStringLiteral(" · ")));
    showTrace();
}

void SeePressurePanel::showTrace() {
    const bool prunes = shown_.kind == PressureKind::Prune;
    const auto across = [&](const WeightPressure& pressure) {
        return prunes ? 100 * pressure.share : static_cast<double>(pressure.bits);
    };
    std::map<double, double> points;
    for (const PressureResult& result : tried_)
        if (isSameCurve(result.pressure, shown_)) points[across(result.pressure)] = 100 * accuracyOf(result);
    if (prunes && before_ && before_->isWhole() && before_->images > 0) points[0] = 100 * accuracyOf(*before_);
    std::vector<QPointF> trace;
    for (const auto& [x, y] : points) trace.emplace_back(x, y);
    trace_->setTrace(trace,
                     prunes ? TraceView::Axis{tr("0 % pruned"), tr("100 %"), 0, 100}
                            : TraceView::Axis{tr("%1 bits").arg(WeightPressure::leastBits),
                                              tr("%1 bits").arg(WeightPressure::mostBits),
                                              double{WeightPressure::leastBits}, double{WeightPressure::mostBits}},
                     {tr("0 %"), tr("100 %"), 0, 100}, true);
    const bool isOnIt = now_ && (isSameCurve(now_->pressure, shown_) || now_->pressure.kind == PressureKind::None);
    if (isOnIt && now_->tried > 0)
        trace_->setMark(QPointF(across(now_->pressure), 100 * accuracyOf(*now_)),
                        tr("%1 %").arg(percentOf(accuracyOf(*now_))));
    else
        trace_->setMark(std::nullopt);
}

void SeePressurePanel::saveCopy() {
    auto* dialog = new QFileDialog(this, tr("Save a copy with these weights"));
    dialog->setObjectName(QStringLiteral("pressureSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("fovea"));
    dialog->setNameFilter(tr("Fovea projects (*.fovea)"));
    connect(dialog, &QFileDialog::fileSelected, this, &SeePressurePanel::writeCopy);
    dialog->open();
}

void SeePressurePanel::writeCopy(const QString& path) {
    if (!inspection()) return;
    const QString own = run_.document().filePath();
    if (!own.isEmpty() && isOwnFile(own, path))
        return setRemark(
            tr("“%1” is the project that is open, and keeps its weights. Choose another name for the copy.").arg(path));
    const Model& model = *inspection()->subject.model;
    auto pressed = underPressure(model.spec, *model.weights, pressure());
    if (!pressed) return setRemark(errorText(pressed.error()));
    Project project = run_.document().toProject();
    project.spec = model.spec;
    project.preprocessing = model.preprocessing;
    project.classNames = model.classNames;
    project.weights = std::make_shared<const Weights>(std::move(pressed->weights));
    leaveRunsOut(project);
    if (const auto saved = saveProject(project, path.toStdString()); !saved)
        setRemark(errorText(saved.error()));
    else
        Q_EMIT notified(tr("A copy with these weights is in “%1”.").arg(path));
}

}  // namespace fovea
