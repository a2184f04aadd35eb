// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace fovea {

/// A few choices side by side, one of which holds.
class Segments : public QWidget {
    Q_OBJECT
public:
    explicit Segments(const QStringList& texts, QWidget* parent = nullptr);
    int current() const;
    /// Does not emit chosen().
    void setCurrent(int index);

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* group_ = nullptr;
};

}  // namespace fovea
