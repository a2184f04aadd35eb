// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/segments.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include "widgets/style/theme.h"

namespace fovea {

namespace {

/// One choice; its border is the group's.
class Segment : public QAbstractButton {
public:
    Segment(const QString& text, QWidget* parent) : QAbstractButton(parent) {
        setText(text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        const Theme& theme = Theme::instance();
        const QFontMetrics metrics(theme.font(theme.type().body, true));
        return {metrics.horizontalAdvance(text()) + 14, std::max(30, metrics.height() + 10)};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = Theme::instance();
        const ThemeColors& colors = theme.colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? colors.accentSoft : colors.sunken);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
        }
        if (hasFocus()) {
            painter.setPen(QPen(colors.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
        }
        painter.setFont(theme.font(theme.type().body, isChecked()));
        painter.setPen(isChecked() ? colors.accent : colors.text);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

}  // namespace

Segments::Segments(const QStringList& texts, QWidget* parent) : QWidget(parent), group_(new QButtonGroup(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const QString& text : texts) {
        auto* segment = new Segment(text, this);
        group_->addButton(segment, static_cast<int>(group_->buttons().size()));
        layout->addWidget(segment);
    }
    connect(group_, &QButtonGroup::idClicked, this, &Segments::chosen);
}

int Segments::current() const { return group_->checkedId(); }

void Segments::setCurrent(int index) {
    if (QAbstractButton* button = group_->button(index)) {
        button->setChecked(true);
    }
}

void Segments::paintEvent(QPaintEvent*) {
    const ThemeColors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.controlBorder, 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

}  // namespace fovea
