// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/bench_json.h"

#include <algorithm>

namespace fovea {
namespace {

using Json = nlohmann::json;

constexpr std::size_t mostRows = 64;

bool isRow(const Json& json) {
    return json.is_array() && !json.empty() && json.size() <= mostRows &&
           std::ranges::all_of(json, [](const Json& each) { return each.is_number(); });
}

std::optional<Matrix> matrixFrom(const Json& json) {
    if (isRow(json)) return Matrix(1, static_cast<int>(json.size()), json.get<std::vector<double>>());
    const bool rows = json.is_array() && !json.empty() && json.size() <= mostRows && std::ranges::all_of(json, isRow);
    if (!rows) return {};
    Matrix result(static_cast<int>(json.size()), static_cast<int>(json.front().size()));
    for (int row = 0; row < result.rows; ++row) {
        const Json& numbers = json[static_cast<std::size_t>(row)];
        if (numbers.size() != json.front().size()) return {};
        for (int column = 0; column < result.columns; ++column)
            result.at(row, column) = numbers[static_cast<std::size_t>(column)].get<double>();
    }
    return result;
}

}  // namespace

std::optional<BenchValue> benchValueFrom(const Json& json) {
    if (json.is_number()) return Matrix(json.get<double>());
    if (json.is_boolean()) return Matrix(json.get<bool>() ? 1 : 0);
    if (json.is_string()) return json.get<std::string>();
    if (const auto matrix = matrixFrom(json)) return *matrix;
    return {};
}

Json benchValueToJson(const BenchValue& value) {
    if (const auto* word = std::get_if<std::string>(&value)) return *word;
    const Matrix& matrix = std::get<Matrix>(value);
    if (matrix.isNumber()) return matrix.values.front();
    Json rows = Json::array();
    for (int row = 0; row < matrix.rows; ++row) {
        Json numbers = Json::array();
        for (int column = 0; column < matrix.columns; ++column) numbers.push_back(matrix.at(row, column));
        rows.push_back(std::move(numbers));
    }
    return rows;
}

}  // namespace fovea
