// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pattern_line.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

namespace fovea {

namespace {

constexpr std::size_t mostLayers = 1000;

struct Item {
    enum class Kind { Input, Conv, Relu, Pool, Norm, Dropout, Dense };
    Kind kind;
    std::size_t first, end;  ///< where it stands
};

/// Reads the line into a flat list of layers. Recursive descent:
///     chain = part { "->" part }      part = ( layer | "[" chain "]" ) [ ("*" | "^") number ]
class PatternReader {
public:
    explicit PatternReader(std::string_view text) : text_(text) {}

    std::variant<std::vector<Item>, PatternProblem> read() {
        std::vector<Item> items = chain(0);
        if (!problem_ && at_ < text_.size())
            fail(text_[at_] == ']' ? PatternFault::BracketClosed : PatternFault::ArrowMissing, at_, endOfWord());
        if (problem_) return *problem_;
        return items;
    }

private:
    std::vector<Item> chain(int depth) {
        std::vector<Item> items = part(depth);
        while (!problem_ && takeArrow()) {
            const std::vector<Item> next = part(depth);
            items.insert(items.end(), next.begin(), next.end());
            if (items.size() > mostLayers) fail(PatternFault::TooMany, 0, text_.size());
        }
        return items;
    }

    std::vector<Item> part(int depth) {
        skipBlanks();
        std::vector<Item> items;
        const std::size_t first = at_;
        if (at_ < text_.size() && text_[at_] == '[' && depth < 20) {
            ++at_;
            items = chain(depth + 1);
            skipBlanks();
            if (problem_) return {};
            if (at_ >= text_.size() || text_[at_] != ']') {
                if (at_ >= text_.size())
                    fail(PatternFault::BracketOpen, first, first + 1);
                else
                    fail(PatternFault::ArrowMissing, at_, endOfWord());
                return {};
            }
            ++at_;
        } else if (const auto item = layer()) {
            items = {*item};
        }
        return problem_ ? std::vector<Item>() : repeated(items, first);
    }

    std::vector<Item> repeated(const std::vector<Item>& items, std::size_t first) {
        skipBlanks();
        if (at_ >= text_.size() || (text_[at_] != '*' && text_[at_] != '^')) return items;
        const std::size_t star = at_++;
        skipBlanks();
        int count = -1;
        for (int digits = 0; at_ < text_.size() && std::isdigit(byte()) != 0 && digits < 3; ++digits, ++at_)
            count = std::max(count, 0) * 10 + (text_[at_] - '0');
        if (count < 0 || count > 99) {
            fail(PatternFault::CountMissing, star, std::min(text_.size(), std::max(at_, star + 1)));
            return {};
        }
        std::vector<Item> result;
        for (int i = 0; i < count && result.size() <= mostLayers; ++i)
            result.insert(result.end(), items.begin(), items.end());
        if (result.size() > mostLayers) fail(PatternFault::TooMany, first, at_);
        return result;
    }

    std::optional<Item> layer() {
        const std::size_t first = at_;
        std::string word;
        for (; at_ < text_.size() && std::isalpha(byte()) != 0; ++at_) word += static_cast<char>(std::toupper(byte()));
        if (word.empty()) {
            fail(PatternFault::LayerMissing, first, std::min(text_.size(), first + 1));
            return std::nullopt;
        }
        using Kind = Item::Kind;
        static constexpr std::pair<std::string_view, Kind> words[] = {
            {"INPUT", Kind::Input}, {"CONV", Kind::Conv}, {"RELU", Kind::Relu},      {"POOL", Kind::Pool},
            {"NORM", Kind::Norm},   {"FC", Kind::Dense},  {"DROPOUT", Kind::Dropout}};
        const auto* found = std::ranges::find(words, word, &std::pair<std::string_view, Kind>::first);
        if (found == std::end(words)) {
            fail(PatternFault::UnknownLayer, first, at_);
            return std::nullopt;
        }
        const Item item{found->second, first, at_};
        if (item.kind == Kind::Pool && at_ < text_.size() && text_[at_] == '?') ++at_;
        return item;
    }

    bool takeArrow() {
        skipBlanks();
        if (!text_.substr(at_).starts_with("->")) return false;
        at_ += 2;
        return true;
    }
    void skipBlanks() {
        while (at_ < text_.size() && std::isspace(byte()) != 0) ++at_;
    }
    std::size_t endOfWord() const {
        std::size_t end = at_ + 1;
        while (end < text_.size() && std::isalnum(static_cast<unsigned char>(text_[end])) != 0) ++end;
        return std::min(end, text_.size());
    }
    int byte() const { return static_cast<unsigned char>(text_[at_]); }
    void fail(PatternFault fault, std::size_t first, std::size_t end) {
        if (!problem_) problem_ = PatternProblem{fault, first, end};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<PatternProblem> problem_;
};

/// What the grammar does not say: where INPUT and FC stand.
std::optional<PatternProblem> orderProblem(const std::vector<Item>& items, std::size_t length) {
    using Kind = Item::Kind;
    const auto at = [](PatternFault fault, const Item& item) { return PatternProblem{fault, item.first, item.end}; };
    if (items.empty()) return PatternProblem{PatternFault::InputFirst, 0, length};
    bool isVector = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if ((items[i].kind == Kind::Input) != (i == 0)) return at(PatternFault::InputFirst, items[i]);
        if (isVector && (items[i].kind == Kind::Conv || items[i].kind == Kind::Pool))
            return at(PatternFault::ConvAfterDense, items[i]);
        isVector = isVector || items[i].kind == Kind::Dense;
    }
    if (items.back().kind != Kind::Dense) return at(PatternFault::DenseLast, items.back());
    return std::nullopt;
}

int widthAt(const std::vector<int>& widths, std::size_t index) {
    return widths.empty() ? 1 : widths[std::min(index, widths.size() - 1)];
}

}  // namespace

std::variant<NetworkSpec, PatternProblem> networkOfPattern(std::string_view pattern, Shape input, int classes,
                                                           const PatternWidths& widths) {
    auto read = PatternReader(pattern).read();
    if (const auto* problem = std::get_if<PatternProblem>(&read)) return *problem;
    const auto& items = std::get<std::vector<Item>>(read);
    if (const auto problem = orderProblem(items, pattern.size())) return *problem;

    using Kind = Item::Kind;
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{input});
    std::size_t stage = 0;
    std::size_t dense = 0;
    for (std::size_t i = 1; i < items.size(); ++i) {
        LayerSpec layer;
        switch (items[i].kind) {
            case Kind::Input: continue;
            case Kind::Conv:
                layer =
                    Conv2dSpec{.filters = widthAt(widths.filters, stage), .kernel = {3, 3}, .padding = Padding::all(1)};
                break;
            case Kind::Relu: layer = ReluSpec{}; break;
            case Kind::Norm: layer = BatchNormSpec{}; break;
            case Kind::Dropout: layer = DropoutSpec{}; break;
            case Kind::Pool:
                layer = MaxPool2dSpec{.padding = {}, .rounding = Rounding::Floor};
                ++stage;
                break;
            case Kind::Dense:
                if (dense == 0) last = spec.append(FlattenSpec{}, last);
                layer = DenseSpec{.units = i + 1 == items.size() ? classes : widthAt(widths.units, dense)};
                ++dense;
                break;
        }
        last = spec.append(std::move(layer), last);
    }
    return spec;
}

bool looksLikePattern(std::string_view text) { return text.find("->") != std::string_view::npos; }

}  // namespace fovea
