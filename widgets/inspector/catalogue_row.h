// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "widgets/inspector/palette_panel.h"

namespace fovea {

/// A network of the catalogue: its layers as little bars, its name, its size. An entry without bars
/// is the blank network.
class CatalogueRow : public QAbstractButton {
    Q_OBJECT
public:
    CatalogueRow(CatalogueEntryView entry, QWidget* parent);
    const CatalogueEntryView& entry() const { return entry_; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    CatalogueEntryView entry_;
};

}  // namespace fovea
