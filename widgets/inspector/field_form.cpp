// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/field_form.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <map>

#include "widgets/inspector/point_spin_box.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/theme.h"

namespace fovea {

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

void FieldForm::refresh() {
    for (const auto& show : refreshers_) {
        show();
    }
}

void FieldForm::commit(const QString& key) {
    // Full stays full with another kernel.
    if (makeFull_ && wasFull_ && (key == QLatin1String("kernel") || key == QLatin1String("dilation")))
        makeFull_(layer_);
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
        connect(box, &QSpinBox::valueChanged, this, [this, access, key, refs](int value) {
            const bool both = isLinked(key, refs);
            access(layer_) = value;
            if (both) {
                for (const IntRef& other : refs) other(layer_) = value;
            }
            commit(key);
        });
    }
    if (refs.size() == 2) {
        addLink(cell, label, key, refs);
    }
}

bool FieldForm::isLinked(const QString& key, const std::vector<IntRef>& pair) {
    return pair.size() == 2 && !parted_.contains(key) && pair[0](layer_) == pair[1](layer_);
}

void FieldForm::addLink(QWidget* cell, const QString& label, const QString& key, const std::vector<IntRef>& pair) {
    auto* button = new QToolButton(cell);
    button->setObjectName(key + QStringLiteral("Link"));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tr("Keep both values equal"));
    button->setAccessibleName(tr("Keep both values equal: %1").arg(label));
    cell->layout()->addWidget(button);
    refreshers_.push_back([this, button, key, pair] {
        const bool linked = isLinked(key, pair);
        const Theme& theme = Theme::instance();
        button->setIcon(theme.icon(QStringLiteral("link"),
                                   linked ? theme.colors().accent : theme.colors().controlBorder, 16,
                                   devicePixelRatioF()));
        button->setChecked(linked);
    });
    connect(button, &QToolButton::clicked, this, [this, key, pair](bool on) {
        on ? static_cast<void>(parted_.erase(key)) : static_cast<void>(parted_.insert(key));
        if (on && pair[0](layer_) != pair[1](layer_)) {
            pair[1](layer_) = pair[0](layer_);
            commit(key);
        } else {
            refresh();
        }
    });
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

namespace {

/// Kinds whose windows may lie in the padding but for one row: convolutions, not pools.
template <class Window>
constexpr bool mayBeFull = requires(const Window& window) {
    window.filters;
};

/// Every window that touches the map counts: kernel − 1 on each side, or 2 · (kernel − 1) with a dilation of 2, and so on.
template <class Window>
Sides fullSides(const Window& window) {
    Extent gap{1, 1};
    if constexpr (requires { window.dilation; }) gap = window.dilation;
    const int rows = (window.kernel.height - 1) * gap.height;
    const int columns = (window.kernel.width - 1) * gap.width;
    return {rows, rows, columns, columns};
}

/// Behind those of PaddingMode.
constexpr int fullIndex = 3;

template <class Window>
int paddingIndex(const Window& window) {
    const bool isCustom = window.padding.mode == PaddingMode::Custom;
    if constexpr (mayBeFull<Window>)
        if (isCustom && window.padding.sides != Sides{} && window.padding.sides == fullSides(window)) return fullIndex;
    return static_cast<int>(window.padding.mode);
}

template <class Window>
void setPadding(Window& window, int index) {
    Padding& padding = window.padding;
    const bool isFull = index > static_cast<int>(PaddingMode::Custom);
    padding.mode = isFull ? PaddingMode::Custom : static_cast<PaddingMode>(index);
    if (isFull)
        padding.sides = fullSides(window);
    else if (padding.mode == PaddingMode::Custom && padding.sides == Sides{})
        padding.sides = {1, 1, 1, 1};
}

}  // namespace

template <class Window>
void FieldForm::addPadding() {
    QStringList texts{tr("None"), tr("Same"), tr("Custom")};
    if (mayBeFull<Window>) texts << tr("Full");
    addChoice(tr("Padding"), QStringLiteral("padding"), texts,
              {[](const LayerSpec& layer) { return paddingIndex(std::get<Window>(layer)); },
               [](LayerSpec& layer, int index) { setPadding(std::get<Window>(layer), index); }});
    if constexpr (mayBeFull<Window>) {
        makeFull_ = [](LayerSpec& layer) { setPadding(std::get<Window>(layer), fullIndex); };
        refreshers_.push_back([this] { wasFull_ = paddingIndex(std::get<Window>(layer_)) == fullIndex; });
    }
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
}

namespace {

struct Labels {
    QString label;
    QStringList sides;  ///< what a screen reader calls the two boxes of an Extent
};

/// What fields are called, by their key: the label and, for an Extent, what a screen reader calls its two boxes.
Labels labelsOf([[maybe_unused]] const LayerSpec& layer, std::string_view key) {
    static const std::map<std::string_view, std::vector<const char*>> texts{
        {"height", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Height")}},
        {"width", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Width")}},
        {"channels", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Channels")}},
        {"filters", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Filters")}},
        {"units", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Units")}},
        {"kernel",
         {QT_TRANSLATE_NOOP("fovea::FieldForm", "Kernel"), QT_TRANSLATE_NOOP("fovea::FieldForm", "Kernel height"),
          QT_TRANSLATE_NOOP("fovea::FieldForm", "Kernel width")}},
        {"stride",
         {QT_TRANSLATE_NOOP("fovea::FieldForm", "Stride"), QT_TRANSLATE_NOOP("fovea::FieldForm", "Stride down"),
          QT_TRANSLATE_NOOP("fovea::FieldForm", "Stride across")}},
        {"dilation",
         {QT_TRANSLATE_NOOP("fovea::FieldForm", "Dilation"), QT_TRANSLATE_NOOP("fovea::FieldForm", "Dilation down"),
          QT_TRANSLATE_NOOP("fovea::FieldForm", "Dilation across")}},
        {"padding", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Padding")}},
        {"rounding", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Rounding")}},
        {"groups", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Groups")}},
        {"bias", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Bias")}},
        {"slope", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Slope")}},
        {"alpha", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Alpha")}},
        {"beta", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Beta")}},
        {"momentum", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Momentum")}},
        {"epsilon", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Epsilon")}},
        {"size", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Channels")}},
        {"rate", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Rate")}},
        {"top", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Above")}},
        {"bottom", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Below")}},
        {"left", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Left")}},
        {"right", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Right")}},
        {"first", {QT_TRANSLATE_NOOP("fovea::FieldForm", "First, from 0")}},
        {"before", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Zeros before")}},
        {"behind", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Zeros behind")}},
        {"factor", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Factor")}},
        {"scale", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Scale")}},
        {"shift", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Shift")}},
        {"amplitude", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Amplitude")}},
        {"count_padding", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Mean")}},
        {"min", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Smallest")}},
        {"max", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Largest")}},
        {"table", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Table")}},
        {"span", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Maps each")}},
        {"pieces", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Pieces")}},
        {"shared", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Slope")}},
        {"approximate", {QT_TRANSLATE_NOOP("fovea::FieldForm", "Function")}},
    };
    const auto found = texts.find(key);
    Q_ASSERT_X(found != texts.end(), kindName(layer).data(), "a field without a label");
    Labels labels{FieldForm::tr(found->second.front()), {}};
    for (std::size_t i = 1; i < found->second.size(); ++i) labels.sides << FieldForm::tr(found->second[i]);
    return labels;
}

/// What stands beside the box of a switch.
QString switchText(const LayerSpec& layer, std::string_view key) {
    if (key == "shared") return FieldForm::tr("one for all channels");
    if (key == "count_padding") return FieldForm::tr("padding counts as zeros");
    if (key == "scale" || key == "shift") return FieldForm::tr("one per channel");
    if (key == "approximate") return FieldForm::tr("approximate, by a tanh");
    if (std::holds_alternative<LocallyConnected2dSpec>(layer)) return FieldForm::tr("one per place and filter");
    return std::holds_alternative<DenseSpec>(layer) ? FieldForm::tr("one per unit") : FieldForm::tr("one per filter");
}

}  // namespace

template <class Spec>
void FieldForm::addField(const auto& field) {
    using Value = std::remove_cvref_t<decltype(valueOf(field, std::declval<Spec&>()))>;
    const auto access = [field](LayerSpec& layer) -> Value& { return valueOf(field, std::get<Spec>(layer)); };
    const QString key = QString::fromLatin1(field.name);
    const Labels labels = labelsOf(layer_, field.name);
    const Range range{static_cast<int>(field.smallest), static_cast<int>(field.largest), static_cast<int>(field.step)};
    if constexpr (std::is_same_v<Value, int>) {
        addInts(labels.label, key, {}, {access}, range);
    } else if constexpr (std::is_same_v<Value, float>) {
        addFloat(labels.label, key, access, field.smallest, field.largest, field.step);
    } else if constexpr (std::is_same_v<Value, Extent>) {
        addInts(labels.label, key, labels.sides,
                {[access](LayerSpec& layer) -> int& { return access(layer).height; },
                 [access](LayerSpec& layer) -> int& { return access(layer).width; }},
                range);
    } else if constexpr (std::is_same_v<Value, bool>) {
        addCheck(labels.label, key, switchText(layer_, field.name), access);
    } else if constexpr (std::is_same_v<Value, Padding>) {
        addPadding<Spec>();
    } else if constexpr (std::is_same_v<Value, ConnectionTable>) {
        addChoice(labels.label, key, {tr("LeNet-5"), tr("Neighbours")},
                  {[access](const LayerSpec& layer) { return static_cast<int>(access(const_cast<LayerSpec&>(layer))); },
                   [access](LayerSpec& layer, int index) { access(layer) = static_cast<ConnectionTable>(index); }});
    } else {
        static_assert(std::is_same_v<Value, Rounding>, "a type of field without a row");
        addChoice(labels.label, key, {tr("Exact"), tr("Floor")},
                  {[access](const LayerSpec& layer) { return static_cast<int>(access(const_cast<LayerSpec&>(layer))); },
                   [access](LayerSpec& layer, int index) { access(layer) = static_cast<Rounding>(index); }});
    }
}

void FieldForm::build() {
    if (content_ != nullptr) {
        // Later, as a field may be what asked for the change.
        content_->hide();
        content_->deleteLater();
    }
    refreshers_.clear();
    wasFull_ = false;
    makeFull_ = nullptr;
    parted_.clear();
    rows_ = 0;
    first_ = nullptr;
    built_ = true;
    content_ = new QWidget(this);
    grid_ = new QGridLayout(content_);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(6);
    grid_->setColumnMinimumWidth(0, Theme::instance().ipx(88));
    grid_->setColumnStretch(1, 1);
    layout()->addWidget(content_);
    std::visit(
        [this](const auto& spec) {
            using Spec = std::decay_t<decltype(spec)>;
            visitStatedFields(spec, [this](const auto& field, const auto&) { addField<Spec>(field); });
        },
        layer_);
}

}  // namespace fovea
