// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_page.h"

#include <algorithm>

namespace fovea {

SeePageBox::SeePageBox(SeePage own, QWidget* parent) : QComboBox(parent), own_(own) {
    setObjectName(QStringLiteral("seePage"));
    setAccessibleName(tr("What is asked of the network"));
    setToolTip(tr("What is asked of the network"));
    // In the order of SeePage.
    for (const QString& title : {tr("Units and sums"), tr("Why this class"), tr("Weights under pressure"),
                                 tr("What excites a map"), tr("Fooling"), tr("Dreaming"), tr("Neighbours")})
        addItem(title);
    setCurrentIndex(static_cast<int>(own));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr qsizetype fewestLetters = 13;
    setMinimumContentsLength(static_cast<int>(std::max(fewestLetters, currentText().size())));
    connect(this, &QComboBox::activated, this, [this](int index) {
        setCurrentIndex(static_cast<int>(own_));
        if (index != static_cast<int>(own_)) Q_EMIT pageChosen(static_cast<SeePage>(index));
    });
}

}  // namespace fovea
