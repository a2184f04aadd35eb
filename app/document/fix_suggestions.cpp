// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/fix_suggestions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <iterator>
#include <map>
#include <set>

#include <QCoreApplication>

#include "app/document/network_repairs.h"
#include "app/problem_text.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct FixText {
    Q_DECLARE_TR_FUNCTIONS(fovea::FixText)
};

/// Of the candidates of one way, only the first that fits is offered.
enum class Way { Padding, Kernel, Stride, Same, Rounding, Filters, Groups, Insert, InsertOther, Setting };

struct Candidate {
    Way way;
    QString label;
    Repair repair;
};
using Candidates = std::vector<Candidate>;

template <class T>
concept Windowed = requires(T spec) {
    { spec.kernel } -> std::convertible_to<Extent>;
    { spec.padding } -> std::convertible_to<Padding>;
};

Extent dilationOf(const auto& spec) {
    if constexpr (requires { spec.dilation; }) {
        return spec.dilation;
    } else {
        return {1, 1};
    }
}

/// The padding in all (before + after) with which this axis has room for the window and divides, of
/// those the nearest to the one that keeps the size at stride 1; −1: none.
int fittingPadding(int input, int kernel, int dilation, int stride) {
    const int window = dilation * (kernel - 1) + 1;
    int best = -1;
    for (int padding = std::max(0, window - input); padding <= 2 * (window - 1); ++padding) {
        const bool nearer = best < 0 || std::abs(padding - window + 1) < std::abs(best - window + 1);
        if ((input + padding - window) % stride == 0 && nearer) {
            best = padding;
        }
    }
    return best;
}

/// "Pad the top and the left by 1, the bottom and the right by 2": what is added to the padding that there is; nothing
/// where some of it is taken away.
QString padText(const Sides& before, const Sides& after) {
    const std::array<std::pair<QString, int>, 4> sides{{{FixText::tr("the top"), after.top - before.top},
                                                        {FixText::tr("the bottom"), after.bottom - before.bottom},
                                                        {FixText::tr("the left"), after.left - before.left},
                                                        {FixText::tr("the right"), after.right - before.right}}};
    std::map<int, QStringList> byAmount;
    for (const auto& [name, amount] : sides) {
        if (amount < 0) return {};
        if (amount > 0) byAmount[amount] << name;
    }
    if (byAmount.size() == 1 && byAmount.begin()->second.size() == 4) {
        return FixText::tr("Pad all sides by %1").arg(byAmount.begin()->first);
    }
    QStringList parts;
    for (const auto& [amount, names] : byAmount) {
        parts << FixText::tr("%1 by %2").arg(names.join(FixText::tr(" and "))).arg(amount);
    }
    return FixText::tr("Pad %1").arg(parts.join(QStringLiteral(", ")));
}

template <Windowed T>
void offerPadding(const T& spec, Shape input, Candidates& list) {
    const int down = fittingPadding(input.height, spec.kernel.height, dilationOf(spec).height, spec.stride.height);
    const int across = fittingPadding(input.width, spec.kernel.width, dilationOf(spec).width, spec.stride.width);
    if (down < 0 || across < 0) {
        return;
    }
    const Sides sides{down / 2, down - down / 2, across / 2, across - across / 2};
    T changed = spec;
    changed.padding = {PaddingMode::Custom, sides};
    QString label = padText(spec.padding.mode == PaddingMode::Custom ? spec.padding.sides : Sides{}, sides);
    if (label.isEmpty()) {
        label = FixText::tr("Pad %1 + %2 rows and %3 + %4 columns")
                    .arg(sides.top)
                    .arg(sides.bottom)
                    .arg(sides.left)
                    .arg(sides.right);
    }
    list.push_back({Way::Padding, label, SetLayer{changed}});
}

template <Windowed T>
void offerKernels(const T& spec, Shape input, Candidates& list) {
    const auto offer = [&](Extent kernel) {
        T changed = spec;
        changed.kernel = kernel;
        list.push_back({Way::Kernel, FixText::tr("Make the kernel %1 × %2").arg(kernel.height).arg(kernel.width),
                        SetLayer{changed}});
    };
    for (const int step : {-1, 1, -2, 2}) {
        offer({spec.kernel.height + step, spec.kernel.width + step});
    }
    offer({std::min(spec.kernel.height, input.height), std::min(spec.kernel.width, input.width)});
}

template <Windowed T>
void offerWindows(const T& spec, Shape input, Candidates& list) {
    offerPadding(spec, input, list);
    offerKernels(spec, input, list);
    T step = spec;
    step.stride = {1, 1};
    list.push_back({Way::Stride, FixText::tr("Set the stride to 1"), SetLayer{step}});
    T same = spec;
    same.padding = Padding::same();
    list.push_back({Way::Same, FixText::tr("Set the padding to Same"), SetLayer{same}});
    T floor = spec;
    floor.rounding = Rounding::Floor;
    list.push_back({Way::Rounding, FixText::tr("Leave out what is left over"), SetLayer{floor}});
}

void offerChannels(const Conv2dSpec& spec, int channels, Candidates& list) {
    const auto groups = [&](int count) {
        Conv2dSpec changed = spec;
        changed.groups = count;
        list.push_back({Way::Groups, FixText::tr("Set groups to %1").arg(count), SetLayer{changed}});
    };
    if (spec.groups > 0 && channels % spec.groups == 0) {
        Conv2dSpec changed = spec;
        changed.filters = (spec.filters + spec.groups - 1) / spec.groups * spec.groups;
        list.push_back({Way::Filters, FixText::tr("Use %1 filters").arg(changed.filters), SetLayer{changed}});
    }
    for (int count = std::min(spec.groups, channels) - 1; count > 1; --count) {
        if (channels % count == 0 && spec.filters % count == 0) {
            groups(count);
            break;
        }
    }
    groups(1);
}

/// Sets the setting that a problem names; false where the layer has none.
bool setSetting(LayerSpec& layer, SettingId setting, double value) {
    bool isSet = false;
    std::visit(
        [&](auto& spec) {
            visitStatedFields(spec, [&](const auto& field, auto& own) {
                using Value = std::remove_cvref_t<decltype(own)>;
                const auto number = static_cast<int>(value);
                if constexpr (std::is_same_v<Value, Padding>) {
                    if (setting != SettingId::Padding) return;
                    own = number == 0 ? Padding::none() : Padding::all(number);
                } else if constexpr (std::is_same_v<Value, Extent>) {
                    if (setting != field.setting && setting != field.across) return;
                    if (setting == field.setting) own.height = number;
                    if (setting == field.across) own.width = number;
                } else {
                    if (!field.hasLimits || setting != field.setting) return;
                    own = static_cast<Value>(value);
                }
                isSet = true;
            });
        },
        layer);
    return isSet;
}

SettingId settingOf(const ShapeProblem& problem) {
    return static_cast<SettingId>(static_cast<int>(problem.numbers[0]));
}

void offerSetting(const LayerSpec& layer, SettingId setting, double value, Candidates& list) {
    LayerSpec changed = layer;
    if (setSetting(changed, setting, value)) {
        list.push_back({Way::Setting,
                        FixText::tr("Set the %1 to %2").arg(settingName(setting), QString::number(value, 'g', 6)),
                        SetLayer{changed}});
    }
}

Candidates candidatesFor(const LayerSpec& layer, const ShapeProblem& problem, const std::vector<Shape>& inputs) {
    Candidates list;
    switch (problem.code) {
        case ProblemCode::OutputNotWhole:
        case ProblemCode::KernelExceedsInput:
            if (!inputs.empty()) {
                std::visit(
                    [&](const auto& spec) {
                        if constexpr (Windowed<std::decay_t<decltype(spec)>>) {
                            offerWindows(spec, inputs.front(), list);
                        }
                    },
                    layer);
            }
            break;
        case ProblemCode::ChannelsNotDivisible:
            if (const auto* conv = std::get_if<Conv2dSpec>(&layer); conv != nullptr && !inputs.empty()) {
                offerChannels(*conv, inputs.front().channels, list);
            } else if (problem.numbers.size() >= 3) {
                int groups = static_cast<int>(std::min(problem.numbers[0], problem.numbers[2]));
                while (groups > 1 && std::fmod(problem.numbers[0], groups) != 0) --groups;
                offerSetting(layer, SettingId::Groups, groups, list);
            }
            break;
        case ProblemCode::NothingLeft: offerSetting(layer, SettingId::Cropped, 0, list); break;
        case ProblemCode::ChannelsOutside:
            if (problem.numbers.size() >= 3 && problem.numbers[0] < problem.numbers[2]) {
                offerSetting(layer, SettingId::Channels, problem.numbers[2] - problem.numbers[0], list);
            }
            offerSetting(layer, SettingId::First, 0, list);
            break;
        case ProblemCode::DenseNeedsVector:
            list.push_back({Way::Insert, FixText::tr("Put Flatten before it"), PutBefore{FlattenSpec{}}});
            list.push_back({Way::InsertOther, FixText::tr("Put global average pooling before it"),
                            PutBefore{GlobalAvgPoolSpec{}}});
            break;
        case ProblemCode::SettingOutOfRange:
            if (problem.numbers.size() >= 4) {
                const double nearest = std::clamp(problem.numbers[1], problem.numbers[2], problem.numbers[3]);
                offerSetting(layer, settingOf(problem), nearest, list);
            }
            break;
        case ProblemCode::SettingNotOdd:
            offerSetting(layer, settingOf(problem), problem.numbers[1] + 1, list);
            offerSetting(layer, settingOf(problem), problem.numbers[1] - 1, list);
            break;
        default: break;  // network_repairs.h has what edges can mend
    }
    return list;
}

/// The canvas' way of writing a result: "14 × 14" where the channels go without saying.
QString resultText(const Shape& shape, const LayerSpec& layer) {
    const bool maps = std::visit([](const auto& spec) { return Windowed<std::decay_t<decltype(spec)>>; }, layer);
    return maps ? QStringLiteral("%1 × %2").arg(shape.height).arg(shape.width) : shapeText(shape);
}

}  // namespace

std::vector<FixSuggestion> suggestFixes(const NetworkSpec& spec, NodeId node, const ShapeProblem& problem,
                                        std::size_t most) {
    std::vector<FixSuggestion> fixes;
    const Node* faulty = spec.find(node);
    if (faulty == nullptr) {
        return fixes;
    }
    const ShapeTable shapes = inferShapes(spec);
    std::set<Way> offered;
    for (Candidate& candidate : candidatesFor(faulty->layer, problem, inputShapes(spec, shapes, node))) {
        DrawingEdit edit({spec, {}}, spec.nextId().value);
        carryOut(edit, node, candidate.repair);
        if (edit.empty() || offered.contains(candidate.way)) {
            continue;
        }
        const ShapeTable after = inferShapes(edit.spec());
        if (const auto* shape = std::get_if<Shape>(&after.at(node))) {
            offered.insert(candidate.way);
            fixes.push_back({candidate.label, resultText(*shape, faulty->layer), std::move(candidate.repair)});
        }
        if (fixes.size() == most) {
            break;
        }
    }
    return fixes;
}

DrawingEdit planFix(const Document& document, NodeId node, const Repair& repair) {
    DrawingEdit edit(document.drawing(), document.firstFreeId());
    carryOut(edit, node, repair);
    return edit;
}

ProblemTexts problemTexts(const NetworkSpec& spec, const std::vector<NetworkProblem>& problems) {
    ProblemTexts texts;
    for (const NetworkProblem& problem : problems) {
        if (problem.node && !texts.contains(*problem.node)) {
            auto fixes = suggestFixes(spec, *problem.node, problem.problem);
            std::ranges::move(suggestEdges(spec, *problem.node, problem.problem), std::back_inserter(fixes));
            texts[*problem.node] = {problemText(problem.problem), std::move(fixes)};
        }
    }
    for (auto& [node, text] : textsOfTheWhole(spec, problems)) {
        texts.try_emplace(node, std::move(text));
    }
    return texts;
}

}  // namespace fovea
