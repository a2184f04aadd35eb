// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/recovery_dialog.h"

#include <QDir>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

QString nameOf(const LostWork& work) {
    return work.note.name.isEmpty() ? RecoveryDialog::tr("Untitled") : work.note.name;
}

QString placeText(const LostWork& work) {
    if (work.note.path.isEmpty()) return RecoveryDialog::tr("never saved to a file");
    QString path = work.note.path;
    if (path.startsWith(QDir::homePath() + QLatin1Char('/')))
        path.replace(0, QDir::homePath().size(), QStringLiteral("~"));
    return path;
}

}  // namespace

QString lostWorkText(const LostWork& work) {
    QStringList parts;
    if (work.note.savedAt.isValid())
        parts << RecoveryDialog::tr("kept %1").arg(
            work.note.savedAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    parts << RecoveryDialog::tr("%1 layers").arg(work.layers);
    if (work.epochs > 0) {
        parts << RecoveryDialog::tr("%1 training steps, %2 epochs").arg(groupedNumber(work.step)).arg(work.epochs);
    } else if (work.step > 0) {
        parts << RecoveryDialog::tr("%1 training steps").arg(groupedNumber(work.step));
    } else {
        parts << RecoveryDialog::tr("untrained");
    }
    return parts.join(QStringLiteral(" · "));
}

RecoveryDialog::RecoveryDialog(const std::vector<LostWork>& works, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("recovery"));
    setWindowTitle(tr("Recover unsaved work"));
    setScaledMinimumWidth(this, 600);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    auto* text =
        new QLabel(tr("Fovea ended unexpectedly. This was not saved; your own files are as you saved them last."));
    text->setWordWrap(true);
    column->addWidget(text);

    auto* list = new QWidget;
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (std::size_t i = 0; i < works.size(); ++i) rows->addWidget(makeRow(works[i], static_cast<int>(i)));
    rows->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    constexpr int mostHeight = 320;
    scroll->setFixedHeight(std::min(list->sizeHint().height() + 2, mostHeight));
    column->addWidget(scroll);

    auto* buttons = new QHBoxLayout;
    auto* hint = new QLabel(tr("Later: File › Recover unsaved work, or the next start."));
    hint->setProperty("role", QStringLiteral("caption"));
    auto* later = new QPushButton(tr("Later"));
    later->setObjectName(QStringLiteral("recovery.later"));
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(hint);
    buttons->addStretch(1);
    buttons->addWidget(later);
    column->addLayout(buttons);
}

QWidget* RecoveryDialog::makeRow(const LostWork& work, int index) {
    auto* row = new QWidget;
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 8, 0, 8);
    across->setSpacing(8);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    auto* name = new QLabel(QStringLiteral("<b>%1</b>").arg(nameOf(work).toHtmlEscaped()));
    auto* facts = new QLabel(lostWorkText(work));
    facts->setObjectName(QStringLiteral("recovery.facts.%1").arg(index));
    auto* place = new QLabel(placeText(work).toHtmlEscaped());
    for (QLabel* label : {facts, place}) {
        label->setProperty("role", QStringLiteral("caption"));
        label->setWordWrap(true);
    }
    for (QLabel* label : {name, facts, place}) texts->addWidget(label);
    auto* discard = new QPushButton(tr("Discard"));
    discard->setObjectName(QStringLiteral("recovery.discard.%1").arg(index));
    discard->setToolTip(tr("Deletes this copy; it will not be offered again"));
    discard->setAutoDefault(false);
    auto* open = new QPushButton(tr("Open"));
    open->setObjectName(QStringLiteral("recovery.open.%1").arg(index));
    open->setProperty("role", QStringLiteral("primary"));
    open->setDefault(index == 0);
    across->addLayout(texts, 1);
    across->addWidget(discard);
    across->addWidget(open);
    ++rows_;
    connect(discard, &QPushButton::clicked, this, [this, row, index] {
        row->hide();
        Q_EMIT discardRequested(index);
        if (--rows_ == 0) accept();
    });
    connect(open, &QPushButton::clicked, this, [this, index] {
        accept();
        Q_EMIT openRequested(index);
    });
    return row;
}

}  // namespace fovea
