// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/inline_formulas.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>
#include <QTextLayout>
#include <algorithm>
#include <cmath>
#include <variant>

#include "core/text/formula_parser.h"
#include "widgets/formula/formula_paint.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int objectType = QTextFormat::UserObject + 7;
enum Property { LatexProperty = QTextFormat::UserProperty + 70, DisplayedProperty, PanelProperty };
// STIX looks smaller than Noto Sans at the same size: an x is 0.45 em high, and 0.536 em.
constexpr double inlineRatio = 1.15, displayedRatio = 1.35;
constexpr double formulaPadding = 18, formulaRadius = 8;
constexpr double unlimited = 1e6;  ///< the room in a document without a width
constexpr int mostLayouts = 500;

bool isFormula(const QTextFormat& format) { return format.objectType() == objectType; }
bool hasPanel(const QTextFormat& format) { return format.hasProperty(PanelProperty); }

/// Half the x of the font, about which Qt centres objects that are aligned to the middle.
double halfX(const QTextCharFormat& format) { return QFontMetrics(format.font()).xHeight() / 2.0; }

}  // namespace

InlineFormulas::InlineFormulas(QTextDocument& document) : QObject(&document), document_(document) {
    document.documentLayout()->registerHandler(objectType, this);
}

InlineFormulas& InlineFormulas::of(QTextDocument& document) {
    auto* present = document.findChild<InlineFormulas*>(QString(), Qt::FindDirectChildrenOnly);
    return present != nullptr ? *present : *new InlineFormulas(document);
}

bool InlineFormulas::insert(QTextCursor& cursor, const QString& latex, FormulaPlace place, const QColor& panel) {
    if (std::holds_alternative<FormulaProblem>(parseFormula(latex.toStdString()))) return false;
    QTextCharFormat format = cursor.charFormat();
    format.setObjectType(objectType);
    format.setProperty(LatexProperty, latex);
    format.setProperty(DisplayedProperty, place == FormulaPlace::Displayed);
    if (panel.isValid()) format.setProperty(PanelProperty, panel);
    cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
    if (panel.isValid()) return true;
    // Qt sets an object onto the baseline, or about the middle of an x. What hangs below the baseline no lower than the
    // font's letters do has room there, and the line keeps its height.
    QTextCursor sign = cursor;
    sign.setPosition(cursor.position() - 1);
    sign.setPosition(cursor.position(), QTextCursor::KeepAnchor);
    const QTextCharFormat resolved = sign.charFormat();
    if (layoutOf(resolved).descent > QFontMetricsF(resolved.font()).descent()) {
        QTextCharFormat middle;
        middle.setVerticalAlignment(QTextCharFormat::AlignMiddle);
        sign.mergeCharFormat(middle);
    }
    return true;
}

const FormulaLayout& InlineFormulas::layoutOf(const QTextCharFormat& format) {
    const QString latex = format.property(LatexProperty).toString();
    const bool displayed = format.property(DisplayedProperty).toBool();
    const double pixels = QFontInfo(format.font()).pixelSize() * (displayed ? displayedRatio : inlineRatio);
    const QString key = QStringLiteral("%1 %2 %3").arg(pixels).arg(displayed).arg(latex);
    const auto found = layouts_.constFind(key);
    if (found != layouts_.cend()) return *found;
    if (layouts_.size() >= mostLayouts) layouts_.clear();
    const auto read = parseFormula(latex.toStdString());
    const auto* formula = std::get_if<Formula>(&read);
    const FormulaPlace place = displayed ? FormulaPlace::Displayed : FormulaPlace::Inline;
    return *layouts_.insert(key, formula == nullptr ? FormulaLayout{} : layoutFormula(*formula, pixels, place));
}

double InlineFormulas::roomFor(int position) const {
    const double whole = document_.textWidth();
    if (whole <= 0) return unlimited;
    const QTextBlockFormat block = document_.findBlock(position).blockFormat();
    const double inset = block.leftMargin() + block.rightMargin() + block.indent() * document_.indentWidth();
    return std::max(20.0, whole - 2 * document_.documentMargin() - inset);
}

InlineFormulas::Placed InlineFormulas::placed(int position, const QTextCharFormat& format) {
    Placed result;
    result.layout = layoutOf(format);
    result.panel = hasPanel(format);
    const FormulaLayout& layout = result.layout;
    const double room = roomFor(position), padding = result.panel ? formulaPadding : 0;
    if (layout.width > room - 2 * padding) result.scale = std::max(0.05, (room - 2 * padding) / layout.width);
    const double width = layout.width * result.scale, ascent = layout.ascent * result.scale;
    const double descent = layout.descent * result.scale;
    if (result.panel) {
        result.size = {room < unlimited ? room : width + 2 * padding, ascent + descent + 2 * padding};
        result.origin = {padding, padding + ascent};
    } else if (format.verticalAlignment() == QTextCharFormat::AlignMiddle) {
        const double x = halfX(format);
        result.size = {width, std::max(2 * ascent - x, 2 * descent + x)};
        result.origin = {0, result.size.height() - (result.size.height() - x) / 2};
    } else {
        result.size = {width, ascent};
        result.origin = {0, ascent};
    }
    return result;
}

QSizeF InlineFormulas::intrinsicSize(QTextDocument*, int position, const QTextFormat& format) {
    return placed(position, format.toCharFormat()).size;
}

void InlineFormulas::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int position,
                                const QTextFormat& format) {
    const QTextCharFormat text = format.toCharFormat();
    const Placed formula = placed(position, text);
    FormulaColors colors = formulaColors();
    if (text.hasProperty(QTextFormat::ForegroundBrush)) colors.ink = text.foreground().color();
    painter->save();
    if (hasPanel(text)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(text.property(PanelProperty).value<QColor>());
        painter->drawRoundedRect(rect, formulaRadius, formulaRadius);
    }
    const QPointF corner(rect.left(), rect.bottom() - formula.size.height());
    painter->translate(corner + formula.origin);
    painter->scale(formula.scale, formula.scale);
    paintFormula(*painter, formula.layout, {}, colors, hovered_.isEmpty() ? lit_ : hovered_);
    painter->restore();
}

template <class Visit>
void InlineFormulas::eachFormula(Visit visit) const {
    for (QTextBlock block = document_.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!isFormula(fragment.charFormat())) continue;
            // Equal formulas side by side are one fragment.
            for (int i = 0; i < fragment.length(); ++i)
                if (visit(fragment.position() + i, fragment.charFormat())) return;
        }
    }
}

QPointF InlineFormulas::originInDocument(int position, const Placed& formula) const {
    const QTextBlock block = document_.findBlock(position);
    // Asked first, since it has the block laid out where that hasn't happened yet.
    const QPointF outer = document_.documentLayout()->blockBoundingRect(block).topLeft();
    const QTextLayout* layout = block.layout();
    const QTextLine line = layout->lineForTextPosition(position - block.position());
    if (!line.isValid()) return {};
    const QPointF corner = outer - layout->boundingRect().topLeft();
    // A panel stands on the line's baseline, other formulas have theirs on it.
    const double bottom = formula.panel ? formula.size.height() - formula.origin.y() : 0;
    return corner +
           QPointF(line.cursorToX(position - block.position()) + formula.origin.x(), line.y() + line.ascent() - bottom);
}

QString InlineFormulas::symbolAt(QPointF point) const {
    QString id;
    auto& self = const_cast<InlineFormulas&>(*this);  // which keeps layouts
    const QTextBlock block = document_.findBlock(std::max(0, document_.documentLayout()->hitTest(point, Qt::FuzzyHit)));
    eachFormula([&](int position, const QTextCharFormat& format) {
        if (!block.contains(position)) return position > block.position();
        const Placed formula = self.placed(position, format);
        const int mark = formula.layout.markAt((point - originInDocument(position, formula)) / formula.scale);
        if (mark >= 0) id = formula.layout.marks[static_cast<std::size_t>(mark)].id;
        return mark >= 0;
    });
    return id;
}

QRectF InlineFormulas::symbolRect(const QString& id) const {
    QRectF found;
    auto& self = const_cast<InlineFormulas&>(*this);
    eachFormula([&](int position, const QTextCharFormat& format) {
        const Placed formula = self.placed(position, format);
        for (const FormulaSymbolArea& mark : formula.layout.marks) {
            if (mark.id != id || mark.rect.isEmpty()) continue;
            const QPointF origin = originInDocument(position, formula);
            found = {origin + mark.rect.topLeft() * formula.scale, mark.rect.size() * formula.scale};
            return true;
        }
        return false;
    });
    return found;
}

void InlineFormulas::watch(QTextEdit& view) {
    view.viewport()->setMouseTracking(true);
    view.viewport()->installEventFilter(this);
}

bool InlineFormulas::eventFilter(QObject* watched, QEvent* event) {
    const auto* view = qobject_cast<const QTextEdit*>(watched->parent());
    if (view != nullptr && event->type() == QEvent::MouseMove) {
        const QPointF at = static_cast<QMouseEvent*>(event)->position();
        report(symbolAt(at + QPointF(view->horizontalScrollBar()->value(), view->verticalScrollBar()->value())));
    } else if (event->type() == QEvent::Leave) {
        report({});
    }
    return QObject::eventFilter(watched, event);
}

void InlineFormulas::report(const QString& id) {
    if (hovered_ == id) return;
    hovered_ = id;
    Q_EMIT document_.documentLayout()->update();
    Q_EMIT symbolHovered(id);
}

void InlineFormulas::setHighlighted(const QString& id) {
    if (lit_ == id) return;
    lit_ = id;
    Q_EMIT document_.documentLayout()->update();
}

}  // namespace fovea
