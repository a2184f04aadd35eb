// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/graph_operations.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/benches/dense_product.h"
#include "core/benches/reference_maps.h"
#include "core/kernels/reference/activations.h"
#include "core/kernels/reference/conv2d.h"
#include "core/kernels/reference/dense.h"
#include "core/kernels/reference/softmax_cross_entropy.h"

namespace fovea {
namespace {

WindowGeometry validWindow(const Matrix& kernel, const Matrix& input) {
    return {.kernel = {kernel.rows, kernel.columns},
            .stride = {1, 1},
            .dilation = {1, 1},
            .padding = {},
            .output = {input.rows - kernel.rows + 1, input.columns - kernel.columns + 1}};
}

Matrix correlation(const Matrix& kernel, const Matrix& input) {
    const WindowGeometry geometry = validWindow(kernel, input);
    Matrix result(geometry.output.height, geometry.output.width);
    reference::conv2dForward<double>(mapOf(input), kernel.values, {}, geometry, 1, mapOf(result));
    return result;
}

template <class Function>
Matrix eachOf(const Matrix& numbers, const Function& function) {
    Matrix result = numbers;
    for (double& number : result.values) number = function(number);
    return result;
}

void add(Matrix& sum, const std::vector<double>& numbers) {
    std::ranges::transform(sum.values, numbers, sum.values.begin(), std::plus());
}

/// arriving[i] · f'(input[i])
template <class Function>
std::vector<double> throughEach(const Matrix& input, const Matrix& arriving, const Function& function) {
    std::vector<double> result;
    for (std::size_t i = 0; i < input.values.size(); ++i)
        result.push_back(arriving.values[i] * function.derivative(input.values[i]));
    return result;
}

/// As the reference has it, but never 0, so that −ln p and −1/p stay finite. No digit that is shown changes by it.
std::vector<double> softmaxOf(const Matrix& scores) {
    std::vector<double> p = reference::softmax<double>(scores.values);
    for (double& each : p) each = std::max(each, 1e-300);
    return p;
}

/// Σ_j arriving[j] · ∂p[j]/∂z[i], with ∂p[j]/∂z[i] = p[j] · ([i = j] − p[i])
std::vector<double> throughSoftmax(const std::vector<double>& p, const std::vector<double>& arriving) {
    const double mean = std::inner_product(p.begin(), p.end(), arriving.begin(), 0.0);
    std::vector<double> result;
    for (std::size_t i = 0; i < p.size(); ++i) result.push_back(p[i] * (arriving[i] - mean));
    return result;
}

void productBack(const Matrix& w, const Matrix& x, const Matrix& arriving, Matrix& dw, Matrix& dx, Matrix* db) {
    Matrix weightGradient(w.columns, w.rows);
    Matrix inputGradient(x.rows, x.columns);
    std::vector<double> biasGradient(db != nullptr ? arriving.values.size() : 0);
    reference::denseBackward<double>(vectorOf(x), vectorOf(arriving), transposed(w).values, vectorOf(inputGradient),
                                     weightGradient.values, biasGradient);
    add(dw, transposed(weightGradient).values);
    add(dx, inputGradient.values);
    if (db != nullptr) add(*db, biasGradient);
}

void correlationBack(const Matrix& kernel, const Matrix& input, const Matrix& arriving, Matrix& dk, Matrix& dx) {
    const WindowGeometry geometry = validWindow(kernel, input);
    Matrix kernelGradient(kernel.rows, kernel.columns);
    Matrix inputGradient(input.rows, input.columns);
    reference::conv2dWeightGradient<double>(mapOf(input), mapOf(arriving), geometry, 1, kernelGradient.values, {});
    reference::conv2dInputGradient<double>(mapOf(arriving), kernel.values, geometry, 1, mapOf(inputGradient));
    add(dk, kernelGradient.values);
    add(dx, inputGradient.values);
}

}  // namespace

Matrix valueOf(const ComputationNode& node, const std::vector<Matrix>& values, const BenchState& fields) {
    const auto input = [&](std::size_t i) -> const Matrix& { return values[static_cast<std::size_t>(node.inputs[i])]; };
    switch (node.operation) {
        case ComputationOperation::Value: return matrixOf(fields, node.id);
        case ComputationOperation::Product:
            return denseProduct(input(0), input(1), node.inputs.size() > 2 ? input(2).values : std::vector<double>());
        case ComputationOperation::Relu:
            return eachOf(input(0), [](double x) { return reference::Relu<double>{}.value(x); });
        case ComputationOperation::Sigmoid:
            return eachOf(input(0), [](double x) { return reference::Sigmoid<double>{}.value(x); });
        case ComputationOperation::Softmax: {
            Matrix result = input(0);
            result.values = softmaxOf(input(0));
            return result;
        }
        case ComputationOperation::LogLoss:
            return -std::log(input(0).values[static_cast<std::size_t>(wholeOf(fields, "class"))]);
        case ComputationOperation::Correlation: return correlation(input(0), input(1));
        case ComputationOperation::Sum: return std::accumulate(input(0).values.begin(), input(0).values.end(), 0.0);
        case ComputationOperation::Scale: return input(0).values.front() * numberOf(fields, "upstream");
    }
    return {};
}

void passBack(const ComputationNode& node, const std::vector<Matrix>& values, const Matrix& arriving,
              const BenchState& fields, std::vector<Matrix>& gradients) {
    const auto value = [&](std::size_t i) -> const Matrix& { return values[static_cast<std::size_t>(node.inputs[i])]; };
    const auto gradient = [&](std::size_t i) -> Matrix& { return gradients[static_cast<std::size_t>(node.inputs[i])]; };
    switch (node.operation) {
        case ComputationOperation::Value: break;
        case ComputationOperation::Product:
            productBack(value(0), value(1), arriving, gradient(0), gradient(1),
                        node.inputs.size() > 2 ? &gradient(2) : nullptr);
            break;
        case ComputationOperation::Relu:
            add(gradient(0), throughEach(value(0), arriving, reference::Relu<double>{}));
            break;
        case ComputationOperation::Sigmoid:
            add(gradient(0), throughEach(value(0), arriving, reference::Sigmoid<double>{}));
            break;
        case ComputationOperation::Softmax:
            add(gradient(0), throughSoftmax(softmaxOf(value(0)), arriving.values));
            break;
        case ComputationOperation::LogLoss: {
            const auto label = static_cast<std::size_t>(wholeOf(fields, "class"));
            gradient(0).values[label] -= arriving.values.front() / value(0).values[label];
            break;
        }
        case ComputationOperation::Correlation:
            correlationBack(value(0), value(1), arriving, gradient(0), gradient(1));
            break;
        case ComputationOperation::Sum:
            add(gradient(0), std::vector<double>(value(0).values.size(), arriving.values.front()));
            break;
        case ComputationOperation::Scale:
            gradient(0).values.front() += arriving.values.front() * numberOf(fields, "upstream");
    }
}

}  // namespace fovea
