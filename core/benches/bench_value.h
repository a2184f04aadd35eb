// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace fovea {

/// Numbers in rows, in double, as people write them on paper. A single number is 1×1.
struct Matrix {
    int rows = 0;
    int columns = 0;
    std::vector<double> values;  ///< row by row

    Matrix() = default;
    Matrix(double number) : rows(1), columns(1), values{number} {}  // NOLINT(google-explicit-constructor)
    Matrix(int height, int width, std::vector<double> numbers = {})
        : rows(height), columns(width), values(std::move(numbers)) {
        values.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
    }

    double& at(int row, int column) { return values[index(row, column)]; }
    double at(int row, int column) const { return values[index(row, column)]; }
    bool isNumber() const { return rows == 1 && columns == 1; }
    friend bool operator==(const Matrix&, const Matrix&) = default;

private:
    std::size_t index(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }
};

/// What stands on a bench under one name: numbers, or the key of a choice.
using BenchValue = std::variant<Matrix, std::string>;
using BenchState = std::map<std::string, BenchValue, std::less<>>;

/// One number of a bench: "output" at row 0, column 1.
struct BenchCell {
    std::string name;
    int row = 0;
    int column = 0;
    friend auto operator<=>(const BenchCell&, const BenchCell&) = default;
};

/// Of a value that is known to be there and of this kind.
inline const Matrix& matrixOf(const BenchState& state, std::string_view name) {
    return std::get<Matrix>(state.find(name)->second);
}
inline double numberOf(const BenchState& state, std::string_view name) { return matrixOf(state, name).values.front(); }
inline int wholeOf(const BenchState& state, std::string_view name) { return static_cast<int>(numberOf(state, name)); }
inline const std::string& choiceOf(const BenchState& state, std::string_view name) {
    return std::get<std::string>(state.find(name)->second);
}

}  // namespace fovea
