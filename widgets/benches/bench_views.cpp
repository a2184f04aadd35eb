// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/bench_views.h"

#include <algorithm>
#include <array>

#include "widgets/benches/convolution_view.h"
#include "widgets/benches/descent_view.h"
#include "widgets/benches/graph_view.h"
#include "widgets/benches/spatial_view.h"

namespace fovea {
namespace {

template <class View>
BenchView* make(Bench& bench, QWidget* parent) {
    return new View(bench, parent);
}

struct Row {
    std::string_view kind;
    BenchView* (*make)(Bench& bench, QWidget* parent);
};

constexpr std::array rows{Row{"convolution", make<ConvolutionView>}, Row{"descent", make<DescentView>},
                          Row{"graph", make<GraphView>}, Row{"spatial", make<SpatialView>}};

}  // namespace

BenchView* makeBenchView(Bench& bench, QWidget* parent) {
    return std::ranges::find(rows, bench.kind().id, &Row::kind)->make(bench, parent);
}

}  // namespace fovea
