// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>
#include <QWidget>

class QLabel;
class QPushButton;

namespace fovea {

/// Darkens the window but for what a step of the tour is about. Takes no mouse and no keys: what shows through is used as always.
class TourShade : public QWidget {
    Q_OBJECT
public:
    explicit TourShade(QWidget* window);
    /// In the window's coordinates; none: nothing is darkened.
    void setTargets(const QList<QRect>& targets);
    const QList<QRect>& targets() const { return targets_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<QRect> targets_;
};

/// Says what is to be done now.
class TourCard : public QWidget {
    Q_OBJECT
public:
    explicit TourCard(QWidget* window);
    /// `place`: "2 of 6". Read out by screen readers.
    void setStep(const QString& place, const QString& title, const QString& text, bool isLast);
    /// Where it covers none of them, or least, if there is no such place.
    void placeBeside(const QList<QRect>& targets);

Q_SIGNALS:
    void skipRequested();
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* place_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* skip_;
    QPushButton* leave_;
};

}  // namespace fovea
