// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "widgets/benches/matrix_view.h"

class QLabel;

namespace fovea {

/// Numbers with a title above and a hint beneath.
class TitledMatrix : public QWidget {
    Q_OBJECT
public:
    explicit TitledMatrix(const QString& name, QWidget* parent = nullptr);

    MatrixView* matrix() const { return matrix_; }
    /// "Picture 2 × 2": the name and the size of what is shown.
    void refresh();
    void setName(const QString& name);
    void setHint(const QString& hint);

private:
    QString name_;
    QLabel* title_;
    MatrixView* matrix_;
    QLabel* hint_;
};

}  // namespace fovea
