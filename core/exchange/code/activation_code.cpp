// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/activation_code.h"

#include <fmt/format.h>

#include "core/exchange/code/python_text.h"

namespace fovea {

namespace {

/// A function of one value for the C++ export.
std::string cppFunction(const std::string& expression) {
    return "each({}, [](float x) { return " + expression + "; })";
}

ActivationCode kerasFunction(std::string pytorch, const char* name, const std::string& expression) {
    return {.pytorch = std::move(pytorch),
            .kerasLayer = "Activation",
            .kerasArguments = fmt::format("\"{}\"", name),
            .cpp = cppFunction(expression)};
}

constexpr const char* softplusText = "(std::max(x, 0.0F) + std::log1p(std::exp(-std::abs(x))))";

}  // namespace

ActivationCode activationCode(const ReluSpec& /*spec*/) {
    return {.pytorch = "nn.ReLU()", .kerasLayer = "ReLU", .cpp = "relu({})"};
}

ActivationCode activationCode(const LeakyReluSpec& spec) {
    return {.pytorch = fmt::format("nn.LeakyReLU({})", pythonNumber(spec.slope)),
            .kerasLayer = "LeakyReLU",
            .kerasArguments = "negative_slope=" + pythonNumber(spec.slope),
            .cpp = fmt::format("leakyRelu({{}}, {})", cppNumber(spec.slope))};
}

ActivationCode activationCode(const EluSpec& spec) {
    return {.pytorch = fmt::format("nn.ELU({})", pythonNumber(spec.alpha)),
            .kerasLayer = "ELU",
            .kerasArguments = "alpha=" + pythonNumber(spec.alpha),
            .cpp = fmt::format("elu({{}}, {})", cppNumber(spec.alpha))};
}

ActivationCode activationCode(const SeluSpec& /*spec*/) {
    return kerasFunction("nn.SELU()", "selu",
                         "1.0507009873554805F * (x > 0.0F ? x : 1.6732632423543772F * std::expm1(x))");
}

ActivationCode activationCode(const GeluSpec& spec) {
    if (!spec.approximate) return kerasFunction("nn.GELU()", "gelu", "0.5F * x * (1.0F + std::erf(x * 0.70710678F))");
    return {.pytorch = "nn.GELU(approximate=\"tanh\")",
            .kerasExpression = "keras.ops.gelu({}, approximate=True)",
            .cpp = cppFunction("0.5F * x * (1.0F + std::tanh(0.79788456F * (x + 0.044715F * x * x * x)))")};
}

ActivationCode activationCode(const SiluSpec& /*spec*/) {
    return kerasFunction("nn.SiLU()", "silu", "x / (1.0F + std::exp(-x))");
}

ActivationCode activationCode(const MishSpec& /*spec*/) {
    return kerasFunction("nn.Mish()", "mish", fmt::format("x * std::tanh({})", softplusText));
}

ActivationCode activationCode(const SoftplusSpec& spec) {
    if (spec.beta == 1) return kerasFunction("nn.Softplus()", "softplus", softplusText);
    const std::string beta = pythonNumber(spec.beta);
    return {.pytorch = fmt::format("nn.Softplus(beta={})", beta),
            .kerasExpression = fmt::format("keras.ops.softplus({{}} * {}) / {}", beta, beta),
            .cpp = cppFunction(fmt::format("(std::max({0} * x, 0.0F) + std::log1p(std::exp(-std::abs({0} * x)))) / {0}",
                                           cppNumber(spec.beta)))};
}

ActivationCode activationCode(const ClipSpec& spec) {
    const std::string low = pythonNumber(spec.smallest);
    const std::string high = pythonNumber(spec.largest);
    ActivationCode code{.pytorch = fmt::format("nn.Hardtanh({}, {})", low, high),
                        .kerasExpression = fmt::format("keras.ops.clip({{}}, {}, {})", low, high),
                        .cpp = cppFunction(fmt::format("std::min(std::max(x, {}), {})", cppNumber(spec.smallest),
                                                       cppNumber(spec.largest)))};
    if (spec == ClipSpec{.smallest = 0, .largest = 6}) code.pytorch = "nn.ReLU6()";
    return code;
}

ActivationCode activationCode(const HardSwishSpec& /*spec*/) {
    return kerasFunction("nn.Hardswish()", "hard_silu", "x * std::min(std::max(x + 3.0F, 0.0F), 6.0F) * (1.0F / 6.0F)");
}

ActivationCode activationCode(const SigmoidSpec& /*spec*/) {
    return {
        .pytorch = "nn.Sigmoid()", .kerasLayer = "Activation", .kerasArguments = "\"sigmoid\"", .cpp = "sigmoid({})"};
}

ActivationCode activationCode(const HardSigmoidSpec& spec) {
    if (spec == HardSigmoidSpec{})
        return kerasFunction("nn.Hardsigmoid()", "hard_sigmoid",
                             "std::min(std::max(x * (1.0F / 6.0F) + 0.5F, 0.0F), 1.0F)");
    const std::string alpha = pythonNumber(spec.alpha);
    const std::string beta = pythonNumber(spec.beta);
    return {.pytorchExpression = fmt::format("torch.clamp({{}} * {} + {}, 0.0, 1.0)", alpha, beta),
            .kerasExpression = fmt::format("keras.ops.clip({{}} * {} + {}, 0.0, 1.0)", alpha, beta),
            .cpp = cppFunction(fmt::format("std::min(std::max(x * {} + {}, 0.0F), 1.0F)", cppNumber(spec.alpha),
                                           cppNumber(spec.beta)))};
}

ActivationCode activationCode(const TanhSpec& /*spec*/) {
    return {.pytorch = "nn.Tanh()",
            .kerasLayer = "Activation",
            .kerasArguments = "\"tanh\"",
            .cpp = "fovea_network::tanh({})"};
}

ActivationCode activationCode(const SoftsignSpec& /*spec*/) {
    return kerasFunction("nn.Softsign()", "softsign", "x / (1.0F + std::abs(x))");
}

ActivationCode activationCode(const ScaledTanhSpec& spec) {
    const std::string slope = pythonNumber(spec.slope);
    const std::string amplitude = pythonNumber(spec.amplitude);
    return {
        .pytorchExpression = fmt::format("torch.tanh({{}} * {}) * {}", slope, amplitude),
        .kerasExpression = fmt::format("keras.ops.tanh({{}} * {}) * {}", slope, amplitude),
        .cpp = cppFunction(fmt::format("{} * std::tanh({} * x)", cppNumber(spec.amplitude), cppNumber(spec.slope)))};
}

ActivationCode activationCode(const ScaleSpec& spec) {
    const std::string line = fmt::format("{{}} * {} + {}", pythonNumber(spec.factor), pythonNumber(spec.shift));
    return {.pytorchExpression = line,
            .kerasExpression = line,
            .cpp = cppFunction(fmt::format("{} * x + {}", cppNumber(spec.factor), cppNumber(spec.shift)))};
}

ActivationCode activationCode(const IdentitySpec& /*spec*/) {
    return {.pytorch = "nn.Identity()", .kerasLayer = "Identity", .cpp = "{}"};
}

std::string cppNumber(float value) { return pythonNumber(value) + "F"; }

std::string applied(const std::string& text, const std::string& input) {
    const std::size_t at = text.find("{}");
    return text.substr(0, at) + input + text.substr(at + 2);
}

}  // namespace fovea
