// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace fovea {

/// A field for a number with a point, with a unit or without, whatever the user's locale; a typed comma is read as that point.
class PointSpinBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit PointSpinBox(QWidget* parent = nullptr);

    /// The shortest text of six digits: "0.1", "1e-05".
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    /// Leaves the text: Qt would take the comma of "1,5" for a mark between thousands and drop it.
    void fixup(QString& /*text*/) const override {}
};

}  // namespace fovea
