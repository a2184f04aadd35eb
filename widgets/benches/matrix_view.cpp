// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/matrix_view.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <algorithm>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/matrix_accessible.h"
#include "widgets/text/typed_number.h"

namespace fovea {

MatrixView::MatrixView(QWidget* parent) : PaintedWidget(parent) {
    installMatrixAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MatrixView::setMatrix(const Matrix& matrix) {
    if (matrix == matrix_) return;
    const bool resized = matrix.rows != matrix_.rows || matrix.columns != matrix_.columns;
    matrix_ = matrix;
    if (resized) {
        closeEditor(false);
        if (current_)
            moveTo(std::min(current_->first, matrix.rows - 1), std::min(current_->second, matrix.columns - 1));
        updateGeometry();
        resize(sizeHint());
    }
    update();
}

void MatrixView::setEditable(bool editable) {
    editable_ = editable;
    update();
}

void MatrixView::setInk(Ink ink) {
    ink_ = ink;
    update();
}

void MatrixView::setSealed(const std::set<Cell>& cells) {
    if (std::exchange(sealed_, cells) != cells) update();
}

void MatrixView::setFaint(const std::set<Cell>& cells) {
    if (std::exchange(faint_, cells) != cells) update();
}

void MatrixView::setWindow(const QRect& cells) {
    window_ = cells;
    update();
}

void MatrixView::setFactors(const Matrix& factors) {
    factors_ = factors;
    update();
}

void MatrixView::clearFactors() { setFactors({}); }

void MatrixView::setMarked(std::optional<Cell> cell) {
    marked_ = cell;
    update();
}

void MatrixView::setCellSide(int width, int height) {
    if (width == cellWidth_ && height == cellHeight_) return;
    cellWidth_ = width;
    cellHeight_ = height;
    updateGeometry();
    update();
}

void MatrixView::setDigits(int digits) {
    digits_ = digits;
    update();
}

QSize MatrixView::sizeHint() const {
    return {ipx(cellWidth_) * std::max(matrix_.columns, 1) + 3, ipx(cellHeight_) * std::max(matrix_.rows, 1) + 3};
}

void MatrixView::themeChanged() { updateGeometry(); }

QRectF MatrixView::cellRect(int row, int column) const {
    const int width = ipx(cellWidth_);
    const int height = ipx(cellHeight_);
    return QRectF(1.5 + column * width, 1.5 + row * height, width, height);
}

QString MatrixView::cellText(int row, int column) const {
    return isSealed(row, column) ? QStringLiteral("?") : benchNumber(matrix_.at(row, column), digits_);
}

std::optional<MatrixView::Cell> MatrixView::cellAt(QPointF position) const {
    const int row = static_cast<int>((position.y() - 1.5) / ipx(cellHeight_));
    const int column = static_cast<int>((position.x() - 1.5) / ipx(cellWidth_));
    const bool inside = position.x() >= 1.5 && position.y() >= 1.5 && row < matrix_.rows && column < matrix_.columns;
    return inside ? std::optional(Cell{row, column}) : std::nullopt;
}

bool MatrixView::takesTyping(const Cell& cell) const { return editable_ || sealed_.contains(cell); }

void MatrixView::paintCell(QPainter& painter, int row, int column) const {
    const QRectF rect = cellRect(row, column);
    const Cell cell{row, column};
    const bool marked = marked_ == cell;
    const bool inWindow = window_.contains(column, row);
    if (marked || inWindow) {
        painter.fillRect(rect, colors().accentSoft);
    } else if (!takesTyping(cell)) {
        painter.fillRect(rect, colors().sunken);
    }
    painter.setPen(colors().controlBorder);
    painter.drawRect(rect);
    const bool factored = inWindow && factors_.rows > 0;
    const bool small = cellWidth_ < 48;
    const int size = cellHeight_ < 30 ? type().body : small ? type().value : type().figure;
    const QRectF inner = rect.adjusted(px(2), 0, -px(2), factored ? -px(small ? 8 : 12) : 0);
    painter.setFont(fittedFont(cellText(row, column), inner.width(), size, marked || isSealed(row, column)));
    const bool accent = ink_ == Ink::Blue || marked || isSealed(row, column);
    const QColor ink = ink_ == Ink::Red && !isSealed(row, column) ? colors().error
                       : accent                                   ? colors().accent
                                                                  : colors().text;
    painter.setPen(faint_.contains(cell) ? colors().caption : ink);
    drawLine(painter, inner, Qt::AlignCenter, cellText(row, column));
    if (!factored) return;
    const double factor = factors_.at(row - window_.top(), column - window_.left());
    const QRectF corner = rect.adjusted(px(1), 0, -px(small ? 2 : 6), -px(small ? 1 : 4));
    painter.setFont(Theme::instance().font(type().caption));
    QString text = QStringLiteral("× %1").arg(benchTerm(factor, digits_));
    if (textWidth(painter.font(), text) > corner.width()) text = QStringLiteral("×") + benchNumber(factor, digits_);
    if (textWidth(painter.font(), text) > corner.width()) return;  // the kernel beside it says it too
    painter.setPen(colors().accent);
    drawLine(painter, corner, Qt::AlignRight | Qt::AlignBottom, text);
}

void MatrixView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int row = 0; row < matrix_.rows; ++row)
        for (int column = 0; column < matrix_.columns; ++column) paintCell(painter, row, column);
    painter.setBrush(Qt::NoBrush);
    if (!window_.isEmpty()) {
        painter.setPen(QPen(colors().accent, 3));
        painter.drawRect(cellRect(window_.top(), window_.left()).united(cellRect(window_.bottom(), window_.right())));
    }
    if (current_ && hasFocus() && editor_ == nullptr) {
        painter.setPen(QPen(colors().accent, 2));
        painter.drawRect(cellRect(current_->first, current_->second).adjusted(3, 3, -3, -3));
    }
    if (hovered_.first >= 0 && takesTyping(hovered_) && (!current_ || *current_ != hovered_)) {
        painter.setPen(colors().accentLine);
        painter.drawRect(cellRect(hovered_.first, hovered_.second).adjusted(2, 2, -2, -2));
    }
}

void MatrixView::moveTo(int row, int column) {
    if (matrix_.values.empty()) return;
    current_ = Cell{std::clamp(row, 0, matrix_.rows - 1), std::clamp(column, 0, matrix_.columns - 1)};
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(current_->first * matrix_.columns + current_->second);
    QAccessible::updateAccessibility(&focus);
    update();
}

void MatrixView::focusInEvent(QFocusEvent* event) {
    PaintedWidget::focusInEvent(event);
    if (!current_) moveTo(0, 0);
    update();
}

void MatrixView::mousePressEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position());
    if (!cell) return;
    closeEditor(true);
    moveTo(cell->first, cell->second);
    if (takesTyping(*cell)) {
        openEditor(isSealed(cell->first, cell->second) ? QString() : cellText(cell->first, cell->second));
    } else {
        Q_EMIT activated(cell->first, cell->second);
    }
}

void MatrixView::mouseMoveEvent(QMouseEvent* event) {
    const Cell cell = cellAt(event->position()).value_or(Cell{-1, -1});
    setCursor(cell.first >= 0 && takesTyping(cell) ? Qt::IBeamCursor : Qt::ArrowCursor);
    if (std::exchange(hovered_, cell) == cell) return;
    update();
    Q_EMIT hovered(cell.first, cell.second);
}

void MatrixView::leaveEvent(QEvent* /*event*/) {
    if (std::exchange(hovered_, Cell{-1, -1}).first < 0) return;
    update();
    Q_EMIT hovered(-1, -1);
}

void MatrixView::keyPressEvent(QKeyEvent* event) {
    const Cell at = current_.value_or(Cell{0, 0});
    switch (event->key()) {
        case Qt::Key_Left: moveTo(at.first, at.second - 1); return;
        case Qt::Key_Right: moveTo(at.first, at.second + 1); return;
        case Qt::Key_Up: moveTo(at.first - 1, at.second); return;
        case Qt::Key_Down: moveTo(at.first + 1, at.second); return;
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_F2:
            if (takesTyping(at)) {
                openEditor(isSealed(at.first, at.second) ? QString() : cellText(at.first, at.second));
            } else {
                Q_EMIT activated(at.first, at.second);
            }
            return;
        default: break;
    }
    const QString text = event->text();
    const bool begins =
        !text.isEmpty() && (text[0].isDigit() || text == QStringLiteral("-") || text == QStringLiteral("+"));
    if (begins && takesTyping(at)) {
        openEditor(text);
        editor_->deselect();
        editor_->end(false);
        return;
    }
    PaintedWidget::keyPressEvent(event);
}

void MatrixView::openEditor(const QString& text) {
    closeEditor(false);
    const QRectF rect = cellRect(current_->first, current_->second);
    editor_ = new QLineEdit(text, this);
    editor_->setObjectName(QStringLiteral("cell"));
    editor_->setAlignment(Qt::AlignCenter);
    editor_->setAccessibleName(tr("Row %1, column %2").arg(current_->first + 1).arg(current_->second + 1));
    editor_->setStyleSheet(QStringLiteral("min-height: 0; padding: 0; border-radius: 2px"));
    editor_->setGeometry(rect.toRect().adjusted(1, 1, 0, 0));
    editor_->installEventFilter(this);
    editor_->selectAll();
    editor_->show();
    editor_->setFocus();
}

void MatrixView::closeEditor(bool take) {
    if (editor_ == nullptr) return;
    QLineEdit* editor = std::exchange(editor_, nullptr);
    editor->removeEventFilter(this);
    const QString text = editor->text();
    const bool hadFocus = editor->hasFocus();
    editor->setObjectName({});  // it lives on for a moment, and is none any more
    editor->deleteLater();
    editor->hide();
    if (hadFocus) setFocus();
    update();
    if (!take || !current_ || text.trimmed().isEmpty()) return;
    const auto [row, column] = *current_;
    if (isSealed(row, column)) {
        Q_EMIT answered(row, column, text);
        return;
    }
    if (text == cellText(row, column)) return;  // not rounded to what is shown
    const auto value = typedNumber(text);
    if (value) {
        Q_EMIT edited(row, column, *value);
    } else {
        Q_EMIT mistyped(text);
    }
}

bool MatrixView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != editor_) return PaintedWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        closeEditor(true);
        return false;
    }
    if (event->type() != QEvent::KeyPress) return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Escape: closeEditor(false); return true;
        case Qt::Key_Enter:
        case Qt::Key_Return: closeEditor(true); return true;
        case Qt::Key_Tab: {
            // On through the cells, row by row; behind the last one the focus goes on.
            const int next = current_->first * matrix_.columns + current_->second + 1;
            closeEditor(true);
            if (next >= static_cast<int>(matrix_.values.size())) return false;
            moveTo(next / matrix_.columns, next % matrix_.columns);
            if (takesTyping(*current_))
                openEditor(isSealed(current_->first, current_->second) ? QString()
                                                                       : cellText(current_->first, current_->second));
            return true;
        }
        default: return false;
    }
}

}  // namespace fovea
