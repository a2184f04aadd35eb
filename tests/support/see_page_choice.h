// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QTest>

#include "app/workspaces/see_page.h"

namespace fovea::test {

/// Opens the box of pages that is in view and chooses by keys.
inline void choosePage(const QWidget& see, SeePage page) {
    SeePageBox* box = nullptr;
    for (auto* candidate : see.findChildren<SeePageBox*>())
        if (candidate->isVisible()) box = candidate;
    QVERIFY(box != nullptr);
    if (box->currentIndex() == static_cast<int>(page)) return;
    box->setFocus();
    QTest::keyClick(box, Qt::Key_F4);
    QTRY_VERIFY(box->view()->isVisible());
    QTest::keyClick(box->view(), Qt::Key_Home);
    for (int i = 0; i < static_cast<int>(page); ++i) QTest::keyClick(box->view(), Qt::Key_Down);
    QTest::keyClick(box->view(), Qt::Key_Return);
    QTRY_VERIFY(!box->isVisible());
}

}  // namespace fovea::test
