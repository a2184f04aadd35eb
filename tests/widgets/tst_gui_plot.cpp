// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <cmath>
#include <limits>
#include <memory>

#include "core/benches/bench_table.h"
#include "tests/support/register_test.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/descent_plot.h"
#include "widgets/charts/class_bars.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/charts/curve_scene.h"  // QCustomPlot, without its keywords
#include "widgets/charts/gradient_bars.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/charts/rate_track.h"
#include "widgets/style/theme.h"

using namespace fovea;

class PlotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { plot_.reset(); }
    void followsTheData();
    void wheelZoomsAtTheMouse();
    void dragPans();
    void shiftDragZoomsIntoARectangle();
    void doubleClickAndHomeReset_data();
    void doubleClickAndHomeReset();
    void hoverSnapsToPoints();
    void hoverIsShared();
    void arrowsStepThroughEpochs();
    void logarithmicAxis();
    void keepsEveryPointAndDrawsFew();
    void oddValues_data();
    void oddValues();
    void writesPdfAndPicture();
    void followsTheTheme();
    void coloursAreLegible();
    void labelsHaveRoomAtAllSizes();
    void logarithmicTicksKeepApart_data();
    void logarithmicTicksKeepApart();
    void ratesKeepOffTheirCurve_data();
    void ratesKeepOffTheirCurve();
    void plannedRatesEndTheTrack();
    void ratePointsMove();
    void gradientsScroll();
    void untrainedScoresAreNoVerdict();
    void aDivergingWayStaysInItsPicture();

private:
    void fill(CurvePlot& plot, int steps) {
        for (int i = 0; i < steps; ++i) plot.addStep(i / 100.0, 0.5 + 2 * std::exp(-i / 300.0));
        for (int e = 0; e <= (steps - 1) / 100; ++e) plot.addEpoch(e, 0.6 + 2 * std::exp(-e / 3.0));
        plot.flush();
        QCoreApplication::processEvents();
    }
    QWidget* area() const { return plot_->plotArea(); }
    QPointF middle() const { return QRectF(area()->rect()).center(); }
    void send(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons,
              Qt::KeyboardModifiers keys = {}) {
        QMouseEvent event(type, at, area()->mapToGlobal(at), button, buttons, keys);
        QCoreApplication::sendEvent(area(), &event);
    }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers keys = {}) {
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton, keys);
        for (int i = 1; i <= 5; ++i)
            send(QEvent::MouseMove, from + (to - from) * i / 5, Qt::NoButton, Qt::LeftButton, keys);
        send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton, keys);
        QCoreApplication::processEvents();
    }
    void wheel(QPointF at, int delta, Qt::KeyboardModifiers keys = {}) {
        QWheelEvent event(at, area()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(area(), &event);
        QCoreApplication::processEvents();
    }
    static double width(CurvePlot::Range range) { return range.upper - range.lower; }

    std::unique_ptr<CurvePlot> plot_;
};

void PlotTest::init() {
    Theme::instance().apply(ThemeKind::Light);
    plot_ = std::make_unique<CurvePlot>(CurveQuantity::Loss);
    plot_->resize(700, 300);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
    fill(*plot_, 601);
}

void PlotTest::followsTheData() {
    QVERIFY(plot_->isFollowing());
    QCOMPARE(plot_->horizontalRange().lower, 0.0);
    QVERIFY(plot_->horizontalRange().upper >= 6.0);
    plot_->addStep(20, 0.4);
    plot_->flush();
    QVERIFY(plot_->horizontalRange().upper >= 20.0);
    QVERIFY(plot_->accessibleDescription().contains(QStringLiteral("train")));
}

void PlotTest::wheelZoomsAtTheMouse() {
    const auto before = plot_->horizontalRange();
    const auto vertical = plot_->verticalRange();
    wheel(middle(), 120);
    QVERIFY(width(plot_->horizontalRange()) < width(before));
    QCOMPARE(width(plot_->verticalRange()), width(vertical));
    QVERIFY(!plot_->isFollowing());
    wheel(middle(), 120, Qt::ControlModifier);
    QVERIFY(width(plot_->verticalRange()) < width(vertical));
    // New points do not move a view that someone chose.
    const auto chosen = plot_->horizontalRange();
    plot_->addStep(30, 0.4);
    plot_->flush();
    QCOMPARE(plot_->horizontalRange().upper, chosen.upper);
}

void PlotTest::dragPans() {
    const auto before = plot_->horizontalRange();
    drag(middle(), middle() + QPointF(-80, 0));
    const auto after = plot_->horizontalRange();
    QVERIFY(after.lower > before.lower);
    QVERIFY(std::abs(width(after) - width(before)) < 1e-9);
    QVERIFY(!plot_->isFollowing());
}

void PlotTest::shiftDragZoomsIntoARectangle() {
    const auto before = plot_->horizontalRange();
    const auto vertical = plot_->verticalRange();
    drag(middle() - QPointF(100, 30), middle() + QPointF(50, 30), Qt::ShiftModifier);
    QVERIFY(width(plot_->horizontalRange()) < width(before) / 2);
    QVERIFY(width(plot_->verticalRange()) < width(vertical) / 2);
}

void PlotTest::doubleClickAndHomeReset_data() {
    QTest::addColumn<bool>("byKey");
    QTest::newRow("double click") << false;
    QTest::newRow("Home") << true;
}

void PlotTest::doubleClickAndHomeReset() {
    QFETCH(bool, byKey);
    const auto before = plot_->horizontalRange();
    wheel(middle(), 240);
    drag(middle(), middle() + QPointF(60, 20));
    QVERIFY(!plot_->isFollowing());
    if (byKey)
        QTest::keyClick(area(), Qt::Key_Home);
    else
        QTest::mouseDClick(area(), Qt::LeftButton, {}, middle().toPoint());
    QVERIFY(plot_->isFollowing());
    QCOMPARE(plot_->horizontalRange().lower, before.lower);
    QCOMPARE(plot_->horizontalRange().upper, before.upper);
}

void PlotTest::hoverSnapsToPoints() {
    QSignalSpy hovered(plot_.get(), &CurvePlot::hoveredEpoch);
    QSignalSpy left(plot_.get(), &CurvePlot::hoverLeft);
    send(QEvent::MouseMove, middle(), Qt::NoButton, Qt::NoButton);
    QCOMPARE(hovered.size(), 1);
    const double epoch = hovered[0][0].toDouble();
    QCOMPARE(plot_->hover(), std::optional(epoch));
    // A measured point: steps come every hundredth.
    QVERIFY(std::abs(epoch * 100 - std::round(epoch * 100)) < 1e-6);
    send(QEvent::MouseMove, middle(), Qt::NoButton, Qt::NoButton);
    QCOMPARE(hovered.size(), 1);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(area(), &leave);
    QCOMPARE(left.size(), 1);
    QVERIFY(!plot_->hover());
}

void PlotTest::hoverIsShared() {
    CurvePlot accuracy(CurveQuantity::Accuracy);
    connect(plot_.get(), &CurvePlot::hoveredEpoch, &accuracy, [&](double epoch) { accuracy.setHover(epoch); });
    QSignalSpy echoes(&accuracy, &CurvePlot::hoveredEpoch);
    send(QEvent::MouseMove, middle(), Qt::NoButton, Qt::NoButton);
    QCOMPARE(accuracy.hover(), plot_->hover());
    QCOMPARE(echoes.size(), 0);
}

void PlotTest::arrowsStepThroughEpochs() {
    plot_->setHover(3.4);
    QTest::keyClick(area(), Qt::Key_Right);
    QCOMPARE(plot_->hover(), std::optional(4.0));
    QTest::keyClick(area(), Qt::Key_Left);
    QTest::keyClick(area(), Qt::Key_Left);
    QCOMPARE(plot_->hover(), std::optional(2.0));
    for (int i = 0; i < 10; ++i) QTest::keyClick(area(), Qt::Key_Left);
    QCOMPARE(plot_->hover(), std::optional(0.0));
    QTest::keyClick(area(), Qt::Key_Escape);
    QVERIFY(!plot_->hover());
}

void PlotTest::logarithmicAxis() {
    QSignalSpy changed(plot_.get(), &CurvePlot::logarithmicChanged);
    plot_->setLogarithmic(true);
    QCOMPARE(changed.size(), 1);
    QVERIFY(plot_->verticalRange().lower > 0);
    CurvePlot accuracy(CurveQuantity::Accuracy);
    accuracy.setLogarithmic(true);
    QVERIFY(!accuracy.isLogarithmic());
}

void PlotTest::keepsEveryPointAndDrawsFew() {
    plot_->clear();
    for (int i = 0; i < 200000; ++i) plot_->addStep(i / 700.0, 1 + std::sin(i * 0.01) + (i == 123456 ? 40 : 0));
    plot_->flush();
    QCoreApplication::processEvents();
    QCOMPARE(plot_->steps().size(), std::size_t(200000));
    QCOMPARE(plot_->steps()[123456].y, 41 + std::sin(1234.56));
    // Drawing all 200,000 would take seconds: no curve has more than its screen can show.
    const auto* screen = plot_->findChild<QCustomPlot*>();
    QVERIFY(screen != nullptr);
    int drawn = 0;
    for (int i = 0; i < screen->graphCount(); ++i) {
        const int points = screen->graph(i)->dataCount();
        QVERIFY2(points <= 4 * plot_->width(), qPrintable(QString::number(points)));
        drawn += points;
    }
    QVERIFY(drawn > 0);
}

void PlotTest::oddValues_data() {
    QTest::addColumn<double>("value");
    QTest::newRow("NaN") << std::nan("");
    QTest::newRow("infinite") << HUGE_VAL;
    QTest::newRow("huge") << 1e300;
    QTest::newRow("negative") << -5.0;
    QTest::newRow("zero") << 0.0;
}

void PlotTest::oddValues() {
    QFETCH(double, value);
    for (const bool logarithmic : {false, true}) {
        plot_->clear();
        plot_->setLogarithmic(logarithmic);
        plot_->flush();
        plot_->grab();
        plot_->addStep(0, value);
        plot_->addEpoch(0, value);
        plot_->setHover(0.0);
        plot_->flush();
        QVERIFY(!plot_->grab().isNull());
        QVERIFY(std::isfinite(plot_->verticalRange().lower) && std::isfinite(plot_->verticalRange().upper));
    }
}

void PlotTest::writesPdfAndPicture() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("loss.pdf"));
    QVERIFY(plot_->exportPdf(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    QVERIFY(!plot_->exportPdf(folder.filePath(QStringLiteral("no/such/folder.pdf"))));
    const QImage image = plot_->exportImage(2);
    QCOMPARE(image.size(), plot_->size() * 2);
}

void PlotTest::followsTheTheme() {
    const QColor light = plot_->grab().toImage().pixelColor(300, 150);
    Theme::instance().apply(ThemeKind::Dark);
    plot_->flush();
    QCoreApplication::processEvents();
    const QColor dark = plot_->grab().toImage().pixelColor(300, 150);
    QVERIFY(light.lightness() > 200);
    QVERIFY(dark.lightness() < 80);
}

/// WCAG 2.1: text 4.5 : 1, and what colours alone tell apart 3 : 1; for a lecture more than for a desk.
void PlotTest::coloursAreLegible() {
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const auto contrast = [&](const QColor& a, const QColor& b) {
        const double first = luminance(a);
        const double second = luminance(b);
        return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
    };
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Lecture, ThemeKind::LectureDark}) {
        Theme::instance().apply(kind);
        const ThemeColors& c = Theme::instance().colors();
        for (const QColor& text : {c.text, c.secondary, c.caption, c.accent, c.validationText, c.error, c.success})
            QVERIFY2(contrast(text, c.surface) >= 4.5, qPrintable(text.name()));
        for (int family = 0; family <= static_cast<int>(LayerFamily::Structure); ++family)
            QVERIFY(contrast(Theme::instance().familyColor(static_cast<LayerFamily>(family)), c.surface) >= 3);
        const double caption = contrast(c.caption, c.surface);
        QVERIFY(!isLecture(kind) || caption >= 7);
    }
    Theme::instance().apply(ThemeKind::Light);
}

void PlotTest::labelsHaveRoomAtAllSizes() {
    const auto* plot = qobject_cast<QCustomPlot*>(area());
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Lecture})
        for (const WindowClass window :
             {WindowClass::Small, WindowClass::Usual, WindowClass::Large, WindowClass::Huge}) {
            Theme::instance().apply(kind, window);
            const double label = QFontMetricsF(plot->yAxis->tickLabelFont()).horizontalAdvance(percentText(1, 0));
            QVERIFY(plot->axisRect()->margins().left() >= label + plot->yAxis->tickLabelPadding());
        }
    Theme::instance().apply(ThemeKind::Light);
}

void PlotTest::logarithmicTicksKeepApart_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("after a divergence") << 0.03 << 1e21;
    QTest::newRow("three decades") << 0.004 << 3.0;
    QTest::newRow("memorised") << 2e-9 << 2.3;
    QTest::newRow("one decade") << 0.3 << 2.3;
}

void PlotTest::logarithmicTicksKeepApart() {
    QFETCH(double, low);
    QFETCH(double, high);
    plot_->resize(500, 160);
    plot_->clear();
    plot_->setSmoothing(0);
    plot_->setLogarithmic(true);
    plot_->addStep(0, low);
    plot_->addStep(1, high);
    plot_->flush();
    QCoreApplication::processEvents();
    auto* plot = qobject_cast<QCustomPlot*>(area());
    plot->replot();
    plot->replot();  // the margins are those of the range before
    const QCPRange range = plot->yAxis->range();
    double last = std::numeric_limits<double>::infinity();
    int shown = 0;
    const QFontMetricsF metrics(plot->yAxis->tickLabelFont());
    const QVector<double> ticks = plot->yAxis->tickVector();
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        if (!range.contains(ticks[i])) continue;
        const double y = plot->yAxis->coordToPixel(ticks[i]);
        QVERIFY2(last - y >= metrics.ascent(), qPrintable(QString::number(ticks[i])));
        last = y;
        ++shown;
    }
    QVERIFY(shown >= 2);
}

void PlotTest::ratesKeepOffTheirCurve_data() {
    QTest::addColumn<std::vector<RateStep>>("steps");
    QTest::addColumn<double>("now");
    const std::vector<RateStep> down{{0, 0.1}, {3, 0.01}, {6, 0.001}};
    QTest::newRow("constant") << std::vector<RateStep>{{0, 0.01}} << 5.0;
    QTest::newRow("not begun") << std::vector<RateStep>{{0, 0.01}} << 0.0;
    QTest::newRow("down") << down << 9.0;
    QTest::newRow("just now") << down << 6.01;
    QTest::newRow("up and down") << std::vector<RateStep>{{0, 0.001}, {1, 1}, {1.2, 0.0005}, {1.3, 0.25}} << 1.4;
    QTest::newRow("to nothing") << std::vector<RateStep>{{0, 0.01}, {2, 0}} << 3.0;
    std::vector<RateStep> many;
    for (int i = 0; i < 40; ++i) many.push_back({i * 1.0, 0.1 * std::pow(0.8, i)});
    QTest::newRow("every epoch") << many << 40.0;
}

void PlotTest::ratesKeepOffTheirCurve() {
    QFETCH(std::vector<RateStep>, steps);
    QFETCH(double, now);
    RateTrack track;
    track.resize(232, track.sizeHint().height());
    track.setRates(steps, now);
    const auto labels = track.labels();
    QVERIFY(!labels.empty());
    QCOMPARE(labels.front().text, rateText(steps.back().rate));
    const QPolygonF stair = track.stair();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        QVERIFY(QRectF(track.rect()).contains(labels[i].place));
        for (qsizetype line = 0; line + 1 < stair.size(); ++line) {
            const QRectF part = QRectF(stair[line], stair[line + 1]).normalized().adjusted(-1, -1, 1, 1);
            QVERIFY2(!part.intersects(labels[i].place), qPrintable(labels[i].text));
        }
        for (std::size_t j = 0; j < i; ++j) QVERIFY(!labels[i].place.intersects(labels[j].place));
    }
    QVERIFY(!track.grab().isNull());
}

void PlotTest::plannedRatesEndTheTrack() {
    RateTrack track;
    track.resize(232, track.sizeHint().height());
    RatePlan plan{.steps = {}, .end = 10, .isSmooth = true};
    for (int i = 0; i < 60; ++i) plan.steps.push_back({4 + i * 0.1, 0.1 * (1 - i / 60.0)});
    track.setRates({{0, 0.1}}, 4, plan);
    const QPolygonF stair = track.stair(), ahead = track.ahead();
    QVERIFY(std::abs(stair.back().x() - 0.4 * track.width()) < 1);  // the part already run
    QCOMPARE(ahead.front(), stair.back());
    QCOMPARE(ahead.back().x(), double(track.width()));
    // A linear scale: half of the rate at half of the height.
    const double fall = (ahead.back().y() - ahead.front().y()) * 60.0 / 59.0;
    QVERIFY(std::abs(ahead[60].y() - ahead.front().y() - fall / 2) < 1);
    QCOMPARE(track.labels().front().text, rateText(0.1));
    QVERIFY(!track.grab().isNull());
    track.setRates({{0, 0.1}}, 4);
    QVERIFY(track.ahead().isEmpty());
}

/// By mouse and keys; what a point can't do is not asked for, and the scale stays as it is in a drag.
void PlotTest::ratePointsMove() {
    RateTrack track;
    track.resize(300, track.sizeHint().height());
    RatePlan plan{.steps = {{0, 0.1}, {5, 0.01}}, .end = 10, .isSmooth = false};
    track.setRates({{0, 0.1}}, 0, plan);
    QVERIFY(track.focusPolicy() == Qt::NoFocus);
    track.setHandles({{0, 0.1, false, true}, {5, 0.01, true, true}, {20, 0.001, true, false}});
    QVERIFY(!track.placeOf(2));
    track.resize(300, track.sizeHint().height());
    track.show();
    QVERIFY(QTest::qWaitForWindowExposed(&track));
    int handle = -1;
    double epoch = 0, rate = 0;
    connect(&track, &RateTrack::handleMoved, this, [&](int which, double toEpoch, double toRate) {
        handle = which;
        epoch = toEpoch;
        rate = toRate;
    });
    const QPoint from = track.placeOf(1)->toPoint();
    const double decade = track.placeOf(1)->y() - track.placeOf(0)->y();
    QVERIFY(decade > 10);
    QTest::mousePress(&track, Qt::LeftButton, {}, from);
    QTest::mouseMove(&track, from + QPoint(60, int(decade / 2)));
    QCOMPARE(handle, 1);
    QVERIFY2(std::abs(epoch - 7) < 0.05, qPrintable(QString::number(epoch)));
    QVERIFY2(std::abs(std::log10(rate) + 2.5) < 0.05, qPrintable(QString::number(rate)));
    // The owner takes it over: the point follows the pointer, not a new scale.
    const QPointF end = *track.placeOf(0);
    plan.steps.back() = {epoch, rate};
    track.setRates({{0, 0.1}}, 0, plan);
    QCOMPARE(*track.placeOf(0), end);
    QTest::keyClick(&track, Qt::Key_Escape);
    QVERIFY(std::abs(epoch - 5) < 1e-9 && std::abs(rate - 0.01) < 1e-9);
    QTest::mouseRelease(&track, Qt::LeftButton, {}, from);
    track.setFocus();
    QTest::keyClick(&track, Qt::Key_PageUp);
    QTest::keyClick(&track, Qt::Key_Right);
    QVERIFY(handle == 0 && epoch == 0 && rate == 0.1);
    QTest::keyClick(&track, Qt::Key_Up);
    QVERIFY(std::abs(rate - 0.11) < 1e-9);
    QTest::keyClick(&track, Qt::Key_PageDown);
    QTest::keyClick(&track, Qt::Key_Right);
    QVERIFY(handle == 1 && epoch == 6 && rate == 0.01);
    QVERIFY(track.accessibleDescription().startsWith(QStringLiteral("Point 2 of 3: epoch 5.0")));
    // Points that go while one is held.
    const QPoint held = track.placeOf(1)->toPoint();
    QTest::mousePress(&track, Qt::LeftButton, {}, held);
    track.setHandles({{0, 0.1, false, true}});
    handle = -1;
    QTest::mouseMove(&track, held + QPoint(20, 10));
    QCOMPARE(handle, -1);
    QTest::mouseRelease(&track, Qt::LeftButton, {}, held);
    QVERIFY(!track.grab().isNull());
}

void PlotTest::gradientsScroll() {
    GradientBars gradients;
    gradients.resize(500, 200);
    std::vector<GradientBar> bars;
    for (int i = 1; i <= 20; ++i) bars.push_back({QStringLiteral("Conv %1").arg(i), {}, 0.001, 0});
    gradients.setBars(bars);
    gradients.show();
    QVERIFY(QTest::qWaitForWindowExposed(&gradients));
    auto* scroll = gradients.findChild<QScrollBar*>(QStringLiteral("gradientScroll"));
    QVERIFY(scroll != nullptr && scroll->isVisible());
    QVERIFY(gradients.rect().contains(scroll->geometry()));
    QStringList seen = gradients.visibleLayers();
    QCOMPARE(seen.front(), QStringLiteral("Conv 1"));
    QVERIFY(seen.size() >= 5 && seen.size() < 20);
    for (int turn = 0; turn < 20; ++turn) {
        const QPointF at(100, 80);
        QWheelEvent event(at, gradients.mapToGlobal(at), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&gradients, &event);
    }
    QCOMPARE(gradients.visibleLayers().back(), QStringLiteral("Conv 20"));
    // They stay where they were put while numbers arrive, and a smaller network begins at its first layer.
    gradients.setBars(bars);
    QCOMPARE(gradients.visibleLayers().back(), QStringLiteral("Conv 20"));
    bars.resize(4);
    gradients.setBars(bars);
    QVERIFY(!scroll->isVisible());
    QCOMPARE(gradients.visibleLayers().size(), 4);
}

/// With a rate of 1.1 each step leads 1.2 times as far from the minimum, and to its other side.
void PlotTest::aDivergingWayStaysInItsPicture() {
    BenchPanel panel(*findBench("descent"));
    panel.resize(900, 700);
    QVERIFY(panel.set({{"rate", Matrix(1.1)}, {"step", Matrix(12)}}));
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* curve = panel.findChild<DescentPlot*>(QStringLiteral("curve"));
    QVERIFY(curve != nullptr);
    (void)curve->grab();
    for (int step = 2; step <= 12; ++step) {
        QVERIFY2(QRectF(curve->rect()).contains(curve->placeOf(step)), qPrintable(QString::number(step)));
        const double before = curve->placeOf(step - 1).x() - curve->placeOf(step - 2).x();
        const double after = curve->placeOf(step).x() - curve->placeOf(step - 1).x();
        QVERIFY2(std::abs(after / before + 1.2) < 1e-6, qPrintable(QString::number(step)));  // not held at the edge
    }
    QVERIFY(panel.set({{"rate", Matrix(1.25)}, {"step", Matrix(40)}}));  // millions of times as far
    (void)curve->grab();
    QVERIFY(QRectF(curve->rect()).contains(curve->placeOf(40)));
}

void PlotTest::untrainedScoresAreNoVerdict() {
    ClassBars bars;
    bars.setScores({{QStringLiteral("cat"), 0.2}, {QStringLiteral("dog"), 0.8}}, 1, false);
    QCOMPARE(bars.verdict(), QStringLiteral("not trained yet: the scores are chance"));
    bars.resize(bars.sizeHint());
    const auto hasAccent = [&] {
        const QImage image = bars.grab().toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == Theme::instance().colors().accent) return true;
        return false;
    };
    QVERIFY(!hasAccent());
    bars.setScores({{QStringLiteral("cat"), 0.2}, {QStringLiteral("dog"), 0.8}}, 1);
    QVERIFY(hasAccent());
    QVERIFY(bars.verdict().startsWith(QStringLiteral("correct")));
}

FOVEA_GUI_TEST(PlotTest)
#include "tst_gui_plot.moc"
