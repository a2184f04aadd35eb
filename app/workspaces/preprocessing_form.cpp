// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/preprocessing_form.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/preprocessing_text.h"
#include "widgets/charts/share_bar.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/typed_number.h"

namespace fovea {

namespace {

StatedPreprocessing withOrder(StatedPreprocessing way, ChannelOrder order) {
    way.order = order;
    return way;
}

QString orderName(ChannelOrder order) {
    switch (order) {
        case ChannelOrder::Rgb: return PreprocessingForm::tr("as they are");
        case ChannelOrder::Bgr: return PreprocessingForm::tr("BGR: red and blue exchanged");
        case ChannelOrder::Grey: return PreprocessingForm::tr("grey");
    }
    return {};
}

QString plainNumber(double value) { return QString::number(value, 'g', 7); }

}  // namespace

PreprocessingForm::PreprocessingForm(int networkChannels, QWidget* parent)
    : QWidget(parent), channels_(networkChannels) {
    for (const ChannelOrder order : {ChannelOrder::Rgb, ChannelOrder::Bgr, ChannelOrder::Grey})
        if (!preprocessingMisfit({.order = order}, channels_)) orders_.push_back(order);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(3);
    grid->addWidget(roleLabel(tr("Preset"), "heading", this), 0, 0);
    const std::size_t columns = std::min<std::size_t>(orders_.size(), 2);
    for (std::size_t i = 0; i < columns; ++i) {
        const ChannelOrder order = orders_[i];
        const QString head = columns == 1 || (channels_ == 1 && i == 0) ? tr("Right")
                             : order == ChannelOrder::Rgb               ? tr("Right, RGB")
                             : order == ChannelOrder::Bgr               ? tr("Right, BGR")
                                                                        : tr("Right, made grey");
        grid->addWidget(roleLabel(head, "heading", this), 0, static_cast<int>(i) + 1);
        grid->setColumnStretch(static_cast<int>(i) + 1, 1);
    }
    for (const PreprocessingPreset& preset : preprocessingPresets())
        if (channels_ == 3 || preset.value.mean.size() == 1) addRow(*grid, preset.value);
    if (channels_ == 3) addRow(*grid, {.scale = 255, .mean = {123.68, 116.779, 103.939}});
    own_ = new QRadioButton(tr("own numbers"), this);
    own_->setObjectName(QStringLiteral("preset.own"));
    grid->addWidget(own_, grid->rowCount(), 0);
    connect(own_, &QRadioButton::clicked, this, [this] { means_.front()->setFocus(); });

    mistake_ = roleLabel(QString(), "error", this);
    mistake_->setObjectName(QStringLiteral("preprocessingMistake"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(grid);
    column->addWidget(hairline(this));
    column->addWidget(fieldRow());
    column->addWidget(mistake_);
    mistake_->hide();
    setWay(withOrder({}, orders_.front()));
}

void PreprocessingForm::addRow(QGridLayout& grid, const StatedPreprocessing& value) {
    const int line = grid.rowCount();
    Row row{value, new QRadioButton(preprocessingName(value), this), {}};
    row.button->setObjectName(QStringLiteral("preset.%1").arg(QString::fromStdString(preprocessingText(value))));
    auto* cell = new QVBoxLayout;
    cell->setSpacing(0);
    cell->addWidget(row.button);
    QLabel* formula = roleLabel(preprocessingFormula(value), "caption", this);
    formula->setIndent(Theme::instance().ipx(24));
    cell->addWidget(formula);
    grid.addLayout(cell, line, 0);
    for (std::size_t i = 0; i < std::min<std::size_t>(orders_.size(), 2); ++i) {
        auto* bar = new ShareBar(this);
        bar->setShare(std::nullopt);
        grid.addWidget(bar, line, static_cast<int>(i) + 1);
        row.bars.push_back(bar);
    }
    const std::size_t index = rows_.size();
    connect(row.button, &QRadioButton::clicked, this, [this, index] {
        setWay(withOrder(rows_[index].value, order()));
        Q_EMIT changed();
    });
    rows_.push_back(std::move(row));
}

QWidget* PreprocessingForm::fieldRow() {
    auto* fields = new QWidget(this);
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    order_ = new QComboBox(fields);
    order_->setObjectName(QStringLiteral("channelOrder"));
    for (const ChannelOrder each : orders_) order_->addItem(orderName(each));
    order_->setAccessibleName(tr("Channels"));
    scale_ = new QComboBox(fields);
    scale_->setObjectName(QStringLiteral("pixelScale"));
    scale_->addItem(tr("0 to 1"));
    scale_->addItem(tr("0 to 255"));
    scale_->setAccessibleName(tr("Pixels"));
    grid->addWidget(new QLabel(tr("Pixels"), fields), 0, 0);
    grid->addWidget(scale_, 0, 1);
    grid->addWidget(new QLabel(tr("Channels"), fields), 1, 0);
    grid->addWidget(order_, 1, 1);
    order_->setEnabled(orders_.size() > 1);
    const int count = channels_ == 3 ? 3 : 1;
    for (int line = 0; line < 2; ++line) {
        auto& list = line == 0 ? means_ : deviations_;
        const QString name = line == 0 ? tr("Mean") : tr("Standard deviation");
        auto* label = new QLabel(name, fields);
        grid->addWidget(label, line, 2, Qt::AlignRight);
        for (int i = 0; i < count; ++i) {
            auto* field = new QLineEdit(fields);
            field->setObjectName((line == 0 ? QStringLiteral("mean%1") : QStringLiteral("deviation%1")).arg(i));
            field->setAccessibleName(QStringLiteral("%1 %2").arg(name).arg(i + 1));
            setScaledWidth(field, 76);
            grid->addWidget(field, line, 3 + i);
            connect(field, &QLineEdit::textEdited, this, &PreprocessingForm::takeFields);
            list.push_back(field);
        }
    }
    grid->setColumnStretch(3 + count, 1);
    connect(scale_, &QComboBox::activated, this, &PreprocessingForm::takeFields);
    connect(order_, &QComboBox::activated, this, &PreprocessingForm::takeFields);
    return fields;
}

ChannelOrder PreprocessingForm::order() const {
    return orders_[static_cast<std::size_t>(std::max(order_->currentIndex(), 0))];
}

void PreprocessingForm::setWay(const StatedPreprocessing& way) {
    way_ = way;
    sound_ = true;
    refreshFields();
    refreshButtons();
}

void PreprocessingForm::refreshFields() {
    const auto found = std::ranges::find(orders_, way_.order);
    order_->setCurrentIndex(found == orders_.end() ? 0 : static_cast<int>(found - orders_.begin()));
    scale_->setCurrentIndex(way_.scale == 255 ? 1 : 0);
    for (std::size_t i = 0; i < means_.size(); ++i) {
        means_[i]->setText(plainNumber(way_.mean[way_.mean.size() == 1 ? 0 : i]));
        deviations_[i]->setText(plainNumber(way_.deviation[way_.deviation.size() == 1 ? 0 : i]));
    }
    mistake_->hide();
}

void PreprocessingForm::refreshButtons() {
    bool found = false;
    for (const Row& row : rows_) {
        const bool isIt = sound_ && withOrder(way_, row.value.order) == row.value;
        row.button->setChecked(isIt);
        found = found || isIt;
        for (std::size_t i = 0; i < row.bars.size(); ++i) row.bars[i]->setStrong(isIt && orders_[i] == way_.order);
    }
    if (!found) own_->setChecked(true);
}

void PreprocessingForm::takeFields() {
    StatedPreprocessing typed;
    typed.scale = scale_->currentIndex() == 1 ? 255 : 1;
    typed.order = order();
    QString mistake;
    const auto read = [&](const std::vector<QLineEdit*>& fields, double smallest, const QString& sentence) {
        std::vector<double> values;
        for (const QLineEdit* field : fields) {
            const auto value = typedNumber(field->text());
            constexpr double largest = 1e6;
            if (!value || *value < smallest || *value > largest) {
                if (mistake.isEmpty()) mistake = sentence.arg(field->text());
            }
            values.push_back(value.value_or(0));
        }
        if (std::ranges::all_of(values, [&](double value) { return value == values.front(); })) values.resize(1);
        return values;
    };
    typed.mean = read(means_, -1e6, tr("“%1” is no mean: a number belongs here."));
    typed.deviation = read(deviations_, 1e-6, tr("“%1” is no standard deviation: a number above 0 belongs here."));
    sound_ = mistake.isEmpty();
    mistake_->setText(mistake);
    mistake_->setVisible(!sound_);
    if (sound_) {
        // Three numbers that are a preset's one stand for it.
        way_ = typed;
        for (const Row& row : rows_)
            if (withOrder(typed, row.value.order) == row.value) way_ = withOrder(row.value, typed.order);
    }
    refreshButtons();
    Q_EMIT changed();
}

void PreprocessingForm::clearFigures() {
    for (const Row& row : rows_) {
        row.button->setText(preprocessingName(row.value));
        for (ShareBar* bar : row.bars) bar->setShare(std::nullopt);
    }
}

void PreprocessingForm::showFigures(const TriedPreprocessing& tried, double chance) {
    const Interval interval = tried.interval();
    const double share = static_cast<double>(tried.right) / static_cast<double>(tried.isRight.size());
    for (const Row& row : rows_)
        for (std::size_t i = 0; i < row.bars.size(); ++i)
            if (withOrder(row.value, orders_[i]) == tried.stated)
                row.bars[i]->setShare(ShareBar::Share{share, interval.low, interval.high, chance});
}

void PreprocessingForm::propose(const StatedPreprocessing& way) {
    for (const Row& row : rows_)
        if (withOrder(row.value, way.order) == way)
            row.button->setText(tr("%1 · proposed").arg(preprocessingName(row.value)));
}

}  // namespace fovea
