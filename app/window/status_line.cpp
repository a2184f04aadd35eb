// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/status_line.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QProgressBar>
#include <QResizeEvent>
#include <QStyle>
#include <QToolButton>

#include "app/document/document.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

QString count(std::int64_t value) {
    if (value < 1'000'000) {
        return groupedNumber(value);
    }
    const bool giga = value >= 1'000'000'000;
    const double scaled = static_cast<double>(value) / (giga ? 1e9 : 1e6);
    return decimalNumber(scaled, 2) + (giga ? QStringLiteral(" G") : QStringLiteral(" M"));
}

QString bytes(std::int64_t value) {
    const double kib = static_cast<double>(value) / 1024.0;
    return kib < 1024 ? decimalNumber(kib, 0) + QStringLiteral(" KiB")
                      : decimalNumber(kib / 1024, 1) + QStringLiteral(" MiB");
}

/// The largest receptive field and the first layer that has it; empty where no layer has a window: each unit then sees
/// one pixel, or all.
struct LargestField {
    QString size;
    QString layer;
};

LargestField largestField(const Document& document) {
    Extent largest{1, 1};
    LargestField found;
    const auto& fields = document.analysis()->fields;
    for (const Node& node : document.spec().nodes) {
        const auto field = fields.find(node.id);
        if (field == fields.end() || !field->second) continue;
        const Extent size = field->second->size;
        if (size.height <= largest.height && size.width <= largest.width) continue;
        largest = {std::max(largest.height, size.height), std::max(largest.width, size.width)};
        found.layer = QString::fromStdString(node.name);
    }
    if (!found.layer.isEmpty()) found.size = QStringLiteral("%1 × %2").arg(largest.height).arg(largest.width);
    return found;
}

}  // namespace

StatusLine::StatusLine(Document& document, QWidget* parent) : QStatusBar(parent), document_(document) {
    setScaledHeight(this, 28);
    // Its texts take what room there is; they must not hold the window wide.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setSizeGripEnabled(false);
    setContentsMargins(12, 0, 12, 0);
    problemIcon_ = new QLabel(this);
    problem_ = new QLabel(this);
    problem_->setProperty("role", QStringLiteral("error"));
    problem_->setCursor(Qt::PointingHandCursor);
    problem_->setFocusPolicy(Qt::TabFocus);
    problem_->installEventFilter(this);
    problem_->setObjectName(QStringLiteral("status.problem"));
    addWidget(problemIcon_);
    addWidget(problem_);
    for (int i = 0; i < 5; ++i) {
        figures_.push_back(new QLabel(this));
        addWidget(figures_.back());
    }
    message_ = new QLabel(this);
    message_->setObjectName(QStringLiteral("status.message"));
    progress_ = new QProgressBar(this);
    progress_->setFixedWidth(120);
    progress_->setTextVisible(false);
    cancel_ = new QToolButton(this);
    cancel_->setText(tr("Cancel"));
    cancel_->setAutoRaise(true);
    file_ = new QLabel(this);
    for (QWidget* widget : std::initializer_list<QWidget*>{message_, progress_, cancel_, file_}) {
        addPermanentWidget(widget);
    }
    messageTimer_.setSingleShot(true);
    connect(&messageTimer_, &QTimer::timeout, this, &StatusLine::clearMessage);
    connect(cancel_, &QToolButton::clicked, this, &StatusLine::cancelRequested);
    connect(&document_, &Document::networkChanged, this, &StatusLine::refresh);
    connect(&document_, &Document::fileChanged, this, &StatusLine::refreshFile);
    connect(&document_, &Document::dirtyChanged, this, &StatusLine::refreshFile);
    connect(&Theme::instance(), &Theme::changed, this, &StatusLine::restyle);
    hideProgress();
    restyle();
}

void StatusLine::restyle() {
    const Theme& theme = Theme::instance();
    problemIcon_->setPixmap(theme.icon(QStringLiteral("warning"), theme.colors().error, 14, devicePixelRatioF()));
    refresh();
    refreshFile();
}

void StatusLine::setText(QLabel* label, const QString& rich) {
    label->setText(rich);
    label->setContentsMargins(0, 0, 12, 0);
}

void StatusLine::refresh() {
    std::size_t layers = 0;
    for (const Node& node : document_.spec().nodes) {
        layers += std::holds_alternative<InputSpec>(node.layer) ? 0 : 1;
    }
    const int n = marked_.value_or(static_cast<int>(document_.problemTexts().size()));
    const bool attention = n > 0 || (!document_.isSound() && layers > 0);
    problemIcon_->setVisible(attention && figuresShown_);
    problem_->setVisible(attention && figuresShown_);
    problem_->setText(n == 1  ? tr("1 layer needs attention")
                      : n > 1 ? tr("%1 layers need attention").arg(n)
                              : tr("The network is not complete"));
    problem_->setContentsMargins(0, 0, 12, 0);

    const NetworkCost& cost = document_.cost();
    const QString open = cost.complete ? QString() : QStringLiteral(" + ?");
    const LargestField field = largestField(document_);
    const auto bold = [](const QString& text) { return QStringLiteral("<b>%1</b>").arg(text); };
    setText(figures_[0], layers == 1 ? tr("%1 layer").arg(bold(QStringLiteral("1")))
                                     : tr("%1 layers").arg(bold(groupedNumber(static_cast<qint64>(layers)))));
    setText(figures_[1], tr("Parameters %1").arg(bold(count(cost.totals.parameters)) + open));
    setText(figures_[2], tr("Multiply–adds %1").arg(bold(count(cost.totals.macs)) + open));
    setText(figures_[3], tr("Activations %1 per image").arg(bold(bytes(cost.totals.activationBytes))) + open);
    const QString ofField = tr("Receptive field %1 in %2").arg(bold(field.size), field.layer.toHtmlEscaped());
    setText(figures_[4], field.size.isEmpty() ? QString() : ofField);
    fitFigures();
}

void StatusLine::setFiguresShown(bool shown) {
    figuresShown_ = shown;
    refresh();
}

void StatusLine::setMarkedLayers(int layers) {
    marked_ = layers;
    refresh();
}

void StatusLine::refreshFile() {
    const QString edited = document_.isDirty() ? QStringLiteral(" · ") + tr("edited") : QString();
    file_->setText(document_.displayName() + edited);
    file_->setToolTip(document_.filePath());
}

void StatusLine::showMessage(const QString& text) {
    say(text, Kind::Message);
    messageTimer_.start(6000);
}

void StatusLine::showFault(const QString& text, Holds holds) {
    say(text, Kind::Fault, std::move(holds));
    messageTimer_.stop();
}

void StatusLine::showNotice(const QString& text, Holds holds) {
    say(text, Kind::Message, std::move(holds));
    messageTimer_.stop();
}

void StatusLine::reconsider() {
    if (holds_ && !holds_()) clearMessage();
}

void StatusLine::setLeading(QWidget* widget) {
    leading_ = widget;
    insertWidget(0, widget);
    fitFigures();
}

void StatusLine::say(const QString& text, Kind kind, Holds holds) {
    message_->setProperty("role", kind == Kind::Fault ? QStringLiteral("error") : QString());
    message_->style()->unpolish(message_);  // re-reads the role
    message_->style()->polish(message_);
    said_ = text;
    holds_ = std::move(holds);
    message_->show();
    fitFigures();
}

void StatusLine::clearMessage() {
    said_.clear();
    holds_ = {};
    message_->hide();
    fitFigures();
}

QString StatusLine::message() const { return said_; }

void StatusLine::showProgress(const QString& text, double fraction) {
    messageTimer_.stop();
    say(text, Kind::Message);
    progress_->setRange(0, fraction < 0 ? 0 : 1000);
    progress_->setValue(static_cast<int>(fraction * 1000));
    progress_->show();
    cancel_->show();
    fitFigures();
}

void StatusLine::hideProgress() {
    progress_->hide();
    cancel_->hide();
    clearMessage();
}

void StatusLine::fitFigures() {
    int room = width() - 48 - file_->sizeHint().width() - (leading_ != nullptr ? leading_->sizeHint().width() + 8 : 0);
    if (message_->isVisibleTo(this)) {
        // One line, whatever a sentence brings; all of it is in the tip.
        const int others = (problem_->isVisibleTo(this) ? problem_->sizeHint().width() + 40 : 0) +
                           (progress_->isVisibleTo(this) ? 220 : 0);
        message_->setText(message_->fontMetrics().elidedText(said_.simplified(), Qt::ElideRight, room - others - 24));
        message_->setToolTip(said_);
    }
    for (const QLabel* label : {problemIcon_, problem_, message_}) {
        room -= label->isVisibleTo(this) ? label->sizeHint().width() + 8 : 0;
    }
    room -= progress_->isVisibleTo(this) ? 220 : 0;
    for (QLabel* figure : figures_) {
        room -= figure->sizeHint().width() + 8;
        figure->setVisible(figuresShown_ && room > 0 && !figure->text().isEmpty());
    }
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    QStatusBar::resizeEvent(event);
    fitFigures();
}

bool StatusLine::eventFilter(QObject* watched, QEvent* event) {
    if (watched == problem_ && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        QFont font = problem_->font();
        font.setUnderline(event->type() == QEvent::FocusIn);
        problem_->setFont(font);
    }
    const auto* key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event) : nullptr;
    const bool pressed = key != nullptr && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (watched == problem_ && (event->type() == QEvent::MouseButtonRelease || pressed)) {
        Q_EMIT problemClicked();
        return true;
    }
    return QStatusBar::eventFilter(watched, event);
}

}  // namespace fovea
