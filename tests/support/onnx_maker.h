// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fovea::sample {

/// A message in protocol buffers' wire format, put together by hand so that it may also be wrong.
class WireMessage {
public:
    WireMessage& varint(int field, std::uint64_t value) { return key(field, 0).number(value); }
    WireMessage& real(int field, float value) { return key(field, 5).fixed(std::bit_cast<std::uint32_t>(value), 4); }
    WireMessage& bytes(int field, std::string_view value) {
        key(field, 2).number(value.size());
        bytes_ += value;
        return *this;
    }
    WireMessage& message(int field, const WireMessage& value) { return bytes(field, value.bytes_); }
    WireMessage& packed(int field, const std::vector<std::int64_t>& values) {
        WireMessage list;
        for (const std::int64_t value : values) list.number(static_cast<std::uint64_t>(value));
        return message(field, list);
    }
    WireMessage& raw(std::string_view text) {
        bytes_ += text;
        return *this;
    }
    const std::string& text() const { return bytes_; }

private:
    WireMessage& key(int field, int type) {
        return number(static_cast<std::uint64_t>(field) << 3 | static_cast<std::uint64_t>(type));
    }
    WireMessage& number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
        bytes_ += static_cast<char>(value);
        return *this;
    }
    WireMessage& fixed(std::uint64_t value, int count) {
        for (int i = 0; i < count; ++i) bytes_ += static_cast<char>(value >> (8 * i));
        return *this;
    }

    std::string bytes_;
};

inline std::string rawFloats(const std::vector<float>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

/// A TensorProto with raw data.
inline WireMessage onnxTensor(std::string_view name, const std::vector<std::int64_t>& dims, int type,
                              std::string_view raw) {
    return WireMessage().packed(1, dims).varint(2, static_cast<std::uint64_t>(type)).bytes(8, name).bytes(9, raw);
}
inline WireMessage onnxFloats(std::string_view name, const std::vector<std::int64_t>& dims,
                              const std::vector<float>& values) {
    return onnxTensor(name, dims, 1, rawFloats(values));
}
inline WireMessage onnxWholes(std::string_view name, const std::vector<std::int64_t>& values) {
    return onnxTensor(name, {static_cast<std::int64_t>(values.size())}, 7,
                      {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::int64_t)});
}

inline WireMessage onnxWhole(std::string_view name, std::int64_t value) {
    return WireMessage().bytes(1, name).varint(3, static_cast<std::uint64_t>(value)).varint(20, 2);
}
inline WireMessage onnxReal(std::string_view name, float value) {
    return WireMessage().bytes(1, name).real(2, value).varint(20, 1);
}
inline WireMessage onnxText(std::string_view name, std::string_view value) {
    return WireMessage().bytes(1, name).bytes(4, value).varint(20, 3);
}
inline WireMessage onnxList(std::string_view name, const std::vector<std::int64_t>& values) {
    return WireMessage().bytes(1, name).packed(8, values).varint(20, 7);
}

/// A ValueInfoProto; sides below 0 are free.
inline WireMessage onnxValue(std::string_view name, const std::vector<std::int64_t>& dims, int type = 1) {
    WireMessage shape;
    for (const std::int64_t side : dims) {
        WireMessage dim;
        if (side < 0)
            dim.bytes(2, "N");
        else
            dim.varint(1, static_cast<std::uint64_t>(side));
        shape.message(1, dim);
    }
    const WireMessage tensor = WireMessage().varint(1, static_cast<std::uint64_t>(type)).message(2, shape);
    return WireMessage().bytes(1, name).message(2, WireMessage().message(1, tensor));
}

/// A model that grows operator by operator. Input "x", output "y".
class OnnxMaker {
public:
    explicit OnnxMaker(const std::vector<std::int64_t>& input, int inputType = 1) {
        graph_.message(11, onnxValue("x", input, inputType));
    }

    OnnxMaker& node(std::string_view type, const std::vector<std::string>& inputs,
                    const std::vector<std::string>& outputs, const std::vector<WireMessage>& attributes = {},
                    std::string_view name = {}, std::string_view domain = {}) {
        WireMessage node;
        for (const std::string& input : inputs) node.bytes(1, input);
        for (const std::string& output : outputs) node.bytes(2, output);
        node.bytes(3, name).bytes(4, type);
        for (const WireMessage& attribute : attributes) node.message(5, attribute);
        if (!domain.empty()) node.bytes(7, domain);
        graph_.message(1, node);
        return *this;
    }
    OnnxMaker& tensor(const WireMessage& tensor) {
        graph_.message(5, tensor);
        return *this;
    }
    OnnxMaker& part(int field, const WireMessage& message) {
        graph_.message(field, message);
        return *this;
    }
    std::string bytes(int operatorSet = 13, bool output = true) const {
        WireMessage graph = graph_;
        if (output) graph.message(12, onnxValue("y", {-1, 5}));
        return WireMessage()
            .varint(1, 8)
            .bytes(2, "maker")
            .message(7, graph)
            .message(8, WireMessage().bytes(1, "").varint(2, static_cast<std::uint64_t>(operatorSet)))
            .text();
    }

private:
    WireMessage graph_;
};

}  // namespace fovea::sample
