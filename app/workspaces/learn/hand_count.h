// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace fovea {

/// A lecturer collects predictions by show of hands: each answer that somebody gives gets a button; a click counts one more,
/// a right click one less. Nothing of it is kept.
class HandCount : public QWidget {
    Q_OBJECT
public:
    explicit HandCount(QWidget* parent = nullptr);

    /// How many there are for an answer; 0 where nobody gave it.
    int count(const QString& answer) const;
    void clear();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Answer {
        QString text;
        int hands = 0;
        QPushButton* button = nullptr;
    };

    void add();
    void change(QPushButton* button, int by);

    QHBoxLayout* row_;
    QLineEdit* field_;
    std::vector<Answer> answers_;
};

}  // namespace fovea
