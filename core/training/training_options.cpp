// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/training_options.h"

#include "core/training/option_limits.h"

namespace fovea {

namespace {

Result<void> checkRange(std::string_view option, double value, double smallest, double largest,
                        std::string_view allowed) {
    // Written so that NaN, which compares false with everything, is refused too.
    if (value >= smallest && value <= largest) return {};
    std::string name(option);
    for (char& letter : name)
        if (letter == '_') letter = ' ';
    return Error{ErrorCode::OptionInvalid, {std::move(name), value, std::string(allowed)}};
}

}  // namespace

OptionFields fields(TrainingOptions& options) {
    OptionFields all{{learningRateKey, &options.learningRate, 0, 1e9, "≥ 0"},
                     {weightDecayKey, &options.weightDecay, 0, 1e3, "0 … 1000"},
                     {labelSmoothingKey, &options.labelSmoothing, 0, 0.99, "0 … 0.99"},
                     {clipNormKey, &options.clipNorm, 0, 1e9, "≥ 0"},
                     {clipValueKey, &options.clipValue, 0, 1e9, "≥ 0"}};
    for (OptionField& own : fields(options.optimizer)) all.push_back(std::move(own));
    return all;
}

OptionValues changeableValues(const TrainingOptions& options) {
    TrainingOptions copy = options;
    OptionValues values;
    for (const OptionField& field : fields(copy))
        if (const auto* number = std::get_if<float*>(&field.value)) values.emplace(field.key, **number);
    return values;
}

bool setValue(TrainingOptions& options, std::string_view key, float value) {
    for (const OptionField& field : fields(options)) {
        auto* const* number = std::get_if<float*>(&field.value);
        if (field.key != key || number == nullptr) continue;
        **number = value;
        return true;
    }
    return false;
}

OptionValues changedValues(const TrainingOptions& from, const TrainingOptions& to) {
    const OptionValues before = changeableValues(from);
    OptionValues changed = changeableValues(to);
    std::erase_if(changed, [&](const auto& value) {
        const auto known = before.find(value.first);
        return known != before.end() && known->second == value.second;
    });
    return changed;
}

bool sameFixedOptions(const TrainingOptions& a, const TrainingOptions& b) {
    TrainingOptions left = a;
    for (const auto& [key, value] : changeableValues(b)) setValue(left, key, value);
    left.epochs = b.epochs;
    left.stop = b.stop;
    return left == b;
}

Result<void> validate(const TrainingOptions& options) {
    TrainingOptions copy = options;
    for (const OptionField& field : fields(copy)) {
        const auto* number = std::get_if<float*>(&field.value);
        if (number == nullptr) continue;
        if (auto fits = checkRange(field.key, double{**number}, static_cast<float>(field.smallest),
                                   static_cast<float>(field.largest), field.allowed);
            !fits)
            return fits;
    }
    if (auto fits = checkRange("batch", options.batch, 1, largestBatch, "1 … 65536"); !fits) return fits;
    if (auto fits = checkRange("epochs", options.epochs, 0, largestEpochs, "0 … 1000000"); !fits) return fits;
    if (auto fits = validate(options.schedule); !fits) return fits;
    if (auto fits = validate(options.plateau); !fits) return fits;
    if (auto fits = validate(options.stop); !fits) return fits;
    if (auto fits = validate(options.augmentation); !fits) return fits;
    if (auto fits = validate(options.averaging); !fits) return fits;
    if (auto fits = validate(options.layers); !fits) return fits;
    return std::visit([](const auto& kind) { return checkTogether(kind); }, options.optimizer);
}

}  // namespace fovea
