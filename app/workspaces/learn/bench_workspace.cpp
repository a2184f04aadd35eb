// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/bench_workspace.h"

#include <QComboBox>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "app/workspaces/learn/labelling_games.h"
#include "app/workspaces/learn/practice_supply.h"
#include "core/benches/bench_table.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/bench_text.h"

namespace fovea {

BenchWorkspace::BenchWorkspace(LabellingView::Challenge challenge, QWidget* parent)
    : Workspace(parent),
      choice_(new QComboBox(this)),
      pages_(new QStackedWidget(this)),
      challenge_(std::move(challenge)) {
    choice_->setObjectName(QStringLiteral("benchChoice"));
    choice_->setAccessibleName(tr("Bench"));
    for (const BenchKind* kind : benchKinds())
        choice_->addItem(benchTitle(*kind), QString::fromStdString(std::string(kind->id)));
    auto* head = new QVBoxLayout;
    head->setContentsMargins(24, 12, 24, 0);
    head->addWidget(choice_, 0, Qt::AlignLeft);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(pages_, 1);
    connect(choice_, &QComboBox::activated, this,
            [this](int index) { showBench(choice_->itemData(index).toString().toStdString()); });
}

QString BenchWorkspace::title() const { return tr("Bench"); }

void BenchWorkspace::activated() {
    if (benches_.empty()) showBench(std::string(benchKinds().front()->id));
}

bool BenchWorkspace::showBench(const std::string& id) {
    const BenchKind* kind = findBench(id);
    if (kind == nullptr) return false;
    BenchPanel*& panel = benches_[id];
    if (panel == nullptr) {
        panel = new BenchPanel(*kind, pages_);
        panel->setLecture(lecture_);
        supplyGames(panel->view(), challenge_);
        supplyPractice(panel->view(), practice_);
        pages_->addWidget(panel);
    }
    pages_->setCurrentWidget(panel);
    choice_->setCurrentIndex(choice_->findData(QString::fromStdString(id)));
    return true;
}

BenchPanel* BenchWorkspace::bench() const { return qobject_cast<BenchPanel*>(pages_->currentWidget()); }

void BenchWorkspace::setLecture(bool on) {
    lecture_ = on;
    choice_->setVisible(!on);
    for (const auto& [_, panel] : benches_) panel->setLecture(on);
}

}  // namespace fovea
