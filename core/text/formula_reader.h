// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/text/formula_parser.h"

namespace fovea {

/// Recursive descent through one formula; see parseFormula. Functions that read return false once there is a problem, and
/// leave what ends a row (a brace, &, \\, \right, \end) to whoever began it.
class FormulaReader {
public:
    explicit FormulaReader(std::string_view text) : text_(text) {}
    std::variant<Formula, FormulaProblem> read();

private:
    struct Token {
        enum class Kind { End, Command, Sign } kind = Kind::End;
        std::string_view name;  ///< of the command, without the backslash
        char32_t sign = 0;
        std::size_t first = 0, end = 0;
        bool is(char32_t other) const { return kind == Kind::Sign && sign == other; }
        bool is(std::string_view command) const { return kind == Kind::Command && name == command; }
    };
    /// Counts levels for as long as it lives.
    class Level {
    public:
        explicit Level(int& depth) : depth_(++depth) {}
        ~Level() { --depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        int& depth_;
    };
    enum class Letters { Math, Roman, Bold, Italic, BoldItalic, DoubleStruck, Script };
    using Handler = bool (FormulaReader::*)(FormulaRow&, const Token&);

    Token next() const;
    static bool endsRow(const Token& token, bool inBrackets);
    bool fail(FormulaFault fault, std::size_t first, std::size_t end);
    bool fail(FormulaFault fault, const Token& token) { return fail(fault, token.first, token.end); }
    /// `token` stands where what `open` began should end.
    bool failAt(const Token& token, FormulaFault openFault, const Token& open);

    bool row(FormulaRow& row, bool inBrackets = false);
    bool part(FormulaRow& row, const Token& token);
    bool command(FormulaRow& row, const Token& token);
    bool scripts(FormulaRow& row, const Token& token);
    bool prime(FormulaRow& row, const Token& token);
    /// {…} or a single part.
    bool argument(FormulaRow& row, const Token& command);
    bool group(FormulaRow& row, const Token& open);
    /// The bytes of {…} as they stand, braces within it balanced.
    std::optional<std::string_view> plainArgument(const Token& command);
    std::optional<char32_t> delimiter(const Token& command);

    bool fraction(FormulaRow& row, const Token& command);
    bool radical(FormulaRow& row, const Token& command);
    bool fence(FormulaRow& row, const Token& command);
    bool bigDelimiter(FormulaRow& row, const Token& command);
    bool accent(FormulaRow& row, const Token& command, char32_t sign);
    bool stacked(FormulaRow& row, const Token& command);
    bool style(FormulaRow& row, const Token& command);
    bool words(FormulaRow& row, const Token& command);
    bool operatorName(FormulaRow& row, const Token& command);
    bool letters(FormulaRow& row, const Token& command);
    bool mark(FormulaRow& row, const Token& command);
    bool table(FormulaRow& row, const Token& command);
    bool tableRows(TableNode& table, const Token& open, std::string_view name);

    static Handler handlerOf(std::string_view command);
    SymbolNode dressed(SymbolNode symbol) const;

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int braces_ = 0, fences_ = 0, tables_ = 0;
    int mark_ = -1;
    Letters letters_ = Letters::Math;
    std::vector<FormulaMark> marks_;
    std::optional<FormulaProblem> problem_;
};

}  // namespace fovea
