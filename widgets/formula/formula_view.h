// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <optional>

#include "core/text/formula_parser.h"
#include "widgets/formula/formula_layout.h"
#include "widgets/style/theme.h"

namespace fovea {

/// Shows a formula. Where it has no room it is drawn smaller, never cut off. What is no formula is shown as it stands, in
/// the colour of errors, with the reason as its tip. Tab walks through the symbols that \sym marks; Ctrl+C copies LaTeX and
/// picture, the context menu has plain text too.
class FormulaView : public QWidget {
    Q_OBJECT
public:
    explicit FormulaView(QWidget* parent = nullptr);

    void setLatex(const QString& latex);
    const QString& latex() const { return latex_; }
    void setPlace(FormulaPlace place);
    /// Which of the theme's sizes of type; `figure` by default.
    void setTypeSize(int TypeScale::*size);
    void setAlignment(Qt::Alignment alignment);

    const std::optional<FormulaProblem>& problem() const { return problem_; }
    /// "(N − F + 2P)/S + 1"; the LaTeX where it is no formula.
    QString plainText() const;
    QImage picture() const;
    const FormulaLayout& formulaLayout() const { return layout_; }
    /// Where the first symbol of this id is painted, in the widget; empty where there is none.
    QRectF symbolRect(const QString& id) const;
    /// The baseline's distance from the widget's top, in pixels.
    double baseline() const { return origin().y(); }

    /// Lights the symbols of this id, which need not be under the pointer; none where it is empty.
    void setHighlighted(const QString& id);
    const QString& highlighted() const { return lit_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The pointer, or Tab, has reached a symbol; an empty id: none any more.
    void symbolHovered(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void lay();
    /// Moves the keyboard's place by `by` marks; false past the ends.
    bool walk(int by);
    void report(const QString& id);
    double scale() const;
    QPointF origin() const;

    QString latex_;
    Formula formula_;
    FormulaLayout layout_;
    std::optional<FormulaProblem> problem_;
    FormulaPlace place_ = FormulaPlace::Displayed;
    int TypeScale::*size_ = &TypeScale::figure;
    Qt::Alignment alignment_ = Qt::AlignLeft | Qt::AlignVCenter;
    QString lit_;
    QString hovered_;
    int walked_ = -1;
};

}  // namespace fovea
