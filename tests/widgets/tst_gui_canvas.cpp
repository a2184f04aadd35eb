// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHelpEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

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
    Positions positions_;
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
    QImage pictureWithPointerAt(QPoint at) {
        mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton);
        return canvas_->viewport()->grab().toImage();
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
        const auto network = analyse(spec_);
        positions_ = tidyPositions(spec_, network->shapes, 2000);
        positions_[dense_] = QPointF(300, 300);
        canvas_->setNetwork(network, positions_, {});
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

    /// A residual block is clicked as one, opened by a double click and by Enter, and closed again.
    void blocksAreOne() {
        NetworkSpec spec;
        const NodeId input = spec.append(InputSpec{});
        const NodeId stem = spec.append(Conv2dSpec{.padding = Padding::same()}, input);
        const NodeId first = spec.append(Conv2dSpec{.padding = Padding::same()}, stem);
        const NodeId second = spec.append(Conv2dSpec{.padding = Padding::same()}, first);
        const NodeId add = spec.append(AddSpec{}, second);
        spec.edges.push_back({stem, add});
        const NodeId pool = spec.append(MaxPool2dSpec{}, add);
        const auto network = analyse(spec);
        canvas_->setDrawing(CanvasDrawing::Blocks);
        canvas_->setNetwork(network, {}, {});
        canvas_->fit();
        const std::set<NodeId> block{first, second, add};
        QCOMPARE(canvas_->nodePoint(first), canvas_->nodePoint(second));
        QSignalSpy moved(canvas_.get(), &NetworkCanvas::moveRequested);
        dragMouse(canvas_->nodePoint(add), canvas_->nodePoint(add) + QPoint(60, 40));
        QCOMPARE(canvas_->selection(), block);
        QVERIFY(moved.isEmpty());
        // Two edges lead in and are drawn as one, into which nothing can be put.
        QVERIFY(!canvas_->edgePoint({stem, first}).isNull() && canvas_->edgePoint({stem, add}).isNull());
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->edgePoint({stem, first}));
        QVERIFY(canvas_->selectedEdges().empty());
        // By keys: over the block in one step, both ways.
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(stem));
        QTest::keyClick(canvas_.get(), Qt::Key_Right);
        QCOMPARE(canvas_->selection(), block);
        QTest::keyClick(canvas_.get(), Qt::Key_Right);
        QCOMPARE(canvas_->selection(), std::set<NodeId>{pool});
        QTest::keyClick(canvas_.get(), Qt::Key_Left);
        QCOMPARE(canvas_->selection(), block);
        QTest::keyClick(canvas_.get(), Qt::Key_Return);
        QVERIFY(canvas_->nodePoint(first) != canvas_->nodePoint(second));
        QVERIFY(canvas_->openedBlocks().contains(add));
        canvas_->setOpenedBlocks({});
        QCOMPARE(canvas_->nodePoint(first), canvas_->nodePoint(second));
        QTest::mouseDClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(add));
        QVERIFY(canvas_->nodePoint(first) != canvas_->nodePoint(second));
    }

    void groundTellsTheKeys() {
        const auto tipAt = [this](QPoint at) {
            QHelpEvent help(QEvent::ToolTip, at, canvas_->viewport()->mapToGlobal(at));
            QCoreApplication::sendEvent(canvas_->viewport(), &help);
            return QToolTip::text();
        };
        const QString ground = tipAt({3, 3});
        QVERIFY2(ground.contains(QStringLiteral("Home")), qPrintable(ground));
        QCOMPARE(tipAt(canvas_->nodePoint(conv_)), QString::fromStdString(spec_.find(conv_)->name));
        QToolTip::hideText();
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

    void edgeConnects() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::connectRequested);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        dragMouse(canvas_->outputPortPoint(pool_), canvas_->nodePoint(dense_));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(0).value<NodeId>(), pool_);
        QCOMPARE(spy.at(0).at(1).value<NodeId>(), dense_);
    }

    /// The convolution's input is taken, and an edge back would close a circle.
    void illegalEdgeDoesNothing() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::connectRequested);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        QSignalSpy refused(canvas_.get(), &NetworkCanvas::refused);
        dragMouse(canvas_->outputPortPoint(pool_), canvas_->nodePoint(conv_));
        QCOMPARE(spy.count(), 0);
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused.at(0).at(0).toString().contains(QStringLiteral("circle: Conv 1 leads to Pool 1")));
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(dense_));
        dragMouse(canvas_->outputPortPoint(dense_), canvas_->nodePoint(image_));
        QCOMPARE(refused.count(), 2);
        QVERIFY(refused.at(1).at(0).toString().contains(QStringLiteral("takes no input")));
        dragMouse(canvas_->outputPortPoint(dense_), QPoint(20, 580));  // onto nothing: nothing was meant
        QCOMPARE(refused.count(), 2);
        QCOMPARE(spy.count(), 0);
    }

    /// The owner takes the old edge away.
    void edgeOntoATakenInputIsAskedFor() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::connectRequested);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(image_));
        dragMouse(canvas_->outputPortPoint(image_), canvas_->nodePoint(pool_));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(0).value<NodeId>(), image_);
        QCOMPARE(spy.at(0).at(1).value<NodeId>(), pool_);
    }

    /// "Conv 1" stands under the large face, though the plate of ReLU 1 is what it is drawn on.
    void faceIsTheLayersWhoseNameItBears() {
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->facePoint(conv_));
        QCOMPARE(canvas_->selection(), std::set<NodeId>{conv_});
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(relu_));
        QCOMPARE(canvas_->selection(), std::set<NodeId>{relu_});
    }

    void doubleClickRenamesOrInspects() {
        QSignalSpy renamed(canvas_.get(), &NetworkCanvas::renameRequested);
        QSignalSpy inspected(canvas_.get(), &NetworkCanvas::inspectRequested);
        QTest::mouseDClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->labelPoint(conv_));
        QCOMPARE(renamed.count(), 1);
        QCOMPARE(renamed.at(0).at(0).value<NodeId>(), conv_);
        QCOMPARE(inspected.count(), 0);
        QTest::mouseDClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(relu_));
        QCOMPARE(renamed.count(), 1);
        QCOMPARE(inspected.count(), 1);
        QCOMPARE(inspected.at(0).at(0).value<NodeId>(), relu_);
    }

    void arrowsWalkTheGraph() {
        NetworkSpec spec;
        const NodeId image = spec.append(InputSpec{});
        const NodeId above = spec.append(Conv2dSpec{.padding = Padding::same()}, image);
        const NodeId below = spec.append(Conv2dSpec{.padding = Padding::same()}, image);
        const NodeId sum = spec.append(AddSpec{}, above);
        spec.edges.push_back({below, sum});
        canvas_->setNetwork(analyse(spec),
                            {{image, {0, 0}}, {above, {250, -150}}, {below, {250, 150}}, {sum, {500, 0}}}, {});
        QSignalSpy moved(canvas_.get(), &NetworkCanvas::moveRequested);
        const std::vector<std::pair<Qt::Key, NodeId>> walk{
            {Qt::Key_Right, image}, {Qt::Key_Right, above}, {Qt::Key_Down, below},
            {Qt::Key_Down, below},  {Qt::Key_Up, above},    {Qt::Key_Right, sum},
            {Qt::Key_Right, sum},   {Qt::Key_Left, above},  {Qt::Key_Left, image}};
        for (std::size_t i = 0; i < walk.size(); ++i) {
            QTest::keyClick(canvas_.get(), walk[i].first);
            QVERIFY2(canvas_->selection() == std::set<NodeId>{walk[i].second}, qPrintable(QString::number(i)));
        }
        QCOMPARE(moved.count(), 0);
        QTest::keyClick(canvas_.get(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.at(0).at(0).value<Positions>().at(image), QPointF(8, 0));
    }

    /// Every gesture, and every way in which it can end before the button is let go: all looks as it did before, and
    /// nothing is asked for.
    void cancelledGestures_data() {
        QTest::addColumn<QString>("gesture");
        QTest::addColumn<QString>("end");
        for (const char* gesture :
             {"move", "edge", "edge backwards", "rubber band", "pan", "insert", "fix", "freeze line"}) {
            for (const char* end : {"Escape", "another button", "released elsewhere", "grab lost", "window left"}) {
                const bool dragged = qstrcmp(gesture, "insert") == 0;
                if (dragged && qstrcmp(end, "Escape") != 0) continue;  // Qt holds the mouse then
                QTest::addRow("%s, %s", gesture, end) << QString::fromLatin1(gesture) << QString::fromLatin1(end);
            }
        }
        QTest::newRow("insert, left") << QStringLiteral("insert") << QStringLiteral("left");
    }
    void cancelledGestures() {
        QFETCH(QString, gesture);
        QFETCH(QString, end);
        std::get<Conv2dSpec>(spec_.find(conv_)->layer).stride = {2, 2};
        const ProblemTexts problems{
            {conv_, {QStringLiteral("does not divide"), {{QStringLiteral("Stride 1"), {}, SetLayer{Conv2dSpec{}}}}}}};
        canvas_->setNetwork(analyse(spec_), positions_, problems);
        canvas_->setFreezing({}, gesture == QStringLiteral("freeze line"));
        canvas_->fit();
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        const QPoint away(3, 3);
        const QImage before = pictureWithPointerAt(away);
        const QPointF centre = canvas_->centre();
        QSignalSpy moved(canvas_.get(), &NetworkCanvas::moveRequested);
        QSignalSpy connected(canvas_.get(), &NetworkCanvas::connectRequested);
        QSignalSpy added(canvas_.get(), &NetworkCanvas::addRequested);
        QSignalSpy fixed(canvas_.get(), &NetworkCanvas::fixChosen);
        QSignalSpy frozen(canvas_.get(), &NetworkCanvas::freezeRequested);

        QPoint from = canvas_->nodePoint(pool_), to = from + QPoint(30, 80);
        Qt::MouseButton button = Qt::LeftButton;
        if (gesture == QStringLiteral("edge")) {
            from = canvas_->outputPortPoint(pool_);
            to = canvas_->nodePoint(dense_);
        } else if (gesture == QStringLiteral("edge backwards")) {
            from = canvas_->inputPortPoint(pool_);
            to = canvas_->nodePoint(dense_);
        } else if (gesture == QStringLiteral("rubber band")) {
            from = QPoint(5, 5);
            to = QPoint(990, 590);
        } else if (gesture == QStringLiteral("pan")) {
            button = Qt::MiddleButton;
        } else if (gesture == QStringLiteral("fix")) {
            from = to = canvas_->fixPoint(conv_, 0);
        } else if (gesture == QStringLiteral("freeze line")) {
            from = canvas_->freezeLinePoint();
            to = canvas_->freezeStopPoint(1);
        }
        const auto mime = mimeFromLayer(DenseSpec{});
        if (gesture == QStringLiteral("insert")) {
            to = canvas_->edgePoint({image_, conv_});
            QDragEnterEvent enter(to, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(canvas_->viewport(), &enter);
        } else {
            mouse(QEvent::MouseMove, from, Qt::NoButton, Qt::NoButton);
            mouse(QEvent::MouseButtonPress, from, button, button);
            mouse(QEvent::MouseMove, (from + to) / 2, Qt::NoButton, button);
            mouse(QEvent::MouseMove, to, Qt::NoButton, button);
        }
        QVERIFY(canvas_->hasGesture());
        if (gesture != QStringLiteral("fix")) {  // whose button is only tinted
            QVERIFY(canvas_->viewport()->grab().toImage() != before);
        }
        if (end == QStringLiteral("Escape")) {
            QTest::keyClick(canvas_.get(), Qt::Key_Escape);
        } else if (end == QStringLiteral("another button")) {
            mouse(QEvent::MouseButtonPress, to, Qt::RightButton, button | Qt::RightButton);
        } else if (end == QStringLiteral("released elsewhere")) {
            mouse(QEvent::MouseMove, to + QPoint(1, 1), Qt::NoButton, Qt::NoButton);
        } else if (end == QStringLiteral("left")) {
            QDragLeaveEvent leave;
            QCoreApplication::sendEvent(canvas_->viewport(), &leave);
        } else {
            QEvent lost(end == QStringLiteral("grab lost") ? QEvent::UngrabMouse : QEvent::WindowDeactivate);
            QCoreApplication::sendEvent(canvas_->viewport(), &lost);
        }
        QVERIFY(!canvas_->hasGesture());
        QCOMPARE(canvas_->centre(), centre);
        QCOMPARE(canvas_->selection(), std::set<NodeId>{pool_});
        if (gesture == QStringLiteral("insert")) {
            QDropEvent drop(to, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(canvas_->viewport(), &drop);
        } else {
            mouse(QEvent::MouseButtonRelease, to, button, Qt::NoButton);
        }
        QCOMPARE(moved.count() + connected.count() + added.count() + fixed.count(), 0);
        QCOMPARE(pictureWithPointerAt(away), before);
    }

    /// A gesture ends when what it holds is taken away.
    void gestureLosesItsLayer() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::connectRequested);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        const QPoint to = canvas_->nodePoint(dense_);
        mouse(QEvent::MouseButtonPress, canvas_->outputPortPoint(pool_), Qt::LeftButton, Qt::LeftButton);
        mouse(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
        NetworkSpec longer = spec_;
        longer.append(FlattenSpec{}, pool_);
        canvas_->setNetwork(analyse(longer), positions_, {});
        QVERIFY(canvas_->hasGesture());
        NetworkSpec without = spec_;
        std::erase_if(without.nodes, [this](const Node& node) { return node.id == pool_; });
        std::erase_if(without.edges, [this](const Edge& edge) { return edge.from == pool_ || edge.to == pool_; });
        canvas_->setNetwork(analyse(without), positions_, {});
        QVERIFY(!canvas_->hasGesture());
        mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
        QCOMPARE(spy.count(), 0);
    }

    /// A fix counts where the button is let go on it.
    void fixLetGoElsewhere() {
        const ProblemTexts problems{
            {conv_, {QStringLiteral("does not divide"), {{QStringLiteral("Stride 1"), {}, SetLayer{Conv2dSpec{}}}}}}};
        canvas_->setNetwork(analyse(spec_), positions_, problems);
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::fixChosen);
        dragMouse(canvas_->fixPoint(conv_, 0), QPoint(3, 3));
        QCOMPARE(spy.count(), 0);
    }

    void rubberBandSelects() {
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        const QPoint dense = canvas_->nodePoint(dense_);
        dragMouse(dense - QPoint(90, 4), dense + QPoint(4, 4));
        QCOMPARE(canvas_->selection(), std::set<NodeId>{dense_});
    }

    void panMovesTheView() {
        const QPointF centre = canvas_->centre();
        mouse(QEvent::MouseButtonPress, {300, 300}, Qt::MiddleButton, Qt::MiddleButton);
        mouse(QEvent::MouseMove, {310, 320}, Qt::NoButton, Qt::MiddleButton);
        mouse(QEvent::MouseMove, {340, 350}, Qt::NoButton, Qt::MiddleButton);
        mouse(QEvent::MouseButtonRelease, {340, 350}, Qt::MiddleButton, Qt::NoButton);
        const QPointF by = (centre - canvas_->centre()) * canvas_->zoom();
        QCOMPARE(by.toPoint(), QPoint(40, 50));
    }

    /// While it is dragged the edges follow a layer; when the owner agrees to where it is let go, they stand right.
    void agreeingToAMoveRoutesNothing() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::moveRequested);
        const QPoint from = canvas_->nodePoint(conv_);
        dragMouse(from, from + QPoint(40, 60));
        QCOMPARE(spy.count(), 1);
        Positions moved = positions_;
        for (const auto& [node, place] : spy.at(0).at(0).value<Positions>()) moved[node] = place;
        const int routings = canvas_->routings();
        canvas_->setPositions(moved);
        QCOMPARE(canvas_->routings(), routings);
        canvas_->setPositions(positions_);
        QCOMPARE(canvas_->routings(), routings + 1);
        QCOMPARE(canvas_->nodePoint(conv_), from);
    }

    void deleteAsks() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::removeRequested);
        QTest::keyClick(canvas_.get(), Qt::Key_Delete);
        QCOMPARE(spy.count(), 0);  // nothing selected
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->nodePoint(pool_));
        QTest::keyClick(canvas_.get(), Qt::Key_Delete);
        QCOMPARE(spy.at(0).at(0).value<std::set<NodeId>>(), std::set<NodeId>{pool_});
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->edgePoint({image_, conv_}));
        QTest::keyClick(canvas_.get(), Qt::Key_Delete);
        QCOMPARE(spy.at(1).at(1).value<std::vector<Edge>>(), (std::vector<Edge>{{image_, conv_}}));
    }

    void dropInsertsAppendsOrAdds() {
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::addRequested);
        dropLayer(BatchNormSpec{}, canvas_->edgePoint({image_, conv_}));
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
        const ProblemTexts problems{{conv_,
                                     {QStringLiteral("does not divide"),
                                      {{QStringLiteral("Kernel 4"), QStringLiteral("15 × 15"), SetLayer{way}}}}}};
        canvas_->setNetwork(analyse(spec_), {}, problems);
        canvas_->fit();
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::fixChosen);
        QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->fixPoint(conv_, 0));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(0).value<NodeId>(), conv_);
        QCOMPARE(spy.at(0).at(1).value<Repair>(), Repair(SetLayer{way}));
    }

    /// What lies over the canvas lies over no callout: it stands in what is left, and points to its layer still.
    void calloutKeepsOutOfWhatIsCovered() {
        std::vector<FixSuggestion> fixes;
        for (int kernel = 1; kernel < 5; ++kernel) {
            fixes.push_back({QStringLiteral("Make the kernel %1 × %1").arg(kernel), QStringLiteral("15 × 15"),
                             SetLayer{Conv2dSpec{.kernel = {kernel, kernel}}}});
        }
        const ProblemTexts problems{{dense_, {QStringLiteral("This does not fit. ").repeated(6), fixes}}};
        canvas_->setNetwork(analyse(spec_), positions_, problems);
        constexpr int covered = 304;
        canvas_->setCoveredRight(covered, covered);
        canvas_->ensureNodeVisible(dense_);
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::fixChosen);
        const QRect free = canvas_->viewport()->rect().adjusted(0, 0, -covered, 0);
        for (int i = 0; i < 4; ++i) {
            const QPoint at = canvas_->fixPoint(dense_, i);
            QVERIFY2(free.contains(at), qPrintable(QStringLiteral("%1: %2, %3").arg(i).arg(at.x()).arg(at.y())));
            QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, at);
            QCOMPARE(spy.count(), i + 1);
            QCOMPARE(spy.at(i).at(1).value<Repair>(), fixes[static_cast<std::size_t>(i)].repair);
        }
    }

    /// What is wrong is read at every zoom; all of it is seen once the network is fitted.
    void calloutKeepsItsSize() {
        const Conv2dSpec way{.kernel = {4, 4}};
        const ProblemTexts problems{
            {conv_, {QStringLiteral("does not divide"), {{QStringLiteral("Kernel 4"), QString(), SetLayer{way}}}}}};
        canvas_->setNetwork(analyse(spec_), positions_, problems);
        canvas_->setZoom(1);
        const QSize size = canvas_->calloutRect(conv_).size();
        const QImage picture = canvas_->picture();
        canvas_->setZoom(0.4);
        QCOMPARE(canvas_->picture(), picture);  // which has a zoom of its own
        QSignalSpy spy(canvas_.get(), &NetworkCanvas::fixChosen);
        for (const double zoom : {0.4, 0.7, 2.0}) {
            canvas_->setZoom(zoom);
            canvas_->ensureNodeVisible(conv_);
            const QSize seen = canvas_->calloutRect(conv_).size();
            QVERIFY2(std::abs(seen.width() - size.width()) <= 2 && std::abs(seen.height() - size.height()) <= 2,
                     qPrintable(QStringLiteral("%1: %2 × %3").arg(zoom).arg(seen.width()).arg(seen.height())));
            QTest::mouseClick(canvas_->viewport(), Qt::LeftButton, {}, canvas_->fixPoint(conv_, 0));
            QCOMPARE(spy.count(), 1);
            spy.clear();
        }
        canvas_->resize(500, 260);
        canvas_->fit();
        QVERIFY(canvas_->zoom() < 1);
        QVERIFY(canvas_->viewport()->rect().contains(canvas_->calloutRect(conv_)));
        QVERIFY(canvas_->isFitted());
    }

    void keysReachTheEndsAndExtend() {
        QTest::keyClick(canvas_.get(), Qt::Key_End);
        QCOMPARE(canvas_->selection(), std::set<NodeId>{spec_.topologicalOrder().back()});
        QTest::keyClick(canvas_.get(), Qt::Key_Home);
        QCOMPARE(canvas_->selection(), std::set<NodeId>{image_});
        QTest::keyClick(canvas_.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(canvas_->selection(), (std::set<NodeId>{image_, conv_}));
        QTest::keyClick(canvas_.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(canvas_->selection(), (std::set<NodeId>{image_, conv_, relu_}));
    }

    void selectionSurvivesAnEdit() {
        canvas_->setSelection({pool_, conv_});
        spec_.append(FlattenSpec{}, pool_);
        canvas_->setNetwork(analyse(spec_), {}, {});
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
