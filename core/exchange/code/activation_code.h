// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/layers/layer_spec.h"

namespace fovea {

/// How an activation without weights is written in other programs. "{}" stands for what it is applied to.
struct ActivationCode {
    std::string pytorch;  ///< a module: nn.ELU(0.7); empty: pytorchExpression
    std::string pytorchExpression;
    std::string kerasLayer;      ///< a layer's type: ELU; empty: kerasExpression
    std::string kerasArguments;  ///< … and its arguments
    std::string kerasExpression;
    std::string cpp;  ///< an expression with the functions of templates/cpp_network.h
};

/// One overload for each kind; the compiler asks for that of a new one.
ActivationCode activationCode(const ReluSpec& spec);
ActivationCode activationCode(const LeakyReluSpec& spec);
ActivationCode activationCode(const EluSpec& spec);
ActivationCode activationCode(const SeluSpec& spec);
ActivationCode activationCode(const GeluSpec& spec);
ActivationCode activationCode(const SiluSpec& spec);
ActivationCode activationCode(const MishSpec& spec);
ActivationCode activationCode(const SoftplusSpec& spec);
ActivationCode activationCode(const ClipSpec& spec);
ActivationCode activationCode(const HardSwishSpec& spec);
ActivationCode activationCode(const SigmoidSpec& spec);
ActivationCode activationCode(const HardSigmoidSpec& spec);
ActivationCode activationCode(const TanhSpec& spec);
ActivationCode activationCode(const ScaledTanhSpec& spec);
ActivationCode activationCode(const SoftsignSpec& spec);
ActivationCode activationCode(const ScaleSpec& spec);
ActivationCode activationCode(const IdentitySpec& spec);

/// A float's literal in C++.
std::string cppNumber(float value);

/// `text` with its first "{}" replaced.
std::string applied(const std::string& text, const std::string& input);

}  // namespace fovea
