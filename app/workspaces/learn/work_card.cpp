// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/work_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/network/catalogue.h"
#include "widgets/benches/bench_numbers.h"

namespace fovea {

WorkCard::WorkCard(QWidget* parent)
    : QWidget(parent),
      title_(new QLabel(this)),
      run_(new QLabel(this)),
      setUp_(new QPushButton(this)),
      go_(new QPushButton(this)) {
    setObjectName(QStringLiteral("work"));
    title_->setProperty("role", QStringLiteral("heading"));
    run_->setObjectName(QStringLiteral("work.run"));
    run_->setWordWrap(true);
    setUp_->setObjectName(QStringLiteral("work.setUp"));
    setUp_->setToolTip(tr("A new document with its recipe. What is open is asked about first."));
    go_->setObjectName(QStringLiteral("work.go"));
    go_->setProperty("role", QStringLiteral("primary"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title_, 1);
    row->addWidget(setUp_);
    row->addWidget(go_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(run_);
    connect(setUp_, &QPushButton::clicked, this, [this] { Q_EMIT setUpRequested(network_); });
    connect(go_, &QPushButton::clicked, this, [this] { Q_EMIT roomRequested(room_); });
}

void WorkCard::setLesson(const Lesson& lesson) {
    room_ = lesson.room;
    network_ = QString::fromStdString(lesson.network);
    const QString room = room_ == LessonRoom::Build   ? tr("Build")
                         : room_ == LessonRoom::Train ? tr("Train")
                                                      : tr("See");
    title_->setText(tr("In %1").arg(room));
    go_->setText(tr("Go to %1").arg(room));
    const CatalogueEntry* entry = findInCatalogue(lesson.network);
    setUp_->setVisible(entry != nullptr);
    if (entry != nullptr) setUp_->setText(tr("Set up %1").arg(QString::fromStdString(entry->title)));
}

void WorkCard::showRun(const Facts& facts) {
    const auto number = [&](const char* fact, int digits) {
        return benchNumber(std::get<Matrix>(facts.find(fact)->second).values.front(), digits);
    };
    QStringList parts{tr("learning rate %1").arg(number("rate", 6)), tr("batch of %1").arg(number("batch", 0)),
                      tr("%1 epochs").arg(number("epochs", 0))};
    if (facts.contains("train_accuracy")) parts << tr("training %1%").arg(number("train_accuracy", 1));
    if (facts.contains("accuracy")) parts << tr("held-back images %1%").arg(number("accuracy", 1));
    run_->setText(tr("The open run: %1").arg(parts.join(QStringLiteral(" · "))));
}

}  // namespace fovea
