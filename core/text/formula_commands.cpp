// SPDX-License-Identifier: GPL-3.0-or-later
// FormulaReader's commands that take arguments.
#include <algorithm>
#include <iterator>

#include "core/text/formula_reader.h"
#include "core/text/formula_symbols.h"
#include "core/text/utf8.h"

namespace fovea {
namespace {

constexpr std::size_t longestId = 64;

bool isMarkId(std::string_view id) {
    return !id.empty() && id.size() <= longestId && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_';
    });
}

/// A row as one node: what it holds where that is one part, to which scripts may still be added.
FormulaNode asOneNode(FormulaRow row) {
    if (row.size() == 1 && !std::holds_alternative<ScriptsNode>(row.front().part)) return std::move(row.front());
    return {GroupNode{std::move(row)}};
}

struct Environment {
    std::string_view name;
    TableNode::Kind kind;
    char32_t left, right;
};
constexpr Environment environments[] = {
    {"matrix", TableNode::Kind::Matrix, 0, 0},        {"pmatrix", TableNode::Kind::Matrix, U'(', U')'},
    {"bmatrix", TableNode::Kind::Matrix, U'[', U']'}, {"Bmatrix", TableNode::Kind::Matrix, U'{', U'}'},
    {"vmatrix", TableNode::Kind::Matrix, U'|', U'|'}, {"Vmatrix", TableNode::Kind::Matrix, U'‖', U'‖'},
    {"cases", TableNode::Kind::Cases, U'{', 0},       {"aligned", TableNode::Kind::Aligned, 0, 0},
};

}  // namespace

FormulaReader::Handler FormulaReader::handlerOf(std::string_view command) {
    static constexpr std::pair<std::string_view, Handler> handlers[] = {
        {"frac", &FormulaReader::fraction},
        {"dfrac", &FormulaReader::fraction},
        {"tfrac", &FormulaReader::fraction},
        {"sqrt", &FormulaReader::radical},
        {"left", &FormulaReader::fence},
        {"begin", &FormulaReader::table},
        {"overset", &FormulaReader::stacked},
        {"underset", &FormulaReader::stacked},
        {"text", &FormulaReader::words},
        {"textbf", &FormulaReader::words},
        {"operatorname", &FormulaReader::operatorName},
        {"displaystyle", &FormulaReader::style},
        {"textstyle", &FormulaReader::style},
        {"scriptstyle", &FormulaReader::style},
        {"mathrm", &FormulaReader::letters},
        {"mathbf", &FormulaReader::letters},
        {"mathit", &FormulaReader::letters},
        {"boldsymbol", &FormulaReader::letters},
        {"mathbb", &FormulaReader::letters},
        {"mathcal", &FormulaReader::letters},
        {"sym", &FormulaReader::mark},
    };
    for (const auto& [name, handler] : handlers)
        if (name == command) return handler;
    if (!command.empty() && (command.back() == 'l' || command.back() == 'r' || command.back() == 'm'))
        command.remove_suffix(1);
    const bool big = command == "big" || command == "Big" || command == "bigg" || command == "Bigg";
    return big ? &FormulaReader::bigDelimiter : nullptr;
}

SymbolNode FormulaReader::dressed(SymbolNode symbol) const {
    const bool letter = symbol.alphabet == Alphabet::Italic;
    const bool greek = symbol.sign >= U'Α' && symbol.sign <= U'ϵ';
    const bool digit = symbol.sign >= U'0' && symbol.sign <= U'9';
    switch (letters_) {
        case Letters::Math: break;
        case Letters::Roman:
            if (letter && !greek) symbol.alphabet = Alphabet::Roman;
            break;
        case Letters::Bold:
            if ((letter && !greek) || digit) symbol.alphabet = Alphabet::Bold;
            break;
        case Letters::Italic:
            if (digit) symbol.alphabet = Alphabet::Italic;
            break;
        case Letters::BoldItalic: symbol.alphabet = letter ? Alphabet::BoldItalic : Alphabet::Bold; break;
        case Letters::DoubleStruck:
        case Letters::Script: {
            const auto other = letters_ == Letters::Script ? scriptLetter(symbol.sign) : doubleStruck(symbol.sign);
            if (other != symbol.sign) symbol.alphabet = Alphabet::Roman;
            symbol.sign = other;
            break;
        }
    }
    return symbol;
}

bool FormulaReader::fraction(FormulaRow& row, const Token& command) {
    FractionNode node;
    if (command.is("dfrac")) node.size = FractionNode::Size::Display;
    if (command.is("tfrac")) node.size = FractionNode::Size::Text;
    if (!argument(node.numerator, command) || !argument(node.denominator, command)) return false;
    row.push_back({std::move(node)});
    return true;
}

bool FormulaReader::radical(FormulaRow& row, const Token& command) {
    RadicalNode node;
    if (const Token open = next(); open.is(U'[')) {
        at_ = open.end;
        if (!this->row(node.degree, true)) return false;
        const Token close = next();
        if (!close.is(U']')) return failAt(close, FormulaFault::ArgumentMissing, command);
        at_ = close.end;
    }
    if (!argument(node.radicand, command)) return false;
    row.push_back({std::move(node)});
    return true;
}

bool FormulaReader::fence(FormulaRow& row, const Token& command) {
    const auto left = delimiter(command);
    if (!left) return false;
    FenceNode node;
    node.left = *left;
    ++fences_;
    if (!this->row(node.body)) return false;
    const Token close = next();
    if (!close.is("right")) return failAt(close, FormulaFault::FenceOpen, command);
    --fences_;
    at_ = close.end;
    const auto right = delimiter(close);
    if (!right) return false;
    node.right = *right;
    row.push_back({std::move(node)});
    return true;
}

bool FormulaReader::bigDelimiter(FormulaRow& row, const Token& command) {
    DelimiterNode node;
    const std::string_view name = command.name;
    node.size = (name.starts_with("bigg") || name.starts_with("Bigg") ? 3 : 1) + (name.front() == 'B' ? 1 : 0);
    if (name.back() == 'l') node.atom = AtomClass::Opening;
    if (name.back() == 'r') node.atom = AtomClass::Closing;
    if (name.back() == 'm') node.atom = AtomClass::Relation;
    const auto sign = delimiter(command);
    if (!sign) return false;
    node.sign = *sign;
    row.push_back({node});
    return true;
}

bool FormulaReader::accent(FormulaRow& row, const Token& command, char32_t sign) {
    AccentNode node;
    node.sign = sign;
    if (!argument(node.body, command)) return false;
    row.push_back({std::move(node)});
    return true;
}

bool FormulaReader::stacked(FormulaRow& row, const Token& command) {
    ScriptsNode node;
    node.stacked = true;
    const bool above = command.is("overset");
    (above ? node.hasAbove : node.hasBelow) = true;
    FormulaRow base;
    if (!argument(above ? node.above : node.below, command) || !argument(base, command)) return false;
    node.base.push_back(asOneNode(std::move(base)));
    row.push_back({std::move(node)});
    return true;
}

bool FormulaReader::style(FormulaRow& row, const Token& command) {
    using Style = StyleNode::Style;
    row.push_back({StyleNode{command.is("displaystyle") ? Style::Display
                             : command.is("textstyle")  ? Style::Text
                                                        : Style::Script}});
    return true;
}

bool FormulaReader::words(FormulaRow& row, const Token& command) {
    const auto raw = plainArgument(command);
    if (!raw) return false;
    TextNode node;
    node.bold = command.is("textbf");
    const std::size_t end = static_cast<std::size_t>(raw->data() - text_.data()) + raw->size();
    std::string_view rest = *raw;
    while (!rest.empty()) {
        const std::size_t first = end - rest.size();
        char32_t sign = takeUtf8(rest);
        if (sign == U'\\' && !rest.empty() && std::string_view("{}%$_&# ").find(rest.front()) != std::string_view::npos)
            sign = takeUtf8(rest);
        else if (sign == U'\\')
            return fail(FormulaFault::UnknownCommand, first, end - rest.size());
        else if (sign == U'{' || sign == U'}')
            continue;
        if (sign == U'~') sign = U'\u00A0';
        if (sign < 0x20 || sign == 0x7F || sign == brokenSign)
            return fail(FormulaFault::UnknownSign, first, end - rest.size());
        appendUtf8(node.text, sign);
    }
    row.push_back({std::move(node)});
    return true;
}

bool FormulaReader::operatorName(FormulaRow& row, const Token& command) {
    OperatorNode node;
    if (const Token star = next(); star.is(U'*')) {
        at_ = star.end;
        node.limits = true;
    }
    const auto raw = plainArgument(command);
    if (!raw) return false;
    const auto first = static_cast<std::size_t>(raw->data() - text_.data());
    for (std::size_t i = 0; i < raw->size(); ++i) {
        const char c = (*raw)[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || c == '-') {
            node.name += c;
        } else if (raw->substr(i).starts_with("\\,")) {
            appendUtf8(node.name, U'\u2009');
            ++i;
        } else if (c != ' ') {
            return fail(FormulaFault::UnknownSign, first + i, first + i + 1);
        }
    }
    if (node.name.empty()) return fail(FormulaFault::ArgumentMissing, command);
    row.push_back({std::move(node)});
    return true;
}

bool FormulaReader::letters(FormulaRow& row, const Token& command) {
    const Letters around = letters_;
    letters_ = command.is("mathrm")    ? Letters::Roman
               : command.is("mathbf")  ? Letters::Bold
               : command.is("mathit")  ? Letters::Italic
               : command.is("mathbb")  ? Letters::DoubleStruck
               : command.is("mathcal") ? Letters::Script
                                       : Letters::BoldItalic;
    FormulaRow body;
    if (!argument(body, command)) return false;
    letters_ = around;
    row.push_back(asOneNode(std::move(body)));
    return true;
}

bool FormulaReader::mark(FormulaRow& row, const Token& command) {
    const auto id = plainArgument(command);
    if (!id) return false;
    if (!isMarkId(*id)) return fail(FormulaFault::MarkWithoutId, command.first, at_);
    MarkNode node;
    node.mark = static_cast<int>(marks_.size());
    marks_.push_back({std::string(*id), mark_});
    const int around = std::exchange(mark_, node.mark);
    if (!argument(node.body, command)) return false;
    mark_ = around;
    row.push_back({std::move(node)});
    return true;
}

bool FormulaReader::table(FormulaRow& row, const Token& command) {
    const auto name = plainArgument(command);
    if (!name) return false;
    const auto* known = std::find_if(std::begin(environments), std::end(environments),
                                     [&](const Environment& environment) { return environment.name == *name; });
    if (known == std::end(environments)) return fail(FormulaFault::UnknownEnvironment, command.first, at_);
    TableNode node{known->kind, known->left, known->right, {}};
    ++tables_;
    if (!tableRows(node, command, *name)) return false;
    --tables_;
    row.push_back({std::move(node)});
    return true;
}

bool FormulaReader::tableRows(TableNode& table, const Token& open, std::string_view name) {
    table.rows.emplace_back();
    for (;;) {
        table.rows.back().emplace_back();
        if (!row(table.rows.back().back())) return false;
        const Token token = next();
        if (token.is(U'&')) {
            at_ = token.end;
        } else if (token.is("\\")) {
            at_ = token.end;
            table.rows.emplace_back();
        } else if (token.is("end")) {
            at_ = token.end;
            const auto closed = plainArgument(token);
            if (!closed) return false;
            if (*closed != name) return fail(FormulaFault::EnvironmentOpen, open);
            break;
        } else {
            return failAt(token, FormulaFault::EnvironmentOpen, open);
        }
    }
    // A \\ behind the last row begins none.
    if (table.rows.size() > 1 && table.rows.back().size() == 1 && table.rows.back().front().empty())
        table.rows.pop_back();
    return true;
}

}  // namespace fovea
