// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/optimizer_code.h"

#include <fmt/format.h>

#include <variant>

#include "core/exchange/code/python_text.h"

namespace fovea {
namespace {

std::string optimizerText(const SgdOptions& sgd) {
    return fmt::format("torch.optim.SGD(parameters, lr=lr, momentum={}, weight_decay=weight_decay, nesterov={})",
                       pythonNumber(sgd.momentum), sgd.nesterov ? "True" : "False");
}

std::string optimizerText(const AdamOptions& adam) {
    return fmt::format("torch.optim.Adam(parameters, lr=lr, betas=({}, {}), eps={}, weight_decay=weight_decay)",
                       pythonNumber(adam.beta1), pythonNumber(adam.beta2), pythonNumber(adam.epsilon));
}

std::string optimizerText(const AdamWOptions& adamW) {
    return fmt::format("torch.optim.AdamW(parameters, lr=lr, betas=({}, {}), eps={}, weight_decay=weight_decay)",
                       pythonNumber(adamW.beta1), pythonNumber(adamW.beta2), pythonNumber(adamW.epsilon));
}

std::string optimizerText(const RmsPropOptions& rmsProp) {
    return fmt::format(
        "torch.optim.RMSprop(parameters, lr=lr, alpha={}, eps={}, weight_decay=weight_decay, momentum={})",
        pythonNumber(rmsProp.alpha), pythonNumber(rmsProp.epsilon), pythonNumber(rmsProp.momentum));
}

std::string optimizerText(const AdagradOptions& adagrad) {
    return fmt::format("torch.optim.Adagrad(parameters, lr=lr, eps={}, weight_decay=weight_decay)",
                       pythonNumber(adagrad.epsilon));
}

std::string optimizerText(const AdadeltaOptions& adadelta) {
    return fmt::format("torch.optim.Adadelta(parameters, lr=lr, rho={}, eps={}, weight_decay=weight_decay)",
                       pythonNumber(adadelta.rho), pythonNumber(adadelta.epsilon));
}

std::string optimizerText(const LionOptions& lion) {
    return fmt::format("Lion(parameters, lr=lr, betas=({}, {}), weight_decay=weight_decay)", pythonNumber(lion.beta1),
                       pythonNumber(lion.beta2));
}

std::string optimizerText(const MuonOptions& muon) {
    return fmt::format("Muon(parameters, lr=lr, momentum={}, weight_decay=weight_decay)", pythonNumber(muon.momentum));
}

}  // namespace

std::string pytorchOptimizer(const OptimizerOptions& optimizer) {
    return std::visit([](const auto& kind) { return optimizerText(kind); }, optimizer);
}

}  // namespace fovea
