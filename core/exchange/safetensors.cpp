// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/safetensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <set>

#include "core/json.h"
#include "core/reason.h"

namespace fovea {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are copied as they lie in memory");

using nlohmann::json;
constexpr std::size_t lengthBytes = 8;
constexpr std::string_view metadataKey = "__metadata__";

std::optional<TensorType> typeNamed(const std::string& name) {
    for (const TensorType type : {TensorType::U8, TensorType::I64, TensorType::F32, TensorType::F64})
        if (nameOf(type) == name) return type;
    return std::nullopt;
}

/// What is wrong with a file; becomes ProjectBroken with the file's name.
using Fault = Because;

/// Listens to the parser and notes the first name that occurs twice in one object, which a tree of values
/// would let pass.
class TwiceNamed final : public nlohmann::json_sax<json> {
public:
    std::string name;

    bool start_object(std::size_t) override {
        keys_.emplace_back();
        return true;
    }
    bool end_object() override {
        keys_.pop_back();
        return true;
    }
    bool key(std::string& found) override {
        if (!keys_.back().insert(found).second && name.empty()) name = found;
        return true;
    }
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(std::int64_t) override { return true; }
    bool number_unsigned(std::uint64_t) override { return true; }
    bool number_float(double, const std::string&) override { return true; }
    bool string(std::string&) override { return true; }
    bool binary(json::binary_t&) override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const json::exception&) override { return false; }

private:
    std::vector<std::set<std::string>> keys_;
};

/// Twice over the text, since the parser's callback takes quadratic time for long lists.
std::variant<json, Fault> parseHeader(std::string_view text) {
    TwiceNamed twice;
    if (!json::sax_parse(text, &twice)) return Fault{Reason::HeaderNotJson};
    json header = json::parse(text, nullptr, false);
    if (!header.is_object()) return Fault{Reason::HeaderNotJson};
    if (!twice.name.empty()) return Fault{Reason::HeaderNamesTwice, {twice.name}};
    return header;
}

std::optional<Fault> readMetadata(const json& entry, std::map<std::string, std::string>& metadata) {
    if (!entry.is_object()) return Fault{Reason::MetadataNotText, {std::string(metadataKey)}};
    for (const auto& [key, value] : entry.items()) {
        if (!value.is_string()) return Fault{Reason::MetadataNotText, {key}};
        metadata.emplace(key, value.get<std::string>());
    }
    return std::nullopt;
}

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string name;
};

/// One tensor's entry: type, shape and the place in the data of `dataBytes` bytes.
std::optional<Fault> readEntry(const std::string& name, const json& entry, std::size_t dataBytes, StoredTensor& tensor,
                               Range& range) {
    const Fault malformed{Reason::TensorEntryWrong, {name}};
    const Fault tooLarge{Reason::TensorTooLarge, {name}};
    if (!entry.is_object()) return malformed;
    const auto type = entry.find("dtype");
    const auto shape = entry.find("shape");
    const auto offsets = entry.find("data_offsets");
    if (entry.size() != 3 || type == entry.end() || shape == entry.end() || offsets == entry.end()) return malformed;

    if (!type->is_string()) return malformed;
    const auto known = typeNamed(type->get<std::string>());
    if (!known) return Fault{Reason::TensorTypeOther, {name, type->get<std::string>()}};
    tensor.type = *known;

    if (!shape->is_array()) return malformed;
    std::uint64_t bytes = bytesOf(tensor.type);
    for (const json& side : *shape) {
        if (!side.is_number_unsigned()) return malformed;
        const auto length = side.get<std::uint64_t>();
        if (length > static_cast<std::uint64_t>(INT64_MAX) || __builtin_mul_overflow(bytes, length, &bytes))
            return tooLarge;
        tensor.shape.push_back(static_cast<std::int64_t>(length));
    }

    if (!offsets->is_array() || offsets->size() != 2 || !(*offsets)[0].is_number_unsigned() ||
        !(*offsets)[1].is_number_unsigned())
        return malformed;
    const auto begin = (*offsets)[0].get<std::uint64_t>();
    const auto end = (*offsets)[1].get<std::uint64_t>();
    if (begin > end) return Fault{Reason::TensorBackwards, {name}};
    if (end > dataBytes) return Fault{Reason::TensorBeyondEnd, {name, std::to_string(end), std::to_string(dataBytes)}};
    if (end - begin != bytes)
        return Fault{Reason::TensorSizeWrong, {name, std::to_string(bytes), std::to_string(end - begin)}};
    range = {static_cast<std::size_t>(begin), static_cast<std::size_t>(end), name};
    return std::nullopt;
}

/// Neither overlap nor gap, up to the last byte.
std::optional<Fault> checkCover(std::vector<Range> ranges, std::size_t dataBytes) {
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    std::size_t covered = 0;
    const auto unused = [&](std::size_t next) {
        return Fault{Reason::BytesUnused, {std::to_string(covered), std::to_string(next)}};
    };
    for (const Range& range : ranges) {
        if (range.begin < covered) return Fault{Reason::TensorsOverlap, {range.name}};
        if (range.begin > covered) return unused(range.begin);
        covered = range.end;
    }
    if (covered != dataBytes) return unused(dataBytes);
    return std::nullopt;
}

std::optional<Fault> parse(SafetensorsFile& file) {
    const std::size_t size = file.buffer.size();
    if (size < lengthBytes) return Fault{Reason::LengthMissing, {std::to_string(size)}};
    std::uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, file.buffer.data(), lengthBytes);
    if (headerBytes > largestSafetensorsHeader)
        return Fault{Reason::HeaderTooLong, {std::to_string(headerBytes), std::to_string(largestSafetensorsHeader)}};
    if (headerBytes > size - lengthBytes)
        return Fault{Reason::HeaderCutOff, {std::to_string(headerBytes), std::to_string(size - lengthBytes)}};

    const std::string_view text(reinterpret_cast<const char*>(file.buffer.data()) + lengthBytes,
                                static_cast<std::size_t>(headerBytes));
    auto parsed = parseHeader(text);
    if (const auto* fault = std::get_if<Fault>(&parsed)) return *fault;
    const json& header = std::get<json>(parsed);

    const std::size_t dataStart = lengthBytes + static_cast<std::size_t>(headerBytes);
    const std::size_t dataBytes = size - dataStart;
    std::vector<Range> ranges;
    for (const auto& [name, entry] : header.items()) {
        if (name == metadataKey) {
            if (auto fault = readMetadata(entry, file.metadata)) return fault;
            continue;
        }
        StoredTensor tensor;
        Range range;
        if (auto fault = readEntry(name, entry, dataBytes, tensor, range)) return fault;
        tensor.bytes = std::span(file.buffer).subspan(dataStart + range.begin, range.end - range.begin);
        ranges.push_back(std::move(range));
        file.tensors.emplace(name, std::move(tensor));
    }
    return checkCover(std::move(ranges), dataBytes);
}

// The header is written as text, since a tree of it takes memory once more when it is taken down, in a destructor.

/// Bytes that are no UTF-8 (a data set's path may hold some) are replaced: JSON has no place for them.
std::string jsonString(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string textOf(const std::map<std::string, std::string>& metadata) {
    std::string text = "{";
    for (const auto& [key, value] : metadata)
        text += (text.size() > 1 ? "," : "") + jsonString(key) + ':' + jsonString(value);
    return text + '}';
}

using Entry = std::pair<const std::string, StoredTensor>;

std::vector<const Entry*> inFileOrder(const std::map<std::string, StoredTensor>& tensors) {
    std::vector<const Entry*> order;
    for (const Entry& entry : tensors) order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(),
                     [](const Entry* a, const Entry* b) { return bytesOf(a->second.type) > bytesOf(b->second.type); });
    return order;
}

std::size_t byteCount(const StoredTensor& tensor) {
    std::size_t count = bytesOf(tensor.type);
    for (const std::int64_t side : tensor.shape) count *= static_cast<std::size_t>(side);
    return count;
}

std::string headerText(const std::map<std::string, std::string>& metadata, const std::vector<const Entry*>& order) {
    std::string text = "{";
    if (!metadata.empty()) text += jsonString(metadataKey) + ':' + textOf(metadata) + ',';
    std::size_t offset = 0;
    for (const Entry* entry : order) {
        assert(entry->first != metadataKey);
        const StoredTensor& tensor = entry->second;
        const std::size_t end = offset + byteCount(tensor);
        text += fmt::format(R"({}:{{"dtype":"{}","shape":[{}],"data_offsets":[{},{}]}},)", jsonString(entry->first),
                            nameOf(tensor.type), fmt::join(tensor.shape, ","), offset, end);
        offset = end;
    }
    if (text.back() == ',') text.pop_back();
    text += '}';
    text.append((lengthBytes - text.size() % lengthBytes) % lengthBytes, ' ');  // so that the data are aligned
    return text;
}

}  // namespace

std::size_t bytesOf(TensorType type) {
    switch (type) {
        case TensorType::U8: return 1;
        case TensorType::F32: return 4;
        case TensorType::I64:
        case TensorType::F64: return 8;
    }
    return 0;
}

std::string_view nameOf(TensorType type) {
    switch (type) {
        case TensorType::U8: return "U8";
        case TensorType::I64: return "I64";
        case TensorType::F32: return "F32";
        case TensorType::F64: return "F64";
    }
    return "";
}

std::size_t safetensorsHeaderSize(const std::map<std::string, std::string>& metadata,
                                  const std::map<std::string, StoredTensor>& tensors) {
    return headerText(metadata, inFileOrder(tensors)).size();
}

Result<std::vector<std::byte>> writeSafetensors(const std::map<std::string, std::string>& metadata,
                                                const std::map<std::string, StoredTensor>& tensors,
                                                const std::string& path) {
    const std::vector<const Entry*> order = inFileOrder(tensors);
    const std::string text = headerText(metadata, order);
    if (text.size() > largestSafetensorsHeader)
        return Error{
            ErrorCode::ProjectTooLarge,
            {path, static_cast<std::int64_t>(text.size()), static_cast<std::int64_t>(largestSafetensorsHeader)}};

    std::size_t dataBytes = 0;
    for (const Entry* entry : order) dataBytes += entry->second.bytes.size();
    std::vector<std::byte> bytes(lengthBytes + text.size() + dataBytes);
    const std::uint64_t headerBytes = text.size();
    std::memcpy(bytes.data(), &headerBytes, lengthBytes);
    std::memcpy(bytes.data() + lengthBytes, text.data(), text.size());
    std::byte* place = bytes.data() + lengthBytes + text.size();
    for (const Entry* entry : order) place = std::copy(entry->second.bytes.begin(), entry->second.bytes.end(), place);
    return bytes;
}

Result<SafetensorsFile> parseSafetensors(std::vector<std::byte> bytes, const std::string& path) {
    SafetensorsFile file;
    file.buffer = std::move(bytes);
    if (auto fault = parse(file)) return errorBecause(ErrorCode::ProjectBroken, path, *fault);
    return file;
}

}  // namespace fovea
