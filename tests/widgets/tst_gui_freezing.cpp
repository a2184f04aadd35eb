// SPDX-License-Identifier: GPL-3.0-or-later
// Locks and the freeze line on the canvas, by mouse and keys; what inspector and ledger say of them.
#include <QCheckBox>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "core/network/catalogue.h"
#include "core/training/layer_training.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/canvas/tidy_layout.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_model.h"
#include "widgets/inspector/ledger_view.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

using namespace fovea;

/// The syllabus' reference network with a head for five classes, in as many rows as it takes.
class TstGuiFreezing : public QObject {
    Q_OBJECT
private:
    NetworkSpec spec_;
    std::vector<NodeId> layers_;  ///< with weights
    std::unique_ptr<NetworkCanvas> canvas_;

    void mouse(QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, canvas_->viewport()->mapToGlobal(at), button, buttons, {});
        QCoreApplication::sendEvent(canvas_->viewport(), &event);
    }
    void dragMouse(QPoint from, QPoint to) {
        mouse(QEvent::MouseMove, from, Qt::NoButton, Qt::NoButton);
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        for (int i = 1; i <= 8; ++i) {
            mouse(QEvent::MouseMove, from + (to - from) * i / 8, Qt::NoButton, Qt::LeftButton);
        }
    }
    void release(QPoint at) { mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton); }
    void key(int key) {
        canvas_->setFocus();
        QTest::keyClick(canvas_.get(), static_cast<Qt::Key>(key));
    }
    static std::set<NodeId> asked(const QSignalSpy& spy) { return spy.back().front().value<std::set<NodeId>>(); }
    std::set<NodeId> lowest(std::size_t count) const {
        return {layers_.begin(), layers_.begin() + std::ptrdiff_t(count)};
    }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        Theme::instance().apply(ThemeKind::Light);
        qRegisterMetaType<std::set<NodeId>>();
    }
    void init() {
        spec_ = findInCatalogue("ref-cnn")->make({32, 32, 3}, 5);
        layers_ = layersWithWeights(spec_);
        canvas_ = std::make_unique<NetworkCanvas>();
        canvas_->resize(1200, 760);
        canvas_->show();
        QVERIFY(QTest::qWaitForWindowExposed(canvas_.get()));
        const auto network = analyse(spec_);
        canvas_->setNetwork(network, tidyPositions(spec_, network->shapes, 1100), {});
        canvas_->setFreezing({}, true);
        canvas_->fit();
    }

    void locksToggle() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::freezeRequested);
        const QImage before = canvas_->viewport()->grab().toImage();
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->lockPoint(layers_[3]));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(asked(spy), std::set<NodeId>{layers_[3]});
        QVERIFY(canvas_->frozen().empty());  // until its owner says so
        canvas_->setFreezing(asked(spy), true);
        QVERIFY(canvas_->viewport()->grab().toImage() != before);
        QVERIFY(canvas_->accessibleDescription().count(QStringLiteral(", frozen")) == 1);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->lockPoint(layers_[3]));
        QVERIFY(asked(spy).empty());
        // Let go elsewhere, nothing comes of it.
        dragMouse(canvas_->lockPoint(layers_[2]), QPoint(4, 4));
        release(QPoint(4, 4));
        QCOMPARE(spy.count(), 2);
    }

    void lineIsDragged() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::freezeRequested);
        for (const int stop : {5, 2, 6, 0}) {
            const QPoint to = canvas_->freezeStopPoint(stop);
            const QImage before = canvas_->viewport()->grab().toImage();
            dragMouse(canvas_->freezeLinePoint(), to + QPoint(5, 12));
            QVERIFY(canvas_->hasGesture());
            QVERIFY(canvas_->viewport()->grab().toImage() != before);  // what would be frozen shows on the way
            release(to + QPoint(5, 12));
            QCOMPARE(asked(spy), lowest(std::size_t(stop)));
            canvas_->setFreezing(asked(spy), true);
            QCOMPARE(canvas_->freezeLinePoint(), to);
        }
        QCOMPARE(spy.count(), 4);
        // There is no place behind the head: something must be left to train.
        QCOMPARE(canvas_->freezeStopPoint(7), QPoint());
        dragMouse(canvas_->freezeLinePoint(), canvas_->freezeStopPoint(4));
        QTest::keyClick(canvas_.get(), Qt::Key_Escape);
        QVERIFY(!canvas_->hasGesture());
        release(canvas_->freezeStopPoint(4));
        QCOMPARE(spy.count(), 4);
    }

    void keysMoveTheLine() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::freezeRequested);
        key(Qt::Key_BracketLeft);
        QCOMPARE(spy.count(), 0);  // it stands at the left end
        for (std::size_t i = 1; i <= 6; ++i) {
            key(Qt::Key_BracketRight);
            QCOMPARE(asked(spy), lowest(i));
            canvas_->setFreezing(asked(spy), true);
        }
        key(Qt::Key_BracketRight);
        QCOMPARE(spy.count(), 6);
        key(Qt::Key_BracketLeft);
        QCOMPARE(asked(spy), lowest(5));
        canvas_->setFreezing({}, false);
        key(Qt::Key_BracketRight);
        QCOMPARE(spy.count(), 7);  // it isn't shown
    }

    void keyFreezesTheSelection() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::freezeRequested);
        QSignalSpy refused(canvas_.get(), &NetworkCanvas::refused);
        key(Qt::Key_L);
        QCOMPARE(refused.count(), 1);
        canvas_->setSelection({layers_[0], layers_[1], *spec_.inputNode()});
        key(Qt::Key_L);
        QCOMPARE(asked(spy), lowest(2));
        canvas_->setFreezing({layers_[0]}, true);
        key(Qt::Key_L);  // not all of them are frozen
        QCOMPARE(asked(spy), lowest(2));
        canvas_->setFreezing(asked(spy), true);
        key(Qt::Key_L);
        QVERIFY(asked(spy).empty());
        canvas_->setSelection({layers_[4]});
        canvas_->freezeUpToSelection();
        QCOMPARE(asked(spy), lowest(5));
    }

    // Where a branch is frozen alone, the line stands before it.
    void lineStaysBelowWhatIsTrained() {
        canvas_->setFreezing({layers_[0], layers_[1], layers_[4]}, true);
        QCOMPARE(canvas_->freezeLinePoint(), canvas_->freezeStopPoint(2));
        canvas_->setFreezing({layers_[3]}, true);
        QCOMPARE(canvas_->freezeLinePoint(), canvas_->freezeStopPoint(0));
    }

    // A lock behind the line is nobody's but its own: the line moves without it.
    void lineLeavesLocksBehindIt() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::freezeRequested);
        std::set<NodeId> all = lowest(2);
        all.insert(layers_[4]);
        canvas_->setFreezing(all, true);
        key(Qt::Key_BracketLeft);
        QCOMPARE(asked(spy), (std::set<NodeId>{layers_[0], layers_[4]}));
        canvas_->setFreezing(asked(spy), true);
        const QPoint to = canvas_->freezeStopPoint(2);
        dragMouse(canvas_->freezeLinePoint(), to + QPoint(5, 12));
        release(to + QPoint(5, 12));
        QCOMPARE(asked(spy), all);
        // At the left end it stays, and so does what is locked.
        canvas_->setFreezing({layers_[4]}, true);
        key(Qt::Key_BracketLeft);
        QCOMPARE(spy.count(), 2);
    }

    void closedLocksShowAlone() {
        canvas_->setFreezing({layers_[1]}, false);
        QVERIFY(canvas_->lockPoint(layers_[1]) != canvas_->lockPoint(layers_[2]));
        QCOMPARE(canvas_->lockPoint(layers_[2]), canvas_->lockPoint(layers_[3]));  // none
        QCOMPARE(canvas_->freezeStopPoint(0), QPoint());
    }

    // Golden counts of lesson 23.
    void countsStandInInspectorAndLedger() {
        InspectorPanel inspector;
        LedgerView ledger;
        const auto network = analyse(spec_);
        inspector.setNetwork(network);
        ledger.setNetwork(*network);
        inspector.setFrozen(lowest(5));
        ledger.setFrozen(lowest(5));
        auto* counts = ledger.findChild<QLabel*>(QStringLiteral("trainedCounts"));
        const auto digits = [](const QString& text) {
            QString plain;
            for (const QChar letter : text)
                if (letter.isDigit() || letter.isLetter() || letter == u' ' || letter == u',') plain += letter;
            return plain;
        };
        QCOMPARE(digits(counts->text()), QStringLiteral("trained 157829 of 297253, frozen 139424"));
        QVERIFY(!counts->isHidden());
        const auto* model = ledger.table()->model();
        int frozen = 0;
        for (int column = 0; column < model->columnCount(); ++column)
            frozen +=
                model->index(LedgerModel::ParameterRow, column).data().toString().contains(QLatin1String("frozen"));
        QCOMPARE(frozen, 5);

        inspector.show();
        auto* box = inspector.findChild<QCheckBox*>(QStringLiteral("freezeLayer"));
        QVERIFY(!box->isVisible());
        inspector.setSelection({layers_[0]});
        QVERIFY(box->isVisible() && box->isChecked());
        QSignalSpy spy(&inspector, &InspectorPanel::freezeRequested);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.front().at(1).toBool(), false);
        inspector.setSelection({layers_[6]});
        QVERIFY(box->isVisible() && !box->isChecked());
        inspector.setSelection({*spec_.inputNode()});
        QVERIFY(!box->isVisible());
        ledger.setFrozen({});
        QVERIFY(counts->isHidden());
    }
};

FOVEA_GUI_TEST(TstGuiFreezing)
#include "tst_gui_freezing.moc"
