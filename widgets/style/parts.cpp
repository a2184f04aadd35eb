// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/parts.h"

#include <QFrame>
#include <QLabel>

#include "widgets/style/theme.h"

namespace fovea {

namespace {

template <class Set>
void keepScaled(QWidget* widget, int length, Set set) {
    const auto apply = [widget, length, set] { (widget->*set)(Theme::instance().ipx(length)); };
    QObject::connect(&Theme::instance(), &Theme::changed, widget, apply);
    apply();
}

}  // namespace

QLabel* roleLabel(const QString& text, const char* role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QLatin1String(role));
    return label;
}

QFrame* hairline(QWidget* parent, Qt::Orientation orientation) {
    auto* line = new QFrame(parent);
    line->setProperty("role", QStringLiteral("line"));
    orientation == Qt::Horizontal ? line->setFixedHeight(1) : line->setFixedWidth(1);
    return line;
}

void setScaledWidth(QWidget* widget, int length) { keepScaled(widget, length, &QWidget::setFixedWidth); }
void setScaledHeight(QWidget* widget, int length) { keepScaled(widget, length, &QWidget::setFixedHeight); }
void setScaledMinimumWidth(QWidget* widget, int length) { keepScaled(widget, length, &QWidget::setMinimumWidth); }

}  // namespace fovea
