// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/bench_controls.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "widgets/benches/bench_text.h"
#include "widgets/benches/bench_view.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/inspector/point_spin_box.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int playInterval = 900;  // milliseconds: long enough to read a sum
constexpr std::ptrdiff_t mostInARow = 4;
constexpr std::ptrdiff_t mostBesideStepper = 3;

QIcon themed(const char* name, const QColor& color) {
    return Theme::instance().icon(QString::fromLatin1(name), color, 16);
}

}  // namespace

BenchControls::BenchControls(BenchView& view, QWidget* parent)
    : QWidget(parent), view_(view), timer_(new QTimer(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const auto addRow = [column] {
        auto* row = new QHBoxLayout;
        row->setSpacing(5);  // at 1280 pixels the longest row has room beside a list that scrolls
        column->addLayout(row);
        return row;
    };
    const bool steps = !view.bench().kind().step.empty();
    const auto fields = shownFields();
    const bool many = std::ssize(fields) > (steps ? mostBesideStepper : mostInARow);
    const auto middle = fields.begin() + (many ? std::min(mostInARow, std::ssize(fields) - 1) : 0);
    const std::vector<std::size_t> head(fields.begin(), middle);
    const std::vector<std::size_t> tail(middle, fields.end());
    // Many fields take two rows; beside the stepper there is room for the fewer of them.
    auto* row = addRow();
    if (steps) addStepper(row);
    if (!steps && many) addFields(row, head);
    row->addStretch(1);
    if (steps || !many) addFields(row, tail);
    if (many) {
        auto* second = addRow();
        addFields(second, steps ? head : tail);
        second->addStretch(1);
    }
    timer_->setInterval(playInterval);
    connect(timer_, &QTimer::timeout, this, &BenchControls::step);
    connect(&Theme::instance(), &Theme::changed, this, &BenchControls::refresh);
    refresh();
}

void BenchControls::addStepper(QHBoxLayout* row) {
    rewind_ = new QToolButton(this);
    rewind_->setObjectName(QStringLiteral("bench.rewind"));
    rewind_->setToolTip(tr("Back to the first step (Home)"));
    rewind_->setAccessibleName(tr("Rewind"));
    step_ = new QPushButton(tr(" Step"), this);
    step_->setObjectName(QStringLiteral("bench.step"));
    step_->setProperty("role", QStringLiteral("primary"));
    step_->setToolTip(tr("One step further (.)"));
    play_ = new QToolButton(this);
    play_->setObjectName(QStringLiteral("bench.play"));
    play_->setAccessibleName(tr("Play"));
    position_ = new QLabel(this);
    position_->setObjectName(QStringLiteral("bench.position"));
    position_->setProperty("role", QStringLiteral("caption"));
    row->addWidget(rewind_);
    row->addWidget(step_);
    row->addWidget(play_);
    row->addWidget(position_);
    connect(rewind_, &QToolButton::clicked, this, &BenchControls::rewind);
    connect(step_, &QPushButton::clicked, this, [this] {
        stopPlaying();
        step();
    });
    connect(play_, &QToolButton::clicked, this, &BenchControls::togglePlay);
}

/// Those that neither the stage nor the title row shows.
std::vector<std::size_t> BenchControls::shownFields() const {
    const BenchKind& kind = view_.bench().kind();
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const BenchField& field = kind.fields[i];
        const bool elsewhere = field.name == kind.step || field.random || field.name == view_.mainChoice();
        if (!elsewhere && !view_.showsField(field.name)) shown.push_back(i);
    }
    return shown;
}

void BenchControls::addFields(QHBoxLayout* row, const std::vector<std::size_t>& fields) {
    for (const std::size_t index : fields) {
        const bool choice = std::holds_alternative<std::string>(view_.bench().kind().fields[index].initial);
        choice ? addChoice(row, index) : addNumber(row, index);
    }
}

void BenchControls::addLabelled(QHBoxLayout* row, const QString& label, QWidget* field) {
    auto* text = new QLabel(label, this);
    text->setProperty("role", QStringLiteral("caption"));
    text->setBuddy(field);
    field->setAccessibleName(label);
    row->addWidget(text);
    row->addWidget(field);
    row->addSpacing(4);
    showers_.emplace_back([this, text, field, name = field->property("field").toString().toStdString()] {
        const bool used = view_.usesField(name);
        text->setVisible(used);
        field->setVisible(used);
    });
}

void BenchControls::addChoice(QHBoxLayout* row, std::size_t index) {
    const BenchField& field = view_.bench().kind().fields[index];
    const std::string name(field.name);
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("field.") + QString::fromStdString(name));
    box->setProperty("field", QString::fromStdString(name));
    double widest = 0;
    for (const std::string_view choice : field.choices) {
        box->addItem(benchChoice(choice));
        widest =
            std::max(widest, textWidth(Theme::instance().font(Theme::instance().type().body), benchChoice(choice)));
    }
    // The style sheet's padding and arrow are not in the box's own hint; "without" would be cut to "with".
    box->setMinimumWidth(static_cast<int>(widest) + Theme::instance().ipx(56));
    connect(box, &QComboBox::activated, this, [this, index, name](int chosen) {
        const auto& choices = view_.bench().kind().fields[index].choices;
        view_.set({{name, std::string(choices[static_cast<std::size_t>(chosen)])}});
    });
    addLabelled(row, benchName(view_.bench().kind(), name), box);
    showers_.emplace_back([this, box, index, name] {
        const auto& choices = view_.bench().kind().fields[index].choices;
        const auto found = std::ranges::find(choices, choiceOf(view_.bench().fields(), name));
        box->setCurrentIndex(static_cast<int>(found - choices.begin()));
    });
}

void BenchControls::addNumber(QHBoxLayout* row, std::size_t index) {
    const BenchField& field = view_.bench().kind().fields[index];
    const std::string name(field.name);
    const auto prepare = [&](auto* box) {
        box->setObjectName(QStringLiteral("field.") + QString::fromStdString(name));
        box->setProperty("field", QString::fromStdString(name));
        box->setKeyboardTracking(false);
        box->setMinimumWidth(64);
        addLabelled(row, benchName(view_.bench().kind(), name), box);
    };
    if (field.whole) {
        auto* box = new QSpinBox(this);
        box->setRange(static_cast<int>(field.least), static_cast<int>(field.most));
        prepare(box);
        connect(box, &QSpinBox::valueChanged, this, [this, name](int value) { view_.set({{name, Matrix(value)}}); });
        showers_.emplace_back([this, box, name] {
            const QSignalBlocker quiet(box);
            box->setValue(wholeOf(view_.bench().fields(), name));
        });
        return;
    }
    auto* box = new PointSpinBox(this);
    box->setDecimals(6);
    box->setRange(field.least, field.most);
    box->setSingleStep(field.most - field.least > 4 ? 1 : 0.05);
    prepare(box);
    // Its own width is that of its limits, which have no fractions.
    setScaledMinimumWidth(box, 64);
    connect(box, &PointSpinBox::valueChanged, this, [this, name](double value) { view_.set({{name, Matrix(value)}}); });
    showers_.emplace_back([this, box, name] {
        const QSignalBlocker quiet(box);
        box->setValue(numberOf(view_.bench().fields(), name));
    });
}

void BenchControls::refresh() {
    for (const auto& show : showers_) show();
    if (rewind_ == nullptr) return;
    const Bench& bench = view_.bench();
    const ThemeColors& colors = Theme::instance().colors();
    rewind_->setIcon(themed("rewind", colors.text));
    step_->setIcon(themed("step", colors.onAccent));
    play_->setIcon(themed(timer_->isActive() ? "pause" : "play", colors.text));
    play_->setToolTip(timer_->isActive() ? tr("Pause (Space)") : tr("Step by itself (Space)"));
    rewind_->setEnabled(bench.step() > 0);
    step_->setEnabled(bench.canStep());
    play_->setEnabled(bench.canStep());
    position_->setText(view_.position());
}

void BenchControls::rewind() {
    stopPlaying();
    view_.set({{std::string(view_.bench().kind().step), Matrix(0)}});
}

void BenchControls::stepBack() {
    if (view_.bench().step() > 0)
        view_.set({{std::string(view_.bench().kind().step), Matrix(view_.bench().step() - 1)}});
}

void BenchControls::step() {
    if (!view_.bench().canStep()) {
        stopPlaying();
        return;
    }
    view_.set({{std::string(view_.bench().kind().step), Matrix(view_.bench().step() + 1)}});
    if (!view_.bench().canStep()) stopPlaying();
}

void BenchControls::togglePlay() {
    timer_->isActive() ? timer_->stop() : timer_->start();
    refresh();
}

void BenchControls::stopPlaying() {
    if (!timer_->isActive()) return;
    timer_->stop();
    refresh();
}

}  // namespace fovea
