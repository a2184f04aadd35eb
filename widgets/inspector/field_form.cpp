// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/field_form.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "widgets/inspector/point_spin_box.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

template <class Spec, class Member>
auto ref(Member Spec::*member) {
    return [member](LayerSpec& layer) -> Member& { return std::get<Spec>(layer).*member; };
}

}  // namespace

FieldForm::FieldForm(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void FieldForm::setLayer(const LayerSpec& layer) {
    const bool sameKind = built_ && layer.index() == layer_.index();
    layer_ = layer;
    if (!sameKind) {
        build();
    }
    refresh();
}

void FieldForm::build() {
    if (content_ != nullptr) {
        // Later, as a field may be what asked for the change.
        content_->hide();
        content_->deleteLater();
    }
    refreshers_.clear();
    rows_ = 0;
    first_ = nullptr;
    built_ = true;
    content_ = new QWidget(this);
    grid_ = new QGridLayout(content_);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(6);
    grid_->setColumnMinimumWidth(0, 88 * Theme::instance().type().body / 13);
    grid_->setColumnStretch(1, 1);
    layout()->addWidget(content_);
    std::visit([this](const auto& spec) { buildFor(spec); }, layer_);
}

void FieldForm::refresh() {
    for (const auto& show : refreshers_) {
        show();
    }
}

void FieldForm::commit(const QString& key) {
    refresh();
    const LayerSpec layer = layer_;
    Q_EMIT edited(layer, key);
}

QWidget* FieldForm::addRow(const QString& label) {
    auto* title = new QLabel(label, content_);
    auto* cell = new QWidget(content_);
    auto* row = new QHBoxLayout(cell);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    grid_->addWidget(title, rows_, 0);
    grid_->addWidget(cell, rows_, 1);
    ++rows_;
    return cell;
}

void FieldForm::addInts(const QString& label, const QString& key, const QStringList& names, std::vector<IntRef> refs,
                        Range range, const QString& between) {
    QWidget* cell = addRow(label);
    auto* row = static_cast<QHBoxLayout*>(cell->layout());
    for (std::size_t i = 0; i < refs.size(); ++i) {
        if (i > 0 && !between.isEmpty()) {
            row->addWidget(new QLabel(between, cell));
        }
        auto* box = new QSpinBox(cell);
        box->setRange(range.smallest, range.largest);
        box->setSingleStep(range.step);
        box->setLocale(QLocale::c());
        box->setMinimumWidth(48);
        box->setAccessibleName(names.value(static_cast<qsizetype>(i), label));
        box->setObjectName(refs.size() == 1 ? key : QStringLiteral("%1%2").arg(key).arg(i));
        row->addWidget(box, 1);
        first_ = first_ == nullptr ? box : first_;
        const IntRef& access = refs[i];
        refreshers_.push_back([this, box, access] {
            const QSignalBlocker quiet(box);
            box->setValue(access(layer_));
        });
        connect(box, &QSpinBox::valueChanged, this, [this, access, key](int value) {
            access(layer_) = value;
            commit(key);
        });
    }
}

void FieldForm::addFloat(const QString& label, const QString& key, FloatRef access, double smallest, double largest,
                         double step) {
    QWidget* cell = addRow(label);
    auto* box = new PointSpinBox(cell);
    box->setDecimals(8);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setRange(smallest, largest);
    box->setSingleStep(step);
    box->setAccessibleName(label);
    box->setObjectName(key);
    cell->layout()->addWidget(box);
    first_ = first_ == nullptr ? box : first_;
    refreshers_.push_back([this, box, access] {
        const QSignalBlocker quiet(box);
        box->setValue(static_cast<double>(access(layer_)));
    });
    connect(box, &PointSpinBox::valueChanged, this, [this, access, key](double value) {
        access(layer_) = static_cast<float>(value);
        commit(key);
    });
}

void FieldForm::addCheck(const QString& label, const QString& key, const QString& text, BoolRef access) {
    QWidget* cell = addRow(label);
    auto* box = new QCheckBox(text, cell);
    box->setAccessibleName(label);
    box->setObjectName(key);
    cell->layout()->addWidget(box);
    refreshers_.push_back([this, box, access] {
        const QSignalBlocker quiet(box);
        box->setChecked(access(layer_));
    });
    connect(box, &QCheckBox::toggled, this, [this, access, key](bool on) {
        access(layer_) = on;
        commit(key);
    });
}

void FieldForm::addChoice(const QString& label, const QString& key, const QStringList& texts, Choice choice) {
    QWidget* cell = addRow(label);
    auto* segments = new Segments(texts, cell);
    segments->setObjectName(key);
    segments->setAccessibleName(label);
    cell->layout()->addWidget(segments);
    refreshers_.push_back([this, segments, read = choice.read] { segments->setCurrent(read(layer_)); });
    connect(segments, &Segments::chosen, this, [this, write = choice.write, key](int index) {
        write(layer_, index);
        commit(key);
    });
}

template <typename Window>
void FieldForm::addPadding() {
    addChoice(tr("Padding"), QStringLiteral("padding"), {tr("None"), tr("Same"), tr("Custom")},
              {[](const LayerSpec& layer) { return static_cast<int>(std::get<Window>(layer).padding.mode); },
               [](LayerSpec& layer, int index) {
                   Padding& padding = std::get<Window>(layer).padding;
                   padding.mode = static_cast<PaddingMode>(index);
                   if (padding.mode == PaddingMode::Custom && padding.sides == Sides{}) {
                       padding.sides = {1, 1, 1, 1};
                   }
               }});
    const auto side = [](int Sides::*member) {
        return [member](LayerSpec& layer) -> int& { return std::get<Window>(layer).padding.sides.*member; };
    };
    const int firstRow = rows_;
    addInts(tr("Top, bottom"), QStringLiteral("paddingRows"), {tr("Padding above"), tr("Padding below")},
            {side(&Sides::top), side(&Sides::bottom)}, {0, 99}, QStringLiteral("+"));
    addInts(tr("Left, right"), QStringLiteral("paddingColumns"),
            {tr("Padding on the left"), tr("Padding on the right")}, {side(&Sides::left), side(&Sides::right)}, {0, 99},
            QStringLiteral("+"));
    refreshers_.push_back([this, firstRow] {
        const bool custom = std::get<Window>(layer_).padding.mode == PaddingMode::Custom;
        for (int row = firstRow; row < firstRow + 2; ++row) {
            for (int column = 0; column < 2; ++column) {
                grid_->itemAtPosition(row, column)->widget()->setVisible(custom);
            }
        }
    });
    addChoice(tr("Rounding"), QStringLiteral("rounding"), {tr("Exact"), tr("Floor")},
              {[](const LayerSpec& layer) { return static_cast<int>(std::get<Window>(layer).rounding); },
               [](LayerSpec& layer, int index) { std::get<Window>(layer).rounding = static_cast<Rounding>(index); }});
}

template <typename Window>
void FieldForm::addWindow() {
    const auto extent = [](Extent Window::*pair, int Extent::*member) {
        return [pair, member](LayerSpec& layer) -> int& { return std::get<Window>(layer).*pair.*member; };
    };
    addInts(tr("Kernel"), QStringLiteral("kernel"), {tr("Kernel height"), tr("Kernel width")},
            {extent(&Window::kernel, &Extent::height), extent(&Window::kernel, &Extent::width)}, {1, 99});
    if constexpr (std::is_same_v<Window, Conv2dSpec>) {
        addInts(tr("Filters"), QStringLiteral("filters"), {}, {ref(&Conv2dSpec::filters)}, {1, 4096});
    }
    addInts(tr("Stride"), QStringLiteral("stride"), {tr("Stride down"), tr("Stride across")},
            {extent(&Window::stride, &Extent::height), extent(&Window::stride, &Extent::width)}, {1, 32});
    addPadding<Window>();
    if constexpr (std::is_same_v<Window, Conv2dSpec>) {
        addInts(tr("Dilation"), QStringLiteral("dilation"), {tr("Dilation down"), tr("Dilation across")},
                {extent(&Window::dilation, &Extent::height), extent(&Window::dilation, &Extent::width)}, {1, 32});
        addInts(tr("Groups"), QStringLiteral("groups"), {}, {ref(&Conv2dSpec::groups)}, {1, 4096});
        addCheck(tr("Bias"), QStringLiteral("bias"), tr("one per filter"), ref(&Conv2dSpec::bias));
    }
}

void FieldForm::buildFor(const InputSpec&) {
    const auto side = [](int Shape::*member) {
        return [member](LayerSpec& layer) -> int& { return std::get<InputSpec>(layer).shape.*member; };
    };
    addInts(tr("Height"), QStringLiteral("height"), {}, {side(&Shape::height)}, {1, 1024});
    addInts(tr("Width"), QStringLiteral("width"), {}, {side(&Shape::width)}, {1, 1024});
    addInts(tr("Channels"), QStringLiteral("channels"), {}, {side(&Shape::channels)}, {1, 512});
}

void FieldForm::buildFor(const Conv2dSpec&) { addWindow<Conv2dSpec>(); }

void FieldForm::buildFor(const MaxPool2dSpec&) { addWindow<MaxPool2dSpec>(); }

void FieldForm::buildFor(const AvgPool2dSpec&) { addWindow<AvgPool2dSpec>(); }

void FieldForm::buildFor(const DenseSpec&) {
    addInts(tr("Units"), QStringLiteral("units"), {}, {ref(&DenseSpec::units)}, {1, 65536});
    addCheck(tr("Bias"), QStringLiteral("bias"), tr("one per unit"), ref(&DenseSpec::bias));
}

void FieldForm::buildFor(const LeakyReluSpec&) {
    addFloat(tr("Slope"), QStringLiteral("slope"), ref(&LeakyReluSpec::slope), 0, 1, 0.01);
}

void FieldForm::buildFor(const EluSpec&) {
    addFloat(tr("Alpha"), QStringLiteral("alpha"), ref(&EluSpec::alpha), 0, 10, 0.1);
}

void FieldForm::buildFor(const BatchNormSpec&) {
    addFloat(tr("Momentum"), QStringLiteral("momentum"), ref(&BatchNormSpec::momentum), 0, 1, 0.01);
    addFloat(tr("Epsilon"), QStringLiteral("epsilon"), ref(&BatchNormSpec::epsilon), 1e-8, 1, 1e-5);
}

void FieldForm::buildFor(const LocalResponseNormSpec&) {
    addInts(tr("Channels"), QStringLiteral("size"), {}, {ref(&LocalResponseNormSpec::size)}, {1, 1023, 2});
    addFloat(tr("Alpha"), QStringLiteral("alpha"), ref(&LocalResponseNormSpec::alpha), 0, 100, 1e-4);
    addFloat(tr("Beta"), QStringLiteral("beta"), ref(&LocalResponseNormSpec::beta), 0, 10, 0.05);
    addFloat(tr("Bias"), QStringLiteral("bias"), ref(&LocalResponseNormSpec::bias), 0.001, 1000, 0.1);
}

void FieldForm::buildFor(const DropoutSpec&) {
    addFloat(tr("Rate"), QStringLiteral("rate"), ref(&DropoutSpec::rate), 0, 0.99, 0.05);
}

}  // namespace fovea
