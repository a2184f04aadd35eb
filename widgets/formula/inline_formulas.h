// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QObject>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextObjectInterface>

#include "widgets/formula/formula_layout.h"

class QTextDocument;
class QTextEdit;

namespace fovea {

/// Draws the formulas that stand in a document's text: on the text's baseline and in its colour, as sharp as the device
/// is. One for each document, which owns it.
class InlineFormulas : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    static InlineFormulas& of(QTextDocument& document);

    /// Inserts the formula at the cursor, in the size of the text around. `panel`: the ground that a displayed formula gets,
    /// as wide as the text is; none where it is invalid. False where `latex` is no formula: nothing is inserted.
    bool insert(QTextCursor& cursor, const QString& latex, FormulaPlace place, const QColor& panel = {});

    /// Reports the symbols under the pointer over `view`, which must show this document.
    void watch(QTextEdit& view);
    /// Lights the symbols of this id in all formulas; none where it is empty.
    void setHighlighted(const QString& id);
    const QString& highlighted() const { return lit_; }

    /// The id of the innermost symbol at a point of the document; empty where there is none.
    QString symbolAt(QPointF point) const;
    /// Where the first symbol of this id is, in the document.
    QRectF symbolRect(const QString& id) const;

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                    const QTextFormat& format) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// An empty id: none any more.
    void symbolHovered(const QString& id);

private:
    /// A formula in the text: what it looks like and where its baseline begins, in the object's rectangle.
    struct Placed {
        FormulaLayout layout;
        QSizeF size;
        QPointF origin;
        double scale = 1;
        bool panel = false;
    };
    explicit InlineFormulas(QTextDocument& document);

    const FormulaLayout& layoutOf(const QTextCharFormat& format);
    Placed placed(int position, const QTextCharFormat& format);
    double roomFor(int position) const;
    /// Calls `visit(position, format)` for every formula until it returns true.
    template <class Visit>
    void eachFormula(Visit visit) const;
    QPointF originInDocument(int position, const Placed& formula) const;
    void report(const QString& id);

    QTextDocument& document_;
    QHash<QString, FormulaLayout> layouts_;
    QString lit_, hovered_;
};

}  // namespace fovea
