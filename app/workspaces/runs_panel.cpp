// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/runs_panel.h"

#include <QAbstractItemDelegate>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <ranges>

#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

constexpr int runRole = Qt::UserRole;
constexpr int stepRole = Qt::UserRole + 1;
constexpr int epochRole = Qt::UserRole + 2;  ///< −1: the run itself

QString epochFacts(const History& history, std::int64_t epoch) {
    const auto report = std::ranges::find(history.epochs, epoch, &EpochReport::epoch);
    if (report == history.epochs.end()) return {};
    return report->validated ? RunsPanel::tr("validation %1").arg(percentText(report->validation.accuracy, 1))
                             : RunsPanel::tr("training %1").arg(percentText(report->trainAccuracy, 1));
}

}  // namespace

RunsPanel::RunsPanel(RunController& run, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      run_(run),
      tree_(new RunsTree),
      go_(new QPushButton),
      forget_(new QPushButton(tr("Forget run"))),
      rename_(new QPushButton(tr("Rename"))) {
    setObjectName(QStringLiteral("runsPanel"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    auto* title = new QLabel(tr("<b>Runs and kept epochs</b>"));
    auto* hint = roleLabel(
        tr("A run that is left stays in this list until it is forgotten. Ticked ones are in the charts; those "
           "of other data join them when ticked."),
        "caption", this);
    hint->setWordWrap(true);
    tree_->setObjectName(QStringLiteral("runsTree"));
    tree_->setAccessibleName(tr("Runs and kept epochs"));
    tree_->setColumnCount(2);
    tree_->setHeaderHidden(true);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->header()->setStretchLastSection(true);
    tree_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    rename_->setObjectName(QStringLiteral("renameRun"));
    rename_->setToolTip(tr("Give the run a name of your own (F2); an empty one gives the usual back"));
    go_->setObjectName(QStringLiteral("branchFrom"));
    go_->setProperty("role", QStringLiteral("primary"));
    forget_->setObjectName(QStringLiteral("forgetRun"));
    forget_->setToolTip(tr("Removes the run's curves and states from the project"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(forget_);
    buttons->addWidget(rename_);
    buttons->addStretch(1);
    buttons->addWidget(go_);
    column->addWidget(title);
    column->addWidget(tree_);
    column->addWidget(hint);
    column->addLayout(buttons);

    connect(tree_, &QTreeWidget::currentItemChanged, this, &RunsPanel::showChoice);
    connect(tree_, &QTreeWidget::itemActivated, this, &RunsPanel::carryOut);
    connect(tree_, &QTreeWidget::itemChanged, this, &RunsPanel::takeEdit);
    connect(rename_, &QPushButton::clicked, this, [this] {
        QTreeWidgetItem* item = tree_->currentItem();
        if (item != nullptr) tree_->editItem(item->parent() != nullptr ? item->parent() : item, 0);
    });
    connect(go_, &QPushButton::clicked, this, &RunsPanel::carryOut);
    connect(forget_, &QPushButton::clicked, this, [this] {
        if (const auto* item = tree_->currentItem()) run_.document().forgetRun(item->data(0, runRole).toInt());
    });
    const auto refill = [this] {
        if (isVisible() && !tree_->isEditing()) fill();
    };
    // Not while a name is being written.
    connect(tree_->itemDelegate(), &QAbstractItemDelegate::closeEditor, this, refill, Qt::QueuedConnection);
    connect(&run_.document(), &Document::pastRunsChanged, this, refill, Qt::QueuedConnection);
    connect(&run_.document(), &Document::modelChanged, this, refill, Qt::QueuedConnection);
}

void RunsPanel::openUnder(QWidget* anchor, std::optional<qint64> epoch) {
    if (run_.session().isActive()) run_.session().requestCheckpoint();  // its answer fills the list again
    fill();
    if (epoch) {
        for (int i = 0; tree_->topLevelItemCount() > 0 && i < tree_->topLevelItem(0)->childCount(); ++i) {
            QTreeWidgetItem* item = tree_->topLevelItem(0)->child(i);
            if (item->data(0, epochRole).toLongLong() == *epoch) tree_->setCurrentItem(item);
        }
    }
    const Theme& theme = Theme::instance();
    const QRect around = anchor->window()->geometry();
    const QPoint under = anchor->mapToGlobal(QPoint(anchor->width(), anchor->height() + 4));
    // Title, hint and buttons take what is not the list's.
    const int height = std::min(theme.ipx(340), around.bottom() - under.y() - theme.ipx(160));
    tree_->setFixedSize(std::min(theme.ipx(380), around.width() - 60), std::max(height, 120));
    adjustSize();
    move(std::max(around.left() + 8, under.x() - width()), under.y());
    show();
    tree_->setFocus();
}

QTreeWidgetItem* RunsPanel::addRun(int number) {
    const Document& document = run_.document();
    const PastRun* past = document.pastRun(number);
    const auto end = past != nullptr ? past->end : document.trained().checkpoint;
    auto* top = new QTreeWidgetItem(tree_);
    const bool isOther = past != nullptr && !isComparable(run_, *past);
    const QString steps = end ? tr("%1 steps").arg(groupedNumber(end->step)) : tr("not started");
    top->setText(0, titleOfRun(document, number, run_.rateByHand()));
    top->setText(1, past == nullptr ? tr("this one, %1").arg(steps)
                    : isOther       ? RunController::titleOf(past->end->dataset) + QStringLiteral(", ") + steps
                                    : steps);
    top->setToolTip(1, factsOfRun(document, number, run_.rateByHand()));
    top->setFlags(top->flags() | Qt::ItemIsEditable);
    top->setData(0, runRole, number);
    top->setData(0, epochRole, qint64{-1});
    top->setData(0, stepRole, end ? qint64{end->step} : qint64{-1});
    if (past != nullptr) top->setCheckState(0, shows(*past) ? Qt::Checked : Qt::Unchecked);
    if (past != nullptr)
        top->setToolTip(0, tr("Ticked: its curves are shown beside this run's; of those the newest four") + u'\n' +
                               factsOfRun(document, number));
    if (!end || (past != nullptr && !document.fitsPastRun(*past))) return top;
    for (const auto& state : end->kept | std::views::reverse) {
        auto* item = new QTreeWidgetItem(top);
        item->setText(0, tr("Epoch %1").arg(state->epoch));
        item->setText(1, epochFacts(end->history, state->epoch));
        item->setData(0, runRole, number);
        item->setData(0, epochRole, qint64{state->epoch});
        item->setData(0, stepRole, qint64{state->step});
    }
    return top;
}

bool RunsPanel::shows(const PastRun& run) const {
    return isComparable(run_, run) ? !hidden_.contains(run.number) : shown_.contains(run.number);
}

void RunsPanel::setChoice(std::set<int> hidden, std::set<int> shown) {
    if (hidden == hidden_ && shown == shown_) return;
    hidden_ = std::move(hidden);
    shown_ = std::move(shown);
    if (isVisible()) fill();
    Q_EMIT choiceChanged();
}

void RunsPanel::takeEdit(QTreeWidgetItem* item, int column) {
    if (filling_ || column != 0 || item->parent() != nullptr) return;
    Document& document = run_.document();
    const int number = item->data(0, runRole).toInt();
    if (item->text(0) != titleOfRun(document, number, run_.rateByHand())) {
        const QString name = item->text(0).simplified();
        const QString usual = usualTitleOfRun(document, number, run_.rateByHand());
        document.renameRun(number, name == usual ? std::string() : name.toStdString());
        // At once, whether or not the list is still open to be filled anew.
        filling_ = true;
        item->setText(0, titleOfRun(document, number, run_.rateByHand()));
        filling_ = false;
        return;
    }
    const PastRun* past = document.pastRun(number);
    if (past == nullptr) return;
    const bool on = item->checkState(0) == Qt::Checked;
    if (on == shows(*past)) return;
    on ? void(hidden_.erase(number)) : void(hidden_.insert(number));
    on ? void(shown_.insert(number)) : void(shown_.erase(number));
    Q_EMIT choiceChanged();
}

void RunsPanel::fill() {
    const auto* current = tree_->currentItem();
    const int run = current != nullptr ? current->data(0, runRole).toInt() : 0;
    const qint64 epoch = current != nullptr ? current->data(0, epochRole).toLongLong() : 0;
    filling_ = true;
    tree_->clear();
    addRun(run_.document().runNumber())->setExpanded(true);
    for (const PastRun& past : run_.document().pastRuns() | std::views::reverse)
        addRun(past.number)->setExpanded(past.number == run);
    filling_ = false;
    constexpr int gap = 24;
    tree_->resizeColumnToContents(0);
    tree_->setColumnWidth(0, tree_->columnWidth(0) + gap);
    QTreeWidgetItem* present = tree_->topLevelItem(0);
    QTreeWidgetItem* chosen = present->childCount() > 0 ? present->child(0) : present;
    for (QTreeWidgetItemIterator each(tree_); *each != nullptr; ++each)
        if ((*each)->data(0, runRole).toInt() == run && (*each)->data(0, epochRole).toLongLong() == epoch)
            chosen = *each;
    tree_->setCurrentItem(chosen);
    showChoice();
}

void RunsPanel::showChoice() {
    const auto* item = tree_->currentItem();
    if (item == nullptr) return;
    const Document& document = run_.document();
    const int number = item->data(0, runRole).toInt();
    const PastRun* past = document.pastRun(number);
    const bool isRun = item->data(0, epochRole).toLongLong() < 0;
    const auto& present = document.trained().checkpoint;
    const bool isHere = past == nullptr && present && present->step == item->data(0, stepRole).toLongLong() &&
                        !run_.session().isActive();
    go_->setText(past == nullptr ? tr("Rewind here") : isRun ? tr("Back to its end") : tr("Go on from here"));
    go_->setEnabled(past == nullptr ? !isRun && !isHere : document.fitsPastRun(*past));
    go_->setToolTip(isHere ? tr("This is where training is")
                    : past != nullptr && !document.fitsPastRun(*past)
                        ? tr("The network has another structure since that run")
                        : QString());
    forget_->setEnabled(past != nullptr);
}

void RunsPanel::carryOut() {
    const auto* item = tree_->currentItem();
    if (item == nullptr || !go_->isEnabled()) return;
    const int number = item->data(0, runRole).toInt();
    const std::int64_t step = item->data(0, stepRole).toLongLong();
    hide();
    run_.branchFrom(number, step);
}

}  // namespace fovea
