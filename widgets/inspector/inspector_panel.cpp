// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/inspector_panel.h"

#include <QCheckBox>
#include <QFontMetrics>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "widgets/canvas/layer_text.h"
#include "widgets/inspector/facts_view.h"
#include "widgets/inspector/field_form.h"
#include "widgets/inspector/layer_arithmetic.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

/// The words in lines of at most `width`, since a button doesn't wrap its text.
QString inLines(const QString& text, const QFontMetrics& metrics, int width) {
    QStringList lines;
    for (const QString& word : text.split(u' ')) {
        const QString longer = lines.isEmpty() ? word : lines.back() + u' ' + word;
        if (!lines.isEmpty() && metrics.horizontalAdvance(longer) <= width) {
            lines.back() = longer;
        } else {
            lines << word;
        }
    }
    return lines.join(u'\n');
}

/// The box of the middle unit's field, in shares of the image's sides.
QRectF fieldBox(const std::optional<ReceptiveField>& field, const Shape& output, const Shape& image) {
    if (!field) {
        return {0, 0, 1, 1};
    }
    const PixelRect rect = fieldOfUnit(*field, output.height / 2, output.width / 2, {image.height, image.width});
    return {static_cast<double>(rect.x) / image.width, static_cast<double>(rect.y) / image.height,
            static_cast<double>(rect.width) / image.width, static_cast<double>(rect.height) / image.height};
}

}  // namespace

InspectorPanel::InspectorPanel(QWidget* parent) : QWidget(parent), network_(analyse({})) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll);
    auto* content = new QWidget(scroll);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    scroll->setWidget(content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 14, 16, 16);
    column->setSpacing(14);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    glyph_ = new QLabel(content);
    name_ = new QLineEdit(content);
    name_->setObjectName(QStringLiteral("layerName"));
    name_->setAccessibleName(tr("Name of the layer"));
    kind_ = new QLabel(content);
    kind_->setProperty("role", QStringLiteral("caption"));
    head->addWidget(glyph_);
    head->addWidget(name_, 1);
    head->addWidget(kind_);
    column->addLayout(head);

    form_ = new FieldForm(content);
    column->addWidget(form_);
    freeze_ = new QCheckBox(tr("Frozen: keeps its weights in training"), content);
    freeze_->setObjectName(QStringLiteral("freezeLayer"));
    column->addWidget(freeze_);
    connect(freeze_, &QCheckBox::clicked, this, [this](bool frozen) {
        if (selection_.size() == 1) {
            Q_EMIT freezeRequested(*selection_.begin(), frozen);
        }
    });
    // Beneath the fields, so that they stay under the mouse whose click made the misfit.
    problemBox_ = new QWidget(content);
    problemLayout_ = new QVBoxLayout(problemBox_);
    problemLayout_->setContentsMargins(0, 0, 0, 0);
    problemLayout_->setSpacing(6);
    problemBox_->hide();
    column->addWidget(problemBox_);
    formLine_ = hairline(content);
    column->addWidget(formLine_);
    facts_ = new FactsView(content);
    facts_->setAccessibleName(tr("What follows from the settings"));
    column->addWidget(facts_);
    column->addStretch();

    connect(form_, &FieldForm::edited, this, [this](const LayerSpec& layer, const QString& key) {
        if (selection_.size() == 1) {
            Q_EMIT layerEdited(*selection_.begin(), layer, key);
        }
    });
    connect(name_, &QLineEdit::editingFinished, this, [this] {
        const Node* node = selection_.size() == 1 ? network_->spec.find(*selection_.begin()) : nullptr;
        const QString name = name_->text().trimmed();
        if (node != nullptr && !name.isEmpty() && name != QString::fromStdString(node->name)) {
            Q_EMIT renameRequested(node->id, name);
        }
        name_->setModified(false);
        refresh();  // what the owner made of it
    });
    connect(&Theme::instance(), &Theme::changed, this, &InspectorPanel::restyle);
    restyle();
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::setNetwork(std::shared_ptr<const NetworkAnalysis> network, const ProblemTexts& problems) {
    network_ = std::move(network);
    problems_ = problems;
    std::erase_if(selection_, [&](NodeId id) { return network_->spec.find(id) == nullptr; });
    refresh();
}

void InspectorPanel::setSelection(const std::set<NodeId>& nodes) {
    selection_ = nodes;
    std::erase_if(selection_, [&](NodeId id) { return network_->spec.find(id) == nullptr; });
    refresh();
}

void InspectorPanel::setFrozen(const std::set<NodeId>& frozen) {
    if (frozen != frozen_) {
        frozen_ = frozen;
        refresh();
    }
}

void InspectorPanel::setInputImage(const QImage& image) {
    if (image != image_) {
        image_ = image;
        refresh();
    }
}

void InspectorPanel::editName() {
    if (selection_.size() == 1 && name_->isVisible()) {
        name_->setFocus(Qt::OtherFocusReason);
        name_->selectAll();
    }
}

void InspectorPanel::focusFirstField() {
    QWidget* field = selection_.size() == 1 && form_->firstField() != nullptr ? form_->firstField() : name_;
    if (field->isVisible()) {
        field->setFocus(Qt::OtherFocusReason);
    }
}

void InspectorPanel::refresh() {
    const Node* node = selection_.size() == 1 ? network_->spec.find(*selection_.begin()) : nullptr;
    if (node != nullptr) {
        showNode(*node);
    } else {
        showNetwork();
    }
}

void InspectorPanel::showNode(const Node& node) {
    const Theme& theme = Theme::instance();
    const LayerFamily family = familyOf(node.layer);
    glyph_->setPixmap(theme.icon(familyGlyph(family), theme.familyColor(family), 20, devicePixelRatioF()));
    glyph_->show();
    const QString name = QString::fromStdString(node.name);
    name_->setReadOnly(false);
    if (!name_->hasFocus() || !name_->isModified()) {
        name_->setText(name);
    }
    const QString title = layerTitle(node.layer);
    kind_->setText(title);
    showProblem(node.id);
    form_->setLayer(node.layer);
    form_->setVisible(!form_->isEmpty());
    const bool hasWeights = gradientReduction(node.layer) != GradientReduction::None;
    freeze_->setVisible(hasWeights);
    freeze_->setChecked(frozen_.contains(node.id));
    formLine_->setVisible(!form_->isEmpty() || hasWeights);

    const ReceptiveFields& fields = network_->fields;
    const LayerArithmetic arithmetic = layerArithmetic(network_->spec, network_->shapes, fields, node.id);
    facts_->setFacts({{tr("Output"), arithmetic.output},
                      {tr("Parameters"), arithmetic.parameters},
                      {tr("Multiply–adds"), arithmetic.macs},
                      {tr("Memory"), arithmetic.memory}});
    const auto input = network_->spec.inputNode();
    const auto image = input ? knownShape(network_->shapes, *input) : std::nullopt;
    const auto output = knownShape(network_->shapes, node.id);
    const auto field = fields.find(node.id);
    QRectF box;
    if (image && output && field != fields.end()) {
        box = fieldBox(field->second, *output, *image);
    }
    facts_->setField(Fact{tr("Receptive field"), arithmetic.receptiveField}, image_, box);
}

void InspectorPanel::showNetwork() {
    glyph_->hide();
    name_->setReadOnly(true);
    name_->setText(selection_.empty() ? tr("Network") : tr("%1 layers selected").arg(selection_.size()));
    kind_->clear();
    problemBox_->hide();
    shownProblem_ = {};
    form_->hide();
    freeze_->hide();
    formLine_->hide();

    const NetworkCost& cost = network_->cost;
    const bool part = selection_.size() > 1;
    std::int64_t parameters = 0;
    std::int64_t frozen = 0;
    std::int64_t macs = 0;
    std::int64_t bytes = 0;
    bool complete = true;
    NodeId largest;
    for (const Node& node : network_->spec.nodes) {
        if (part && !selection_.contains(node.id)) {
            continue;
        }
        const auto shape = knownShape(network_->shapes, node.id);
        const auto found = cost.layers.find(node.id);
        complete = complete && shape && found != cost.layers.end();
        if (found == cost.layers.end()) {
            continue;
        }
        parameters += found->second.parameters;
        frozen += frozen_.contains(node.id) ? found->second.parameters : 0;
        macs += found->second.macs;
        bytes += shape ? shape->size() * 4 : 0;
        const auto best = cost.layers.find(largest);
        if (best == cost.layers.end() || found->second.parameters > best->second.parameters) {
            largest = node.id;
        }
    }
    const QString open = complete ? QString() : QStringLiteral(" + ?");
    QString most;
    if (parameters > 0) {
        const std::int64_t own = cost.layers.at(largest).parameters;
        most = tr("most in %1: %2").arg(QString::fromStdString(network_->spec.find(largest)->name), groupedNumber(own));
    }
    if (frozen > 0) {
        most = tr("%1 trained, %2 frozen").arg(groupedNumber(parameters - frozen), groupedNumber(frozen));
    }
    // The status line counts in the same way: an image is no layer.
    const auto count = part ? static_cast<std::ptrdiff_t>(selection_.size())
                            : std::ranges::count_if(network_->spec.nodes, [](const Node& node) {
                                  return !std::holds_alternative<InputSpec>(node.layer);
                              });
    facts_->setFacts(
        {{tr("Layers"), {groupedNumber(static_cast<qint64>(count)), {}}},
         {tr("Parameters"), {groupedNumber(parameters) + open, most}},
         {tr("Multiply–adds"), {groupedNumber(macs) + open, tr("for one image, forwards")}},
         {tr("Memory"), {memoryText(bytes) + open, tr("%1 bytes of outputs per image").arg(groupedNumber(bytes))}}});
    facts_->setField(std::nullopt, {}, {});
}

void InspectorPanel::showProblem(NodeId node) {
    const auto found = problems_.find(node);
    const ProblemText problem = found == problems_.end() ? ProblemText{} : found->second;
    problemBox_->setVisible(found != problems_.end());
    if (problem == shownProblem_) {
        return;
    }
    shownProblem_ = problem;
    while (QLayoutItem* item = problemLayout_->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    auto* sentence = new QLabel(problem.sentence, problemBox_);
    sentence->setProperty("role", QStringLiteral("error"));
    sentence->setWordWrap(true);
    problemLayout_->addWidget(sentence);
    for (const FixSuggestion& fix : problem.fixes) {
        QString result;  // stays on one line
        if (!fix.result.isEmpty()) {
            result = QStringLiteral("→ ") + fix.result;
            result.replace(u' ', QChar::Nbsp).prepend(u' ');
        }
        auto* button = new QPushButton(problemBox_);
        constexpr int margins = 2 * 16 + 2 * 14;  // the panel's and the button's
        button->setText(inLines(fix.label + result, button->fontMetrics(), width() - margins));
        connect(button, &QPushButton::clicked, this,
                [this, node, repair = fix.repair] { Q_EMIT fixChosen(node, repair); });
        problemLayout_->addWidget(button);
    }
}

void InspectorPanel::restyle() {
    const Theme& theme = Theme::instance();
    setFixedWidth(theme.ipx(304));
    // Reads as a title until one goes there to change it.
    name_->setStyleSheet(QStringLiteral("QLineEdit { border-color: transparent; font-weight: bold; font-size: %1px;"
                                        " padding: 0 4px; } QLineEdit:hover:!read-only, QLineEdit:focus:!read-only"
                                        " { border: 1px solid %2; }")
                             .arg(theme.type().value)
                             .arg(theme.colors().accentLine.name()));
    refresh();
}

}  // namespace fovea
