// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace fovea {

/// A bar across a workspace with a sentence and a cross that hides it. Hidden until somebody shows it.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Advice, Error };

    /// The bar is called `name`Bar; its sentence and its cross, `name`.text and `name`.close.
    NoticeBar(Kind kind, const QString& name, QWidget* parent);

Q_SIGNALS:
    /// By its cross.
    void closed();

protected:
    QString text() const;
    void setText(const QString& sentence);
    /// Stands before the cross.
    void addButton(QWidget* button);

private:
    void restyle();

    Kind kind_;
    QLabel* text_;
    QHBoxLayout* row_;
};

}  // namespace fovea
