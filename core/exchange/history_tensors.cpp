// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/history_tensors.h"

#include <algorithm>
#include <cstring>

#include "core/json.h"
#include "core/reason.h"

namespace fovea {
namespace {

/// One column of a table of reports, as a list of its own.
template <class T, class Row, class Field>
void writeColumn(TensorStore& store, const std::string& name, const std::vector<Row>& rows, Field field) {
    std::vector<T> values;
    values.reserve(rows.size());
    for (const Row& row : rows) values.push_back(static_cast<T>(field(row)));
    store.add(name, values);
}

/// Sets one field of every row; all columns are as long as the table.
template <class T, class Row, class Assign>
void readColumn(TensorSource& source, const std::string& name, std::vector<Row>& rows, Assign assign) {
    const auto bytes = source.bytesOf(name, tensorTypeOf<T>, {static_cast<std::int64_t>(rows.size())});
    for (std::size_t i = 0; i * sizeof(T) < bytes.size(); ++i) {
        T value{};
        std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T));
        assign(rows[i], value);
    }
}

using Matrix = std::vector<std::vector<std::int64_t>>;

void writeConfusions(const std::vector<EpochReport>& epochs, TensorStore& store, const std::string& prefix) {
    std::vector<std::int64_t> numbers;
    for (const EpochReport& epoch : epochs)
        for (const auto& row : epoch.validation.confusion) numbers.insert(numbers.end(), row.begin(), row.end());
    store.add(prefix + "confusion", numbers);
}

void readConfusions(TensorSource& source, std::vector<EpochReport>& epochs, const std::string& prefix) {
    const std::vector<std::int64_t> classes =
        source.take<std::int64_t>(prefix + "classes", {static_cast<std::int64_t>(epochs.size())});
    const std::vector<std::int64_t> numbers = source.takeList<std::int64_t>(prefix + "confusion");
    if (source.error()) return;
    const Error broken{ErrorCode::ProjectBroken, {source.path(), because(Reason::ConfusionSizes)}};
    std::size_t place = 0;
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        const auto side = static_cast<std::uint64_t>(classes[i]);
        const std::uint64_t rest = numbers.size() - place;
        if (side != 0 && (side > rest || side > rest / side)) return source.fail(broken);
        Matrix& matrix = epochs[i].validation.confusion;
        for (std::uint64_t row = 0; row < side; ++row, place += side) {
            const auto begin = numbers.begin() + static_cast<std::ptrdiff_t>(place);
            matrix.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(side));
        }
    }
    if (place != numbers.size()) source.fail(broken);
}

/// One number of one change; those of a change stand one behind the other.
struct SetNumber {
    std::int64_t step = 0;
    std::int64_t key = 0;  ///< place among the keys
    float value = 0;
};

std::vector<std::string> readKeys(TensorSource& source, const std::string& name) {
    const std::vector<std::uint8_t> text = source.takeList<std::uint8_t>(name);
    const auto json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    std::vector<std::string> keys;
    constexpr std::size_t mostKeys = 1000;
    const bool sound = json.is_array() && json.size() <= mostKeys &&
                       std::ranges::all_of(json, [](const auto& key) { return key.is_string(); });
    if (sound)
        for (const auto& key : json) keys.push_back(key.get<std::string>());
    else
        source.fail({ErrorCode::ProjectBroken, {source.path(), because(Reason::NotAList), name}});
    return keys;
}

/// Up to version 2 every change held rate and decay, whichever was set.
std::vector<OptionChange> readOldChanges(TensorSource& source, const std::string& prefix) {
    std::vector<OptionChange> changes(source.takeList<std::int64_t>(prefix + "changes/step").size());
    readColumn<std::int64_t>(source, prefix + "changes/step", changes, [](OptionChange& c, auto v) { c.step = v; });
    for (const char* key : {learningRateKey, weightDecayKey})
        readColumn<float>(source, prefix + "changes/" + key, changes,
                          [key](OptionChange& c, float v) { c.values[key] = v; });
    return changes;
}

}  // namespace

void writeHistory(const History& history, TensorStore& store, const std::string& run) {
    const auto& steps = history.steps;
    const std::string place = run + "history/steps/";
    writeColumn<std::int64_t>(store, place + "step", steps, [](const StepReport& r) { return r.step; });
    writeColumn<std::int64_t>(store, place + "epoch", steps, [](const StepReport& r) { return r.epoch; });
    writeColumn<std::int64_t>(store, place + "images", steps, [](const StepReport& r) { return r.images; });
    writeColumn<float>(store, place + "loss", steps, [](const StepReport& r) { return r.loss; });
    writeColumn<float>(store, place + "accuracy", steps, [](const StepReport& r) { return r.accuracy; });
    writeColumn<float>(store, place + "learning_rate", steps, [](const StepReport& r) { return r.learningRate; });
    writeColumn<double>(store, place + "seconds", steps, [](const StepReport& r) { return r.seconds; });

    const auto& epochs = history.epochs;
    const std::string prefix = run + "history/epochs/";
    writeColumn<std::int64_t>(store, prefix + "epoch", epochs, [](const EpochReport& r) { return r.epoch; });
    writeColumn<std::int64_t>(store, prefix + "step", epochs, [](const EpochReport& r) { return r.step; });
    writeColumn<double>(store, prefix + "train_loss", epochs, [](const EpochReport& r) { return r.trainLoss; });
    writeColumn<double>(store, prefix + "train_accuracy", epochs, [](const EpochReport& r) { return r.trainAccuracy; });
    writeColumn<std::uint8_t>(store, prefix + "validated", epochs, [](const EpochReport& r) { return r.validated; });
    writeColumn<double>(store, prefix + "validation_loss", epochs,
                        [](const EpochReport& r) { return r.validation.loss; });
    writeColumn<double>(store, prefix + "validation_accuracy", epochs,
                        [](const EpochReport& r) { return r.validation.accuracy; });
    writeColumn<std::int64_t>(store, prefix + "validation_count", epochs,
                              [](const EpochReport& r) { return r.validation.count; });
    writeColumn<std::int64_t>(store, prefix + "classes", epochs,
                              [](const EpochReport& r) { return r.validation.confusion.size(); });
    writeConfusions(epochs, store, prefix);
}

History readHistory(TensorSource& source, const std::string& run) {
    History history;
    auto& steps = history.steps;
    const std::string place = run + "history/steps/";
    steps.resize(source.takeList<std::int64_t>(place + "step").size());
    readColumn<std::int64_t>(source, place + "step", steps, [](StepReport& r, auto v) { r.step = v; });
    readColumn<std::int64_t>(source, place + "epoch", steps, [](StepReport& r, auto v) { r.epoch = v; });
    readColumn<std::int64_t>(source, place + "images", steps, [](StepReport& r, auto v) {
        r.images = static_cast<int>(std::clamp<std::int64_t>(v, 0, INT32_MAX));
    });
    readColumn<float>(source, place + "loss", steps, [](StepReport& r, auto v) { r.loss = v; });
    readColumn<float>(source, place + "accuracy", steps, [](StepReport& r, auto v) { r.accuracy = v; });
    readColumn<float>(source, place + "learning_rate", steps, [](StepReport& r, auto v) { r.learningRate = v; });
    readColumn<double>(source, place + "seconds", steps, [](StepReport& r, auto v) { r.seconds = v; });

    auto& epochs = history.epochs;
    const std::string prefix = run + "history/epochs/";
    epochs.resize(source.takeList<std::int64_t>(prefix + "epoch").size());
    readColumn<std::int64_t>(source, prefix + "epoch", epochs, [](EpochReport& r, auto v) { r.epoch = v; });
    readColumn<std::int64_t>(source, prefix + "step", epochs, [](EpochReport& r, auto v) { r.step = v; });
    readColumn<double>(source, prefix + "train_loss", epochs, [](EpochReport& r, auto v) { r.trainLoss = v; });
    readColumn<double>(source, prefix + "train_accuracy", epochs, [](EpochReport& r, auto v) { r.trainAccuracy = v; });
    readColumn<std::uint8_t>(source, prefix + "validated", epochs,
                             [](EpochReport& r, auto v) { r.validated = v != 0; });
    readColumn<double>(source, prefix + "validation_loss", epochs,
                       [](EpochReport& r, auto v) { r.validation.loss = v; });
    readColumn<double>(source, prefix + "validation_accuracy", epochs,
                       [](EpochReport& r, auto v) { r.validation.accuracy = v; });
    readColumn<std::int64_t>(source, prefix + "validation_count", epochs,
                             [](EpochReport& r, auto v) { r.validation.count = v; });
    readConfusions(source, epochs, prefix);
    return history;
}

void writeChanges(const std::vector<OptionChange>& changes, TensorStore& store, const std::string& prefix) {
    std::vector<SetNumber> rows;
    std::vector<std::string> keys;
    for (const OptionChange& change : changes) {
        for (const auto& [key, value] : change.values) {
            const auto known = std::ranges::find(keys, key);
            rows.push_back({change.step, known - keys.begin(), value});
            if (known == keys.end()) keys.push_back(key);
        }
    }
    const std::string names = nlohmann::json(keys).dump();
    store.addBytes(prefix + "changes/keys", TensorType::U8, {static_cast<std::int64_t>(names.size())},
                   std::as_bytes(std::span(names)));
    writeColumn<std::int64_t>(store, prefix + "changes/step", rows, [](const SetNumber& n) { return n.step; });
    writeColumn<std::int64_t>(store, prefix + "changes/key", rows, [](const SetNumber& n) { return n.key; });
    writeColumn<float>(store, prefix + "changes/value", rows, [](const SetNumber& n) { return n.value; });
}

std::vector<OptionChange> readChanges(TensorSource& source, const std::string& prefix) {
    if (!source.has(prefix + "changes/keys")) return readOldChanges(source, prefix);
    const std::vector<std::string> keys = readKeys(source, prefix + "changes/keys");
    std::vector<SetNumber> rows(source.takeList<std::int64_t>(prefix + "changes/step").size());
    readColumn<std::int64_t>(source, prefix + "changes/step", rows, [](SetNumber& n, auto v) { n.step = v; });
    readColumn<std::int64_t>(source, prefix + "changes/key", rows, [](SetNumber& n, auto v) { n.key = v; });
    readColumn<float>(source, prefix + "changes/value", rows, [](SetNumber& n, auto v) { n.value = v; });
    std::vector<OptionChange> changes;
    for (const SetNumber& row : rows) {
        if (source.error()) return {};
        if (row.key < 0 || row.key >= static_cast<std::int64_t>(keys.size())) {
            source.fail({ErrorCode::ProjectBroken, {source.path(), because(Reason::ChangeWithoutKey)}});
            return {};
        }
        if (changes.empty() || changes.back().step != row.step) changes.push_back({row.step, {}});
        changes.back().values.insert_or_assign(keys[static_cast<std::size_t>(row.key)], row.value);
    }
    return changes;
}

}  // namespace fovea
