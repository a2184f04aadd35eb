// SPDX-License-Identifier: GPL-3.0-or-later
// How long one move of the mouse takes while layers are dragged on a canvas with 200 layers, painting included, as a
// share of the 16.7 ms that a screen of 60 Hz gives: without thumbnails, and with one on every layer. Needs a display;
// under Xvfb:
//   xvfb-run -s "-screen 0 1600x1000x24" bench_canvas
#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "widgets/canvas/minimap.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

using namespace fovea;

namespace {

constexpr double frame = 1000.0 / 60;  // ms
constexpr int layers = 200;
constexpr int moves = 200;

/// Blocks of two convolutions with a skip around them: 200 layers, each drawn on its own but for the activations.
NetworkSpec longNetwork() {
    NetworkSpec spec;
    const Conv2dSpec conv{.filters = 8, .padding = Padding::same()};
    NodeId end = spec.append(InputSpec{});
    while (spec.nodes.size() < layers) {
        const NodeId begin = end;
        end = spec.append(conv, end);
        end = spec.append(conv, end);
        end = spec.append(AddSpec{}, end);
        spec.edges.push_back({begin, end});
        end = spec.append(conv, end);
    }
    return spec;
}

LayerThumbnails thumbnails(const NetworkSpec& spec) {
    QImage image(32, 32, QImage::Format_RGB32);
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 32; ++x) image.setPixel(x, y, qRgb(8 * x, 8 * y, 128));
    LayerThumbnails result;
    for (const Node& node : spec.nodes) result[node.id] = {image, {}};
    return result;
}

void send(NetworkCanvas& canvas, QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, canvas.viewport()->mapToGlobal(at), button, buttons, {});
    QCoreApplication::sendEvent(canvas.viewport(), &event);
}

void measure(const char* what, NetworkCanvas& canvas, NodeId dragged) {
    const QPoint from = canvas.nodePoint(dragged);
    send(canvas, QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    std::vector<double> times;
    for (int i = 0; i < moves; ++i) {
        QElapsedTimer clock;
        clock.start();
        const QPoint at = from + QPoint(12 + i % 50, i % 37);
        send(canvas, QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
        canvas.viewport()->repaint();
        times.push_back(double(clock.nsecsElapsed()) * 1e-6);
    }
    send(canvas, QEvent::MouseButtonRelease, from, Qt::LeftButton, Qt::NoButton);
    std::sort(times.begin(), times.end());
    const double median = times[times.size() / 2];
    const double late = times[times.size() * 99 / 100];
    std::printf("%-34s p50 %6.2f ms = %4.2f of a frame   p99 %6.2f ms = %4.2f of a frame\n", what, median,
                median / frame, late, late / frame);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    initResources();
    Theme::instance().apply(ThemeKind::Light);
    const NetworkSpec spec = longNetwork();
    const auto network = analyse(spec);
    NetworkCanvas canvas;
    canvas.resize(1280, 700);
    canvas.show();
    QApplication::processEvents();
    canvas.setNetwork(network, canvas.tidied(spec, network->shapes), {});
    const NodeId dragged = spec.nodes[layers / 2].id;
    const auto round = [&](const char* off, const char* on) {
        canvas.setThumbnails({});
        measure(off, canvas, dragged);
        canvas.setThumbnails(thumbnails(spec));
        measure(on, canvas, dragged);
    };
    std::printf("%zu layers, %zu edges\n", spec.nodes.size(), spec.edges.size());
    canvas.fit();
    round("all in view, no thumbnails", "all in view, thumbnails");
    canvas.setZoom(1);
    canvas.ensureNodeVisible(dragged);
    round("100 %, no thumbnails", "100 %, thumbnails");
    return 0;
}
