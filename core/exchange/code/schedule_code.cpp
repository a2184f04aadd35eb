// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/schedule_code.h"

#include <fmt/format.h>

#include "core/exchange/code/python_text.h"

namespace fovea {

namespace {

using Lines = std::vector<std::string>;

constexpr const char* epochLine = "epoch = step // steps_per_epoch";

std::string partLine(int epochs) { return fmt::format("part = min(step / ({} * steps_per_epoch), 1)", epochs); }

Lines rateLines(const ConstantRate& /*schedule*/) { return {"return lr"}; }

Lines rateLines(const StepRate& schedule) {
    return {epochLine, fmt::format("return lr * {} ** (epoch // {})", pythonNumber(schedule.factor), schedule.epochs)};
}

Lines rateLines(const MultiStepRate& schedule) {
    std::string list = milestonesText(schedule.milestones);
    for (std::size_t at = 0; (at = list.find(',', at)) != list.npos; ++at) list.insert(at + 1, " ");
    return {epochLine, fmt::format("return lr * {} ** sum(milestone <= epoch for milestone in [{}])",
                                   pythonNumber(schedule.factor), list)};
}

Lines rateLines(const CosineRate& schedule) {
    return {partLine(schedule.epochs), "return lr * (1 + math.cos(math.pi * part)) / 2"};
}

Lines rateLines(const OneCycleRate& schedule) {
    const std::string peak = pythonNumber(schedule.peak);
    return {fmt::format("last = {} * steps_per_epoch - 1", schedule.epochs),
            "top = 0.3 * (last + 1) - 1",
            "if step < top:",
            fmt::format("    begin, end, part = 1, {}, step / top", peak),
            "else:",
            "    top = max(top, 0)",
            fmt::format("    begin, end, part = {}, 1e-4, (step - top) / (last - top) if step < last else 1", peak),
            "return lr * (end + (begin - end) * (1 + math.cos(math.pi * part)) / 2)"};
}

Lines rateLines(const PolynomialRate& schedule) {
    return {partLine(schedule.epochs), fmt::format("return lr * (1 - part) ** {}", pythonNumber(schedule.power))};
}

}  // namespace

ScheduleCode pytorchSchedule(const RateSchedule& schedule) {
    ScheduleCode code;
    if (schedule.warmUp > 0)
        code.lines = {fmt::format("warm_up = {} * steps_per_epoch", schedule.warmUp),
                      "if step < warm_up:", "    return lr * (step + 1) / warm_up", "step -= warm_up"};
    for (std::string& line : std::visit([](const auto& kind) { return rateLines(kind); }, schedule.rule)) {
        code.usesMath = code.usesMath || line.find("math.") != line.npos;
        code.lines.push_back(std::move(line));
    }
    return code;
}

}  // namespace fovea
