// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "widgets/inspector/palette_panel.h"

namespace fovea {

/// A network of the cabinet: its layers as little bars, its name, its size. An entry without bars
/// is the blank network.
class CabinetRow : public QAbstractButton {
    Q_OBJECT
public:
    CabinetRow(CabinetEntry entry, QWidget* parent);
    const CabinetEntry& entry() const { return entry_; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    CabinetEntry entry_;
};

}  // namespace fovea
