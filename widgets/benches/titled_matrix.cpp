// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/titled_matrix.h"

#include <QLabel>
#include <QVBoxLayout>

namespace fovea {

TitledMatrix::TitledMatrix(const QString& name, QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), matrix_(new MatrixView(this)), hint_(new QLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addStretch(1);
    column->addWidget(title_);
    column->addWidget(matrix_);
    column->addWidget(hint_);
    column->addStretch(1);
    hint_->setProperty("role", QStringLiteral("caption"));
    hint_->hide();
    setName(name);
}

void TitledMatrix::setName(const QString& name) {
    name_ = name;
    matrix_->setAccessibleName(name);
    refresh();
}

void TitledMatrix::refresh() {
    const Matrix& shown = matrix_->matrix();
    title_->setText(shown.isNumber() || shown.values.empty()
                        ? name_
                        : QStringLiteral("%1 <b>%2 × %3</b>").arg(name_).arg(shown.rows).arg(shown.columns));
}

void TitledMatrix::setHint(const QString& hint) {
    hint_->setText(hint);
    hint_->setVisible(!hint.isEmpty());
}

}  // namespace fovea
