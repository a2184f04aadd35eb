// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/edit_gestures.h"

namespace fovea {

quint64 EditGestures::of(const QString& field) {
    if (field != field_ || !sinceLast_.isValid() || sinceLast_.elapsed() > pause) {
        field_ = field;
        ++id_;
    }
    sinceLast_.start();
    return id_;
}

}  // namespace fovea
