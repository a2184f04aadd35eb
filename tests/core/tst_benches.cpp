// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "core/benches/bench.h"
#include "core/benches/bench_table.h"
#include "core/benches/graph_bench.h"
#include "core/benches/practice_bench.h"
#include "core/lessons/condition.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// The lecture's numbers, as its syllabus gives them.
struct Golden {
    const char* name;
    const char* bench;
    BenchState state;
    const char* reading;
    BenchValue value;
    double within = 1e-9;
};

const Matrix slidePicture(3, 3, {12, 3, 19, 25, 10, 1, 9, 7, 17});
const Matrix slideRows(5, 4, {0, 0, 0, 0, 10, 10, 10, 10, 40, 40, 40, 40, 90, 90, 90, 90, 160, 160, 160, 160});
const Matrix derivative(3, 3, {-1, -1, -1, 0, 0, 0, 1, 1, 1});

BenchState descent(double rate, int step) { return {{"rate", Matrix(rate)}, {"step", Matrix(step)}}; }
BenchState spatial(int n, int f, int s, int p) {
    return {{"size", Matrix(n)}, {"kernel", Matrix(f)}, {"stride", Matrix(s)}, {"padding", Matrix(p)}};
}
BenchState scores(std::vector<double> numbers, int label = 0) {
    const int count = static_cast<int>(numbers.size());
    return {{"scores", Matrix(count, 1, std::move(numbers))}, {"class", Matrix(label)}};
}
BenchState probabilities(std::vector<double> numbers, int label = 0) {
    const int count = static_cast<int>(numbers.size());
    return {{"given", "probabilities"}, {"p", Matrix(count, 1, std::move(numbers))}, {"class", Matrix(label)}};
}
BenchState project(const char* known, double pictures) {
    return {{"part", "wizard"}, {"known", known}, {"pictures", Matrix(pictures)}};
}

BenchState counted(std::vector<double> numbers) {
    return {{"compare", "counts"}, {"counts", Matrix(2, 2, std::move(numbers))}};
}

BenchState templates(Matrix picture, Matrix own) {
    return {{"filters", "own"}, {"example", Matrix(0)}, {"picture", std::move(picture)}, {"own", std::move(own)}};
}
BenchState realLayer(int size, int kernel, int padding, int depth, int count) {
    return {{"size", Matrix(size)},
            {"kernel", Matrix(kernel)},
            {"padding", Matrix(padding)},
            {"depth", Matrix(depth)},
            {"count", Matrix(count)}};
}
/// The bar of the syllabus, upright, on a small retina.
BenchState retina(int rows, int columns, int length) {
    return {{"rows", Matrix(rows)},
            {"columns", Matrix(columns)},
            {"column", Matrix(0)},
            {"row", Matrix(rows / 2)},
            {"length", Matrix(length)}};
}
BenchState endStopped(int length) {
    return {{"cell", "hypercomplex"}, {"ends", Matrix(1, 5, {-1, 1, 1, 1, -1})},
            {"rows", Matrix(1)},      {"columns", Matrix(5)},
            {"column", Matrix(2)},    {"row", Matrix(0)},
            {"angle", Matrix(90)},    {"length", Matrix(length)}};
}
BenchState layers(int size, std::vector<double> kernels, std::vector<double> strides) {
    const int count = static_cast<int>(kernels.size());
    return {{"size", Matrix(size)},
            {"layers", Matrix(count)},
            {"kernels", Matrix(1, count, std::move(kernels))},
            {"strides", Matrix(1, count, std::move(strides))}};
}
/// One kind of augmentation, as much of it as is usual on the bench, on a picture of one's own.
BenchState augmented(const char* kind, Matrix picture) { return {{"kind", kind}, {"picture", std::move(picture)}}; }
BenchState activation(const char* function) { return {{"function", function}}; }
/// The syllabus' two small networks: XOR, and the two layers that collapse.
const BenchState collapse{{"W", Matrix(2, 2, {2, 0, 1, 3})},
                          {"b", Matrix(2, 1)},
                          {"v", Matrix(1, 2, {1, -1})},
                          {"x", Matrix(2, 1, {1, -1})},
                          {"activation", "none"}};
BenchState with(BenchState state, const BenchState& changes) {
    for (const auto& [name, value] : changes) state.insert_or_assign(name, value);
    return state;
}
BenchState graph(const char* name) {
    BenchState state = graphExample(name);
    state["step"] = Matrix(16);
    return state;
}

std::vector<Golden> goldenValues() {
    const Matrix one(1);
    return {
        {"correlation", "convolution", {}, "output", Matrix(2, 2, {133, 75, 100, 101})},
        {"convolution", "convolution", {{"operation", "convolution"}}, "output", Matrix(2, 2, {117, 90, 155, 74})},
        {"full convolution",
         "convolution",
         {{"operation", "convolution"}, {"padding", "full"}},
         "output",
         Matrix(4, 4, {12, 27, 25, 38, 61, 117, 90, 78, 84, 155, 74, 38, 27, 57, 79, 68})},
        {"full correlation",
         "convolution",
         {{"padding", "full"}},
         "output",
         Matrix(4, 4, {48, 48, 85, 57, 124, 133, 75, 22, 86, 100, 101, 52, 18, 23, 41, 17})},
        {"turned kernel", "convolution", {{"operation", "convolution"}}, "applied", Matrix(2, 2, {4, 3, 2, 1})},
        {"descent 0.1", "descent", descent(0.1, 4), "w", Matrix(1.7712), 1e-12},
        {"descent 0.5", "descent", descent(0.5, 1), "w", Matrix(3)},
        {"descent 1", "descent", descent(1, 3), "w", Matrix(6)},
        {"descent 1.1", "descent", descent(1.1, 4), "w", Matrix(-3.2208), 1e-12},
        {"descent table",
         "descent",
         {},
         "table",
         Matrix(4, 4, {0.6, 1.08, 1.464, 1.7712, 3, 3, 3, 3, 6, 0, 6, 0, 6.6, -1.32, 8.184, -3.2208}),
         1e-12},
        {"one multiplication", "graph", graph("product"), "d_W", Matrix(2.4)},
        {"z", "graph", graph("softmax"), "z", Matrix(3, 1, {0.5, 0.1, 0.6})},
        {"p", "graph", graph("softmax"), "p",
         Matrix(3, 1, {0.3602966152405401, 0.2415140437145238, 0.3981893410449361})},
        {"L", "graph", graph("softmax"), "L", Matrix(0.9208276555532593), 1e-12},
        {"dW", "graph", graph("softmax"), "d_W",
         Matrix(3, 2, {.3602966, .7205932, .2415140, .4830281, -.6018107, -1.2036213}), 5e-8},
        {"dx", "graph", graph("softmax"), "d_x", Matrix(2, 1, {0.22884600642942393, -0.19281634490536997}), 1e-12},
        {"W after a step", "graph", graph("softmax"), "new_W",
         Matrix(3, 2, {-.0801483, -.1602966, .1792430, -.3415140, .1009053, 1.0018107}), 5e-8},
        {"L after a step", "graph", graph("softmax"), "new_L", Matrix(0.1443708610860245), 1e-12},
        {"L of two layers", "graph", graph("layers"), "L", Matrix(0.011047744848593825), 1e-12},
        {"dW of two layers", "graph", graph("layers"), "d_W",
         Matrix(2, 2, {0, 0, -0.03296082789177956, -0.06592165578355912}), 1e-12},
        {"dV of two layers", "graph", graph("layers"), "d_V",
         Matrix(2, 2, {0, 0.01648041394588977, 0, -0.016480413945889782}), 1e-12},
        {"dK", "graph", graph("correlation"), "d_W", Matrix(2, 2, {50, 33, 51, 35})},
        {"dX", "graph", graph("correlation"), "d_x", Matrix(3, 3, {1, 3, 2, 4, 10, 6, 3, 7, 4})},
        {"neuron", "graph", graph("neuron"), "L", Matrix(0.7310585786), 1e-9},
        {"neuron's weights", "graph", graph("neuron"), "d_W", Matrix(1, 2, {-0.1966119332, -0.3932238665}), 1e-9},
        {"neuron's input", "graph", graph("neuron"), "d_x", Matrix(2, 1, {0.3932238665, -0.5898357997}), 1e-9},
        {"neuron's bias", "graph", graph("neuron"), "d_b", Matrix(0.1966119332), 1e-9},
        {"7 3 1 0", "spatial", spatial(7, 3, 1, 0), "output", Matrix(5)},
        {"7 3 2 0", "spatial", spatial(7, 3, 2, 0), "output", Matrix(3)},
        {"7 3 3 0", "spatial", spatial(7, 3, 3, 0), "output", Matrix(7.0 / 3)},
        {"7 3 1 1", "spatial", spatial(7, 3, 1, 1), "output", Matrix(7)},
        {"7 3 3 1", "spatial", spatial(7, 3, 3, 1), "output", Matrix(3)},
        {"32 5 1 0", "spatial", spatial(32, 5, 1, 0), "output", Matrix(28)},
        {"32 5 1 1", "spatial", spatial(32, 5, 1, 1), "output", Matrix(30)},
        {"32 5 1 2", "spatial", spatial(32, 5, 1, 2), "output", Matrix(32)},
        {"224 11 4 0", "spatial", spatial(224, 11, 4, 0), "output", Matrix(54.25)},
        {"weights of a filter", "spatial", spatial(32, 5, 1, 0), "filter_weights", Matrix(75)},
        {"with its bias", "spatial", spatial(32, 5, 1, 0), "filter_parameters", Matrix(76)},
        {"unshared", "spatial", spatial(32, 5, 1, 0), "unshared_weights", Matrix(294000)},
        {"unshared with biases", "spatial", spatial(32, 5, 1, 0), "unshared_parameters", Matrix(297920)},
        {"shared", "spatial", spatial(32, 5, 1, 0), "shared_weights", Matrix(375)},
        {"shared with biases", "spatial", spatial(32, 5, 1, 0), "shared_parameters", Matrix(380)},
        {"head only", "freeze", {}, "trained", Matrix(10245)},
        {"+ last conv", "freeze", {{"line", Matrix(5)}}, "trained", Matrix(157829)},
        {"stages 2, 3 and head", "freeze", {{"line", Matrix(2)}}, "trained", Matrix(287109)},
        {"everything", "freeze", {{"line", Matrix(0)}}, "trained", Matrix(297253)},
        {"frozen below the last", "freeze", {{"line", Matrix(5)}}, "frozen", Matrix(139424)},
        {"linear on stage 2", "freeze", {{"line", Matrix(4)}}, "linear", Matrix(20485)},
        {"at the last line", "freeze", {{"line", Matrix(5)}}, "shape", Matrix(1, 3, {8, 8, 128})},
        {"all multiply-adds", "freeze", {}, "macs", Matrix(38643712)},
        {"those above it", "freeze", {{"line", Matrix(5)}}, "cached", Matrix(9447424)},
        {"their memory", "freeze", {{"line", Matrix(5)}, {"amount", std::string("lots")}}, "memory", Matrix(156.25)},
        {"full", "spatial", with(spatial(32, 5, 1, 0), {{"filters", Matrix(30)}}), "full_weights", Matrix(72253440)},
        {"full, padded by 1", "spatial", with(spatial(32, 5, 1, 1), {{"filters", Matrix(30)}}), "full_parameters",
         Matrix(82971000)},
        {"local, padded by 1", "spatial", with(spatial(32, 5, 1, 1), {{"filters", Matrix(30)}}), "unshared_weights",
         Matrix(2025000)},
        {"local, padded by 2", "spatial", with(spatial(32, 5, 1, 2), {{"filters", Matrix(30)}}), "unshared_weights",
         Matrix(2304000)},
        {"six filters", "spatial", with(spatial(32, 5, 1, 0), {{"filters", Matrix(6)}}), "shared_parameters",
         Matrix(456)},
        {"a neuron that sees all", "spatial", spatial(32, 5, 1, 0), "neuron_weights", Matrix(3072)},
        {"softmax", "softmax", scores({1, 2, 3}), "probabilities",
         Matrix(3, 1, {0.09003057317038046, 0.24472847105479764, 0.6652409557748218}), 1e-14},
        {"softmax of large scores", "softmax", scores({1001, 1002, 1003}), "probabilities",
         Matrix(3, 1, {0.09003057317038046, 0.24472847105479764, 0.6652409557748218}), 1e-14},
        {"softmax of logarithms", "softmax", scores({0, std::log(2), std::log(3)}), "probabilities",
         Matrix(3, 1, {1.0 / 6, 1.0 / 3, 0.5}), 1e-14},
        {"softmax of zeros", "softmax", scores(std::vector<double>(10)), "probabilities",
         Matrix(10, 1, std::vector<double>(10, 0.1)), 1e-14},
        {"softmax of lesson 5", "softmax", scores({-2, -2}), "probabilities", Matrix(2, 1, {0.5, 0.5})},
        {"p of CS231n", "softmax", scores({3.2, 5.1, -1.7}), "probabilities",
         Matrix(3, 1, {0.12998253901717316, 0.8690495352082659, 0.0009679257745610439}), 1e-14},
        {"loss of CS231n", "softmax", scores({3.2, 5.1, -1.7}), "loss", Matrix(2.04035515280017), 1e-13},
        {"loss of equals", "softmax", scores(std::vector<double>(10)), "loss", Matrix(2.302585092994046), 1e-14},
        {"loss of 1000", "softmax", scores({1000, 0}, 1), "loss", Matrix(1000), 0},
        {"loss of 0.1", "softmax", probabilities({0.1, 0.9}), "loss", Matrix(2.3025850929940455), 1e-15},
        {"loss of 0.9", "softmax", probabilities({0.1, 0.9}, 1), "loss", Matrix(0.10536051565782628), 1e-15},
        {"loss of 1", "softmax", probabilities({1, 0}), "loss", Matrix(0), 0},
        {"right, and more", "softmax", probabilities({0.4, 0.3, 0.3}), "loss", Matrix(0.916290731874155), 1e-15},
        {"wrong, and less", "softmax", probabilities({0.49, 0.51}), "loss", Matrix(0.7133498878774648), 1e-15},
        {"wrong", "softmax", probabilities({0.49, 0.51}), "correct", Matrix(0)},
        // Constant 0.5 under a template of ones, as large as CIFAR-10's pictures: one place, one number.
        {"512", "template",
         templates(Matrix(32, 32, std::vector<double>(1024, 0.5)), Matrix(1, 1024, std::vector<double>(1024, 1))),
         "scores", Matrix(512)},
        {"of equals the first", "template", templates(Matrix(1), Matrix(4, 1, {0.1, 0.7, 0.7, 0.2})), "predicted",
         Matrix(1)},
        {"pixel by pixel", "template", templates(Matrix(2, 2, {1, 0, 1, 0}), Matrix(2, 4, {1, -1, 1, -1, 0, 1, 0, 1})),
         "scores", Matrix(2, 1, {2, 0})},
        // Computed with Python from the same bytes.
        {"raw means say airplane", "template", {}, "answers", Matrix(1, 10, {47, 0, 0, 0, 0, 0, 0, 0, 3, 0})},
        {"whatever is bright",
         "template",
         {{"brightness", Matrix(0.3)}},
         "answers",
         Matrix(1, 10, {50, 0, 0, 0, 0, 0, 0, 0, 0, 0})},
        {"balanced means",
         "template",
         {{"filters", "balanced"}},
         "answers",
         Matrix(1, 10, {11, 13, 0, 0, 4, 10, 5, 0, 2, 5})},
        {"balanced means, right", "template", {{"filters", "balanced"}}, "right", Matrix(7)},
        // Wilson's intervals, and the gap on LFW beside its standard error.
        {"45 of 50 and 4000 of 10000", "labelling", counted({45, 50, 4000, 10000}), "intervals",
         Matrix(2, 2, {0.7863976856252035, 0.9565242350681096, 0.3904383434044278, 0.40963845626970746}), 1e-12},
        {"nine pairs of LFW", "labelling", counted({5850, 6000, 5841, 6000}), "apart", Matrix(0.15), 1e-12},
        {"their standard error", "labelling", counted({5850, 6000, 5841, 6000}), "error", Matrix(0.20155644370746373),
         1e-12},
        {"no difference seen", "labelling", counted({5850, 6000, 5841, 6000}), "different", Matrix(0)},
        // z = 0.1 / √(0.85 · 0.15 · 2 / 100) = 1.98030, erfc(z / √2) by Python.
        {"a hundred each", "labelling", counted({90, 100, 80, 100}), "chance", Matrix(0.04767038065616144), 1e-12},
        {"a difference seen", "labelling", counted({180, 200, 160, 200}), "different", Matrix(1)},
        {"of nothing", "labelling", {}, "intervals", Matrix(2, 2, {0, 1, 0, 1})},
        {"two channels", "channels", {}, "y1", Matrix(62)},
        {"what each gives", "channels", {}, "terms", Matrix(1, 2, {10, 52})},
        {"slide 87", "channels", {}, "output", Matrix(14)},
        {"its weights", "channels", {}, "real_weights", Matrix(2700)},
        {"with their biases", "channels", {}, "real_parameters", Matrix(2704)},
        {"CS131's layer", "channels", realLayer(32, 3, 1, 3, 64), "output", Matrix(32)},
        {"CS131's weights", "channels", realLayer(32, 3, 1, 3, 64), "real_parameters", Matrix(1792)},
        {"8 filters on 40 maps", "channels", realLayer(16, 3, 1, 40, 8), "real_parameters", Matrix(2888)},
        {"two kernels as one", "channels", {}, "both", Matrix(3, 3, {1, 2, 0, 3, 5, 2, 0, 3, 4})},
        {"one after the other", "channels", {}, "y", Matrix(234)},
        {"both at once", "channels", {}, "one", Matrix(234)},
        {"simple cell", "cells", retina(3, 5, 3), "sums", Matrix(1, 5, {0, -3, 6, -3, 0})},
        {"what it fires", "cells", retina(3, 5, 3), "by_column", Matrix(1, 5, {0, 0, 6, 0, 0})},
        {"complex cell", "cells", with(retina(3, 5, 3), {{"cell", "complex"}}), "by_column",
         Matrix(1, 5, {0, 6, 6, 6, 0})},
        {"a bar across", "cells", with(retina(3, 3, 3), {{"angle", Matrix(90)}, {"column", Matrix(1)}}), "sum",
         Matrix(0)},
        {"end-stopped", "cells", endStopped(1), "response", Matrix(1)},
        {"as long as it likes", "cells", endStopped(3), "response", Matrix(3)},
        {"too long", "cells", endStopped(5), "response", Matrix(1)},
        {"lengths", "cells", endStopped(1), "by_length", Matrix(1, 5, {1, 2, 3, 2, 1})},
        {"the recipe's layers", "pattern", {}, "layers", Matrix(16)},
        {"its parameters", "pattern", {}, "parameters", Matrix(307498)},
        {"its MACs", "pattern", {}, "macs", Matrix(38653952)},
        {"three of 3×3", "pattern", {}, "stack_weights", Matrix(110592)},
        {"one of 7×7", "pattern", {}, "one_weights", Matrix(200704)},
        {"two of 3×3", "pattern", {{"stack", Matrix(2)}}, "stack_weights", Matrix(73728)},
        {"one of 5×5", "pattern", {{"stack", Matrix(2)}}, "one_weights", Matrix(102400)},
        // Parameters, in whole millions, the slide's millions, MACs.
        {"VGG", "pattern", {}, "vgg", Matrix(5, 4, {132863336, 133, 133, 7609090048,  133047848, 133, 133, 11308466176,
                                                    133638952, 134, 134, 11770888192, 138357544, 138, 138, 15470264320,
                                                    143667240, 144, 144, 19632062464})},
        {"A-LRN", "pattern", {{"network", "A-LRN"}}, "parameters", Matrix(132863336)},
        {"VGG-D", "pattern", {{"network", "D"}}, "conv_parameters", Matrix(14714688)},
        {"VGG-D's fc6", "pattern", {{"network", "D"}}, "first_dense", Matrix(102764544)},
        {"VGG-E in megabytes", "pattern", {{"network", "E"}}, "megabytes", Matrix(574.66896)},
        {"LeNet-5 of 1998", "classics", {}, "parameters", Matrix(60000)},
        {"its fixed numbers", "classics", {}, "fixed", Matrix(840)},
        {"C3", "classics", {}, "c3_parameters", Matrix(1516)},
        {"C3 without a table", "classics", {}, "c3_full", Matrix(2416)},
        {"a filter of three maps", "classics", {}, "filter_parameters", Matrix(76)},
        {"a filter of all maps", "classics", {{"filter", Matrix(15)}}, "filter_parameters", Matrix(151)},
        {"LeNet-5 today", "classics", {{"network", "lenet5"}}, "parameters", Matrix(61706)},
        {"MACs of LeNet-5", "classics", {{"network", "lenet5"}}, "macs", Matrix(416520)},
        {"in colour", "classics", {{"network", "lenet5"}, {"colour", "with"}}, "parameters", Matrix(62006)},
        {"MACs in colour", "classics", {{"network", "lenet5"}, {"colour", "with"}}, "macs", Matrix(651720)},
        {"AlexNet", "classics", {{"network", "alexnet"}}, "parameters", Matrix(60965224)},
        {"AlexNet's MACs", "classics", {{"network", "alexnet"}}, "macs", Matrix(724406816)},
        {"AlexNet's first map", "classics", {{"network", "alexnet"}}, "map", Matrix(1, 3, {55, 55, 96})},
        {"AlexNet, one group", "classics", {{"network", "alexnet-ungrouped"}}, "parameters", Matrix(62378344)},
        {"MACs of one group", "classics", {{"network", "alexnet-ungrouped"}}, "macs", Matrix(1135256096)},
        {"LRN's divisor", "classics", {}, "divisor", Matrix(8)},
        {"LRN",
         "classics",
         {},
         "normalised",
         Matrix(1, 5, {12.5, 14.865088937534015, 14.461558973970908, 19.539748569534005, 25.820669368102408})},
        {"232", "dense", {}, "y", Matrix(3, 1, {232, 178, -22})},
        {"slide 42",
         "dense",
         {{"picture", Matrix(1, 3, {1, 0, -1})}, {"W", Matrix(2, 3, {1, 2, 3, 4, 5, 6})}},
         "y",
         Matrix(2, 1, {-2, -2})},
        {"grey", "dense", {}, "real_weights", Matrix(10240)},
        {"grey with biases", "dense", {}, "real_parameters", Matrix(10250)},
        {"RGB", "dense", {{"channels", Matrix(3)}}, "real_weights", Matrix(30720)},
        {"RGB with biases", "dense", {{"channels", Matrix(3)}}, "real_parameters", Matrix(30730)},
        {"max", "pooling", {}, "output", Matrix(2, 2, {6, 8, 3, 4})},
        {"average", "pooling", {{"operation", "average"}}, "output", Matrix(2, 2, {3.25, 5.25, 2, 2})},
        {"argmax", "pooling", {}, "gradient", Matrix(4, 4, {0, 0, 0, 0, 0, 1, 0, 2, 3, 0, 0, 0, 0, 0, 0, 4})},
        {"CS131", "pooling", {{"input", Matrix(2, 4, {1, 1, 0, 0, 1, 1, 0, 0})}}, "output", Matrix(1, 2, {1, 0})},
        {"fields of 3×3", "field", layers(32, {3, 3, 3, 3, 3}, {1, 1, 1, 1, 1}), "fields",
         Matrix(1, 5, {3, 5, 7, 9, 11})},
        {"fields of LeNet", "field", layers(32, {5, 2, 5, 2, 5}, {1, 2, 1, 2, 1}), "fields",
         Matrix(1, 5, {5, 6, 14, 16, 32})},
        {"fields of AlexNet", "field", layers(227, {11, 3, 5, 3, 3, 3, 3, 3}, {4, 2, 1, 2, 1, 1, 1, 2}), "fields",
         Matrix(1, 8, {11, 19, 51, 67, 99, 131, 163, 195})},
        {"fields of VGG-16", "field",
         layers(224, {3, 3, 2, 3, 3, 2, 3, 3, 3, 2, 3, 3, 3, 2, 3, 3, 3, 2},
                {1, 1, 2, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 2}),
         "fields", Matrix(1, 18, {3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212})},
        {"paths", "field", layers(9, {3, 3}, {1, 1}), "paths", Matrix(1, 5, {1, 2, 3, 2, 1})},
        {"sigmoid", "activation", activation("sigmoid"), "values",
         Matrix(1, 7, {.119203, .268941, .377541, .5, .622459, .731059, .880797}), 5e-7},
        {"sigmoid'", "activation", activation("sigmoid"), "derivatives",
         Matrix(1, 7, {.104994, .196612, .235004, .25, .235004, .196612, .104994}), 5e-7},
        {"tanh", "activation", activation("tanh"), "values",
         Matrix(1, 7, {-.964028, -.761594, -.462117, 0, .462117, .761594, .964028}), 5e-7},
        {"tanh'", "activation", activation("tanh"), "derivatives",
         Matrix(1, 7, {.070651, .419974, .786448, 1, .786448, .419974, .070651}), 5e-7},
        {"ReLU", "activation", activation("relu"), "values", Matrix(1, 7, {0, 0, 0, 0, .5, 1, 2})},
        {"ReLU'", "activation", activation("relu"), "derivatives", Matrix(1, 7, {0, 0, 0, 0, 1, 1, 1})},
        {"leaky", "activation", activation("leaky_relu"), "values", Matrix(1, 7, {-.2, -.1, -.05, 0, .5, 1, 2})},
        {"leaky'", "activation", activation("leaky_relu"), "derivatives", Matrix(1, 7, {.1, .1, .1, .1, 1, 1, 1})},
        {"ELU", "activation", activation("elu"), "values", Matrix(1, 7, {-.864665, -.632121, -.393469, 0, .5, 1, 2}),
         5e-7},
        {"ELU'", "activation", activation("elu"), "derivatives", Matrix(1, 7, {.135335, .367879, .606531, 1, 1, 1, 1}),
         5e-7},
        {"ten sigmoids", "activation", activation("sigmoid"), "bound", Matrix(9.5367431640625e-7), 1e-20},
        {"steps of an epoch", "activation", {}, "steps", Matrix(391)},
        {"the last batch", "activation", {}, "last_batch", Matrix(80)},
        {"flip", "augmentation", {}, "output", Matrix(2, 3, {3, 2, 1, 6, 5, 4})},
        {"flipped twice", "augmentation", {{"times", Matrix(2)}}, "output", Matrix(2, 3, {1, 2, 3, 4, 5, 6})},
        {"turned by 90°", "augmentation", augmented("rotate", Matrix(2, 2, {1, 2, 3, 4})), "output",
         Matrix(2, 2, {2, 4, 1, 3})},
        {"moved to the right", "augmentation", augmented("translate", Matrix(1, 3, {1, 2, 3})), "output",
         Matrix(1, 3, {0, 1, 2})},
        {"sheared", "augmentation", {{"kind", "shear"}}, "moved", Matrix(1, 2, {2, 2})},
        {"stretched",
         "augmentation",
         {{"kind", "stretch"}, {"point", Matrix(1, 2, {1, 1})}},
         "moved",
         Matrix(1, 2, {2, 1})},
        {"lens", "augmentation", {{"kind", "lens"}}, "rule", Matrix(1.1)},
        {"contrast", "augmentation", augmented("contrast", Matrix(1, 3, {0, 0.5, 1})), "changed",
         Matrix(1, 3, {-0.1, 0.5, 1.1})},
        {"contrast, cut", "augmentation", augmented("contrast", Matrix(1, 3, {0, 0.5, 1})), "output",
         Matrix(1, 3, {0, 0.5, 1})},
        {"contrast of a value", "augmentation", {{"kind", "contrast"}, {"at", Matrix(0)}}, "rule", Matrix(-0.1)},
        {"vignette's centre", "augmentation", {{"kind", "vignette"}, {"at", Matrix(0)}}, "rule", one},
        {"vignette's corner", "augmentation", {{"kind", "vignette"}}, "rule", Matrix(0.5)},
        {"vignette", "augmentation", augmented("vignette", Matrix(3, 3, std::vector<double>(9, 0.8))), "output",
         Matrix(3, 3, {0.4, 0.6, 0.4, 0.6, 0.8, 0.6, 0.4, 0.6, 0.4})},
        {"a six turned over", "augmentation",
         with(augmented("rotate", Matrix(5, 4, {0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0})),
              {{"degrees", Matrix(180)}}),
         "output", Matrix(5, 4, {0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0})},
        {"padded by 4", "augmentation", {}, "offsets", Matrix(81)},
        {"and mirrored", "augmentation", {}, "variants", Matrix(162)},
        // Scales, parts, windows, mirrored, views: AlexNet, GoogLeNet, VGG.
        {"published views",
         "augmentation",
         {},
         "published",
         Matrix(3, 5, {1, 1, 5, 2, 10, 4, 3, 6, 2, 144, 3, 1, 25, 2, 150})},
        {"mean of views", "augmentation", {}, "mean", Matrix(1, 2, {0.45, 0.55})},
        {"together", "augmentation", {}, "predicted", one},
        {"alone", "augmentation", {}, "each", Matrix(2, 1, {0, 1})},
        {"the i7's peak", "practice", {}, "device_peak", Matrix(537.6)},
        {"of the GTX", "practice", {{"row", Matrix(1)}}, "device_peak", Matrix(11468.8)},
        {"of the Titan V", "practice", {{"row", Matrix(2)}}, "device_peak", Matrix(15360)},
        {"of its tensor cores", "practice", {{"row", Matrix(3)}}, "device_peak", Matrix(122880)},
        {"which its figure does not fit", "practice", {{"row", Matrix(3)}}, "device_clock", Matrix(1.3671875)},
        {"dollars of the i7", "practice", {}, "device_dollars", Matrix(0.6277777777777778)},
        {"of the GTX's", "practice", {{"row", Matrix(1)}}, "device_dollars", Matrix(0.06131578947368421)},
        {"of the Titan V's", "practice", {{"row", Matrix(2)}}, "device_dollars", Matrix(0.21421428571428572)},
        {"in FP16", "practice", {{"row", Matrix(3)}}, "device_dollars", Matrix(0.026776785714285715)},
        {"GTX and i7", "practice", {{"row", Matrix(1)}}, "to_first", Matrix(21.11111111111111)},
        {"hours of the TPU", "practice", {}, "hours", Matrix(107.53846153846153)},
        {"VGG-16 on the card", "practice", {}, "vgg_speedup", Matrix(66.05), 0.005},
        {"a product of 512 in 10 ms", "practice", {}, "gflops", Matrix(26.8435456)},
        {"from the start", "practice", project("none", 1000), "pattern", "INPUT->[[CONV->RELU]*2->POOL]*3->FC"},
        {"which is ref-cnn", "practice", project("none", 1000), "parameters", Matrix(307498)},
        {"with its MACs", "practice", project("none", 1000), "macs", Matrix(38653952)},
        {"few pictures, no network", "practice", project("none", 25), "convolutions", one},
        {"little and similar", "practice", project("similar", 25), "advice", "linear"},
        {"the head alone", "practice", project("similar", 25), "frozen", Matrix(6)},
        {"little and different", "practice", project("different", 99), "advice", "stage"},
        {"a stage below", "practice", project("different", 99), "frozen", Matrix(4)},
        {"and nothing above it", "practice", project("different", 99), "pattern",
         "INPUT->[[CONV->RELU]*2->POOL]*2->FC"},
        {"but the head", "practice", project("different", 99), "weight_layers", Matrix(5)},
        {"lots and similar", "practice", project("similar", 100), "advice", "few"},
        {"two layers", "practice", project("similar", 1000), "frozen", Matrix(5)},
        {"lots and different", "practice", project("different", 1000), "advice", "many"},
        {"slowly", "practice", project("different", 1000), "rate", Matrix(0.001)},
        {"steps of 10000 pictures", "practice", project("none", 1000), "steps", Matrix(157)},
        {"ln 10", "practice", {}, "first_loss", Matrix(2.302585092994046), 1e-12},
        {"photos of 224", "practice", {{"side", Matrix(224)}}, "stages", Matrix(5)},
        {"digits of 28", "practice", {{"side", Matrix(28)}}, "stages", Matrix(2)},
        {"tiny pictures", "practice", {{"side", Matrix(8)}}, "stages", one},
        {"several labels", "practice", {{"goal", "labels"}}, "loss", "binary"},
        {"not here", "practice", {{"goal", "number"}}, "trainable", Matrix(0)},
        {"Gram", "practice", {}, "gram", Matrix(2, 2, {14, 5, 5, 2})},
        {"ascent", "practice", {}, "raised", Matrix(0.5), 1e-12},
        {"LeNet on 64 x 64", "practice", {}, "heat", Matrix(9)},
        {"on 32 x 32", "practice", {{"scene", Matrix(32)}}, "heat", one},
        {"HOG of 32 x 32", "features", {}, "hog_values", Matrix(144)},
        {"of a constant picture", "features", {{"scene", "flat"}}, "hog", Matrix(16, 9)},
        {"collapse beside it", "features", with(collapse, {{"part", "plane"}}), "product", Matrix(1, 2, {1, -3})},
        {"linear on pixels", "features", {}, "raw_parameters", Matrix(30730)},
        {"other features were not measured", "features", {{"cell", "4"}}, "accuracies", Matrix(1, 3, {39.7, 0, 63.1})},
        // By NumPy, from the formulas of hand_features.h and features_bench.cpp: these rows and the four that follow.
        {"stripes at 30°",
         "features",
         {{"scene", "stripes"}, {"degrees", Matrix(30)}, {"place", Matrix(5)}},
         "histogram",
         Matrix(1, 9, {0, 0.9999875065127635, 0, 0, 0, 0, 0, 0, 0})},
        {"above the disc",
         "features",
         {{"bins", Matrix(6)}, {"place", Matrix(1)}},
         "histogram",
         Matrix(1, 6, {0, 0.5772826228456818, 0, 0.8164009145506754, 0, 0})},
        {"a turned edge, moved and brighter",
         "features",
         {{"scene", "edge"},
          {"degrees", Matrix(25)},
          {"shift", Matrix(3)},
          {"brightness", Matrix(0.1)},
          {"cell", "16"},
          {"bins", Matrix(4)}},
         "hog",
         Matrix(4, 4,
                {0.9999890138529208, 0, 0, 0, 0.6726810142002645, 0.7399113660033686, 0, 0, 0.9670805517756693,
                 0.2544480804145877, 0, 0, 0.6363044785732491, 0.7713175057688824, 0, 0})},
        {"colours of the disc",
         "features",
         {{"levels", Matrix(4)}},
         "colour",
         Matrix(3, 4, {0.69140625, 0, 0, 0.30859375, 0, 0.69140625, 0.30859375, 0, 0.30859375, 0, 0.69140625, 0})},
        {"colours of bright stripes",
         "features",
         {{"scene", "stripes"}, {"brightness", Matrix(0.15)}},
         "colour",
         Matrix(3, 8,
                {0, 0, 0.25, 0, 0.25, 0, 0.25, 0.25, 0, 0, 0, 0, 0.5, 0.5, 0, 0, 0, 0, 0.25, 0.25, 0, 0.25, 0.25, 0})},
        {"XOR", "plane", {}, "outputs", Matrix(4, 1, {0, 1, 1, 0})},
        {"collapse", "plane", collapse, "product", Matrix(1, 2, {1, -3})},
        {"without ReLU", "plane", collapse, "output", Matrix(4)},
        {"with ReLU", "plane", with(collapse, {{"activation", "relu"}}), "output", Matrix(2)},
        {"3-4-2", "plane", {}, "network_parameters", Matrix(26)},
        {"3-4-4-1", "plane", {{"widths", Matrix(1, 4, {3, 4, 4, 1})}}, "network_parameters", Matrix(41)},
    };
}

Bench benchOf(const char* id) { return Bench(*findBench(id)); }

}  // namespace

class TestBenches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showTheNumbersOfTheLecture_data() {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const Golden& golden : goldenValues()) QTest::newRow(golden.name) << row++;
    }
    void showTheNumbersOfTheLecture() {
        QFETCH(int, row);
        const Golden golden = goldenValues()[static_cast<std::size_t>(row)];
        Bench bench = benchOf(golden.bench);
        // The graphs' steps end where their own end is.
        QCOMPARE(bench.set(golden.state), std::nullopt);
        const BenchValue* found = bench.value(golden.reading);
        QVERIFY(found != nullptr);
        QVERIFY(same(*found, golden.value, golden.within));
    }

    void noScoreMakesTheLossInfinite() {
        Bench bench = benchOf("softmax");
        QCOMPARE(bench.set(scores({-10000, 10000})), std::nullopt);
        QCOMPARE(*bench.number({"loss"}), 20000.0);
        QVERIFY(std::isinf(*bench.number({"exponentials", 1, 0})));
        QCOMPARE(bench.set(probabilities({0, 1})), std::nullopt);
        QVERIFY(std::isinf(*bench.number({"loss"})));
    }

    /// dL/ds of both kinds of loss against central differences, over drawn scores, classes and temperatures.
    void scoresGradientsAgreeWithNudging() {
        constexpr double nudge = 1e-5;
        Bench bench = benchOf("softmax");
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            bench.randomise(seed);
            const int label = static_cast<int>(seed % 10);
            const double temperature = 0.5 + static_cast<double>(seed % 4);
            QCOMPARE(bench.set({{"class", Matrix(label)}, {"temperature", Matrix(temperature)}}), std::nullopt);
            for (const auto& [loss, gradient] :
                 {std::pair("loss", "gradient"), std::pair("twice_loss", "twice_gradient")})
                for (int i = 0; i < 10; ++i) {
                    double losses[2] = {};
                    for (const int side : {0, 1}) {
                        Bench nudged = bench;
                        Matrix moved = matrixOf(bench.fields(), "scores");
                        moved.at(i, 0) += side == 0 ? -nudge : nudge;
                        QCOMPARE(nudged.set({{"scores", moved}}), std::nullopt);
                        losses[side] = *nudged.number({loss});
                    }
                    const double exact = *bench.number({gradient, i, 0});
                    QVERIFY2(std::abs(exact - (losses[1] - losses[0]) / (2 * nudge)) < 1e-7, loss);
                }
        }
    }

    void anotherSoftmaxFlattensTheGradient() {
        Bench bench = benchOf("softmax");
        QCOMPARE(bench.set(scores({4, 0, 0}, 1)), std::nullopt);
        QVERIFY(std::abs(*bench.number({"twice_gradient", 1, 0})) < std::abs(*bench.number({"gradient", 1, 0})) / 10);
    }

    /// Ten pictures named: by the person all rightly, by the network as its answers say. Python: 13 of 50 by the correlation
    /// with the class means; its first ten answers are 8 8 2 6 4 6 0 7 6 4.
    void aGameIsJudgedByMcNemar() {
        Bench bench = benchOf("labelling");
        const Matrix& network = matrixOf(bench.fields(), "network");
        const Matrix& truth = matrixOf(bench.fields(), "truth");
        int right = 0;
        for (int i = 0; i < 50; ++i) right += network.at(0, i) == truth.at(0, i);
        QCOMPARE(right, 13);
        const std::vector<double> first(network.values.begin(), network.values.begin() + 10);
        QCOMPARE(first, (std::vector<double>{8, 8, 2, 6, 4, 6, 0, 7, 6, 4}));
        Matrix answers = matrixOf(bench.fields(), "answers");
        for (int i = 0; i < 10; ++i) answers.at(0, i) = i;
        QCOMPARE(bench.set({{"answers", answers}}), std::nullopt);
        QCOMPARE(matrixOf(bench.readings(), "table"), Matrix(2, 2, {3, 7, 0, 0}));
        QCOMPARE(matrixOf(bench.readings(), "totals"), Matrix(2, 2, {10, 10, 3, 10}));
        QCOMPARE(*bench.number({"named"}), 10.0);
        QCOMPARE(*bench.number({"chance"}), 2 / 128.0);
        QCOMPARE(*bench.number({"different"}), 1.0);
        // The first five wrong: four by the person alone, two by the network alone, and nothing is seen.
        for (int i = 0; i < 5; ++i) answers.at(0, i) = 9;
        QCOMPARE(bench.set({{"answers", answers}}), std::nullopt);
        QCOMPARE(matrixOf(bench.readings(), "table"), Matrix(2, 2, {1, 4, 2, 3}));
        QCOMPARE(*bench.number({"different"}), 0.0);
        QCOMPARE(bench.set({{"answers", Matrix(1, 3)}})->field, "answers");
        QCOMPARE(bench.set({{"compare", "counts"}, {"counts", Matrix(2, 2, {3, 2, 1, 2})}})->field, "counts");
    }

    /// A number added to all pixels adds the template's sum: nothing where it is balanced and no pixel is cut.
    void brightnessAddsTheTemplatesSum() {
        Bench bench = benchOf("template");
        const Matrix grey(8, 8, std::vector<double>(64, 0.25));
        for (const char* filters : {"means", "balanced"}) {
            QCOMPARE(bench.set({{"filters", filters}, {"example", Matrix(0)}, {"picture", grey}}), std::nullopt);
            for (int row = 0; row < 10; ++row) {
                QCOMPARE(bench.set({{"class", Matrix(row)}, {"brightness", Matrix(0)}}), std::nullopt);
                const double before = *bench.number({"score"});
                const auto& values = matrixOf(bench.readings(), "template").values;
                const double sum = std::accumulate(values.begin(), values.end(), 0.0);
                QCOMPARE(bench.set({{"brightness", Matrix(0.5)}}), std::nullopt);
                QVERIFY(std::abs(*bench.number({"score"}) - before - 0.5 * sum) < 1e-9);
                if (std::string_view(filters) == "balanced") QVERIFY(std::abs(*bench.number({"score"})) < 1e-9);
            }
        }
    }

    /// A filter's map is the sum of what each channel gives, and two kernels in a row are one, whatever the numbers.
    void channelsAddAndKernelsJoin() {
        Bench bench = benchOf("channels");
        const auto ramp = [](int side) {
            Matrix result(side, side);
            std::iota(result.values.begin(), result.values.end(), 0);
            return result;
        };
        QCOMPARE(bench.set({{"channels", Matrix(3)},
                            {"filters", Matrix(2)},
                            {"X", ramp(5)},
                            {"x1", ramp(4)},
                            {"x2", ramp(4)},
                            {"x3", ramp(4)}}),
                 std::nullopt);
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            bench.randomise(seed);
            QCOMPARE(*bench.number({"equal"}), 1.0);
            QCOMPARE(matrixOf(bench.readings(), "y").rows, 3);
            QVERIFY(same(*bench.value("y"), *bench.value("one"), 1e-9));
            for (int window = 0; window <= bench.lastStep(); ++window) {
                bench.setStep(window);
                const auto& terms = matrixOf(bench.readings(), "terms").values;
                QVERIFY(std::abs(std::accumulate(terms.begin(), terms.end(), 0.0) - *bench.number({"sum"})) < 1e-9);
            }
            QCOMPARE(bench.lastStep(), 2 * 9 - 1);
        }
        QCOMPARE(bench.set({{"between", "relu"}, {"K", Matrix(2, 2, {-1, 0, 0, 0})}, {"X", ramp(5)}}), std::nullopt);
        QCOMPARE(*bench.number({"equal"}), 0.0);
    }

    /// An upright cell likes upright bars best, a complex one wherever they are; ends cut a response off.
    void cellsAreTuned() {
        Bench bench = benchOf("cells");
        QCOMPARE(*bench.number({"best_angle"}), 0.0);
        QCOMPARE(bench.set({{"kernel", Matrix(3, 3, {-1, -1, -1, 2, 2, 2, -1, -1, -1})}}), std::nullopt);
        QCOMPARE(*bench.number({"best_angle"}), 90.0);
        bench.reset();
        QCOMPARE(bench.set({{"cell", "complex"}}), std::nullopt);
        for (int column = 1; column < 8; ++column) QCOMPARE(*bench.number({"by_column", 0, column}), 6.0);
        QCOMPARE(bench.set({{"cell", "hypercomplex"}}), std::nullopt);
        QVERIFY(*bench.number({"by_length", 0, 2}) > *bench.number({"by_length", 0, 4}));
        // Turned by half a circle a bar is the same.
        QCOMPARE(bench.set({{"angle", Matrix(30)}, {"length", Matrix(7)}}), std::nullopt);
        double light = 0;
        for (const double each : matrixOf(bench.readings(), "light").values) light += each;
        QVERIFY(std::abs(light - 7) < 0.7);
    }

    /// What is typed is read as the command line reads it; what is no network is refused and changes nothing.
    /// Kind by kind, as golden.json lists AlexNet's layers with what each sees; 0 is everything.
    void classicsLayerByLayer() {
        Bench bench = benchOf("classics");
        QCOMPARE(bench.set({{"network", "alexnet"}}), std::nullopt);
        const Matrix rows = matrixOf(bench.readings(), "rows");
        std::vector<double> parameters;
        std::vector<double> fields;
        for (int row = 0; row < rows.rows; ++row) {
            if (rows.at(row, 5) > 0) parameters.push_back(rows.at(row, 5));
            if (fields.empty() || fields.back() != rows.at(row, 7)) fields.push_back(rows.at(row, 7));
        }
        QCOMPARE(parameters, (std::vector<double>{34944, 307456, 885120, 663936, 442624, 37752832, 16781312, 4097000}));
        QCOMPARE(fields, (std::vector<double>{11, 19, 51, 67, 99, 131, 163, 195, 0}));
        QCOMPARE(bench.set({{"network", "lenet5-1998"}}), std::nullopt);
        const Matrix lenet = matrixOf(bench.readings(), "rows");
        std::vector<double> counts;
        for (int row = 0; row < lenet.rows; ++row) counts.push_back(lenet.at(row, 5));
        QCOMPARE(counts, (std::vector<double>{156, 12, 1516, 32, 48120, 10164, 0}));
    }

    void patternsAreTyped() {
        Bench bench = benchOf("pattern");
        QCOMPARE(bench.set({{"pattern", "INPUT->[CONV->RELU]*3->FC->RELU->FC"}, {"filters", Matrix(8)}}), std::nullopt);
        QCOMPARE(*bench.number({"layers"}), 9.0);
        QCOMPARE(matrixOf(bench.readings(), "rows").rows, 5);
        QCOMPARE(*bench.number({"rows", 0, 5}), 3.0 * 3 * 3 * 8 + 8);
        QCOMPARE(*bench.number({"parameters"}),
                 *bench.number({"conv_parameters"}) + *bench.number({"dense_parameters"}));
        const BenchState before = bench.fields();
        for (const char* wrong : {"INPUT->CNV->FC", "INPUT->CONV", ""})
            QCOMPARE(bench.set({{"pattern", wrong}}), (BenchProblem{"pattern", BenchFault::DoesNotFit}));
        QCOMPARE(bench.set({{"pattern", std::string(1000, 'x')}}), (BenchProblem{"pattern", BenchFault::WrongSize}));
        QCOMPARE(bench.set({{"pattern", "INPUT->[CONV->POOL]*6->FC"}}), (BenchProblem{"side", BenchFault::DoesNotFit}));
        QCOMPARE(bench.fields(), before);
    }

    /// What a pool hands back, in all, is what came; and each number of the output comes from under its window.
    void poolsLoseNoGradient() {
        Bench bench = benchOf("pooling");
        for (const char* operation : {"max", "average"})
            for (const int stride : {1, 2, 3})
                for (std::uint64_t seed = 1; seed <= 5; ++seed) {
                    bench.randomise(seed);
                    QCOMPARE(bench.set({{"operation", operation}, {"stride", Matrix(stride)}}), std::nullopt);
                    const auto sum = [&](const char* name) {
                        const auto& values = matrixOf(bench.readings(), name).values;
                        return std::accumulate(values.begin(), values.end(), 0.0);
                    };
                    QVERIFY(std::abs(sum("gradient") - sum("upstream")) < 1e-9);
                    for (int window = 0; window <= bench.lastStep(); ++window) {
                        bench.setStep(window);
                        const std::vector<double> patch = matrixOf(bench.readings(), "patch").values;
                        const double expected =
                            std::string_view(operation) == "max"
                                ? std::ranges::max(patch)
                                : std::accumulate(patch.begin(), patch.end(), 0.0) / double(patch.size());
                        QVERIFY(std::abs(*bench.number({"result"}) - expected) < 1e-12);
                    }
                }
    }

    /// The paths are as many places as the field is wide, and symmetric.
    void pathsAreAsWideAsTheField() {
        Bench bench = benchOf("field");
        for (int layers = 1; layers <= 5; ++layers) {
            QCOMPARE(bench.set({{"layers", Matrix(layers)}, {"size", Matrix(40)}}), std::nullopt);
            const std::vector<double> paths = matrixOf(bench.readings(), "paths").values;
            QCOMPARE(static_cast<double>(paths.size()), *bench.number({"field"}));
            QVERIFY(std::equal(paths.begin(), paths.end(), paths.rbegin()));
        }
    }

    /// Without an activation the network is what its product says, everywhere.
    void linearLayersAreOne() {
        Bench bench = benchOf("plane");
        QCOMPARE(bench.set({{"activation", "none"}}), std::nullopt);
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            bench.randomise(seed);
            const Matrix& x = matrixOf(bench.fields(), "x");
            const Matrix& product = matrixOf(bench.readings(), "product");
            const double expected =
                product.at(0, 0) * x.at(0, 0) + product.at(0, 1) * x.at(1, 0) + *bench.number({"offset"});
            QVERIFY(std::abs(*bench.number({"output"}) - expected) < 1e-9);
        }
    }

    void slideFifteensKernelTurnsItsSign() {
        for (const auto& [operation, sign] : {std::pair("correlation", 1.0), std::pair("convolution", -1.0)}) {
            Bench bench = benchOf("convolution");
            QCOMPARE(
                bench.set({{"input", slideRows}, {"kernel", Matrix(3, 1, {-0.5, 0, 0.5})}, {"operation", operation}}),
                std::nullopt);
            const Matrix rows = std::get<Matrix>(*bench.value("output"));
            QCOMPARE(rows.rows, 3);
            for (int column = 0; column < 4; ++column) {
                QCOMPARE(rows.at(0, column), sign * 20);
                QCOMPARE(rows.at(1, column), sign * 40);
                QCOMPARE(rows.at(2, column), sign * 60);
            }
        }
    }

    /// Zero of a kind leaves the picture as it is, every pixel of it, and so do draws that never happen.
    void nothingOfAKindChangesNothing() {
        Bench bench = benchOf("augmentation");
        const auto same = [&](const Matrix& input, const Matrix& output, int row) {
            for (std::size_t i = 0; i < input.values.size(); ++i) {
                const double shown = output.values[static_cast<std::size_t>(row) * input.values.size() + i];
                if (std::abs(shown - input.values[i]) > 1e-6) return false;
            }
            return true;
        };
        for (const char* kind : {"translate", "rotate", "stretch", "shear", "lens", "contrast", "vignette"}) {
            BenchState state{{"kind", kind}, {"example", Matrix(9)}, {"part", "draws"}};
            for (const char* amount : {"degrees", "right", "down", "stretch", "shear", "lens", "contrast", "vignette"})
                state[amount] = Matrix(0);
            QCOMPARE(bench.set(state), std::nullopt);
            const Matrix input = matrixOf(bench.readings(), "input");
            QVERIFY2(same(input, matrixOf(bench.readings(), "output"), 0), kind);
            QCOMPARE(*bench.number({"different"}), 1.0);
            bench.reset();
            QCOMPARE(bench.set({{"kind", kind}, {"example", Matrix(9)}, {"part", "draws"}, {"probability", Matrix(0)}}),
                     std::nullopt);
            for (int draw = 0; draw < 16; ++draw)
                QVERIFY2(same(input, matrixOf(bench.readings(), "tiles"), draw), kind);
        }
    }

    void drawsAreThoseOfTheirSeed() {
        Bench bench = benchOf("augmentation");
        const BenchState turns{{"part", "draws"}, {"kind", "rotate"}, {"degrees", Matrix(30)}, {"example", Matrix(9)}};
        QCOMPARE(bench.set(turns), std::nullopt);
        QCOMPARE(bench.lastStep(), 15);
        const Matrix first = matrixOf(bench.readings(), "tiles");
        for (int draw = 0; draw < 16; ++draw) {
            QCOMPARE(*bench.number({"drawn", draw, 0}), 0.0);
            QCOMPARE(*bench.number({"drawn", draw, 1}), 1.0);
            QVERIFY(std::abs(*bench.number({"drawn", draw, 2})) <= 30);
        }
        QCOMPARE(*bench.number({"different"}), 16.0);
        QCOMPARE(bench.set({{"seed", Matrix(2)}}), std::nullopt);
        QVERIFY(!(matrixOf(bench.readings(), "tiles") == first));
        QCOMPARE(bench.set({{"seed", Matrix(1)}}), std::nullopt);
        QVERIFY(matrixOf(bench.readings(), "tiles") == first);
        // A flip before, in some of them.
        QCOMPARE(bench.set({{"flip", "with"}}), std::nullopt);
        double flips = 0;
        for (int draw = 0; draw < 16; ++draw) flips += *bench.number({"drawn", draw, 0});
        QVERIFY(flips > 0 && flips < 16);
        QCOMPARE(bench.set({{"kind", "flip"}, {"probability", Matrix(0.5)}}), std::nullopt);
        QCOMPARE(*bench.number({"different"}), 2.0);
    }

    /// As many as asked for; the second is the mirror image of the first.
    void viewsAreAsManyAsTheyAreCalled() {
        Bench bench = benchOf("augmentation");
        for (const char* count : {"1", "2", "6", "10", "150"}) {
            QCOMPARE(bench.set({{"part", "views"}, {"count", count}}), std::nullopt);
            const Matrix& tiles = matrixOf(bench.readings(), "tiles");
            QCOMPARE(tiles.rows, std::stoi(count));
            if (tiles.rows != 2) continue;
            for (int column = 0; column < 3; ++column) QCOMPARE(tiles.at(1, column), tiles.at(0, 2 - column));
        }
    }

    /// Colours do not know where a pixel lies, directions not how bright it is.
    void featuresMadeByHandForget() {
        Bench bench = benchOf("features");
        QCOMPARE(bench.set({{"shuffled", "with"}}), std::nullopt);
        QCOMPARE(*bench.number({"colour_moved"}), 0.0);
        QVERIFY(*bench.number({"hog_moved"}) > 0.5);
        QCOMPARE(bench.set({{"shuffled", "without"}, {"brightness", Matrix(0.15)}}), std::nullopt);
        QVERIFY(*bench.number({"hog_moved"}) < 1e-9);
        QVERIFY(*bench.number({"colour_moved"}) > 0.1);
        QCOMPARE(bench.set({{"brightness", Matrix(0)}, {"place", Matrix(4)}}), std::nullopt);
        QCOMPARE(*bench.number({"strongest"}), 10.0);  // left of the disc; NumPy: 10
        QCOMPARE(bench.set({{"place", Matrix(0)}}), std::nullopt);
        QVERIFY(bench.value("strongest") == nullptr);
        QCOMPARE(bench.set({{"cell", "4"}, {"place", Matrix(63)}}), std::nullopt);
        QCOMPARE(bench.set({{"cell", "16"}}), std::nullopt);
        QCOMPARE(bench.step(), 3);
        QCOMPARE(bench.set({{"part", "plane"}}), std::nullopt);
        QCOMPARE(bench.lastStep(), 0);
    }

    /// Time counts where this computer was measured, and only a network of one's own gives way to it.
    void aProjectKeepsItsTime() {
        Bench bench = benchOf("practice");
        QVERIFY(bench.value("least_minutes") == nullptr);
        Matrix measured(2, 4);
        measured.at(1, SpeedConvolution) = 10;  // GFLOP/s
        QCOMPARE(bench.set({{"measured", measured}, {"minutes", Matrix(100)}}), std::nullopt);
        // 6 operations a MAC, 10 epochs of 10000 pictures: 6 · 38653952 · 1e5 / 1e10 / 60.
        QVERIFY(std::abs(*bench.number({"least_minutes"}) - 38.653952) < 1e-9);
        QCOMPARE(*bench.number({"convolutions"}), 2.0);
        QCOMPARE(bench.set({{"minutes", Matrix(30)}}), std::nullopt);
        QCOMPARE(*bench.number({"convolutions"}), 1.0);
        QCOMPARE(bench.set({{"known", "similar"}}), std::nullopt);
        QCOMPARE(*bench.number({"convolutions"}), 2.0);
        // Above the line: the last convolution, 64 · 147456, and the head, 20480.
        const double operations = 2 * 38653952.0 + 4 * (64 * 147456.0 + 20480);
        QVERIFY(std::abs(*bench.number({"least_minutes"}) - operations * 1e5 / 1e10 / 60) < 1e-9);
        QCOMPARE(bench.set({{"part", "gallery"}, {"row", Matrix(11)}}), std::nullopt);
        QCOMPARE(bench.set({{"part", "chart"}}), std::nullopt);
        QCOMPARE(bench.step(), 7);
        QCOMPARE(matrixOf(bench.readings(), "own").rows, 2);
        QCOMPARE(bench.set({{"runs", Matrix(2, 3, {31.5, 307498, 38653952, 20, 0, 0})}}), std::nullopt);
        QCOMPARE(matrixOf(bench.readings(), "own").rows, 3);  // a dot needs all three
        QCOMPARE(bench.set({{"scene", Matrix(66)}})->field, "scene");
        QCOMPARE(bench.set({{"timed", Matrix(1, 4, {1, 1, 1, 0})}})->field, "timed");
    }

    void everyFieldOfEveryBenchIsSound() {
        for (const BenchKind* kind : benchKinds()) {
            Bench bench(*kind);
            QCOMPARE(bench.set(bench.fields()), std::nullopt);
            for (const std::string_view reading : kind->readings)
                QVERIFY2(!bench.fields().contains(reading), std::string(reading).c_str());
            for (const auto& [name, _] : bench.readings())
                QVERIFY2(std::ranges::count(kind->readings, name) == 1, name.c_str());
        }
    }

    void theWindowsSumIsTheCellThatItFills() {
        Bench bench = benchOf("convolution");
        for (const char* padding : {"valid", "same", "full"}) {
            QCOMPARE(bench.set({{"padding", padding}, {"window", Matrix(0)}}), std::nullopt);
            const Matrix output = std::get<Matrix>(*bench.value("output"));
            for (int step = 0; step <= bench.lastStep(); ++step) {
                bench.setStep(step);
                double sum = 0;
                for (const double product : std::get<Matrix>(*bench.value("products")).values) sum += product;
                QCOMPARE(sum, output.values[static_cast<std::size_t>(step)]);
                QCOMPARE(sum, *bench.number({"sum"}));
            }
        }
    }

    void whatIsRefusedChangesNothing_data() {
        QTest::addColumn<QByteArray>("bench");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, const char* bench, const char* field, BenchFault fault) {
            QTest::newRow(name) << QByteArray(bench) << QByteArray(field) << static_cast<int>(fault);
        };
        row("no such field", "descent", "depth", BenchFault::UnknownField);
        row("a word for a number", "descent", "rate", BenchFault::WrongKind);
        row("no such choice", "descent", "surface", BenchFault::UnknownChoice);
        row("too large", "convolution", "kernel", BenchFault::WrongSize);
        row("not a number", "descent", "start_w", BenchFault::OutOfRange);
        row("half a step", "descent", "step", BenchFault::NotWhole);
        row("larger than what it slides over", "convolution", "input", BenchFault::DoesNotFit);
        row("as many pixels as a template has", "template", "own", BenchFault::DoesNotFit);
        row("slices of one size", "channels", "k2", BenchFault::DoesNotFit);
        row("as many weights as values", "dense", "picture", BenchFault::DoesNotFit);
        row("a bias for each unit", "plane", "b", BenchFault::DoesNotFit);
    }
    void whatIsRefusedChangesNothing() {
        QFETCH(QByteArray, bench);
        QFETCH(QByteArray, field);
        QFETCH(int, fault);
        const std::map<int, BenchValue> values{{static_cast<int>(BenchFault::UnknownField), Matrix(1)},
                                               {static_cast<int>(BenchFault::WrongKind), "fast"},
                                               {static_cast<int>(BenchFault::UnknownChoice), "three"},
                                               {static_cast<int>(BenchFault::WrongSize), Matrix(6, 2)},
                                               {static_cast<int>(BenchFault::OutOfRange), Matrix(std::nan(""))},
                                               {static_cast<int>(BenchFault::NotWhole), Matrix(0.5)},
                                               {static_cast<int>(BenchFault::DoesNotFit), Matrix(1, 1, {5})}};
        Bench tried = benchOf(bench);
        const BenchState before = tried.fields();
        const auto problem = tried.set({{field.toStdString(), values.at(fault)}});
        QVERIFY(problem.has_value());
        QCOMPARE(static_cast<int>(problem->fault), fault);
        QCOMPARE(tried.fields(), before);
    }

    void gradientsAgreeWithNudging() {
        for (const char* name : {"product", "softmax", "layers", "correlation", "neuron"}) {
            Bench bench = benchOf("graph");
            QCOMPARE(bench.set(graph(name)), std::nullopt);
            for (std::uint64_t seed = 0; seed < 20; ++seed) {
                if (seed > 0) bench.randomise(seed);
                // At ReLU's kink there is no derivative to compare with.
                const BenchValue* h = bench.value("h");
                if (h != nullptr && std::ranges::count(std::get<Matrix>(*h).values, 0.0) > 0) continue;
                for (const ComputationNode& node : graphNodes(name)) {
                    if (node.operation != ComputationOperation::Value) continue;
                    const auto& exact = std::get<Matrix>(*bench.value("d_" + std::string(node.id)));
                    const auto& nudged = std::get<Matrix>(*bench.value("numeric_" + std::string(node.id)));
                    for (std::size_t i = 0; i < exact.values.size(); ++i)
                        QVERIFY2(std::abs(exact.values[i] - nudged.values[i]) <
                                     1e-5 * std::max(1.0, std::abs(exact.values[i])),
                                 name);
                }
            }
        }
    }

    void aGradientComesBackOneNodeAtATime() {
        Bench bench = benchOf("graph");
        QCOMPARE(bench.lastStep(), 6);
        QVERIFY(bench.value("z") == nullptr);
        bench.setStep(1);
        QVERIFY(bench.value("z") != nullptr && bench.value("p") == nullptr);
        bench.setStep(4);
        QVERIFY(bench.value("d_p") != nullptr && bench.value("d_z") == nullptr && bench.value("d_W") == nullptr);
        bench.setStep(6);
        QVERIFY(bench.value("d_W") != nullptr && bench.value("new_L") != nullptr);
    }

    void descentFallsExactlyBetweenZeroAndOne() {
        Bench bench = benchOf("descent");
        for (const double rate : {0.001, 0.1, 0.5, 0.9, 0.999, 1.0, 1.001, 1.1, 1.25}) {
            QCOMPARE(bench.set({{"rate", Matrix(rate)}, {"step", Matrix(10)}}), std::nullopt);
            const Matrix path = std::get<Matrix>(*bench.value("path"));
            // At 0.5 it lies in the minimum after one step and stays there.
            bool falls = true;
            for (int step = 1; step < path.rows; ++step)
                falls = falls && (path.at(step, 2) < path.at(step - 1, 2) || path.at(step - 1, 2) == 0);
            QCOMPARE(falls, rate < 1);
        }
    }

    void repairsAreLegalAndChangeOneNumber() {
        Bench bench = benchOf("spatial");
        QCOMPARE(bench.set(spatial(7, 3, 3, 0)), std::nullopt);
        QCOMPARE(*bench.number({"legal"}), 0.0);
        QVERIFY(bench.value("shared_weights") == nullptr);
        const Matrix repairs = std::get<Matrix>(*bench.value("repairs"));
        QVERIFY(repairs.rows >= 4);
        for (int row = 0; row < repairs.rows; ++row) {
            const std::array<double, 4> numbers{repairs.at(row, 0), repairs.at(row, 1), repairs.at(row, 2),
                                                repairs.at(row, 3)};
            const std::array<double, 4> wrong{7, 3, 3, 0};
            QCOMPARE(
                std::inner_product(numbers.begin(), numbers.end(), wrong.begin(), 0, std::plus(), std::not_equal_to()),
                1);
            Bench repaired = benchOf("spatial");
            QCOMPARE(repaired.set(spatial(int(numbers[0]), int(numbers[1]), int(numbers[2]), int(numbers[3]))),
                     std::nullopt);
            QCOMPARE(*repaired.number({"legal"}), 1.0);
        }
    }

    void aShorterWayLeavesTheWindowAtItsEnd() {
        Bench bench = benchOf("convolution");
        bench.setStep(3);
        QCOMPARE(bench.set({{"kernel", Matrix(3, 3, std::vector<double>(9, 1.0))}}), std::nullopt);
        QCOMPARE(bench.step(), 0);
        QCOMPARE(bench.lastStep(), 0);
    }

    void theSameSeedDrawsTheSameNumbers() {
        Bench one = benchOf("convolution");
        Bench other = benchOf("convolution");
        one.randomise(7);
        other.randomise(7);
        QCOMPARE(one.fields(), other.fields());
        other.randomise(8);
        QVERIFY(one.fields() != other.fields());
        one.reset();
        QCOMPARE(one.fields(), benchOf("convolution").fields());
    }
};

FOVEA_TEST(TestBenches)
#include "tst_benches.moc"
