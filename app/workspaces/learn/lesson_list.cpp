// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/lesson_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/lessons/lesson_library.h"
#include "app/lessons/progress.h"
#include "app/workspaces/learn/lesson_menu.h"
#include "app/workspaces/learn/task_view.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

enum Role { NumberRole = Qt::UserRole, DoneRole, IdRole };

/// A row: number, title, tick. A long title has two lines.
class LessonDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const override {
        const int body = Theme::instance().type().body;
        const auto* list = static_cast<const QListWidget*>(parent());
        const QRect room = titleRect(QRectF(0, 0, list->viewport()->width(), 1000)).toRect();
        const QFontMetrics widest(Theme::instance().font(body, true));  // as the current row has it
        const int title = widest.boundingRect(room, wrapped, index.data(Qt::DisplayRole).toString()).height();
        return {120, std::max(body * 5 / 2 + 2, title + body)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::instance();
        const ThemeColors& colors = theme.colors();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const QRectF row = option.rect;
        const double unit = theme.type().body;
        if (current) {
            painter->fillRect(row, colors.accentSoft);
            painter->fillRect(QRectF(row.left(), row.top(), 3, row.height()), colors.accent);
        } else if (option.state.testFlag(QStyle::State_MouseOver)) {
            painter->fillRect(row, colors.window);
        }
        painter->setFont(theme.font(theme.type().body, current));
        painter->setPen(current ? colors.accent : colors.secondary);
        drawLine(*painter, QRectF(row.left() + unit, row.top(), 1.6 * unit, row.height()),
                 Qt::AlignRight | Qt::AlignVCenter, index.data(NumberRole).toString());
        painter->setPen(current ? colors.accent : colors.text);
        painter->drawText(titleRect(row), wrapped, index.data(Qt::DisplayRole).toString());
        const auto outcome = static_cast<TaskOutcome>(index.data(DoneRole).toInt());
        if (outcome == TaskOutcome::Open) return;
        const int side = qRound(unit) + 3;
        if (outcome == TaskOutcome::Missed) {
            const QRectF circle(row.right() - 2 * unit, row.center().y() - side / 2.0, side, side);
            paintOutcome(*painter, circle, outcome, false);
            return;
        }
        const QPixmap tick =
            theme.icon(QStringLiteral("check"), colors.success, side, painter->device()->devicePixelRatioF());
        painter->drawPixmap(QPointF(row.right() - 2 * unit, row.center().y() - side / 2.0), tick);
    }

private:
    static constexpr int wrapped = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;

    /// Between the number and the tick.
    static QRectF titleRect(const QRectF& row) {
        const double unit = Theme::instance().type().body;
        return row.adjusted(3.4 * unit, 0, -2.4 * unit, 0);
    }
};

}  // namespace

LessonList::LessonList(const LessonProgress& progress, LessonMenu& menu, QWidget* parent)
    : QWidget(parent),
      progress_(progress),
      title_(new QLabel(tr("Deep learning for vision"), this)),
      done_(new QLabel(this)),
      list_(new QListWidget(this)) {
    title_->setProperty("role", QStringLiteral("title"));
    done_->setProperty("role", QStringLiteral("caption"));
    list_->setObjectName(QStringLiteral("lessons"));
    list_->setAccessibleName(tr("Lessons"));
    list_->setItemDelegate(new LessonDelegate(list_));
    list_->setMouseTracking(true);
    list_->setResizeMode(QListView::Adjust);  // where titles break depends on the width
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->viewport()->setAutoFillBackground(false);
    QToolButton* more = menu.makeButton(this);
    more->setObjectName(QStringLiteral("progress"));
    auto* head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(more);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(16, 14, 12, 8);
    top->setSpacing(2);
    top->addLayout(head);
    top->addWidget(done_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(list_, 1);
    connect(list_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr) Q_EMIT chosen(item->data(IdRole).toString());
    });
    connect(&Theme::instance(), &Theme::changed, list_, [this] { list_->doItemsLayout(); });
}

void LessonList::setLessons(const std::vector<const Lesson*>& lessons) {
    const QSignalBlocker quiet(list_);
    list_->clear();
    lessons_ = lessons;
    for (const Lesson* lesson : lessons) {
        auto* item = new QListWidgetItem(QString::fromStdString(wordsOf(*lesson, lessonLanguage()).title), list_);
        item->setData(NumberRole, lesson->number > 0 ? QString::number(lesson->number) : QString());
        item->setData(IdRole, QString::fromStdString(lesson->id));
    }
    refresh();
}

void LessonList::refresh() {
    const QSignalBlocker quiet(list_);
    int done = 0;
    for (int row = 0; row < list_->count(); ++row) {
        const Lesson& lesson = *lessons_[static_cast<std::size_t>(row)];
        const bool isDone = progress_.isDone(lesson);
        const int missed = progress_.missedTasks(lesson);
        const TaskOutcome outcome = !isDone ? TaskOutcome::Open : missed > 0 ? TaskOutcome::Missed : TaskOutcome::Done;
        list_->item(row)->setData(DoneRole, static_cast<int>(outcome));
        const QString tip = !isDone       ? QString()
                            : missed == 0 ? tr("All tasks done")
                                          : tr("All tasks done; predictions not hit: %1").arg(missed);
        list_->item(row)->setToolTip(tip);
        list_->item(row)->setData(Qt::AccessibleDescriptionRole, tip);
        done += isDone ? 1 : 0;
    }
    done_->setText(tr("%1 of %2 done").arg(done).arg(list_->count()));
}

void LessonList::setCurrent(const std::string& id) {
    const QSignalBlocker quiet(list_);
    const auto found = std::ranges::find(lessons_, id, [](const Lesson* lesson) { return lesson->id; });
    list_->setCurrentRow(found == lessons_.end() ? -1 : static_cast<int>(found - lessons_.begin()));
}

void LessonList::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colors().surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::instance().colors().hairline);
}

}  // namespace fovea
