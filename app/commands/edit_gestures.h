// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace fovea {

/// Which quick edits belong to one gesture: those of the same field without a pause between them.
class EditGestures {
public:
    quint64 of(const QString& field);
    /// What comes next begins a new one.
    void end() { field_.clear(); }

private:
    static constexpr qint64 pause = 1200;  ///< ms
    QString field_;
    quint64 id_ = 0;
    QElapsedTimer sinceLast_;
};

}  // namespace fovea
