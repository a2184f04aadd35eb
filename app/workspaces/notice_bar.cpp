// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/notice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "app/workspaces/themed_icon.h"
#include "widgets/style/theme.h"

namespace fovea {

NoticeBar::NoticeBar(Kind kind, const QString& name, QWidget* parent)
    : QFrame(parent), kind_(kind), text_(new QLabel(this)), row_(new QHBoxLayout(this)) {
    setObjectName(name + QStringLiteral("Bar"));
    text_->setWordWrap(true);
    text_->setObjectName(name + QStringLiteral(".text"));
    auto* close = new QToolButton(this);
    close->setAccessibleName(tr("Close"));
    close->setObjectName(name + QStringLiteral(".close"));
    setThemedIcon(close, QStringLiteral("close"));
    row_->setContentsMargins(16, 8, 8, 8);
    row_->setSpacing(12);
    row_->addWidget(text_, 1);
    row_->addWidget(close);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(&Theme::instance(), &Theme::changed, this, &NoticeBar::restyle);
    restyle();
    hide();
}

QString NoticeBar::text() const { return text_->text(); }

void NoticeBar::setText(const QString& sentence) { text_->setText(sentence); }

void NoticeBar::addButton(QWidget* button) { row_->insertWidget(row_->count() - 1, button); }

void NoticeBar::restyle() {
    const ThemeColors& colors = Theme::instance().colors();
    const bool error = kind_ == Kind::Error;
    setStyleSheet(QStringLiteral("#%1 { background: %2; border: none; border-bottom: 1px solid %3; }")
                      .arg(objectName(), (error ? colors.errorSoft : colors.accentSoft).name(),
                           (error ? colors.errorBorder : colors.accentLine).name()));
}

}  // namespace fovea
