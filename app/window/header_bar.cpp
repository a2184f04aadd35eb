// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/header_bar.h"

#include <algorithm>

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QResizeEvent>
#include <QToolButton>

#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int headerMargin = 16;
constexpr int widestDataset = 180;

QHBoxLayout* rowIn(QWidget* widget, int spacing) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    return row;
}

}  // namespace

HeaderBar::HeaderBar(QWidget* parent)
    : QWidget(parent), left_(new QWidget(this)), middle_(new QWidget(this)), right_(new QWidget(this)) {
    setFixedHeight(48);
    auto* left = rowIn(left_, 8);
    logo_ = new QLabel(left_);
    name_ = new QLabel(QStringLiteral("Fovea"), left_);
    menuBar_ = new QMenuBar(left_);
    menuBar_->setNativeMenuBar(false);
    menuBar_->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    left->addWidget(logo_);
    left->addWidget(name_);
    left->addSpacing(4);
    left->addWidget(menuBar_, 0, Qt::AlignVCenter);

    segments_ = rowIn(middle_, 4);
    group_ = new QButtonGroup(this);
    group_->setExclusive(true);

    auto* right = rowIn(right_, 4);
    dataset_ = new QToolButton(right_);
    dataset_->setPopupMode(QToolButton::InstantPopup);
    dataset_->setAccessibleName(tr("Data set"));
    theme_ = new QToolButton(right_);
    lecture_ = new QToolButton(right_);
    lecture_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    dataset_->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    for (QToolButton* button : {dataset_, theme_, lecture_}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        right->addWidget(button);
    }
    connect(group_, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT workspaceChosen(static_cast<WorkspaceSlot>(id)); });
    connect(&Theme::instance(), &Theme::changed, this, &HeaderBar::restyle);
    restyle();
}

void HeaderBar::addWorkspace(WorkspaceSlot slot, const QString& title, const QString& keys) {
    auto* button = new QToolButton(middle_);
    button->setText(title);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(title, keys));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty("role", QStringLiteral("segment"));
    button->setObjectName(QStringLiteral("workspace.%1").arg(static_cast<int>(slot)));
    group_->addButton(button, static_cast<int>(slot));
    buttons_[slot] = button;
    for (const auto& [_, each] : buttons_) {
        segments_->removeWidget(each);
        segments_->addWidget(each);
    }
    layOut();
}

void HeaderBar::setCurrent(WorkspaceSlot slot) { buttons_.at(slot)->setChecked(true); }

void HeaderBar::setNoneCurrent() {
    group_->setExclusive(false);
    for (const auto& [_, button] : buttons_) button->setChecked(false);
    group_->setExclusive(true);
}

void HeaderBar::setDataset(const QString& title) {
    datasetTitle_ = title;
    dataset_->setVisible(!title.isEmpty());
    layOut();
}

void HeaderBar::setDatasetMenu(QMenu* menu) {
    dataset_->setMenu(menu);
    dataset_->setToolTip(tr("Data set: choose another"));
}

void HeaderBar::setThemeAction(QAction* dark) {
    connect(theme_, &QToolButton::clicked, dark, &QAction::trigger);
    theme_->setToolTip(tr("Light or dark (%1)").arg(dark->shortcut().toString(QKeySequence::NativeText)));
    theme_->setAccessibleName(tr("Light or dark theme"));
}

void HeaderBar::setLectureAction(QAction* lecture) {
    connect(lecture_, &QToolButton::clicked, lecture, &QAction::trigger);
    lecture_->setText(tr(" Lecture  %1").arg(lecture->shortcut().toString(QKeySequence::NativeText)));
    lecture_->setToolTip(tr("Large type and lines for a lecture hall"));
    layOut();
}

void HeaderBar::restyle() {
    const Theme& theme = Theme::instance();
    const double ratio = devicePixelRatioF();
    logo_->setPixmap(theme.icon(QStringLiteral("logo"), theme.colors().accent, 22, ratio));
    name_->setFont(theme.font(theme.type().value, true));
    name_->setStyleSheet(QStringLiteral("font-weight: bold; font-size: %1px").arg(theme.type().value));
    const bool dark = theme.dark();
    const QColor color = theme.colors().secondary;
    theme_->setIcon(theme.icon(dark ? QStringLiteral("moon") : QStringLiteral("sun"), color, 16, ratio));
    lecture_->setIcon(theme.icon(QStringLiteral("lecture"), color, 16, ratio));
    setFixedHeight(48 + 2 * (theme.type().body - TypeScale().body));
    layOut();
    update();
}

/// First what is known without words goes, then air, then size of type.
void HeaderBar::setTight(int steps) {
    name_->setVisible(steps < 1);
    lecture_->setToolButtonStyle(steps < 1 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    QString sheet;
    if (steps >= 2)
        sheet += QStringLiteral("QToolButton[role=\"segment\"] { padding: 6px 8px; }"
                                "QToolButton[role=\"segment\"]:focus { padding: 5px 7px; }");
    if (steps >= 3)
        sheet += QStringLiteral("QMenuBar, QToolButton { font-size: %1px; }").arg(TypeScale().body);
    if (styleSheet() != sheet) setStyleSheet(sheet);
}

int HeaderBar::neededWidth() const {
    int width = 4 * headerMargin;
    for (QWidget* part : {left_, middle_, right_}) {
        for (QWidget* child : part->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) child->ensurePolished();
        part->layout()->invalidate();
        width += part->sizeHint().width();
    }
    return width;
}

void HeaderBar::layOut() {
    const int widest = Theme::instance().ipx(widestDataset);
    dataset_->setText(dataset_->fontMetrics().elidedText(datasetTitle_, Qt::ElideRight, widest));
    for (std::size_t steps = 0; steps < needed_.size(); ++steps) {
        setTight(static_cast<int>(steps));
        needed_[steps] = neededWidth();
    }
    placeParts();
}

void HeaderBar::placeParts() {
    std::size_t steps = 0;
    while (steps + 1 < needed_.size() && needed_[steps] > width()) ++steps;
    setTight(static_cast<int>(steps));
    for (QWidget* part : {left_, middle_, right_}) {
        part->layout()->activate();
    }
    const QSize left = left_->sizeHint();
    const QSize middle = middle_->sizeHint();
    const QSize right = right_->sizeHint();
    const int rightX = width() - headerMargin - right.width();
    // The window's middle where there is room, else between its neighbours.
    const int smallest = headerMargin + left.width() + headerMargin;
    const int x =
        std::clamp((width() - middle.width()) / 2, smallest, std::max(smallest, rightX - headerMargin - middle.width()));
    const auto place = [this](QWidget* part, int at, QSize size) {
        part->setGeometry(at, (height() - 1 - size.height()) / 2, size.width(), size.height());
    };
    place(left_, headerMargin, left);
    place(middle_, x, middle);
    place(right_, rightX, right);
}

void HeaderBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeParts();
}

void HeaderBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColors& colors = Theme::instance().colors();
    painter.fillRect(rect(), colors.surface);
    painter.fillRect(0, height() - 1, width(), 1, colors.hairline);
}

}  // namespace fovea
