// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/formula_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <memory>

#include "core/text/formula_plain.h"
#include "widgets/formula/formula_paint.h"
#include "widgets/formula/formula_problem_text.h"

namespace fovea {
namespace {

constexpr int viewPadding = 3;  ///< pixels, so that the ground of a lit symbol has room

}  // namespace

FormulaView::FormulaView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &FormulaView::lay);
    lay();
}

void FormulaView::setLatex(const QString& latex) {
    latex_ = latex;
    auto read = parseFormula(latex.toStdString());
    problem_.reset();
    formula_ = {};
    if (const auto* problem = std::get_if<FormulaProblem>(&read))
        problem_ = *problem;
    else
        formula_ = std::move(std::get<Formula>(read));
    walked_ = -1;
    report({});
    setFocusPolicy(formula_.marks.empty() ? Qt::ClickFocus : Qt::StrongFocus);
    setAccessibleName(plainText());
    setToolTip(problem_ ? formulaProblemText(*problem_, latex_) : QString());
    lay();
}

void FormulaView::setPlace(FormulaPlace place) {
    place_ = place;
    lay();
}

void FormulaView::setTypeSize(int TypeScale::*size) {
    size_ = size;
    lay();
}

void FormulaView::setAlignment(Qt::Alignment alignment) {
    alignment_ = alignment;
    update();
}

void FormulaView::lay() {
    layout_ = layoutFormula(formula_, Theme::instance().type().*size_, place_);
    updateGeometry();
    update();
}

QString FormulaView::plainText() const {
    return problem_ ? latex_ : QString::fromStdString(fovea::plainText(formula_));
}

QImage FormulaView::picture() const {
    return formulaImage(latex_, Theme::instance().type().*size_, place_, devicePixelRatioF());
}

QSize FormulaView::sizeHint() const {
    if (problem_) {
        const QFontMetrics metrics(Theme::instance().font(Theme::instance().type().body));
        return {metrics.horizontalAdvance(latex_) + 2 * viewPadding, metrics.height() + 2 * viewPadding};
    }
    return {static_cast<int>(std::ceil(layout_.width)) + 2 * viewPadding,
            static_cast<int>(std::ceil(layout_.ascent) + std::ceil(layout_.descent)) + 2 * viewPadding};
}

QSize FormulaView::minimumSizeHint() const {
    const QSize hint = sizeHint();
    return {std::min(hint.width(), 40), hint.height()};
}

double FormulaView::scale() const {
    const double room = contentsRect().width() - 2 * viewPadding;
    return layout_.width > room && layout_.width > 0 ? std::max(0.05, room / layout_.width) : 1.0;
}

QPointF FormulaView::origin() const {
    const QRectF room = QRectF(contentsRect()).adjusted(viewPadding, viewPadding, -viewPadding, -viewPadding);
    const QSizeF size(layout_.width * scale(), layout_.height() * scale());
    const double spareX = std::max(0.0, room.width() - size.width()), spareY = room.height() - size.height();
    const double x = alignment_ & Qt::AlignRight ? spareX : alignment_ & Qt::AlignHCenter ? spareX / 2 : 0;
    const double y = alignment_ & Qt::AlignTop ? 0 : alignment_ & Qt::AlignBottom ? spareY : spareY / 2;
    return {std::round(room.left() + x), std::round(room.top() + y + layout_.ascent * scale())};
}

QRectF FormulaView::symbolRect(const QString& id) const {
    for (const FormulaSymbolArea& mark : layout_.marks)
        if (mark.id == id) return {origin() + mark.rect.topLeft() * scale(), mark.rect.size() * scale()};
    return {};
}

void FormulaView::setHighlighted(const QString& id) {
    if (lit_ == id) return;
    lit_ = id;
    update();
}

void FormulaView::report(const QString& id) {
    if (hovered_ == id) return;
    hovered_ = id;
    update();
    Q_EMIT symbolHovered(id);
}

void FormulaView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    if (problem_) {
        painter.setFont(theme.font(theme.type().body));
        painter.setPen(theme.colors().error);
        painter.drawText(contentsRect().adjusted(viewPadding, 0, -viewPadding, 0),
                         Qt::AlignVCenter | Qt::TextWrapAnywhere, latex_);
        return;
    }
    painter.save();
    painter.translate(origin());
    painter.scale(scale(), scale());
    paintFormula(painter, layout_, {}, formulaColors(), hovered_.isEmpty() ? lit_ : hovered_);
    painter.restore();
    if (hasFocus() && walked_ >= 0) {
        const QRectF rect = layout_.marks[static_cast<std::size_t>(walked_)].rect;
        painter.translate(origin());
        painter.scale(scale(), scale());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.colors().accent, 1.5));
        painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 3, 3);
    }
}

void FormulaView::mouseMoveEvent(QMouseEvent* event) {
    const int mark = layout_.markAt((event->position() - origin()) / scale());
    report(mark < 0 ? QString() : layout_.marks[static_cast<std::size_t>(mark)].id);
}

void FormulaView::leaveEvent(QEvent* event) {
    report({});
    QWidget::leaveEvent(event);
}

void FormulaView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        auto copied = std::make_unique<QMimeData>();
        copied->setText(latex_);
        if (!problem_) copied->setImageData(picture());
        QApplication::clipboard()->setMimeData(copied.release());
    } else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left) {
        walk(event->key() == Qt::Key_Right ? 1 : -1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FormulaView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("formulaMenu"));
    menu->addAction(tr("Copy LaTeX"), this, [this] { QApplication::clipboard()->setText(latex_); });
    if (!problem_) {
        menu->addAction(tr("Copy as plain text"), this, [this] { QApplication::clipboard()->setText(plainText()); });
        menu->addAction(tr("Copy picture"), this, [this] { QApplication::clipboard()->setImage(picture()); });
    }
    menu->popup(event->globalPos());
}

bool FormulaView::walk(int by) {
    const int count = static_cast<int>(layout_.marks.size());
    // Marks without ink, such as an empty one, are passed by.
    for (int next = walked_ + by; next >= 0 && next < count; next += by) {
        const FormulaSymbolArea& mark = layout_.marks[static_cast<std::size_t>(next)];
        if (mark.rect.isEmpty()) continue;
        walked_ = next;
        report(mark.id);
        update();
        return true;
    }
    return false;
}

bool FormulaView::focusNextPrevChild(bool next) {
    return (hasFocus() && walk(next ? 1 : -1)) || QWidget::focusNextPrevChild(next);
}

void FormulaView::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason) {
        walked_ = -1;
        walk(1);
    } else if (event->reason() == Qt::BacktabFocusReason) {
        walked_ = static_cast<int>(layout_.marks.size());
        if (!walk(-1)) walked_ = -1;
    }
    update();
    QWidget::focusInEvent(event);
}

void FormulaView::focusOutEvent(QFocusEvent* event) {
    walked_ = -1;
    report({});
    update();
    QWidget::focusOutEvent(event);
}

}  // namespace fovea
