// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include "tests/support/register_test.h"
#include "widgets/charts/class_bars.h"
#include "widgets/charts/confusion_view.h"
#include "widgets/images/answer_fields.h"
#include "widgets/images/image_source.h"
#include "widgets/images/layer_strip.h"
#include "widgets/images/patch_view.h"
#include "widgets/images/pixel_view.h"

using namespace fovea;

/// The strip of layers, and the other pictures that are chosen from.
class StripTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeKind::Light); }
    void clickSelectsLayerAndMap();
    void arrowsStep();
    void selectionSurvivesNewPictures();
    void farLayersScrollIntoView();
    void gridKeys_data();
    void gridKeys();
    void confusionCells();
    void confusionTableMustBeSquare_data();
    void confusionTableMustBeSquare();
    void verdict_data();
    void verdict();
    void dropsAndRequests();
    void hiddenAnswer();

private:
    static std::vector<LayerMaps> layers(int count) {
        QImage map(8, 8, QImage::Format_RGB32);
        map.fill(Qt::gray);
        std::vector<LayerMaps> result;
        for (int i = 0; i < count; ++i)
            result.push_back({NodeId{i + 1},
                              QStringLiteral("Layer %1").arg(i),
                              LayerFamily::Convolution,
                              {8, 8, 6},
                              {},
                              std::vector<QImage>(6, map)});
        LayerMaps scores{NodeId{100}, QStringLiteral("Dense"), LayerFamily::Dense, {1, 1, 2}, {}, {}, true, {1, -2}};
        scores.valueNames = {QStringLiteral("cat"), QStringLiteral("dog")};
        result.push_back(scores);
        return result;
    }
};

void StripTest::clickSelectsLayerAndMap() {
    LayerStrip strip;
    strip.resize(800, 208);
    strip.setLayers(layers(3));
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QSignalSpy layerSpy(&strip, &LayerStrip::layerSelected);
    QSignalSpy mapSpy(&strip, &LayerStrip::mapSelected);
    QTest::mouseClick(strip.viewport(), Qt::LeftButton, {},
                      (strip.columnRect(2).topLeft() + QPointF(30, 10)).toPoint());
    QCOMPARE(layerSpy.size(), 1);
    QCOMPARE(layerSpy[0][0].value<NodeId>(), NodeId{3});
    QCOMPARE(mapSpy.size(), 0);
    QTest::mouseClick(strip.viewport(), Qt::LeftButton, {}, strip.mapRect(1, 5).center().toPoint());
    QCOMPARE(layerSpy.size(), 2);
    QCOMPARE(mapSpy.size(), 1);
    QCOMPARE(mapSpy[0][0].value<NodeId>(), NodeId{2});
    QCOMPARE(mapSpy[0][1].toInt(), 5);
    QCOMPARE(strip.selectedMap(), 5);
    QTest::mouseClick(strip.viewport(), Qt::LeftButton, {}, QPoint(strip.width() - 3, 100));
    QCOMPARE(layerSpy.size(), 2);
}

void StripTest::arrowsStep() {
    LayerStrip strip;
    strip.resize(800, 208);
    strip.setLayers(layers(2));
    strip.setSelectedLayer(NodeId{1});
    QSignalSpy layerSpy(&strip, &LayerStrip::layerSelected);
    QSignalSpy mapSpy(&strip, &LayerStrip::mapSelected);
    QTest::keyClick(&strip, Qt::Key_Left);
    QCOMPARE(layerSpy.size(), 0);
    QTest::keyClick(&strip, Qt::Key_Right);
    QCOMPARE(strip.selectedLayer(), std::optional(NodeId{2}));
    QTest::keyClick(&strip, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(strip.selectedMap(), 1);
    QTest::keyClick(&strip, Qt::Key_Down);
    QCOMPARE(strip.selectedMap(), 5);
    QTest::keyClick(&strip, Qt::Key_Down);
    QCOMPARE(strip.selectedMap(), 5);
    QCOMPARE(mapSpy.size(), 2);
    QTest::keyClick(&strip, Qt::Key_End);
    QCOMPARE(strip.selectedLayer(), std::optional(NodeId{100}));
    QTest::keyClick(&strip, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(mapSpy.size(), 2);
    QVERIFY(strip.accessibleDescription().contains(QStringLiteral("Dense")));
}

void StripTest::selectionSurvivesNewPictures() {
    LayerStrip strip;
    strip.setLayers(layers(3));
    strip.setSelectedLayer(NodeId{3});
    strip.setSelectedMap(4);
    strip.setLayers(layers(3));
    QCOMPARE(strip.selectedLayer(), std::optional(NodeId{3}));
    QCOMPARE(strip.selectedMap(), 4);
    strip.setLayers(layers(2));
    QVERIFY(!strip.selectedLayer());
    strip.setLayers({});
    QTest::keyClick(&strip, Qt::Key_Right);
    QVERIFY(!strip.grab().isNull());
}

void StripTest::farLayersScrollIntoView() {
    LayerStrip strip;
    strip.resize(400, 208);
    strip.setLayers(layers(12));
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QTest::keyClick(&strip, Qt::Key_End);
    QVERIFY(strip.horizontalScrollBar()->value() > 0);
    QVERIFY(strip.columnRect(12).right() <= strip.viewport()->width());
    QTest::keyClick(&strip, Qt::Key_Home);
    QVERIFY(strip.columnRect(0).left() >= 0);
}

void StripTest::gridKeys_data() {
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("to");
    QTest::newRow("right") << 1 << int(Qt::Key_Right) << 2;
    QTest::newRow("down") << 1 << int(Qt::Key_Down) << 4;
    QTest::newRow("up") << 4 << int(Qt::Key_Up) << 1;
    QTest::newRow("first row up") << 1 << int(Qt::Key_Up) << 1;
    QTest::newRow("into a gap") << 4 << int(Qt::Key_Down) << 4;
    QTest::newRow("end") << 6 << int(Qt::Key_Right) << 6;
    QTest::newRow("none yet") << -1 << int(Qt::Key_Right) << 0;
}

void StripTest::gridKeys() {
    QFETCH(int, from);
    QFETCH(int, key);
    ThumbnailGrid grid;
    grid.setColumns(3);
    grid.setThumbnails(std::vector<Thumbnail>(7, Thumbnail{QImage(4, 4, QImage::Format_RGB32)}));
    grid.resize(200, grid.heightForWidth(200));
    grid.setSelected(from);
    QSignalSpy chosen(&grid, &ThumbnailGrid::chosen);
    QTest::keyClick(&grid, Qt::Key(key));
    QTEST(grid.selected(), "to");
    QCOMPARE(chosen.size(), grid.selected() == from ? 0 : 1);
    QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.cellRect(6).center().toPoint());
    QCOMPARE(grid.selected(), 6);
}

void StripTest::confusionCells() {
    ConfusionView view;
    view.setTable({QStringLiteral("cat"), QStringLiteral("dog")}, {{90, 10}, {25, 75}});
    view.resize(440, view.heightForWidth(440));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy clicked(&view, &ConfusionView::cellClicked);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect({1, 0}).center().toPoint());
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toInt(), 1);
    QCOMPARE(clicked[0][1].toInt(), 0);
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(1, 1));
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(view.sentence({1, 0}), QStringLiteral("25 of 100 images of dog were taken for cat (25.0\u00A0%)."));
    QCOMPARE(view.sentence({0, 0}), QStringLiteral("90 of 100 images of cat were recognised (90.0\u00A0%)."));
    QVERIFY(view.sentence({7, 0}).isEmpty());
}

void StripTest::confusionTableMustBeSquare_data() {
    QTest::addColumn<int>("classes");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("taken");
    QTest::newRow("square") << 3 << 3 << 3 << true;
    QTest::newRow("too few rows") << 3 << 2 << 3 << false;
    QTest::newRow("too few columns") << 3 << 3 << 2 << false;
    QTest::newRow("nothing") << 0 << 0 << 0 << true;
}

void StripTest::confusionTableMustBeSquare() {
    QFETCH(int, classes);
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(bool, taken);
    ConfusionView view;
    view.resize(400, 400);
    view.setTable(std::vector<QString>(std::size_t(classes), QStringLiteral("x")),
                  std::vector(std::size_t(rows), std::vector<std::int64_t>(std::size_t(columns), 0)));
    QCOMPARE(view.cellAt(view.cellRect({0, 0}).center()).has_value(), taken && classes > 0);
    QVERIFY(!view.grab().isNull());
}

void StripTest::verdict_data() {
    QTest::addColumn<int>("truth");
    QTest::addColumn<QString>("expected");
    QTest::newRow("right") << 1 << QStringLiteral("correct, with 70.0\u00A0%");
    QTest::newRow("wrong") << 2 << QStringLiteral("wrong: it is a cat");
    QTest::newRow("wrong, vowel") << 0 << QStringLiteral("wrong: it is an airplane");
    QTest::newRow("unknown") << -1 << QString();
    QTest::newRow("out of range") << 3 << QString();
}

void StripTest::verdict() {
    QFETCH(int, truth);
    ClassBars bars;
    bars.setScores({{QStringLiteral("airplane"), 0.2}, {QStringLiteral("bird"), 0.7}, {QStringLiteral("cat"), 0.1}},
                   truth);
    QTEST(bars.verdict(), "expected");
}

void StripTest::dropsAndRequests() {
    ImageSource source;
    source.resize(288, 600);
    source.show();
    QVERIFY(QTest::qWaitForWindowExposed(&source));
    QSignalSpy files(&source, &ImageSource::fileDropped), images(&source, &ImageSource::imageDropped);
    QSignalSpy paste(&source, &ImageSource::pasteRequested), open(&source, &ImageSource::openRequested);
    const auto drop = [&](QMimeData& data) {
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        // Past QApplication, which delivers drops only within a drag of the window system.
        static_cast<QObject&>(source).event(&event);
    };
    QMimeData file, image, text;
    file.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/cat.png"))});
    drop(file);
    QCOMPARE(files.size(), 1);
    QCOMPARE(files[0][0].toString(), QStringLiteral("/tmp/cat.png"));
    image.setImageData(QImage(3, 2, QImage::Format_RGB32));
    drop(image);
    QCOMPARE(images.size(), 1);
    QCOMPARE(images[0][0].value<QImage>().size(), QSize(3, 2));
    text.setText(QStringLiteral("no picture"));
    drop(text);
    text.setUrls({QUrl(QStringLiteral("https://example.org/cat.png"))});
    drop(text);
    QCOMPARE(files.size() + images.size(), 2);
    QTest::keyClick(&source, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(paste.size(), 1);
    for (QPushButton* button : source.findChildren<QPushButton*>()) QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(paste.size(), 2);
    QCOMPARE(open.size(), 1);
}

void StripTest::hiddenAnswer() {
    PatchArithmetic a;
    a.kernelHeight = a.kernelWidth = 1;
    a.channels = {{QStringLiteral("Red"), {}, {2}, {0.5F}, 1.0}};
    a.bias = 0.25;
    a.total = 1.25;
    PatchView view;
    view.resize(400, 400);
    view.setArithmetic(a);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QImage shown = view.grab().toImage();
    QSignalSpy changed(&view, &PatchView::answerHiddenChanged);
    QTest::keyClick(&view, Qt::Key_A);
    QVERIFY(view.isAnswerHidden());
    QVERIFY(view.grab().toImage() != shown);
    // Nothing gives it away, and it can be typed.
    view.copyNumbers();
    QVERIFY(!QGuiApplication::clipboard()->text().contains(QStringLiteral("1.25")));
    const auto answer = [&](const char* name, const char* text) {
        auto* field = view.findChild<AnswerField*>(QString::fromLatin1(name));
        if (field == nullptr || !field->isVisible()) return AnswerField::State::Open;
        field->clear();
        QTest::mouseClick(field, Qt::LeftButton);
        QTest::keyClicks(field, QString::fromLatin1(text));
        QTest::keyClick(field, Qt::Key_Return);
        return field->state();
    };
    const auto* note = view.findChild<QLabel*>(QStringLiteral("answer.note"));
    QCOMPARE(answer("answer.0", "1.0"), AnswerField::State::Right);
    QCOMPARE(answer("answer.total", "1.00"), AnswerField::State::Wrong);
    QVERIFY(note->isVisible() && note->text().contains(QStringLiteral("bias")));
    QCOMPARE(answer("answer.total", "1,25"), AnswerField::State::Right);
    QVERIFY(!note->isVisible());
    for (const auto* field : view.findChildren<AnswerField*>())
        QVERIFY(field->parentWidget()->rect().contains(field->geometry()));
    PixelView map;
    map.setMap({1, 1, {0.5F}}, MapScale::Signed);
    map.pinPixel({0, 0});
    QVERIFY(map.readout().contains(QStringLiteral("0.50")));
    map.setValueHidden(true);
    QCOMPARE(map.readout(), QStringLiteral("(0, 0) ?"));
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_A);
    QVERIFY(!view.isAnswerHidden());
    QCOMPARE(changed.size(), 2);
    view.copyNumbers();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("1.25")));
}

FOVEA_GUI_TEST(StripTest)
#include "tst_gui_strip.moc"
