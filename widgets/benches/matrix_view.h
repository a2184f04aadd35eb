// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QString>
#include <optional>
#include <set>
#include <utility>

#include "core/benches/bench_value.h"
#include "widgets/charts/painted_widget.h"

class QLineEdit;

namespace fovea {

/// Numbers in cells, as on squared paper: they can be typed over, marked, and sealed ("?"). Arrow keys walk the cells,
/// Enter or a digit edits one, Esc gives up. Screen readers find each cell by row and column (see matrix_accessible.h).
class MatrixView : public PaintedWidget {
    Q_OBJECT
public:
    using Cell = std::pair<int, int>;  ///< row, column

    explicit MatrixView(QWidget* parent = nullptr);

    void setMatrix(const Matrix& matrix);
    const Matrix& matrix() const { return matrix_; }
    void setEditable(bool editable);
    bool isEditable() const { return editable_; }
    /// The colour of numbers: of text, blue as weights and values are, or red as gradients are.
    enum class Ink { Text, Blue, Red };
    void setInk(Ink ink);
    /// Cells whose number must not be seen. They take an answer instead, and tell it by answered().
    void setSealed(const std::set<Cell>& cells);
    bool isSealed(int row, int column) const { return sealed_.contains({row, column}); }
    /// Drawn in the secondary colour: zeros that only pad, numbers that come later.
    void setFaint(const std::set<Cell>& cells);
    /// A frame around some cells: columns and rows from, how many. Empty: none.
    void setWindow(const QRect& cells);
    /// Small texts in the corners of the window's cells, row by row: "× 3".
    void setFactors(const Matrix& factors);
    void clearFactors();
    /// One cell, filled and bold.
    void setMarked(std::optional<Cell> cell);
    /// Side of a cell at the normal type size; the view is as large as its cells.
    void setCellSide(int width, int height);
    /// Digits behind the point at most.
    void setDigits(int digits);

    std::optional<Cell> currentCell() const { return current_; }
    QRectF cellRect(int row, int column) const;
    QString cellText(int row, int column) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// Another number was typed. The owner sets the matrix anew.
    void edited(int row, int column, double value);
    /// What was typed is no number, or beyond what there may be.
    void mistyped(const QString& text);
    /// Something was typed into a sealed cell.
    void answered(int row, int column, const QString& text);
    /// The pointer is over this cell, or (−1, −1) over none.
    void hovered(int row, int column);
    /// The arrow keys would leave the cells, or Enter was pressed where nothing can be edited.
    void activated(int row, int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void themeChanged() override;

private:
    std::optional<Cell> cellAt(QPointF position) const;
    bool takesTyping(const Cell& cell) const;
    void moveTo(int row, int column);
    void openEditor(const QString& text);
    void closeEditor(bool take);
    void paintCell(QPainter& painter, int row, int column) const;

    Matrix matrix_;
    Matrix factors_;
    std::set<Cell> sealed_;
    std::set<Cell> faint_;
    QRect window_;
    std::optional<Cell> marked_;
    std::optional<Cell> current_;
    Cell hovered_{-1, -1};
    QLineEdit* editor_ = nullptr;
    int cellWidth_ = 64;
    int cellHeight_ = 64;
    int digits_ = 4;
    bool editable_ = false;
    Ink ink_ = Ink::Text;
};

}  // namespace fovea
