// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/register_test.h"
#include "widgets/canvas/layer_mime.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/canvas/tidy_layout.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

using namespace fovea;

/// Image, Conv 1 with its ReLU, Pool; and a Dense that nothing feeds.
class TstGuiCanvas : public QObject {
    Q_OBJECT
private:
    NetworkSpec spec_;
    NodeId image_, conv_, relu_, pool_, dense_;
    std::unique_ptr<NetworkCanvas> canvas_;

    void mouse(QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons,
               Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent event(type, at, canvas_->viewport()->mapToGlobal(at), button, buttons, modifiers);
        QCoreApplication::sendEvent(canvas_->viewport(), &event);
    }
    void dragMouse(QPoint from, QPoint to) {
        mouse(QEvent::MouseMove, from, Qt::NoButton, Qt::NoButton);
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        for (int i = 1; i <= 8; ++i) {
            mouse(QEvent::MouseMove, from + (to - from) * i / 8, Qt::NoButton, Qt::LeftButton);
        }
        mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
    }
    void dropLayer(const LayerSpec& layer, QPoint at) {
        const auto mime = mimeFromLayer(layer);
        QDragEnterEvent enter(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas_->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas_->viewport(), &move);
        QDropEvent drop(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas_->viewport(), &drop);
    }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        Theme::instance().apply(ThemeKind::Light);
    }
    void init() {
        spec_ = {};
        image_ = spec_.append(InputSpec{});
        conv_ = spec_.append(Conv2dSpec{.kernel = {5, 5}}, image_);
        relu_ = spec_.append(ReluSpec{}, conv_);
        pool_ = spec_.append(MaxPool2dSpec{}, relu_);
        dense_ = spec_.append(DenseSpec{});
        canvas_ = std::make_unique<NetworkCanvas>();
        canvas_->resize(1000, 600);
        canvas_->show();
        QVERIFY(QTest::qWaitForWindowExposed(canvas_.get()));
        const ShapeTable shapes = inferShapes(spec_);
        Positions positions = tidyPositions(spec_, shapes, 2000);
        positions[dense_] = QPointF(300, 300);
        canvas_->setNetwork(spec_, shapes, positions, {});
        canvas_->fit();
    }

    void clickSelects() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::selectionChanged);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(conv_));
        QCOMPARE(canvas_->selection(), std::set<NodeId>{conv_});
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, Qt::ControlModifier, canvas_->nodePoint(relu_));
        QCOMPARE(canvas_->selection(), (std::set<NodeId>{conv_, relu_}));
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, QPoint(3, 3));
        QVERIFY(canvas_->selection().empty());
        QCOMPARE(spy.count(), 3);
    }

    void dragMoves() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::moveRequested);
        const QPoint from = canvas_->nodePoint(conv_);
        dragMouse(from, from + QPoint(40, 60));
        QCOMPARE(spy.count(), 1);
        const auto moved = spy.at(0).at(0).value<Positions>();
        QCOMPARE(moved.size(), std::size_t{2});  // the plate goes along
        QCOMPARE(moved.at(conv_), moved.at(relu_));
    }

    void wireConnects() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::connectRequested);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        dragMouse(canvas_->outputPortPoint(pool_), canvas_->nodePoint(dense_));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(0).value<NodeId>(), pool_);
        QCOMPARE(spy.at(0).at(1).value<NodeId>(), dense_);
    }

    /// The convolution's input is taken, and a wire back would close a circle.
    void illegalWireDoesNothing() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::connectRequested);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        dragMouse(canvas_->outputPortPoint(pool_), canvas_->nodePoint(conv_));
        QCOMPARE(spy.count(), 0);
    }

    void escapeCancelsWire() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::connectRequested);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        const QPoint port = canvas_->outputPortPoint(pool_);
        const QPoint target = canvas_->nodePoint(dense_);
        mouse(QEvent::MouseButtonPress, port, Qt::LeftButton, Qt::LeftButton);
        mouse(QEvent::MouseMove, target, Qt::NoButton, Qt::LeftButton);
        QTest::keyClick(canvas_.get(), Qt::Key_Escape);
        mouse(QEvent::MouseButtonRelease, target, Qt::LeftButton, Qt::NoButton);
        QCOMPARE(spy.count(), 0);
    }

    void deleteAsks() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::removeRequested);
        QTest::keyClick(canvas_.get(), Qt::Key_Delete);
        QCOMPARE(spy.count(), 0);  // nothing selected
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        QTest::keyClick(canvas_.get(), Qt::Key_Delete);
        QCOMPARE(spy.at(0).at(0).value<std::set<NodeId>>(), std::set<NodeId>{pool_});
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->wirePoint({image_, conv_}));
        QTest::keyClick(canvas_.get(), Qt::Key_Delete);
        QCOMPARE(spy.at(1).at(1).value<std::vector<Edge>>(), (std::vector<Edge>{{image_, conv_}}));
    }

    void dropInsertsAppendsOrAdds() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::addRequested);
        dropLayer(BatchNormSpec{}, canvas_->wirePoint({image_, conv_}));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(2).value<std::optional<Edge>>(), std::optional<Edge>({image_, conv_}));
        dropLayer(FlattenSpec{}, canvas_->outputPortPoint(pool_) + QPoint(60, 0));
        QCOMPARE(spy.at(1).at(3).value<std::optional<NodeId>>(), std::optional<NodeId>(pool_));
        dropLayer(DenseSpec{.units = 7}, QPoint(20, 580));
        QVERIFY(!spy.at(2).at(2).value<std::optional<Edge>>() && !spy.at(2).at(3).value<std::optional<NodeId>>());
        QCOMPARE(std::get<DenseSpec>(spy.at(2).at(0).value<LayerSpec>()).units, 7);
    }

    void foreignDragIsLeftAlone() {
        QMimeData mime;
        mime.setData(QString::fromLatin1(layerMimeType), "{\"kind\":\"nonsense\"}");
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas_->viewport(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void fixIsChosen() {
        std::get<Conv2dSpec>(spec_.find(conv_)->layer).stride = {2, 2};
        const Conv2dSpec way{.kernel = {4, 4}, .stride = {2, 2}};
        const ProblemTexts problems{
            {conv_,
             {QStringLiteral("does not divide"), {{QStringLiteral("Kernel 4"), QStringLiteral("15 × 15"), way}}}}};
        canvas_->setNetwork(spec_, inferShapes(spec_), {}, problems);
        canvas_->fit();
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::fixChosen);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->fixPoint(conv_, 0));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(0).value<NodeId>(), conv_);
        QCOMPARE(spy.at(0).at(1).value<LayerSpec>(), LayerSpec(way));
    }

    void selectionSurvivesAnEdit() {
        canvas_->setSelection({pool_, conv_});
        spec_.append(FlattenSpec{}, pool_);
        canvas_->setNetwork(spec_, inferShapes(spec_), {}, {});
        QCOMPARE(canvas_->selection(), (std::set<NodeId>{pool_, conv_}));
    }

    void zoomStaysInBounds() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::zoomChanged);
        canvas_->setZoom(2);
        QCOMPARE(canvas_->zoom(), 2.0);
        canvas_->setZoom(1000);
        QCOMPARE(canvas_->zoom(), 4.0);
        QCOMPARE(spy.count(), 2);
    }
};

FOVEA_GUI_TEST(TstGuiCanvas)
#include "tst_gui_canvas.moc"
