// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/class_choice.h"

#include <algorithm>
#include <utility>

#include "core/reason.h"
#include "core/tensor/random.h"
#include "datasets/views/subset.h"

namespace fovea {

namespace {

constexpr int notChosen = -1;

std::string joinedNames(const std::vector<std::string>& names) {
    constexpr std::size_t mostNamed = 20;
    std::string all;
    for (std::size_t i = 0; i < std::min(names.size(), mostNamed); ++i) all += (i == 0 ? "" : ", ") + names[i];
    return names.size() > mostNamed ? all + ", …" : all;
}

/// The new label of each class.
Result<std::vector<int>> labelsOf(const std::vector<std::string>& names, const std::vector<std::string>& wanted) {
    std::vector<int> labels(names.size(), notChosen);
    const auto refused = [&](const std::string& value) {
        return Error(ErrorCode::OptionInvalid,
                     {std::string("classes"), value, because(Reason::DataClassName), joinedNames(names)});
    };
    for (const std::string& name : wanted) {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) return refused(name);
        labels[static_cast<std::size_t>(found - names.begin())] = 0;
    }
    int next = 0;
    for (int& label : labels)
        if (label != notChosen) label = next++;
    if (next < 2) return refused(wanted.front());
    return labels;
}

std::shared_ptr<const Dataset> onlyChosen(const std::shared_ptr<const Dataset>& part, const std::vector<int>& labels) {
    std::vector<std::int64_t> indices;
    for (std::int64_t i = 0; i < part->size(); ++i)
        if (labels[static_cast<std::size_t>(part->label(i))] != notChosen) indices.push_back(i);
    std::vector<std::string> names;
    for (std::size_t c = 0; c < labels.size(); ++c)
        if (labels[c] != notChosen) names.push_back(part->classNames()[c]);
    return std::make_shared<RelabelledView>(std::make_shared<SubsetView>(part, std::move(indices)), std::move(names),
                                            labels);
}

std::shared_ptr<const Dataset> capped(const std::shared_ptr<const Dataset>& part, std::int64_t cap,
                                      std::uint64_t seed) {
    std::vector<std::vector<std::pair<std::uint64_t, std::int64_t>>> byClass(part->classNames().size());
    for (std::int64_t i = 0; i < part->size(); ++i)
        byClass[static_cast<std::size_t>(part->label(i))].emplace_back(randomBits(seed, RandomPurpose::Split, i), i);
    std::vector<std::int64_t> indices;
    for (auto& keyed : byClass) {
        std::sort(keyed.begin(), keyed.end());  // those with the lowest random keys stay
        const std::size_t kept = std::min(keyed.size(), static_cast<std::size_t>(cap));
        for (std::size_t k = 0; k < kept; ++k) indices.push_back(keyed[k].second);
    }
    std::sort(indices.begin(), indices.end());
    return std::make_shared<SubsetView>(part, std::move(indices));
}

}  // namespace

RelabelledView::RelabelledView(std::shared_ptr<const Dataset> whole, std::vector<std::string> names,
                               std::vector<int> labels)
    : whole_(std::move(whole)), names_(std::move(names)), labels_(std::move(labels)) {}

Result<void> RelabelledView::get(std::int64_t index, Sample& sample) const {
    auto got = whole_->get(index, sample);
    if (got) sample.label = labels_[static_cast<std::size_t>(sample.label)];
    return got;
}

int RelabelledView::label(std::int64_t index) const { return labels_[static_cast<std::size_t>(whole_->label(index))]; }

Result<DatasetPair> chosenFrom(DatasetPair data, const DataOptions& options) {
    if (!options.classes.empty()) {
        const auto labels = labelsOf(data.training->classNames(), options.classes);
        if (!labels) return labels.error();
        for (auto* part : {&data.training, &data.test, &data.validation})
            if (*part) *part = onlyChosen(*part, *labels);
    }
    if (options.cap > 0) data.training = capped(data.training, options.cap, options.seed);
    if (data.validation && data.validation->size() == 0) data.validation = nullptr;
    if (data.training->size() == 0 || data.test->size() == 0) return Error(ErrorCode::DatasetEmpty, {data.name});
    return data;
}

}  // namespace fovea
