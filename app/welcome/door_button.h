// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <vector>

#include "app/welcome/start_button.h"

namespace fovea {

/// Ways into the program, in the order of the start page.
enum class Door { Learn, Build, Train, Open };

/// One of them: a picture, a title, what is found behind it, and where it begins.
class DoorButton : public StartButton {
    Q_OBJECT
public:
    /// `text` and `foot` are plain sentences; the title is the button's text.
    DoorButton(Door door, const QString& title, QString text, QString foot, QWidget* parent = nullptr);

    /// A word beneath the picture, and a border in the accent's colour.
    void setBadge(const QString& badge);
    void setFoot(const QString& foot);
    /// What all of its text takes at this width.
    int heightForWidth(int width) const override;
    bool hasHeightForWidth() const override { return true; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF pictureRect() const;
    QRectF textRect(double width) const;
    void paintPicture(QPainter& painter, const QRectF& rect) const;

    Door door_;
    QString text_, foot_, badge_;
    std::vector<QImage> images_;  ///< built-in pictures, where the door shows any
};

}  // namespace fovea
