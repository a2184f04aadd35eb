// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace fovea {

class PixelView;

/// A picture with its title above and two lines beneath.
class PictureColumn : public QWidget {
    Q_OBJECT

public:
    PictureColumn(const QString& objectName, QWidget* parent);

    PixelView* view() const { return view_; }
    void setTitle(const QString& title);
    void setFigures(const QString& value, const QString& caption);

private:
    QLabel* title_;
    PixelView* view_;
    QLabel* value_;
    QLabel* caption_;
};

}  // namespace fovea
