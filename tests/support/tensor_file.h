// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <string>
#include <utility>

#include "core/exchange/atomic_file.h"
#include "core/exchange/safetensors.h"
#include "core/exchange/whole_file.h"
#include "core/json.h"

namespace fovea::test {

/// A safetensors file in memory, to be changed and written again. Empty where the file can't be read.
struct TensorFile {
    SafetensorsFile file;

    explicit TensorFile(const std::string& path) {
        auto bytes = readWholeFile(path, std::size_t{1} << 30);
        if (!bytes) return;
        if (auto parsed = parseSafetensors(std::move(*bytes), path)) file = std::move(*parsed);
    }
    /// One of the metadata's texts, wherever it lies. A text that is put into file.metadata goes before its record.
    std::string textOf(const std::string& key) const {
        const auto inHeader = file.metadata.find(key);
        if (inHeader != file.metadata.end()) return inHeader->second;
        const auto records = nlohmann::json::parse(file.metadata.at("records"));
        const auto& bytes = file.tensors.at("record/" + records.at(key).get<std::string>()).bytes;
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    void writeTo(const std::string& path) const {
        const auto bytes = writeSafetensors(file.metadata, file.tensors, path);
        QVERIFY(bytes.hasValue());
        QVERIFY(writeFileAtomically(path, *bytes).hasValue());
    }
};

}  // namespace fovea::test
