// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/formula_reader.h"

#include "core/text/formula_symbols.h"
#include "core/text/utf8.h"

namespace fovea {
namespace {

bool isBlankByte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The scripts that the last part of the row already has, null where it has none.
ScriptsNode* scriptsOf(FormulaRow& row) {
    auto* scripts = row.empty() ? nullptr : std::get_if<ScriptsNode>(&row.back().part);
    return scripts != nullptr && !(scripts->stacked && scripts->hasAbove) ? scripts : nullptr;
}

bool hasBrace(const FormulaNode& node) {
    const auto* accent = std::get_if<AccentNode>(&node.part);
    return accent != nullptr && (accent->sign == U'\u23DE' || accent->sign == U'\u23DF');
}

/// The same, made to have some.
ScriptsNode& madeScripts(FormulaRow& row) {
    if (ScriptsNode* scripts = scriptsOf(row)) return *scripts;
    ScriptsNode scripts;
    const bool bare = row.empty() || std::holds_alternative<SpaceNode>(row.back().part) ||
                      std::holds_alternative<StyleNode>(row.back().part);
    if (!bare) {
        scripts.stacked = hasBrace(row.back());
        scripts.base.push_back(std::move(row.back()));
        row.pop_back();
    }
    row.push_back({std::move(scripts)});
    return std::get<ScriptsNode>(row.back().part);
}

}  // namespace

std::variant<Formula, FormulaProblem> FormulaReader::read() {
    Formula formula;
    if (row(formula.row)) {
        const Token token = next();
        if (token.kind != Token::Kind::End) failAt(token, FormulaFault::BraceOpen, token);
    }
    if (problem_) return *problem_;
    formula.marks = std::move(marks_);
    return formula;
}

FormulaReader::Token FormulaReader::next() const {
    std::size_t first = at_;
    while (first < text_.size() && isBlankByte(text_[first])) ++first;
    Token token;
    token.first = token.end = first;
    if (first == text_.size()) return token;
    std::string_view rest = text_.substr(first);
    token.sign = takeUtf8(rest);
    if (token.sign != U'\\') {
        token.kind = Token::Kind::Sign;
        token.end = text_.size() - rest.size();
        return token;
    }
    token.kind = Token::Kind::Command;
    token.end = first + 1;
    while (token.end < text_.size() && isAsciiLetter(text_[token.end])) ++token.end;
    if (token.end == first + 1 && !rest.empty()) {
        takeUtf8(rest);
        token.end = text_.size() - rest.size();
    }
    token.name = text_.substr(first + 1, token.end - first - 1);
    return token;
}

bool FormulaReader::endsRow(const Token& token, bool inBrackets) {
    switch (token.kind) {
        case Token::Kind::End: return true;
        case Token::Kind::Sign: return token.is(U'}') || token.is(U'&') || (inBrackets && token.is(U']'));
        case Token::Kind::Command: return token.is("\\") || token.is("right") || token.is("end");
    }
    return true;
}

bool FormulaReader::fail(FormulaFault fault, std::size_t first, std::size_t end) {
    if (!problem_) problem_ = FormulaProblem{fault, first, end};
    return false;
}

bool FormulaReader::failAt(const Token& token, FormulaFault openFault, const Token& open) {
    if (token.is(U'}') && braces_ == 0) return fail(FormulaFault::BraceClosed, token);
    if (token.is(U'&') || token.is("\\")) return fail(FormulaFault::CellOutside, token);
    if (token.is("right") && fences_ == 0) return fail(FormulaFault::FenceClosed, token);
    if (token.is("end") && tables_ == 0) return fail(FormulaFault::EnvironmentClosed, token);
    return fail(openFault, open);
}

bool FormulaReader::row(FormulaRow& row, bool inBrackets) {
    const Level level(depth_);
    if (depth_ > deepestFormula) return fail(FormulaFault::TooDeep, at_, text_.size());
    for (;;) {
        const Token token = next();
        if (endsRow(token, inBrackets)) return true;
        if (!part(row, token)) return false;
    }
}

bool FormulaReader::part(FormulaRow& row, const Token& token) {
    if (token.kind == Token::Kind::Command) return command(row, token);
    if (token.is(U'^') || token.is(U'_')) return scripts(row, token);
    if (token.is(U'\'') || token.is(U'′')) return prime(row, token);
    if (token.is(U'{')) {
        GroupNode node;
        if (!group(node.body, token)) return false;
        row.push_back({std::move(node)});
        return true;
    }
    at_ = token.end;
    if (token.is(U'~') || token.is(U'\u00A0')) {
        row.push_back({SpaceNode{4.5}});
        return true;
    }
    const std::optional<SymbolNode> symbol = symbolOfSign(token.sign);
    if (!symbol) return fail(FormulaFault::UnknownSign, token);
    row.push_back({dressed(*symbol)});
    return true;
}

bool FormulaReader::command(FormulaRow& row, const Token& token) {
    at_ = token.end;
    if (const FormulaSymbol* symbol = formulaSymbol(token.name)) {
        row.push_back({dressed(symbolNode(*symbol))});
    } else if (auto known = formulaOperator(token.name)) {
        row.push_back({std::move(*known)});
    } else if (const auto mu = spaceNamed(token.name)) {
        row.push_back({SpaceNode{*mu}});
    } else if (const auto sign = accentNamed(token.name)) {
        return accent(row, token, *sign);
    } else if (const Handler handler = handlerOf(token.name)) {
        return (this->*handler)(row, token);
    } else {
        return fail(FormulaFault::UnknownCommand, token);
    }
    return true;
}

bool FormulaReader::scripts(FormulaRow& row, const Token& token) {
    const bool above = token.is(U'^');
    const ScriptsNode* present = scriptsOf(row);
    if (present != nullptr && (above ? present->hasAbove : present->hasBelow))
        return fail(FormulaFault::TwoScripts, token);
    at_ = token.end;
    FormulaRow body;
    if (!argument(body, token)) return false;
    ScriptsNode& node = madeScripts(row);
    const auto* sign = body.size() == 1 ? std::get_if<SymbolNode>(&body.front().part) : nullptr;
    if (above && sign != nullptr && sign->sign == U'′') {
        ++node.primes;  // f^\prime is f'
        return true;
    }
    (above ? node.above : node.below) = std::move(body);
    (above ? node.hasAbove : node.hasBelow) = true;
    return true;
}

bool FormulaReader::prime(FormulaRow& row, const Token& token) {
    const ScriptsNode* present = scriptsOf(row);
    if (present != nullptr && present->hasAbove) return fail(FormulaFault::TwoScripts, token);
    at_ = token.end;
    ++madeScripts(row).primes;
    return true;
}

bool FormulaReader::argument(FormulaRow& row, const Token& command) {
    const Level level(depth_);
    const Token token = next();
    if (token.is(U'{')) return group(row, token);
    if (endsRow(token, false) || token.is(U'^') || token.is(U'_')) return fail(FormulaFault::ArgumentMissing, command);
    if (depth_ > deepestFormula) return fail(FormulaFault::TooDeep, token);
    return part(row, token);
}

bool FormulaReader::group(FormulaRow& row, const Token& open) {
    at_ = open.end;
    ++braces_;
    if (!this->row(row)) return false;
    const Token token = next();
    if (!token.is(U'}')) return failAt(token, FormulaFault::BraceOpen, open);
    --braces_;
    at_ = token.end;
    return true;
}

std::optional<std::string_view> FormulaReader::plainArgument(const Token& command) {
    const Token open = next();
    if (!open.is(U'{')) {
        fail(FormulaFault::ArgumentMissing, command);
        return std::nullopt;
    }
    int inner = 0;
    for (std::size_t i = open.end; i < text_.size(); ++i) {
        if (text_[i] == '\\') {
            ++i;
        } else if (text_[i] == '{') {
            ++inner;
        } else if (text_[i] == '}' && inner-- == 0) {
            at_ = i + 1;
            return text_.substr(open.end, i - open.end);
        }
    }
    fail(FormulaFault::BraceOpen, open);
    return std::nullopt;
}

std::optional<char32_t> FormulaReader::delimiter(const Token& command) {
    const Token token = next();
    std::optional<char32_t> sign;
    if (token.kind == Token::Kind::Command) sign = delimiterNamed(token.name);
    if (token.kind == Token::Kind::Sign && !token.is(U'{') && !token.is(U'}'))
        sign = delimiterNamed(text_.substr(token.first, token.end - token.first));
    if (sign)
        at_ = token.end;
    else
        fail(FormulaFault::DelimiterMissing, command);
    return sign;
}

}  // namespace fovea
