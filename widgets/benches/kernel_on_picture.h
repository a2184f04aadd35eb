// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "widgets/benches/bench_view.h"

class QComboBox;

namespace fovea {

/// The bench's kernel on a drawn scene of 64 × 64 grey pixels, before and after; known kernels to choose from.
class KernelOnPicture : public QWidget {
    Q_OBJECT
public:
    explicit KernelOnPicture(BenchView& bench);

    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void choose(int index);

    BenchView& bench_;
    QComboBox* kernels_;
    Matrix scene_;
    QImage before_;
    QImage after_;
    bool signed_ = false;
};

}  // namespace fovea
