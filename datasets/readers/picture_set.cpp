// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/picture_set.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <exception>
#include <limits>
#include <mutex>
#include <numeric>
#include <optional>
#include <span>
#include <thread>
#include <utility>

#include "core/memory.h"
#include "core/parallel/thread_budget.h"
#include "datasets/findings.h"
#include "datasets/readers/picture_folder.h"
#include "datasets/views/drawn_test.h"
#include "datasets/views/subset.h"

namespace fovea {

namespace {

std::string fullPath(const std::string& folder, const std::string& path) {
    return folder + (folder.ends_with('/') ? "" : "/") + path;
}

/// Of many pictures, whatever the order in which they are counted.
class Counter {
public:
    void add(const PictureFacts& facts, std::int64_t index) {
        counts_.turned += facts.turned ? 1 : 0;
        counts_.cmyk += facts.cmyk ? 1 : 0;
        counts_.grey += facts.grey ? 1 : 0;
        const Extreme found{std::int64_t{facts.width} * facts.height, index};
        if (smallest_.index < 0 || found < smallest_) {
            smallest_ = found;
            counts_.smallestWidth = facts.width;
            counts_.smallestHeight = facts.height;
        }
        const Extreme negated{-found.pixels, index};
        if (largest_.index < 0 || negated < largest_) {
            largest_ = negated;
            counts_.largestWidth = facts.width;
            counts_.largestHeight = facts.height;
        }
    }
    const PictureCounts& counts() const { return counts_; }

private:
    struct Extreme {
        std::int64_t pixels = 0;
        std::int64_t index = -1;
        auto operator<=>(const Extreme&) const = default;
    };
    PictureCounts counts_;
    Extreme smallest_;
    Extreme largest_;
};

/// Decodes all pictures of a listing on several threads.
class DecodingAll {
public:
    DecodingAll(const PictureFolderWork& work, const PictureListing& listing, Shape shape, bool keeps)
        : work_(work),
          listing_(listing),
          shape_(shape),
          bytes_(static_cast<std::size_t>(shape.size())),
          errors(listing.pictures.size()) {
        if (keeps) pixels.resize(listing.pictures.size() * bytes_);
    }

    Result<void> run(const std::stop_token& stop, DatasetProgress progress) {
        const auto total = static_cast<std::int64_t>(listing_.pictures.size());
        const auto work = [&](bool reports) {
            try {
                decodeSome(stop, reports, progress);
            } catch (...) {
                next_ = total;
                const std::lock_guard lock(mutex_);
                fault_ = std::current_exception();
            }
        };
        const int wanted =
            work_.threads > 0 ? work_.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        const int given = ThreadBudget::ofProcess().take(wanted);
        {
            std::vector<std::jthread> helpers;
            for (int i = 1; i < given; ++i) helpers.emplace_back(work, false);
            work(true);
        }
        ThreadBudget::ofProcess().giveBack(given);
        if (fault_) std::rethrow_exception(fault_);
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        progress(total, total);
        // The other threads may have decoded all of it before this one had anything to report.
        return stop.stop_requested() ? Result<void>(Error(ErrorCode::Cancelled)) : Result<void>();
    }

    const PictureCounts& counts() const { return counter_.counts(); }

private:
    void decodeSome(const std::stop_token& stop, bool reports, DatasetProgress progress) {
        const auto total = static_cast<std::int64_t>(listing_.pictures.size());
        std::vector<std::uint8_t> scratch(pixels.empty() ? bytes_ : 0);
        while (!stop.stop_requested()) {
            const std::int64_t index = next_.fetch_add(1);
            if (index >= total) break;
            const auto i = static_cast<std::size_t>(index);
            const auto target = pixels.empty() ? std::span(scratch) : std::span(pixels).subspan(i * bytes_, bytes_);
            const auto facts = work_.decoder->decode(fullPath(work_.folder, listing_.pictures[i].path), shape_,
                                                     work_.options.resize, target);
            const std::lock_guard lock(mutex_);
            if (facts) {
                counter_.add(*facts, index);
            } else {
                errors[i] = facts.error();
            }
            if (reports) progress(index, total);
        }
    }

    const PictureFolderWork& work_;
    const PictureListing& listing_;
    Shape shape_;
    std::size_t bytes_;
    std::atomic<std::int64_t> next_{0};
    std::mutex mutex_;
    std::exception_ptr fault_;
    Counter counter_;

public:
    std::vector<std::uint8_t> pixels;          ///< of all, or nothing
    std::vector<std::optional<Error>> errors;  ///< of what can't be read
};

/// The new label of each old one; none of a class without a picture to train on.
std::vector<std::optional<int>> keptLabels(const PictureListing& listing,
                                           const std::vector<std::optional<Error>>& errors) {
    std::vector<bool> trained(listing.classNames.size());
    for (std::size_t i = 0; i < errors.size(); ++i) {
        const FoundPicture& picture = listing.pictures[i];
        if (!errors[i] && picture.part == DataPart::Training) trained[static_cast<std::size_t>(picture.label)] = true;
    }
    std::vector<std::optional<int>> labels(listing.classNames.size());
    int next = 0;
    for (std::size_t c = 0; c < trained.size(); ++c)
        if (trained[c]) labels[c] = next++;
    return labels;
}

using Indices = std::vector<std::int64_t>;

struct Parts {
    Indices training, validation, test;
    Indices& of(DataPart part) {
        return part == DataPart::Training ? training : part == DataPart::Test ? test : validation;
    }
};

/// What could be read becomes the set; the rest is listed.
struct Compacted {
    PictureSet::Contents contents;
    Parts parts;
};

Compacted compacted(PictureListing& listing, DecodingAll& decoded, std::size_t bytes) {
    const auto labels = keptLabels(listing, decoded.errors);
    Compacted result;
    for (std::size_t c = 0; c < labels.size(); ++c)
        if (labels[c]) result.contents.classNames.push_back(listing.classNames[c]);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < listing.pictures.size(); ++i) {
        FoundPicture& picture = listing.pictures[i];
        const auto label = labels[static_cast<std::size_t>(picture.label)];
        if (decoded.errors[i]) {
            listing.leaveOut({picture.path, LeftOutWhy::Unreadable, decoded.errors[i]});
            continue;
        }
        if (!label) {
            listing.leaveOut({picture.path, LeftOutWhy::UnknownClass});
            continue;
        }
        result.parts.of(picture.part).push_back(static_cast<std::int64_t>(kept));
        result.contents.files.push_back({std::move(picture.path), *label});
        if (!decoded.pixels.empty() && kept < i)
            std::copy_n(decoded.pixels.begin() + static_cast<std::ptrdiff_t>(i * bytes), bytes,
                        decoded.pixels.begin() + static_cast<std::ptrdiff_t>(kept * bytes));
        ++kept;
    }
    if (!decoded.pixels.empty()) decoded.pixels.resize(kept * bytes);
    result.contents.pixels = std::move(decoded.pixels);
    return result;
}

bool fitsMemory(std::size_t pictures, std::int64_t bytes, std::size_t most) {
    const std::uint64_t needed = static_cast<std::uint64_t>(pictures) * static_cast<std::uint64_t>(bytes);
    return needed <=
           std::min<std::uint64_t>(most, availableMemory().value_or(std::numeric_limits<std::uint64_t>::max()) / 2);
}

}  // namespace

PictureSet::PictureSet(Contents contents) : contents_(std::move(contents)) {
    assert(contents_.pixels.empty() ||
           contents_.pixels.size() == contents_.files.size() * static_cast<std::size_t>(contents_.shape.size()));
}

std::int64_t PictureSet::size() const { return static_cast<std::int64_t>(contents_.files.size()); }

Result<void> PictureSet::get(std::int64_t index, Sample& sample) const {
    assert(index >= 0 && index < size());
    const auto bytes = static_cast<std::size_t>(contents_.shape.size());
    const File& file = contents_.files[static_cast<std::size_t>(index)];
    sample.label = file.label;
    if (const std::uint8_t* kept = pixels(index)) {
        sample.pixels.assign(kept, kept + bytes);
        return {};
    }
    sample.pixels.resize(bytes);
    const auto decoded = contents_.decoder->decode(fullPath(contents_.folder, file.path), contents_.shape,
                                                   contents_.resize, sample.pixels);
    return decoded ? Result<void>() : Result<void>(decoded.error());
}

int PictureSet::label(std::int64_t index) const {
    assert(index >= 0 && index < size());
    return contents_.files[static_cast<std::size_t>(index)].label;
}

const std::uint8_t* PictureSet::pixels(std::int64_t index) const {
    assert(index >= 0 && index < size());
    return contents_.pixels.empty() ? nullptr : contents_.pixels.data() + index * contents_.shape.size();
}

const std::string& PictureSet::path(std::int64_t index) const {
    assert(index >= 0 && index < size());
    return contents_.files[static_cast<std::size_t>(index)].path;
}

Result<DatasetPair> openPictureFolder(const PictureFolderWork& work, std::stop_token stop, DatasetProgress progress) {
    auto listing = listPictures(work.folder, stop);
    if (!listing) return listing.error();
    const Shape shape{work.options.side, work.options.side, work.options.grey ? 1 : 3};
    const auto bytes = static_cast<std::size_t>(shape.size());
    DecodingAll decoding(work, *listing, shape, fitsMemory(listing->pictures.size(), shape.size(), work.mostKeptBytes));
    if (auto decoded = decoding.run(stop, progress); !decoded) return decoded.error();

    auto [contents, parts] = compacted(*listing, decoding, bytes);
    const auto classes = static_cast<std::int64_t>(contents.classNames.size());
    if (classes < fewestClasses)
        return Error(ErrorCode::DatasetClassCount, {work.folder, classes, fewestClasses, mostClasses});
    contents.folder = work.folder;
    contents.shape = shape;
    contents.resize = work.options.resize;
    contents.decoder = work.decoder;
    const auto whole = std::make_shared<const PictureSet>(std::move(contents));

    auto findings = std::make_shared<DataFindings>();
    findings->format = DataFormat::Pictures;
    findings->options = work.options;
    findings->testIsDrawn = parts.test.empty();
    findings->leftOut = std::move(listing->leftOut);
    findings->leftOutCount = listing->leftOutCount;
    findings->pictures = decoding.counts();
    findings->files = whole;
    const auto training = std::make_shared<const SubsetView>(whole, std::move(parts.training));
    DatasetPair pair{work.folder, training, nullptr};
    if (!parts.validation.empty()) pair.validation = std::make_shared<SubsetView>(whole, std::move(parts.validation));
    if (!findings->testIsDrawn) {
        pair.test = std::make_shared<SubsetView>(whole, std::move(parts.test));
    } else {
        const auto key = [&](std::int64_t i) {
            return randomKey(work.options.seed, whole->path(training->indexInWhole(i)));
        };
        if (auto drawn = drawTestPart(pair, work.options, key); !drawn) return drawn.error();
    }
    pair.findings = std::move(findings);
    return pair;
}

}  // namespace fovea
