// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include "app/workspaces/workspace_state.h"

namespace fovea {

/// What See asks of the network beside its strip; chosen in the head of every page.
class SeePageBox : public QComboBox {
    Q_OBJECT

public:
    /// `own`: the page that it stands on, which it goes on naming.
    SeePageBox(SeePage own, QWidget* parent);

Q_SIGNALS:
    void pageChosen(fovea::SeePage page);

private:
    SeePage own_;
};

}  // namespace fovea
