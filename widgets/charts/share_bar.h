// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// One share of 1 as a bar with its 95 % interval, and both in percent at the right.
class ShareBar : public PaintedWidget {
    Q_OBJECT
public:
    struct Share {
        double value = 0;
        double low = 0;
        double high = 1;
        double chance = 0;  ///< where guessing lies
    };
    explicit ShareBar(QWidget* parent = nullptr);

    /// Nothing: a dash.
    void setShare(std::optional<Share> share);
    /// In the accent's full colour.
    void setStrong(bool strong);
    const std::optional<Share>& share() const { return share_; }
    QSize sizeHint() const override { return {ipx(210), ipx(26)}; }
    QSize minimumSizeHint() const override { return {ipx(150), ipx(22)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Share> share_;
    bool strong_ = false;
};

}  // namespace fovea
