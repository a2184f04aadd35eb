// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "core/exchange/code/code_graph.h"
#include "core/exchange/code/text_escape.h"
#include "core/exchange/code/text_export.h"

namespace fovea {
namespace {

constexpr std::string_view head = R"TEX(\documentclass[tikz,border=8pt]{standalone}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usetikzlibrary{arrows.meta}
\definecolor{input}{HTML}{8592A1}
\definecolor{convolution}{HTML}{3470C8}
\definecolor{pooling}{HTML}{007F66}
\definecolor{activation}{HTML}{C98200}
\definecolor{normalisation}{HTML}{3F9BCB}
\definecolor{dense}{HTML}{963C80}
\definecolor{structure}{HTML}{363F4C}
\begin{document}
\begin{tikzpicture}[font=\sffamily\small, >={Stealth[length=2mm]},
  layer/.style={draw=#1, fill=#1!12, rounded corners=2pt, minimum width=40mm, minimum height=7mm, align=center}]
)TEX";

std::string_view familyName(LayerFamily family) {
    switch (family) {
        case LayerFamily::Input: return "input";
        case LayerFamily::Convolution: return "convolution";
        case LayerFamily::Pooling: return "pooling";
        case LayerFamily::Activation: return "activation";
        case LayerFamily::Normalisation: return "normalisation";
        case LayerFamily::Dense: return "dense";
        case LayerFamily::Structure: return "structure";
    }
    return "structure";
}

/// "5×5 · 6", what the figure says of a layer besides its name.
std::string settingText(const LayerSpec& layer) {
    const auto window = [](const auto& spec) {
        const std::string stride =
            spec.stride == Extent{1, 1}
                ? ""
                : fmt::format(" / {}", spec.stride.height == spec.stride.width
                                           ? fmt::format("{}", spec.stride.height)
                                           : fmt::format("{}×{}", spec.stride.height, spec.stride.width));
        return fmt::format("{}×{}{}", spec.kernel.height, spec.kernel.width, stride);
    };
    if (const auto* conv = std::get_if<Conv2dSpec>(&layer)) return window(*conv);
    if (const auto* pool = std::get_if<MaxPool2dSpec>(&layer)) return window(*pool);
    if (const auto* pool = std::get_if<AvgPool2dSpec>(&layer)) return window(*pool);
    if (const auto* conv = std::get_if<TableConv2dSpec>(&layer)) return window(*conv);
    if (const auto* local = std::get_if<LocallyConnected2dSpec>(&layer)) return window(*local);
    if (const auto* pool = std::get_if<ScaledPool2dSpec>(&layer)) return window(*pool);
    if (const auto* norm = std::get_if<LocalResponseNormSpec>(&layer)) return fmt::format("n = {}", norm->size);
    return "";
}

std::string latexLine(const std::string& text) {
    std::string result = latexText(text);
    for (std::size_t at = result.find("×"); at != std::string::npos; at = result.find("×", at))
        result.replace(at, 2, "$\\times$");
    return result;
}

}  // namespace

/// Layers stand below each other by their longest way from the input, branches side by side; an edge that
/// passes layers by goes round them.
std::string toTikz(const NetworkSpec& spec) {
    const ShapeTable shapes = inferShapes(spec);
    std::map<NodeId, int> depths;
    std::map<int, int> taken;
    std::string nodes;
    std::string edges;
    for (const NodeId id : spec.topologicalOrder()) {
        const Node& node = *spec.find(id);
        int depth = 0;
        for (const NodeId input : spec.inputsOf(id)) depth = std::max(depth, depths.at(input) + 1);
        depths[id] = depth;
        const int lane = taken[depth]++;
        const auto shape = shapes.find(id);
        const Shape* size = shape == shapes.end() ? nullptr : std::get_if<Shape>(&shape->second);
        const std::string setting = settingText(node.layer);
        nodes += fmt::format("  \\node[layer={}] (n{}) at ({}mm, {}mm) {{{}{}\\enspace {{\\footnotesize {}}}}};\n",
                             familyName(familyOf(node.layer)), id.value, 48 * lane, -12 * depth, latexLine(node.name),
                             setting.empty() ? "" : "\\enspace " + latexLine(setting),
                             size ? latexLine(shapeText(*size)) : "?");
        for (const NodeId input : spec.inputsOf(id)) {
            const bool isNext = depths.at(input) + 1 == depth;
            edges += isNext ? fmt::format("  \\draw[->] (n{}) -- (n{});\n", input.value, id.value)
                            : fmt::format("  \\draw[->] (n{}.east) to[out=0, in=0, looseness=1.4] (n{}.east);\n",
                                          input.value, id.value);
        }
    }
    return std::string(head) + nodes + edges + "\\end{tikzpicture}\n\\end{document}\n";
}

}  // namespace fovea
