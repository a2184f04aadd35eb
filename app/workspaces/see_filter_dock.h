// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/workspaces/first_filters.h"

class QLabel;

namespace fovea {

class FilterGallery;

/// The right of See: the first convolution's filters.
class SeeFilterDock : public QWidget {
    Q_OBJECT

public:
    explicit SeeFilterDock(QWidget* parent = nullptr);

    void setFilters(FirstFilters filters);
    void setColumns(int columns);

Q_SIGNALS:
    void chosen(fovea::NodeId convolution, int filter);

private:
    NodeId convolution_;
    FilterGallery* gallery_;
    QLabel* hint_;
};

}  // namespace fovea
