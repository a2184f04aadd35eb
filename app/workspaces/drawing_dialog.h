// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace fovea {

class PictureChoice;

/// A window beside See in which a picture is drawn; what is there is looked at at once.
class DrawingDialog : public QDialog {
    Q_OBJECT
public:
    /// `choice` outlives it.
    explicit DrawingDialog(PictureChoice& choice, QWidget* parent = nullptr);
};

}  // namespace fovea
