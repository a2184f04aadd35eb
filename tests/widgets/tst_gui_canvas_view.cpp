// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen of a network on the canvas: thumbnails, the small drawing in the corner, gliding; and edges taken by an end.
#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/register_test.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/canvas/tidy_layout.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

using namespace fovea;

/// Image, two convolutions side by side that are added, a third behind, and a dense layer.
class TstGuiCanvasView : public QObject {
    Q_OBJECT
private:
    NetworkSpec spec_;
    NodeId image_, left_, right_, add_, third_, dense_;
    Positions positions_;
    std::unique_ptr<NetworkCanvas> canvas_;

    void mouse(QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, canvas_->viewport()->mapToGlobal(at), button, buttons, {});
        QCoreApplication::sendEvent(canvas_->viewport(), &event);
    }
    void drag(QPoint from, QPoint to, bool letGo = true) {
        mouse(QEvent::MouseMove, from, Qt::NoButton, Qt::NoButton);
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        for (int i = 1; i <= 8; ++i)
            mouse(QEvent::MouseMove, from + (to - from) * i / 8, Qt::NoButton, Qt::LeftButton);
        if (letGo) mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
    }
    QImage picture() { return canvas_->viewport()->grab().toImage(); }
    LayerThumbnail red() const {
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        return {image, QStringLiteral("Map 3 of 8")};
    }
    static int pixelsOf(const QImage& image, QRgb color) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) count += image.pixel(x, y) == color;
        return count;
    }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        Theme::instance().apply(ThemeKind::Light);
        qRegisterMetaType<Edge>();
        qRegisterMetaType<Positions>();
    }
    void init() {
        spec_ = {};
        const auto conv = Conv2dSpec{.filters = 8, .padding = Padding::same()};
        image_ = spec_.append(InputSpec{.shape = {32, 32, 8}});
        left_ = spec_.append(conv, image_);
        right_ = spec_.append(conv, left_);
        add_ = spec_.append(AddSpec{}, right_);
        spec_.edges.push_back({image_, add_});
        third_ = spec_.append(conv, add_);
        dense_ = spec_.append(DenseSpec{}, third_);
        canvas_ = std::make_unique<NetworkCanvas>();
        canvas_->resize(1000, 600);
        canvas_->show();
        QVERIFY(QTest::qWaitForWindowExposed(canvas_.get()));
        const auto network = analyse(spec_);
        positions_ = tidyPositions(spec_, network->shapes, 2000);
        canvas_->setNetwork(network, positions_, {});
        canvas_->fit();
    }

    void thumbnailsAreDrawnAndTakenAway_data() {
        QTest::addColumn<int>("drawing");
        QTest::newRow("volumes") << int(CanvasDrawing::Volumes);
        QTest::newRow("boxes") << int(CanvasDrawing::Boxes);
        QTest::newRow("blocks") << int(CanvasDrawing::Blocks);
    }
    void thumbnailsAreDrawnAndTakenAway() {
        QFETCH(int, drawing);
        canvas_->setDrawing(static_cast<CanvasDrawing>(drawing));
        canvas_->fit();
        const QImage before = picture();
        const int routings = canvas_->routings();
        QCOMPARE(pixelsOf(before, qRgb(255, 0, 0)), 0);
        canvas_->setThumbnails({{third_, red()}});
        const int one = pixelsOf(picture(), qRgb(255, 0, 0));
        QVERIFY2(one > 300, qPrintable(QString::number(one)));
        canvas_->setThumbnails({{third_, red()}, {image_, red()}});
        QVERIFY(pixelsOf(picture(), qRgb(255, 0, 0)) > 1.5 * one);
        QCOMPARE(canvas_->routings(), routings);
        // In a picture for a file they are there, too, and twice as fine.
        QVERIFY(pixelsOf(canvas_->picture(2), qRgb(255, 0, 0)) > 3 * one);
        canvas_->setThumbnails({});
        QCOMPARE(picture(), before);
    }

    /// Of a vector each circle is a value; of more than there are circles, the first ones and the last ones.
    void circlesAreValues() {
        QImage values(1, 10, QImage::Format_RGB32);
        values.fill(Qt::white);
        values.setPixel(0, 9, qRgb(255, 0, 0));
        values.setPixel(0, 0, qRgb(0, 0, 255));
        canvas_->setThumbnails({{dense_, {values, {}}}});
        const QImage shown = picture();
        const auto rowOf = [&](QRgb color) {
            for (int y = 0; y < shown.height(); ++y)
                for (int x = 0; x < shown.width(); ++x)
                    if (shown.pixel(x, y) == color) return y;
            return -1;
        };
        QVERIFY(rowOf(qRgb(0, 0, 255)) > 0);
        QVERIFY(rowOf(qRgb(255, 0, 0)) > rowOf(qRgb(0, 0, 255)) + 20);
    }

    void minimapMovesTheView() {
        Minimap* map = canvas_->minimap();
        QVERIFY(!map->isVisible());  // all is seen
        canvas_->setZoom(2);
        QVERIFY(map->isVisible());
        const QPointF first = canvas_->mapToScene(canvas_->nodePoint(image_));
        QTest::mouseClick(map, Qt::LeftButton, {}, map->pointOf(first).toPoint());
        QVERIFY(QRect(400, 200, 200, 200).contains(canvas_->nodePoint(image_)));
        // Dragged on to the other end.
        const QPointF last = canvas_->mapToScene(canvas_->nodePoint(dense_));
        QTest::mousePress(map, Qt::LeftButton, {}, map->pointOf(first).toPoint());
        const QPointF to = map->pointOf(last);
        QMouseEvent move(QEvent::MouseMove, to, map->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(map, &move);
        QTest::mouseRelease(map, Qt::LeftButton, {}, to.toPoint());
        QVERIFY(canvas_->viewport()->rect().contains(canvas_->nodePoint(dense_)));
        QVERIFY(!canvas_->viewport()->rect().contains(canvas_->nodePoint(image_)));
        const double x = canvas_->centre().x();
        QTest::keyClick(map, Qt::Key_Left);
        QVERIFY(canvas_->centre().x() < x - 50);
        QVERIFY(!map->accessibleName().isEmpty());
        canvas_->fit();
        QVERIFY(!map->isVisible());
    }

    void edgeIsTakenByItsEnd() {
        QSignalSpy rewired(canvas_.get(), &NetworkCanvas::rewireRequested);
        QSignalSpy refused(canvas_.get(), &NetworkCanvas::refused);
        const Edge skip{image_, add_};
        // Where it leaves: another layer feeds the same input.
        drag(canvas_->edgeGripPoint(skip, false), canvas_->facePoint(left_));
        QCOMPARE(rewired.size(), 1);
        QCOMPARE(rewired.at(0).at(0).value<Edge>(), skip);
        QCOMPARE(rewired.at(0).at(1).value<Edge>(), (Edge{left_, add_}));
        // Where it enters: it feeds another layer, whose one input is replaced.
        drag(canvas_->edgeGripPoint(skip, true), canvas_->facePoint(third_));
        QCOMPARE(rewired.size(), 2);
        QCOMPARE(rewired.at(1).at(1).value<Edge>(), (Edge{image_, third_}));
        // A circle is refused with its sentence, and nothing is asked for.
        drag(canvas_->edgeGripPoint({add_, third_}, false), canvas_->facePoint(dense_));
        QCOMPARE(rewired.size(), 2);
        QCOMPARE(refused.size(), 1);
        QVERIFY2(refused.at(0).at(0).toString().contains(QStringLiteral("circle")),
                 qPrintable(refused.at(0).at(0).toString()));
        // On the ground, and where it came from, it goes back.
        drag(canvas_->edgeGripPoint(skip, true), QPoint(5, 5));
        drag(canvas_->edgeGripPoint(skip, true), canvas_->facePoint(third_), false);
        QVERIFY(canvas_->hasGesture());
        QTest::keyClick(canvas_.get(), Qt::Key_Escape);
        QVERIFY(!canvas_->hasGesture());
        mouse(QEvent::MouseButtonRelease, QPoint(5, 5), Qt::LeftButton, Qt::NoButton);
        QCOMPARE(rewired.size(), 2);
        QCOMPARE(refused.size(), 1);
        // A click there selects it, as everywhere on it.
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->edgeGripPoint(skip, true));
        QCOMPARE(canvas_->selectedEdges(), std::vector<Edge>{skip});
    }

    void linesUp_data() {
        QTest::addColumn<int>("alignment");
        QTest::addColumn<QList<QPointF>>("centres");
        // Bodies 20 × 10, 40 × 30, 60 × 20 and 20 × 20 about (10, 5), (100, 50), (130, 20) and (300, 90).
        using Points = QList<QPointF>;
        QTest::newRow("left") << int(Alignment::LeftEdges) << Points{{10, 5}, {20, 50}, {30, 20}, {10, 90}};
        QTest::newRow("column") << int(Alignment::CentresInColumn) << Points{{135, 5}, {135, 50}, {135, 20}, {135, 90}};
        QTest::newRow("top") << int(Alignment::TopEdges) << Points{{10, 5}, {100, 15}, {130, 10}, {300, 10}};
        QTest::newRow("row") << int(Alignment::CentresInRow) << Points{{10, 41}, {100, 41}, {130, 41}, {300, 41}};
        // From 0 to 310 with 140 taken: three gaps of 170/3.
        QTest::newRow("across") << int(Alignment::DistributeAcross) << Points{{10, 5}, {97, 50}, {203, 20}, {300, 90}};
        // From 0 to 100 with 80 taken, by height: first, third, second, fourth.
        QTest::newRow("down") << int(Alignment::DistributeDown) << Points{{10, 5}, {100, 58}, {130, 27}, {300, 90}};
    }
    void linesUp() {
        QFETCH(int, alignment);
        QFETCH(QList<QPointF>, centres);
        const std::map<NodeId, QRectF> bodies{{NodeId{1}, {0, 0, 20, 10}},
                                              {NodeId{2}, {80, 35, 40, 30}},
                                              {NodeId{3}, {100, 10, 60, 20}},
                                              {NodeId{4}, {290, 80, 20, 20}}};
        const Positions places = aligned(bodies, static_cast<Alignment>(alignment));
        for (int i = 0; i < 4; ++i) QCOMPARE(places.at(NodeId{i + 1}), centres[i]);
        // On the canvas, what is selected moves, with its plates.
        QSignalSpy moved(canvas_.get(), &NetworkCanvas::moveRequested);
        canvas_->align(static_cast<Alignment>(alignment));
        QVERIFY(moved.isEmpty());
        canvas_->setSelection({image_, left_, third_});
        canvas_->align(Alignment::CentresInColumn);
        QCOMPARE(moved.size(), 1);
        const auto changed = moved.at(0).at(0).value<Positions>();
        QVERIFY(changed.at(left_).x() == changed.at(image_).x() && !changed.contains(right_));
    }

    /// A screen reader finds every layer with its name, shape, fault and place, and can go to it.
    void layersAreAccessible() {
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(canvas_.get());
        QVERIFY(canvas != nullptr && canvas->isValid());
        QCOMPARE(canvas->role(), QAccessible::List);
        QVERIFY(canvas->childCount() > 6);  // its widgets come behind
        QAccessibleInterface* third = canvas->child(4);
        QVERIFY(third != nullptr && third->isValid());
        QCOMPARE(canvas->child(4), third);
        QCOMPARE(canvas->indexOfChild(third), 4);
        QCOMPARE(third->parent(), canvas);
        QCOMPARE(third->text(QAccessible::Name), QString::fromStdString(spec_.find(third_)->name));
        const QString description = third->text(QAccessible::Description);
        QVERIFY2(description.contains(QStringLiteral("32 × 32 × 8")), qPrintable(description));
        const QPoint inside = canvas_->viewport()->mapToGlobal(canvas_->nodePoint(third_));
        QVERIFY(third->rect().contains(inside));
        QCOMPARE(canvas->childAt(inside.x(), inside.y()), third);
        QVERIFY(!third->state().selected);
        third->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(canvas_->selection(), std::set<NodeId>{third_});
        QVERIFY(third->state().selected);
        // What is wrong with it is said; a layer that is gone is no longer there.
        canvas_->setNetwork(analyse(spec_), positions_, {{third_, {QStringLiteral("It is too small."), {}}}});
        QVERIFY(third->text(QAccessible::Description).contains(QStringLiteral("It is too small.")));
        const int before = canvas->childCount();
        NetworkSpec without = spec_;
        std::erase_if(without.nodes, [&](const Node& node) { return node.id == third_; });
        std::erase_if(without.edges, [&](const Edge& edge) { return edge.from == third_ || edge.to == third_; });
        canvas_->setNetwork(analyse(without), positions_, {});
        QCOMPARE(canvas->childCount(), before - 1);
        QVERIFY(!third->isValid());
    }

    void glidesAndArrives() {
        const Positions before = canvas_->places();
        Positions after = positions_;
        for (auto& [node, place] : after) place += QPointF(0, node == dense_ ? 300 : 0);
        canvas_->setPositions(after);
        const Positions end = canvas_->places();
        canvas_->glideFrom(before);  // without a duration all is there at once
        QVERIFY(!canvas_->isGliding() && canvas_->isFitted());
        QCOMPARE(canvas_->places(), end);
        canvas_->setGlideDuration(220);
        canvas_->glideFrom(before);
        QVERIFY(canvas_->isGliding());
        QCOMPARE(canvas_->places(), before);
        QTRY_VERIFY(!canvas_->isGliding());
        QCOMPARE(canvas_->places(), end);
        QVERIFY(canvas_->isFitted());
        // A press ends it where it would have ended.
        canvas_->glideFrom(before);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, QPoint(3, 3));
        QVERIFY(!canvas_->isGliding());
        QCOMPARE(canvas_->places(), end);
        QVERIFY(canvas_->isFitted());
    }
};

FOVEA_GUI_TEST(TstGuiCanvasView)
#include "tst_gui_canvas_view.moc"
