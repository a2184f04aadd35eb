// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QStringList>
#include <QTextDocument>
#include <QToolButton>
#include <QWidget>

#include "widgets/charts/painted_widget.h"

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
