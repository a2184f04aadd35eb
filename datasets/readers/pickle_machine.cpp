// SPDX-License-Identifier: GPL-3.0-or-later
// The reading of a pickle: see Pickle::parse.
#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <system_error>

#include "core/reason.h"
#include "datasets/readers/byte_numbers.h"
#include "datasets/readers/pickle.h"
#include "datasets/readers/pickle_operations.h"
#include "datasets/readers/pickle_stack.h"

namespace fovea {

/// Runs the operations on a stack of values.
class PickleMachine {
public:
    using Index = Pickle::Index;

    PickleMachine(std::span<const std::uint8_t> content, const std::string& path, const std::stop_token& stop)
        : content_(content), path_(path), stop_(stop) {}

    Result<Pickle> run() {
        constexpr std::uint64_t between = 4096;
        for (std::uint64_t done = 0;; ++done) {
            if (done % between == 0 && stop_.stop_requested()) return Error(ErrorCode::Cancelled);
            start_ = place_;
            const auto code = take(1);
            if (code.empty()) return ended();
            const auto operation = static_cast<PickleOperation>(code[0]);
            if (operation == PickleOperation::Stop) break;
            if (!step(operation)) return fault_ ? *fault_ : refused();
        }
        if (stack_.empty()) return refused();
        pickle_.root_ = stack_.top();
        return std::move(pickle_);
    }

private:
    Error ended() const { return {ErrorCode::DatasetBroken, {path_, because(Reason::PickleEnds)}}; }
    Error refused() const {
        return {ErrorCode::DatasetBroken, {path_, because(Reason::PickleObject), std::to_string(start_)}};
    }
    bool tooShort() {
        fault_ = Error(ErrorCode::DatasetBroken, {path_, because(Reason::PickleSizes), std::to_string(start_)});
        return false;
    }

    std::span<const std::uint8_t> take(std::size_t count) {
        if (count > content_.size() - place_) return {};
        const auto piece = content_.subspan(place_, count);
        place_ += count;
        return piece;
    }
    static std::string_view textOf(std::span<const std::uint8_t> bytes) {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    /// Up to the end of the line, which is taken too.
    std::optional<std::string_view> takeLine() {
        const auto rest = content_.subspan(place_);
        const auto end = std::find(rest.begin(), rest.end(), '\n');
        if (end == rest.end()) return std::nullopt;
        const auto length = static_cast<std::size_t>(end - rest.begin());
        place_ += length + 1;
        return textOf(rest.first(length));
    }

    bool push(Pickle::Value value) {
        if (!stack_.push(static_cast<Index>(pickle_.values_.size()))) return false;
        pickle_.values_.push_back(std::move(value));
        return true;
    }
    Pickle::Value& value(Index index) { return pickle_.values_[index]; }
    bool pushWhole(std::size_t bytes, bool isSigned) {
        const auto number = take(bytes);
        if (number.size() != bytes) return tooShort();
        return push(isSigned ? signedNumber(number) : littleEndian(number));
    }
    bool pushText(std::size_t lengthBytes) {
        const auto number = take(lengthBytes);
        if (number.size() != lengthBytes) return tooShort();
        const std::int64_t length = littleEndian(number);
        if (length < 0 || static_cast<std::uint64_t>(length) > content_.size() - place_) return tooShort();
        return push(Pickle::Text{textOf(take(static_cast<std::size_t>(length)))});
    }
    /// Decimal, with Python 2's L behind it or without; I01 and I00 are truth values.
    bool pushDecimal() {
        auto line = takeLine();
        if (!line) return false;
        if (line->ends_with('L')) line->remove_suffix(1);
        std::int64_t number = 0;
        const auto [end, fault] = std::from_chars(line->data(), line->data() + line->size(), number);
        return fault == std::errc() && end == line->data() + line->size() && push(number);
    }
    bool pushLong() {
        const auto count = take(1);
        return count.empty() ? tooShort() : count[0] <= 8 && pushWhole(count[0], true);
    }
    bool pushFloat() {
        const auto bytes = take(8);
        if (bytes.size() != 8) return tooShort();
        std::uint64_t bits = 0;
        for (const std::uint8_t byte : bytes) bits = bits << 8 | byte;
        return push(std::bit_cast<double>(bits));
    }
    /// 'text' or "text" without anything that is written with a backslash.
    bool pushQuoted() {
        const auto line = takeLine();
        if (!line || line->size() < 2 || line->front() != line->back()) return false;
        if (line->find('\\') != std::string_view::npos) return false;
        return push(Pickle::Text{line->substr(1, line->size() - 2)});
    }

    bool step(PickleOperation operation) {
        using enum PickleOperation;
        switch (operation) {
            case Mark: return stack_.mark();
            case Pop: return stack_.pop().has_value();
            case PopMark: return stack_.popToMark().has_value();
            case Dup: return stack_.above() > 0 && stack_.push(stack_.top());
            case Int:
            case Long: return pushDecimal();
            case BinInt: return pushWhole(4, true);
            case BinInt1: return pushWhole(1, false);
            case BinInt2: return pushWhole(2, false);
            case Long1: return pushLong();
            case PickleOperation::None: return push(Pickle::None{});
            case NewTrue: return push(std::int64_t{1});
            case NewFalse: return push(std::int64_t{0});
            case BinFloat: return pushFloat();
            case Proto: return !take(1).empty() || tooShort();
            case Frame: return take(8).size() == 8 || tooShort();
            default: return textStep(operation);
        }
    }

    bool textStep(PickleOperation operation) {
        using enum PickleOperation;
        switch (operation) {
            case String: return pushQuoted();
            case Unicode: {
                const auto line = takeLine();
                return line && push(Pickle::Text{*line});
            }
            case ShortBinString:
            case ShortBinUnicode:
            case ShortBinBytes: return pushText(1);
            case BinString:
            case BinUnicode:
            case BinBytes: return pushText(4);
            case BinUnicode8:
            case BinBytes8:
            case ByteArray8: return pushText(8);
            default: return memoStep(operation);
        }
    }

    bool memoStep(PickleOperation operation) {
        using enum PickleOperation;
        switch (operation) {
            case Put:
            case Get: {
                const auto line = takeLine();
                std::uint32_t key = 0;
                if (!line || std::from_chars(line->data(), line->data() + line->size(), key).ec != std::errc())
                    return false;
                return operation == Put ? stack_.keep(key) : stack_.pushKept(key);
            }
            case BinPut:
            case BinGet:
            case LongBinPut:
            case LongBinGet: {
                const auto bytes = take(operation == BinPut || operation == BinGet ? 1 : 4);
                if (bytes.empty()) return tooShort();
                const auto key = static_cast<std::uint32_t>(littleEndian(bytes));
                return operation == BinPut || operation == LongBinPut ? stack_.keep(key) : stack_.pushKept(key);
            }
            case Memoize: return stack_.memoize();
            default: return containerStep(operation);
        }
    }

    bool containerStep(PickleOperation operation) {
        using enum PickleOperation;
        switch (operation) {
            case EmptyList:
            case EmptyTuple: return push(Pickle::List{});
            case EmptyDict: return push(Pickle::Dictionary{});
            case ListOp:
            case Tuple: {
                auto items = stack_.popToMark();
                return items && push(Pickle::List{std::move(*items)});
            }
            case Tuple1: return pushTuple(1);
            case Tuple2: return pushTuple(2);
            case Tuple3: return pushTuple(3);
            case Append: {
                const auto item = stack_.pop();
                return item && append({*item});
            }
            case Appends: {
                const auto items = stack_.popToMark();
                return items && append(*items);
            }
            case DictOp: {
                const auto items = stack_.popToMark();
                return items && push(Pickle::Dictionary{}) && setItems(*items);
            }
            case SetItem: {
                const auto item = stack_.pop();
                const auto key = stack_.pop();
                return item && key && setItems({*key, *item});
            }
            case SetItems: {
                const auto items = stack_.popToMark();
                return items && setItems(*items);
            }
            default: return objectStep(operation);
        }
    }

    bool pushTuple(std::size_t count) {
        auto items = stack_.popSome(count);
        return items && push(Pickle::List{std::move(*items)});
    }
    bool append(const std::vector<Index>& items) {
        auto* list = stack_.above() > 0 ? std::get_if<Pickle::List>(&value(stack_.top())) : nullptr;
        if (list == nullptr) return false;
        list->items.insert(list->items.end(), items.begin(), items.end());
        return true;
    }
    bool setItems(const std::vector<Index>& items) {
        auto* dictionary = stack_.above() > 0 ? std::get_if<Pickle::Dictionary>(&value(stack_.top())) : nullptr;
        if (dictionary == nullptr || items.size() % 2 != 0) return false;
        for (std::size_t i = 0; i < items.size(); i += 2) dictionary->items.emplace_back(items[i], items[i + 1]);
        return true;
    }

    bool objectStep(PickleOperation operation) {
        using enum PickleOperation;
        switch (operation) {
            case Global: {
                const auto module = takeLine();
                const auto name = takeLine();
                return module && name && pushName({*module, *name});
            }
            case StackGlobal: {
                const auto name = stack_.pop();
                const auto module = stack_.pop();
                if (!name || !module) return false;
                const auto* nameText = std::get_if<Pickle::Text>(&value(*name));
                const auto* moduleText = std::get_if<Pickle::Text>(&value(*module));
                return nameText != nullptr && moduleText != nullptr && pushName({moduleText->bytes, nameText->bytes});
            }
            case Reduce: return reduce();
            case Build: return build();
            default: return false;
        }
    }

    /// Those by which NumPy's arrays are made.
    bool pushName(Pickle::Name name) {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 6> known{
            {{"numpy.core.numeric", "_frombuffer"},
             {"numpy._core.numeric", "_frombuffer"},
             {"numpy.core.multiarray", "_reconstruct"},
             {"numpy._core.multiarray", "_reconstruct"},
             {"numpy", "ndarray"},
             {"numpy", "dtype"}}};
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const auto& each) {
            return each.first == name.module && each.second == name.name;
        });
        return isKnown && push(name);
    }

    /// numpy.dtype("u1", …) is a type, _reconstruct(…) an empty array that BUILD fills, _frombuffer(bytes, type, shape, order)
    /// a whole one.
    bool reduce() {
        const auto arguments = stack_.pop();
        const auto called = stack_.pop();
        if (!arguments || !called) return false;
        const auto* name = std::get_if<Pickle::Name>(&value(*called));
        const auto* list = std::get_if<Pickle::List>(&value(*arguments));
        if (name == nullptr || list == nullptr) return false;
        if (name->name == "_reconstruct") return push(Pickle::Array{});
        if (name->name == "_frombuffer") return fromBuffer(*list);
        if (name->name != "dtype" || list->items.empty()) return false;
        const auto* code = std::get_if<Pickle::Text>(&value(list->items.front()));
        return code != nullptr && push(Pickle::Type{code->bytes});
    }

    bool build() {
        const auto stateIndex = stack_.pop();
        if (!stateIndex || stack_.above() == 0) return false;
        const auto* state = std::get_if<Pickle::List>(&value(*stateIndex));
        if (state == nullptr) return false;
        if (auto* type = std::get_if<Pickle::Type>(&value(stack_.top()))) return buildType(*state, *type);
        auto* array = std::get_if<Pickle::Array>(&value(stack_.top()));
        return array != nullptr && buildArray(*state, *array);
    }

    /// (version, byte order, …)
    bool buildType(const Pickle::List& state, Pickle::Type& type) {
        if (state.items.size() < 2) return false;
        const auto* order = std::get_if<Pickle::Text>(&value(state.items[1]));
        if (order == nullptr) return false;
        type.bigEndian = order->bytes == ">";
        return true;
    }

    /// (version, shape, type, Fortran's order, bytes)
    bool buildArray(const Pickle::List& state, Pickle::Array& array) {
        constexpr std::size_t fields = 5;
        if (state.items.size() != fields) return false;
        auto shape = sidesOf(state.items[1]);
        const auto* type = std::get_if<Pickle::Type>(&value(state.items[2]));
        const auto* order = std::get_if<std::int64_t>(&value(state.items[3]));
        const auto* bytes = std::get_if<Pickle::Text>(&value(state.items[4]));
        if (!shape || type == nullptr || order == nullptr || bytes == nullptr) return false;
        array = {*std::move(shape), bytes->bytes, *type, *order != 0};
        return true;
    }

    bool fromBuffer(const Pickle::List& arguments) {
        constexpr std::size_t fields = 4;
        if (arguments.items.size() != fields) return false;
        const auto* bytes = std::get_if<Pickle::Text>(&value(arguments.items[0]));
        const auto* type = std::get_if<Pickle::Type>(&value(arguments.items[1]));
        auto shape = sidesOf(arguments.items[2]);
        const auto* order = std::get_if<Pickle::Text>(&value(arguments.items[3]));
        if (bytes == nullptr || type == nullptr || !shape || order == nullptr) return false;
        return push(Pickle::Array{*std::move(shape), bytes->bytes, *type, order->bytes == "F"});
    }

    /// Of a tuple of whole numbers.
    std::optional<std::vector<std::int64_t>> sidesOf(Index index) {
        constexpr std::size_t mostAxes = 8;
        const auto* shape = std::get_if<Pickle::List>(&value(index));
        if (shape == nullptr || shape->items.size() > mostAxes) return std::nullopt;
        std::vector<std::int64_t> sides;
        for (const Index each : shape->items) {
            const auto* side = std::get_if<std::int64_t>(&value(each));
            if (side == nullptr || *side < 0) return std::nullopt;
            sides.push_back(*side);
        }
        return sides;
    }

    std::span<const std::uint8_t> content_;
    const std::string& path_;
    std::stop_token stop_;
    std::size_t place_ = 0;
    std::size_t start_ = 0;  ///< of the operation
    std::optional<Error> fault_;
    Pickle pickle_;
    PickleStack stack_;
};

Result<Pickle> Pickle::parse(std::span<const std::uint8_t> content, const std::string& path,
                             const std::stop_token& stop) {
    return PickleMachine(content, path, stop).run();
}

}  // namespace fovea
