// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_dream_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/error_text.h"
#include "app/images/dataset_image.h"
#include "app/workspaces/picture_column.h"
#include "widgets/charts/trace_view.h"
#include "widgets/images/pixel_view.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

enum DreamChoice { ofMap, ofUnit, ofLayer, ofClass };
constexpr std::size_t mostEarlier = 20;

Shape pictureShape(const Model& model) {
    return std::get<InputSpec>(model.spec.find(*model.spec.inputNode())->layer).shape;
}

}  // namespace

SeeDreamPanel::SeeDreamPanel(InspectionSession& session, QWidget* parent)
    : SeeQuestionPanel(SeePage::Dream, parent), session_(session) {
    setObjectName(QStringLiteral("dreamPanel"));
    now_ = new PictureColumn(QStringLiteral("dreamNow"), panel());
    best_ = new PictureColumn(QStringLiteral("dreamBest"), panel());
    now_->setTitle(tr("Now"));
    best_->setTitle(tr("Best so far"));
    for (PictureColumn* column : {now_, best_}) column->view()->setReadoutVisible(false);
    trace_ = new TraceView(panel());
    trace_->setObjectName(QStringLiteral("dreamTrace"));
    progress_ = roleLabel({}, "caption", panel());
    progress_->setObjectName(QStringLiteral("dreamProgress"));
    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    side->addWidget(makeNumbers());
    side->addWidget(trace_, 1);
    side->addWidget(progress_);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(now_, 3);
    row->addWidget(best_, 3);
    row->addLayout(side, 4);
    body()->addWidget(makeControls());
    body()->addLayout(row, 1);
    connect(&session_, &InspectionSession::answered, this,
            [this](const InspectionReplyPointer& reply) { take(*reply, true); });
    connect(&session_, &InspectionSession::partlyAnswered, this,
            [this](const InspectionReplyPointer& reply) { take(*reply, false); });
    connect(&session_, &InspectionSession::failed, this, [this](quint64 id, const Error& error) {
        if (id == 0 || id != asked_) return;
        asked_ = 0;
        resting_ = false;
        setRemark(errorText(error));
        refreshButtons();
    });
    refreshButtons();
}

QWidget* SeeDreamPanel::makeControls() {
    auto* row = new QWidget(panel());
    targets_ = new QComboBox(row);
    targets_->setObjectName(QStringLiteral("dreamTarget"));
    targets_->setAccessibleName(tr("What is dreamt of"));
    targets_->addItems({tr("a map"), tr("its middle unit"), tr("a whole layer"), tr("a class")});  // as DreamChoice
    classes_ = new QComboBox(row);
    classes_->setObjectName(QStringLiteral("dreamClass"));
    classes_->setAccessibleName(tr("Class"));
    classes_->setMinimumContentsLength(10);
    fromPicture_ = new QCheckBox(tr("begin with the picture"), row);
    fromPicture_->setObjectName(QStringLiteral("dreamFromPicture"));
    press_ = new QPushButton(row);
    press_->setObjectName(QStringLiteral("dreamPress"));
    stop_ = new QPushButton(tr("Stop"), row);
    stop_->setObjectName(QStringLiteral("dreamStop"));
    undo_ = new QPushButton(tr("Undo"), row);
    undo_->setObjectName(QStringLiteral("dreamUndo"));
    connect(targets_, &QComboBox::activated, this, &SeeDreamPanel::refresh);
    connect(classes_, &QComboBox::activated, this, &SeeDreamPanel::refresh);
    connect(fromPicture_, &QCheckBox::toggled, this, &SeeDreamPanel::refreshButtons);
    connect(press_, &QPushButton::clicked, this, &SeeDreamPanel::press);
    connect(stop_, &QPushButton::clicked, this, &SeeDreamPanel::stop);
    connect(undo_, &QPushButton::clicked, this, &SeeDreamPanel::undo);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{targets_, classes_, fromPicture_}) layout->addWidget(widget);
    layout->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*>{undo_, stop_, press_}) layout->addWidget(widget);
    return row;
}

QWidget* SeeDreamPanel::makeNumbers() {
    const DreamRequest usual;
    auto* box = new QWidget(panel());
    steps_ = new QSpinBox(box);
    steps_->setObjectName(QStringLiteral("dreamSteps"));
    steps_->setRange(1, 10'000);
    steps_->setValue(usual.steps);
    jitter_ = new QSpinBox(box);
    jitter_->setObjectName(QStringLiteral("dreamJitter"));
    jitter_->setRange(0, 16);
    jitter_->setValue(usual.jitter);
    blur_ = new QDoubleSpinBox(box);
    blur_->setRange(0, 4);
    blur_->setSingleStep(0.1);
    blur_->setValue(usual.blur);
    decay_ = new QDoubleSpinBox(box);
    decay_->setRange(0, 20);
    decay_->setSingleStep(0.5);
    decay_->setValue(100 * usual.decay);
    seed_ = new QSpinBox(box);
    seed_->setRange(1, 9999);
    seed_->setToolTip(tr("Noise at the start and jitter are drawn by it"));
    steps_->setToolTip(tr("Steps up the gradient"));
    jitter_->setToolTip(
        tr("Pixels by which the picture is moved before each step, so that no fine pattern fits one place"));
    blur_->setToolTip(tr("Standard deviation in pixels of a blur in every fourth step"));
    decay_->setToolTip(tr("How far each step goes back to the mean colour, in percent"));
    // Other numbers are another dream.
    for (QSpinBox* number : {steps_, jitter_, seed_})
        connect(number, &QSpinBox::valueChanged, this, &SeeDreamPanel::refreshButtons);
    for (QDoubleSpinBox* number : {blur_, decay_})
        connect(number, &QDoubleSpinBox::valueChanged, this, &SeeDreamPanel::refreshButtons);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    const auto add = [&](int row, int column, const QString& name, QWidget* field) {
        auto* label = new QLabel(name, box);
        label->setBuddy(field);
        grid->addWidget(label, row, 2 * column);
        grid->addWidget(field, row, 2 * column + 1);
    };
    add(0, 0, tr("Steps"), steps_);
    add(0, 1, tr("Jitter"), jitter_);
    add(1, 0, tr("Blur"), blur_);
    add(1, 1, tr("Decay, %"), decay_);
    add(2, 0, tr("Seed"), seed_);
    return box;
}

DreamRequest SeeDreamPanel::request() const {
    DreamRequest request;
    request.steps = steps_->value();
    request.jitter = jitter_->value();
    request.blur = blur_->value();
    request.decay = decay_->value() / 100;
    request.fromPicture = fromPicture_->isChecked();
    request.seed = static_cast<std::uint64_t>(seed_->value());
    if (!inspection()) return request;
    const NetworkSpec& spec = inspection()->subject.model->spec;
    if (targets_->currentIndex() == ofClass) {
        request.target = {
            .layer = *spec.outputNode(), .channel = std::max(0, classes_->currentIndex()), .y = {}, .x = {}};
        return request;
    }
    request.target.layer = layer() && spec.find(*layer()) != nullptr ? *layer() : *spec.outputNode();
    if (targets_->currentIndex() == ofLayer) return request;
    const Shape shape = soundShapes(spec).at(request.target.layer);
    request.target.channel = std::clamp(channel(), 0, shape.channels - 1);
    if (targets_->currentIndex() == ofUnit) {
        request.target.y = shape.height / 2;
        request.target.x = shape.width / 2;
    }
    return request;
}

/// "Conv 4, map 50"
QString SeeDreamPanel::target() const {
    if (!inspection()) return {};
    if (targets_->currentIndex() == ofClass) return classes_->currentText();
    const DreamTarget asked = request().target;
    const QString name = QString::fromStdString(inspection()->subject.model->spec.find(asked.layer)->name);
    if (!asked.channel) return name;
    return asked.y ? tr("%1, map %2, middle unit").arg(name).arg(*asked.channel + 1)
                   : tr("%1, map %2").arg(name).arg(*asked.channel + 1);
}

void SeeDreamPanel::subjectChanged() {
    const Model& model = *inspection()->subject.model;
    const int classes = soundShapes(model.spec).at(*model.spec.outputNode()).channels;
    if (classes_->count() != classes || names_ != model.classNames) {
        names_ = model.classNames;
        classes_->clear();
        for (int c = 0; c < classes; ++c)
            classes_->addItem(std::size_t(c) < names_.size() ? QString::fromStdString(names_[std::size_t(c)])
                                                             : tr("class %1").arg(c));
    }
    // Of another network nothing is left; newer weights are taken by the next dream.
    const bool hasDream = dream_.state || isDreaming() || resting_;
    if (hasDream && dream_.subject.model->spec != model.spec) clear();
    const Shape input = pictureShape(model);
    jitter_->setMaximum(std::max(0, std::min({16, input.height / 2, input.width / 2})));
    refresh();
}

void SeeDreamPanel::clear() {
    halt();
    dream_ = {};
    earlier_.clear();
    resting_ = false;
    for (PictureColumn* column : {now_, best_}) {
        column->view()->clear();
        column->setFigures({}, {});
    }
    trace_->clear();
    trace_->setTitle({});
    progress_->clear();
    refreshButtons();
}

void SeeDreamPanel::refresh() {
    classes_->setVisible(targets_->currentIndex() == ofClass);
    if (inspection()) {
        const Shape input = pictureShape(*inspection()->subject.model);
        setHeading(
            tr("Dreaming of %1").arg(dream_.state || isDreaming() || resting_ ? dream_.what : target()),
            tr("Gradient ascent on the pixels: which picture does it answer to most? %1 × %2 pixels are all that this "
               "network takes, so that no finer picture is hidden in it.")
                .arg(input.height)
                .arg(input.width));
    }
    refreshButtons();
}

void SeeDreamPanel::refreshButtons() {
    press_->setText(isDreaming() ? tr("Pause") : goesOn() ? tr("Go on") : tr("Dream"));
    press_->setEnabled(isDreaming() || resting_ || inspection().has_value());
    stop_->setEnabled(isDreaming() || resting_);
    undo_->setEnabled(!earlier_.empty());
}

bool SeeDreamPanel::goesOn() const { return resting_ && (!inspection() || dream_.request == request()); }

void SeeDreamPanel::press() {
    if (isDreaming()) {
        session_.cancel(std::exchange(asked_, 0));
        resting_ = true;
        refreshButtons();
    } else if (goesOn()) {
        ask();
    } else {
        begin();
    }
}

void SeeDreamPanel::begin() {
    if (!inspection()) return;
    Dream next{inspection()->subject, request(), target(), nullptr};
    if (dream_.state) earlier_.push_back(dream_);
    if (earlier_.size() > mostEarlier) earlier_.erase(earlier_.begin());
    dream_ = std::move(next);
    ask();
}

void SeeDreamPanel::ask() {
    asked_ = session_.ask(dream_.subject, DreamQuery{dream_.request, dream_.state});
    resting_ = false;
    refresh();
}

void SeeDreamPanel::stop() {
    session_.cancel(std::exchange(asked_, 0));
    resting_ = false;
    refreshButtons();
}

void SeeDreamPanel::undo() {
    if (earlier_.empty()) return;
    session_.cancel(std::exchange(asked_, 0));
    dream_ = std::move(earlier_.back());
    earlier_.pop_back();
    resting_ = !dream_.isOver();
    showDream();
    refresh();
}

void SeeDreamPanel::halt() {
    if (!isDreaming()) return;
    session_.cancel(std::exchange(asked_, 0));
    resting_ = true;
    refreshButtons();
}

void SeeDreamPanel::take(const InspectionReply& reply, bool whole) {
    if (reply.id == 0 || reply.id != asked_) return;
    dream_.state = std::make_shared<const DreamState>(std::get<DreamAnswer>(reply.answer).state);
    if (whole) asked_ = 0;
    showDream();
    refreshButtons();
    if (whole) answerCame();
}

void SeeDreamPanel::showDream() {
    if (!dream_.state) return;
    const DreamState& state = *dream_.state;
    const Shape shape = pictureShape(*dream_.subject.model);
    now_->view()->setImage(pictureOfValues(shape, state.pixels));
    best_->view()->setImage(pictureOfValues(shape, state.best));
    now_->setFigures(tr("answers with %1").arg(decimalNumber(state.scores.back(), 3)), tr("step %1").arg(state.step));
    best_->setFigures(tr("answers with %1").arg(decimalNumber(state.bestScore(), 3)),
                      tr("step %1; at the start %2").arg(state.bestStep).arg(decimalNumber(state.scores.front(), 3)));
    std::vector<QPointF> trace;
    for (std::size_t step = 0; step < state.scores.size(); ++step) trace.emplace_back(double(step), state.scores[step]);
    const auto [least, most] = std::ranges::minmax(state.scores);
    trace_->setTitle(tr("Answer of %1").arg(dream_.what));
    trace_->setTrace(trace, {tr("step 0"), QString::number(dream_.request.steps), 0, double(dream_.request.steps)},
                     {decimalNumber(least, 2), decimalNumber(most, 2), least, most});
    trace_->setMark(QPointF(state.bestStep, state.bestScore()), decimalNumber(state.bestScore(), 2));
    progress_->setText(tr("step %1 of %2").arg(state.step).arg(dream_.request.steps));
}

}  // namespace fovea
