// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/labelled_parts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <utility>

#include "core/reason.h"
#include "datasets/findings.h"
#include "datasets/memory_dataset.h"
#include "datasets/readers/picture_folder.h"
#include "datasets/views/drawn_test.h"

namespace fovea {

namespace {

std::string sidesText(Shape shape) {
    const std::string channels = shape.channels == 1 ? "" : "×" + std::to_string(shape.channels);
    return std::to_string(shape.height) + "×" + std::to_string(shape.width) + channels;
}

struct LabelRange {
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();

    void widen(const LabelledPart& part) {
        for (const std::int64_t label : part.labels) {
            first = std::min(first, label);
            last = std::max(last, label);
        }
    }
    /// Which label is class 0. Counting begins at 1 where nothing has the label 0.
    std::int64_t base() const { return first >= 1 ? 1 : 0; }
    std::int64_t classes() const { return last - base() + 1; }
};

std::vector<std::string> numberNames(const LabelRange& range) {
    std::vector<std::string> names;
    for (std::int64_t label = range.base(); label <= range.last; ++label) names.push_back(std::to_string(label));
    return names;
}

std::shared_ptr<const Dataset> datasetOf(LabelledPart part, const std::vector<std::string>& names, std::int64_t base) {
    std::vector<std::uint16_t> labels;
    labels.reserve(part.labels.size());
    for (const std::int64_t label : part.labels) labels.push_back(static_cast<std::uint16_t>(label - base));
    return MemoryDataset::withManyClasses(part.shape, names, std::move(part.pixels), std::move(labels));
}

}  // namespace

Result<DatasetPair> datasetsOf(const std::string& name, LabelledParts parts, const DataOptions& options) {
    if (!parts.training || parts.training->count() == 0) return Error(ErrorCode::DatasetEmpty, {name});
    LabelRange range;
    for (const auto* part : {&parts.training, &parts.validation, &parts.test}) {
        if (!*part) continue;
        range.widen(**part);
        if ((*part)->shape != parts.training->shape)
            return Error(ErrorCode::DatasetSizesDiffer,
                         {(*part)->source, sidesText(parts.training->shape), sidesText((*part)->shape)});
    }
    const bool named = !parts.classNames.empty();
    const std::int64_t base = named ? 0 : range.base();
    const std::int64_t most = named ? static_cast<std::int64_t>(parts.classNames.size()) : mostClasses + base;
    if (range.first < 0 || range.last >= most)
        return errorBecause(ErrorCode::DatasetBroken, name,
                            {Reason::LabelsRange, {std::to_string(range.first), std::to_string(range.last)}});
    const std::vector<std::string> names = named ? std::move(parts.classNames) : numberNames(range);
    const auto classes = static_cast<std::int64_t>(names.size());
    if (classes < fewestClasses || classes > mostClasses)
        return Error(ErrorCode::DatasetClassCount, {name, classes, fewestClasses, mostClasses});

    DatasetPair pair{name, datasetOf(*std::move(parts.training), names, base), nullptr};
    if (parts.validation && parts.validation->count() > 0)
        pair.validation = datasetOf(*std::move(parts.validation), names, base);
    auto findings = std::make_shared<DataFindings>();
    findings->options = options;
    findings->testIsDrawn = !parts.test || parts.test->count() == 0;
    if (!findings->testIsDrawn) {
        pair.test = datasetOf(*std::move(parts.test), names, base);
    } else if (auto drawn = drawTestPart(pair, options); !drawn) {
        return drawn.error();
    }
    pair.findings = std::move(findings);
    return pair;
}

std::optional<Shape> squareShape(std::int64_t values) {
    for (const int channels : {1, 3}) {
        if (values <= 0 || values % channels != 0) continue;
        const auto side = static_cast<std::int64_t>(std::llround(std::sqrt(static_cast<double>(values / channels))));
        if (side * side * channels == values && side <= largestFileSide)
            return Shape{static_cast<int>(side), static_cast<int>(side), channels};
    }
    return std::nullopt;
}

}  // namespace fovea
