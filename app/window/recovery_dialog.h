// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QDialog>

#include "app/recovery/recovery_folder.h"

namespace fovea {

/// What was lost when Fovea ended unexpectedly: a row for each document with its name, when it was kept
/// and how far its training was, to open or to discard. Later, and Esc, leave everything where it is.
class RecoveryDialog : public QDialog {
    Q_OBJECT
public:
    explicit RecoveryDialog(const std::vector<LostWork>& works, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Indices are those of `works`.
    void openRequested(int index);
    void discardRequested(int index);

private:
    QWidget* makeRow(const LostWork& work, int index);
    int rows_ = 0;
};

/// "kept 2026-11-22 14:32 · 3 120 training steps, 4 epochs · was /home/…/net.fovea"
QString lostWorkText(const LostWork& work);

}  // namespace fovea
