// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGraphicsView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringList>
#include <QTextDocument>
#include <QToolButton>
#include <QWidget>

#include "tests/support/painted_text.h"
#include "widgets/style/text_line.h"

namespace fovea::test {

/// How a widget is named in a complaint.
inline QString nameOf(const QWidget& widget) {
    QString name = QString::fromLatin1(widget.metaObject()->className());
    if (!widget.objectName().isEmpty()) name += QLatin1Char('#') + widget.objectName();
    return name;
}

/// Whether what it shows is cut: needed is what the text takes.
inline bool isCut(const QWidget& widget, QSize needed) {
    return needed.width() > widget.width() + 1 || needed.height() > widget.height() + 1;
}

/// Its text is its name, for tips and for readers of the screen.
inline bool showsIconOnly(const QAbstractButton& button) {
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    return tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
}

inline QString textFlaw(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget); label != nullptr && !label->text().isEmpty()) {
        const QSize needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        if (isCut(widget, needed)) return label->text();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget);
        button != nullptr && !button->text().isEmpty() && !showsIconOnly(*button)) {
        const int text = button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width();
        if (text > button->width() - 2 || button->fontMetrics().height() > button->height()) return button->text();
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        constexpr int arrow = 34;
        if (box->fontMetrics().horizontalAdvance(box->currentText()) > box->width() - arrow) return box->currentText();
    }
    return {};
}

/// Widgets of Qt's that paint their text themselves, which textFlaw() looks at.
inline bool isUsual(const QWidget& widget) {
    return qobject_cast<const QLabel*>(&widget) != nullptr || qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr || qobject_cast<const QMenuBar*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr;
}

/// Texts that the widget paints where it ends, or that it has shortened.
inline QStringList paintedFlaws(QWidget& widget) {
    QStringList flaws;
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    const bool isViewport = area != nullptr && area->viewport() == &widget;
    // A drawing that can be moved shows a part of it.
    if (qobject_cast<const QGraphicsView*>(area) != nullptr || isUsual(widget)) return flaws;
    const bool acrossMoves = isViewport && area->horizontalScrollBar()->maximum() > 0;
    const bool downMoves = isViewport && area->verticalScrollBar()->maximum() > 0;
    constexpr double tolerance = 1.5;
    for (const PaintedText& painted : textsOf(widget)) {
        const bool across = painted.place.left() < -tolerance || painted.place.right() > widget.width() + tolerance;
        const bool down = painted.place.top() < -tolerance || painted.place.bottom() > widget.height() + tolerance;
        if ((across && !acrossMoves) || (down && !downMoves))
            flaws << QStringLiteral("painted outside: ") + painted.text;
        // "Open…" ends so by itself.
        const auto* button = qobject_cast<const QAbstractButton*>(&widget);
        const bool ownText = button != nullptr && button->text().contains(painted.text);
        if (!ownText && painted.text.size() > 1 && painted.text.endsWith(QChar(0x2026)))
            flaws << QStringLiteral("elided: ") + painted.text;
    }
    return flaws;
}

/// A scroll area shows all of its content, whatever lies outside; but not across where it has no bar.
inline bool isScrolled(const QWidget& widget, const QWidget& parent) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(parent.parentWidget());
    if (area == nullptr || area->viewport() != &parent) return false;
    return area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff || widget.width() <= parent.width();
}

/// What of a window can't be seen: texts that are cut or elided, widgets outside their parents.
inline QStringList flawsOf(QWidget& window) {
    QStringList flaws;
    setElisionListener([&](const QString& text) { flaws << QStringLiteral("elided: ") + text; });
    (void)window.grab();
    setElisionListener({});
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->isWindow() || !widget->isVisibleTo(&window)) continue;
        const QWidget& parent = *widget->parentWidget();
        if (const QString text = textFlaw(*widget); !text.isEmpty())
            flaws << QStringLiteral("%1 is cut: %2").arg(nameOf(*widget), text);
        for (const QString& flaw : paintedFlaws(*widget)) flaws << QStringLiteral("%1: %2").arg(nameOf(*widget), flaw);
        if (!parent.rect().contains(widget->geometry()) && !isScrolled(*widget, parent) && !widget->size().isEmpty())
            flaws << QStringLiteral("%1 (%2 × %3 at %4, %5) lies outside %6 (%7 × %8)")
                         .arg(nameOf(*widget))
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(widget->x())
                         .arg(widget->y())
                         .arg(nameOf(parent))
                         .arg(parent.width())
                         .arg(parent.height());
    }
    flaws.removeDuplicates();
    return flaws;
}

}  // namespace fovea::test
