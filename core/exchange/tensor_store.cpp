// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tensor_store.h"

#include <fmt/format.h>

namespace fovea {
namespace {

/// "F32 16x3x5x5"
std::string describe(TensorType type, const std::vector<std::int64_t>& shape) {
    return fmt::format("{} {}", nameOf(type), fmt::join(shape, "x"));
}

}  // namespace

void TensorStore::addBytes(std::string name, TensorType type, std::vector<std::int64_t> shape,
                           std::span<const std::byte> bytes) {
    if (tensors_.count(name) != 0) return;
    numbers_.emplace_back(bytes.begin(), bytes.end());
    tensors_.emplace(std::move(name), StoredTensor{type, std::move(shape), numbers_.back()});
}

std::span<std::byte> TensorStore::addRoom(std::string name, TensorType type, std::vector<std::int64_t> shape) {
    if (tensors_.count(name) != 0) return {};
    std::size_t count = fovea::bytesOf(type);
    for (const std::int64_t side : shape) count *= static_cast<std::size_t>(side);
    std::vector<std::byte>& room = numbers_.emplace_back(count);
    tensors_.emplace(std::move(name), StoredTensor{type, std::move(shape), room});
    return room;
}

bool TensorSource::check(const std::string& name, TensorType type, const std::vector<std::int64_t>& shape) {
    if (error_) return false;
    const auto found = file_.tensors.find(name);
    if (found == file_.tensors.end()) {
        fail({ErrorCode::TensorMissing, {path_, name}});
        return false;
    }
    touched_.insert(name);
    const StoredTensor& tensor = found->second;
    if (tensor.type == type && tensor.shape == shape) return true;
    fail({ErrorCode::TensorShapeWrong, {path_, name, describe(type, shape), describe(tensor.type, tensor.shape)}});
    return false;
}

std::span<const std::byte> TensorSource::bytesOf(const std::string& name, TensorType type,
                                                 const std::vector<std::int64_t>& shape) {
    return check(name, type, shape) ? file_.tensors.at(name).bytes : std::span<const std::byte>();
}

std::int64_t TensorSource::lengthOf(const std::string& name) const {
    const auto found = file_.tensors.find(name);
    return found == file_.tensors.end() || found->second.shape.empty() ? 0 : found->second.shape.front();
}

void TensorSource::fail(Error error) {
    if (!error_) error_ = std::move(error);
}

std::vector<std::string> TensorSource::untouched() const {
    std::vector<std::string> names;
    for (const auto& [name, tensor] : file_.tensors)
        if (touched_.count(name) == 0) names.push_back(name);
    return names;
}

}  // namespace fovea
