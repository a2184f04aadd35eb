// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/wire_reader.h"

#include <bit>
#include <cstring>

namespace fovea::onnxfile {
namespace {

std::uint64_t littleEndian(std::span<const std::byte> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | std::to_integer<std::uint64_t>(bytes[i]);
    return value;
}

void demand(const WireField& field, WireField::Form form) {
    if (field.form != form) throw BrokenFile{{Reason::FieldOfOtherType, {std::to_string(field.number)}}};
}

void demandRoom(std::size_t held, std::size_t more, std::size_t allowed) {
    if (more > allowed || held > allowed - more) throw BrokenFile{{Reason::ListTooLong, {std::to_string(allowed)}}};
}

}  // namespace

std::int64_t WireField::whole() const {
    demand(*this, Form::Varint);
    return static_cast<std::int64_t>(value);
}

float WireField::real() const {
    demand(*this, Form::Fixed32);
    return std::bit_cast<float>(static_cast<std::uint32_t>(value));
}

std::string_view WireField::text() const {
    demand(*this, Form::Bytes);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::byte> WireField::message() const {
    demand(*this, Form::Bytes);
    return bytes;
}

std::uint64_t WireReader::varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
        if (rest_.empty()) throw BrokenFile{{Reason::EndsInNumber}};
        const auto byte = std::to_integer<std::uint64_t>(rest_.front());
        rest_ = rest_.subspan(1);
        if (shift < 63 || byte <= 1)
            value |= (byte & 0x7f) << shift;
        else
            break;
        if ((byte & 0x80) == 0) return value;
    }
    throw BrokenFile{{Reason::NumberTooWide}};
}

std::span<const std::byte> WireReader::take(std::uint64_t count) {
    if (count > rest_.size())
        throw BrokenFile{{Reason::EndsTooEarly, {std::to_string(count), std::to_string(rest_.size())}}};
    const auto taken = rest_.first(static_cast<std::size_t>(count));
    rest_ = rest_.subspan(taken.size());
    return taken;
}

bool WireReader::next(WireField& field) {
    if (rest_.empty()) return false;
    const std::uint64_t key = varint();
    if (key >> 3 == 0 || key >> 3 > 0x1fffffff) throw BrokenFile{{Reason::FieldWithoutNumber}};
    field = {.number = static_cast<std::uint32_t>(key >> 3)};
    switch (key & 7) {
        case 0:
            field.form = WireField::Form::Varint;
            field.value = varint();
            return true;
        case 1:
            field.form = WireField::Form::Fixed64;
            field.value = littleEndian(take(8));
            return true;
        case 2:
            field.form = WireField::Form::Bytes;
            field.bytes = take(varint());
            return true;
        case 5:
            field.form = WireField::Form::Fixed32;
            field.value = littleEndian(take(4));
            return true;
        default: throw BrokenFile{{Reason::FieldTypeUnknown}};
    }
}

void appendWholes(const WireField& field, std::size_t allowed, std::vector<std::int64_t>& numbers) {
    if (field.form == WireField::Form::Varint) {
        demandRoom(numbers.size(), 1, allowed);
        numbers.push_back(field.whole());
        return;
    }
    for (WireReader packed(field.message()); !packed.atEnd();) {
        demandRoom(numbers.size(), 1, allowed);
        numbers.push_back(static_cast<std::int64_t>(packed.varint()));
    }
}

void appendReals(const WireField& field, std::size_t allowed, std::vector<float>& numbers) {
    if (field.form == WireField::Form::Fixed32) {
        demandRoom(numbers.size(), 1, allowed);
        numbers.push_back(field.real());
        return;
    }
    const std::span<const std::byte> bytes = field.message();
    if (bytes.size() % sizeof(float) != 0) throw BrokenFile{{Reason::ListCut}};
    const std::size_t count = bytes.size() / sizeof(float);
    demandRoom(numbers.size(), count, allowed);
    const std::size_t before = numbers.size();
    numbers.resize(before + count);
    if (count > 0) std::memcpy(numbers.data() + before, bytes.data(), bytes.size());
}

}  // namespace fovea::onnxfile
