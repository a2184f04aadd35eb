// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/bench_views.h"

#include <algorithm>
#include <array>

#include "widgets/benches/activation_view.h"
#include "widgets/benches/augmentation_view.h"
#include "widgets/benches/cells_view.h"
#include "widgets/benches/channels_view.h"
#include "widgets/benches/classics_view.h"
#include "widgets/benches/convolution_view.h"
#include "widgets/benches/dense_view.h"
#include "widgets/benches/descent_view.h"
#include "widgets/benches/features_view.h"
#include "widgets/benches/field_view.h"
#include "widgets/benches/freeze_view.h"
#include "widgets/benches/graph_view.h"
#include "widgets/benches/labelling_view.h"
#include "widgets/benches/pattern_view.h"
#include "widgets/benches/plane_view.h"
#include "widgets/benches/pooling_view.h"
#include "widgets/benches/practice_view.h"
#include "widgets/benches/softmax_view.h"
#include "widgets/benches/spatial_view.h"
#include "widgets/benches/template_view.h"

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

constexpr std::array rows{Row{"convolution", make<ConvolutionView>},
                          Row{"template", make<TemplateView>},
                          Row{"dense", make<DenseView>},
                          Row{"softmax", make<SoftmaxView>},
                          Row{"descent", make<DescentView>},
                          Row{"graph", make<GraphView>},
                          Row{"field", make<FieldView>},
                          Row{"plane", make<PlaneView>},
                          Row{"spatial", make<SpatialView>},
                          Row{"cells", make<CellsView>},
                          Row{"channels", make<ChannelsView>},
                          Row{"pooling", make<PoolingView>},
                          Row{"pattern", make<PatternView>},
                          Row{"activation", make<ActivationView>},
                          Row{"augmentation", make<AugmentationView>},
                          Row{"labelling", make<LabellingView>},
                          Row{"classics", make<ClassicsView>},
                          Row{"freeze", make<FreezeView>},
                          Row{"practice", make<PracticeView>},
                          Row{"features", make<FeaturesView>}};

}  // namespace

BenchView* makeBenchView(Bench& bench, QWidget* parent) {
    return std::ranges::find(rows, bench.kind().id, &Row::kind)->make(bench, parent);
}

}  // namespace fovea
