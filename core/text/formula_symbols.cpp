// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/formula_symbols.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace fovea {
namespace {

constexpr auto ordinary = AtomClass::Ordinary;
constexpr auto binary = AtomClass::Binary;
constexpr auto relation = AtomClass::Relation;
constexpr auto large = AtomClass::Operator;
constexpr auto opening = AtomClass::Opening;
constexpr auto closing = AtomClass::Closing;
constexpr auto inner = AtomClass::Inner;

constexpr FormulaSymbol symbols[] = {
    // Greek
    {"alpha", U'α'},
    {"beta", U'β'},
    {"gamma", U'γ'},
    {"delta", U'δ'},
    {"epsilon", U'ϵ'},
    {"varepsilon", U'ε'},
    {"zeta", U'ζ'},
    {"eta", U'η'},
    {"theta", U'θ'},
    {"vartheta", U'ϑ'},
    {"iota", U'ι'},
    {"kappa", U'κ'},
    {"lambda", U'λ'},
    {"mu", U'μ'},
    {"nu", U'ν'},
    {"xi", U'ξ'},
    {"pi", U'π'},
    {"rho", U'ρ'},
    {"sigma", U'σ'},
    {"tau", U'τ'},
    {"upsilon", U'υ'},
    {"phi", U'ϕ'},
    {"varphi", U'φ'},
    {"chi", U'χ'},
    {"psi", U'ψ'},
    {"omega", U'ω'},
    {"Gamma", U'Γ'},
    {"Delta", U'Δ'},
    {"Theta", U'Θ'},
    {"Lambda", U'Λ'},
    {"Xi", U'Ξ'},
    {"Pi", U'Π'},
    {"Sigma", U'Σ'},
    {"Upsilon", U'Υ'},
    {"Phi", U'Φ'},
    {"Psi", U'Ψ'},
    {"Omega", U'Ω'},
    // Ordinary signs
    {"partial", U'∂'},
    {"nabla", U'∇'},
    {"infty", U'∞'},
    {"ell", U'ℓ'},
    {"top", U'⊤'},
    {"bot", U'⊥'},
    {"prime", U'′'},
    {"forall", U'∀'},
    {"exists", U'∃'},
    {"emptyset", U'∅'},
    {"hbar", U'ħ'},
    {"vert", U'|'},
    {"Vert", U'‖'},
    {"|", U'‖'},
    {"%", U'%'},
    {"#", U'#'},
    {"$", U'$'},
    {"&", U'&'},
    {"_", U'_'},
    {"degree", U'°'},
    {"checkmark", U'✓'},
    {"colon", U':', AtomClass::Punctuation},
    {"vdots", U'⋮'},
    {"dots", U'…', inner},
    {"ldots", U'…', inner},
    {"cdots", U'⋯', inner},
    {"ddots", U'⋱', inner},
    // Sums
    {"sum", U'∑', large},
    {"prod", U'∏', large},
    {"int", U'∫', large},
    // Signs that join
    {"cdot", U'⋅', binary},
    {"times", U'×', binary},
    {"ast", U'∗', binary},
    {"star", U'⋆', binary},
    {"odot", U'⊙', binary},
    {"oplus", U'⊕', binary},
    {"otimes", U'⊗', binary},
    {"circ", U'∘', binary},
    {"bullet", U'∙', binary},
    {"pm", U'±', binary},
    {"mp", U'∓', binary},
    {"div", U'÷', binary},
    {"cup", U'∪', binary},
    {"cap", U'∩', binary},
    {"wedge", U'∧', binary},
    {"vee", U'∨', binary},
    {"setminus", U'∖', binary},
    // Relations
    {"le", U'≤', relation},
    {"leq", U'≤', relation},
    {"ge", U'≥', relation},
    {"geq", U'≥', relation},
    {"ne", U'≠', relation},
    {"neq", U'≠', relation},
    {"approx", U'≈', relation},
    {"equiv", U'≡', relation},
    {"sim", U'∼', relation},
    {"simeq", U'≃', relation},
    {"propto", U'∝', relation},
    {"ll", U'≪', relation},
    {"gg", U'≫', relation},
    {"in", U'∈', relation},
    {"notin", U'∉', relation},
    {"subset", U'⊂', relation},
    {"subseteq", U'⊆', relation},
    {"mid", U'∣', relation},
    {"parallel", U'∥', relation},
    {"perp", U'⊥', relation},
    {"to", U'→', relation},
    {"rightarrow", U'→', relation},
    {"leftarrow", U'←', relation},
    {"gets", U'←', relation},
    {"leftrightarrow", U'↔', relation},
    {"mapsto", U'↦', relation},
    {"Rightarrow", U'⇒', relation},
    {"Leftarrow", U'⇐', relation},
    {"Leftrightarrow", U'⇔', relation},
    {"uparrow", U'↑', relation},
    {"downarrow", U'↓', relation},
    // Delimiters
    {"{", U'{', opening},
    {"}", U'}', closing},
    {"lbrace", U'{', opening},
    {"rbrace", U'}', closing},
    {"lfloor", U'⌊', opening},
    {"rfloor", U'⌋', closing},
    {"lceil", U'⌈', opening},
    {"rceil", U'⌉', closing},
    {"langle", U'⟨', opening},
    {"rangle", U'⟩', closing},
    {"lvert", U'|', opening},
    {"rvert", U'|', closing},
    {"lVert", U'‖', opening},
    {"rVert", U'‖', closing},
};

/// Signs of the text that aren't letters or digits, where they differ from the first symbol of that sign above.
constexpr FormulaSymbol plainSigns[] = {
    {"+", U'+', binary},
    {"-", U'−', binary},
    {"−", U'−', binary},
    {"*", U'∗', binary},
    {"·", U'⋅', binary},
    {"/", U'/'},
    {"=", U'=', relation},
    {"<", U'<', relation},
    {">", U'>', relation},
    {":", U':', relation},
    {"(", U'(', opening},
    {")", U')', closing},
    {"[", U'[', opening},
    {"]", U']', closing},
    {"|", U'|'},
    {",", U',', AtomClass::Punctuation},
    {";", U';', AtomClass::Punctuation},
    {"!", U'!', closing},
    {"?", U'?', closing},
    {".", U'.'},
    {"@", U'@'},
};

struct NamedOperator {
    std::string_view name;
    bool limits;
};
constexpr NamedOperator operators[] = {
    {"arg", false}, {"cos", false}, {"cosh", false}, {"deg", false}, {"det", true},  {"dim", false},  {"exp", false},
    {"inf", true},  {"ker", false}, {"lim", true},   {"ln", false},  {"log", false}, {"max", true},   {"min", true},
    {"Pr", true},   {"sin", false}, {"sinh", false}, {"sup", true},  {"tan", false}, {"tanh", false},
};

using NamedSign = std::pair<std::string_view, char32_t>;
constexpr NamedSign delimiters[] = {
    {"(", U'('},      {")", U')'},      {"[", U'['},      {"]", U']'},      {"|", U'|'},
    {"/", U'/'},      {".", 0},         {"<", U'⟨'},      {">", U'⟩'},      {"{", U'{'},
    {"}", U'}'},      {"lbrace", U'{'}, {"rbrace", U'}'}, {"vert", U'|'},   {"lvert", U'|'},
    {"rvert", U'|'},  {"Vert", U'‖'},   {"lVert", U'‖'},  {"rVert", U'‖'},  {"lfloor", U'⌊'},
    {"rfloor", U'⌋'}, {"lceil", U'⌈'},  {"rceil", U'⌉'},  {"langle", U'⟨'}, {"rangle", U'⟩'},
};
constexpr NamedSign accents[] = {
    {"hat", U'ˆ'}, {"bar", U'¯'},           {"vec", U'\u20D7'},       {"tilde", U'˜'},
    {"dot", U'˙'}, {"overline", U'\u203E'}, {"overbrace", U'\u23DE'}, {"underbrace", U'\u23DF'},
};
constexpr std::pair<std::string_view, double> spaces[] = {
    {",", 3}, {":", 4}, {">", 4}, {";", 5}, {"!", -3}, {" ", 4.5}, {"quad", 18}, {"qquad", 36},
};

template <class List>
auto valueNamed(const List& list, std::string_view name) {
    const auto found = std::find_if(std::begin(list), std::end(list), [&](const auto& e) { return e.first == name; });
    using Value = decltype(std::begin(list)->second);
    return found == std::end(list) ? std::optional<std::remove_const_t<Value>>() : found->second;
}

bool isGreekSmall(char32_t sign) {
    return (sign >= U'α' && sign <= U'ω') || sign == U'ϑ' || sign == U'ϕ' || sign == U'ϵ';
}

}  // namespace

const FormulaSymbol* formulaSymbol(std::string_view name) {
    const auto found =
        std::find_if(std::begin(symbols), std::end(symbols), [&](const auto& s) { return s.name == name; });
    return found == std::end(symbols) ? nullptr : found;
}

SymbolNode symbolNode(const FormulaSymbol& symbol) {
    SymbolNode node;
    node.sign = symbol.sign;
    node.atom = symbol.atom;
    node.alphabet = isGreekSmall(symbol.sign) ? Alphabet::Italic : Alphabet::Roman;
    node.limits = symbol.atom == AtomClass::Operator && symbol.sign != U'∫';
    return node;
}

std::optional<SymbolNode> symbolOfSign(char32_t sign) {
    if ((sign >= U'a' && sign <= U'z') || (sign >= U'A' && sign <= U'Z'))
        return SymbolNode{sign, AtomClass::Ordinary, Alphabet::Italic};
    if (sign >= U'0' && sign <= U'9') return SymbolNode{sign};
    for (const FormulaSymbol& symbol : plainSigns) {
        const bool same = sign < 0x80 ? symbol.name == std::string(1, static_cast<char>(sign)) : symbol.sign == sign;
        if (same) return symbolNode(symbol);
    }
    if (sign == U'·') return symbolNode({"cdot", U'⋅', AtomClass::Binary});
    // The first 128 signs mean something to TeX, or are listed above.
    if (sign < 0x80) return std::nullopt;
    for (const FormulaSymbol& symbol : symbols)
        if (symbol.sign == sign) return symbolNode(symbol);
    return std::nullopt;
}

std::optional<OperatorNode> formulaOperator(std::string_view name) {
    for (const NamedOperator& known : operators)
        if (known.name == name) return OperatorNode{std::string(name), known.limits};
    return std::nullopt;
}

std::optional<char32_t> delimiterNamed(std::string_view name) { return valueNamed(delimiters, name); }
std::optional<char32_t> accentNamed(std::string_view name) { return valueNamed(accents, name); }
std::optional<double> spaceNamed(std::string_view name) { return valueNamed(spaces, name); }

char32_t doubleStruck(char32_t letter) {
    switch (letter) {
        case U'C': return U'ℂ';
        case U'H': return U'ℍ';
        case U'N': return U'ℕ';
        case U'P': return U'ℙ';
        case U'Q': return U'ℚ';
        case U'R': return U'ℝ';
        case U'Z': return U'ℤ';
        default: break;
    }
    if (letter == U'1') return U'\U0001D7D9';
    return letter >= U'A' && letter <= U'Z' ? U'\U0001D538' + (letter - U'A') : letter;
}

char32_t scriptLetter(char32_t letter) {
    switch (letter) {
        case U'B': return U'ℬ';
        case U'E': return U'ℰ';
        case U'F': return U'ℱ';
        case U'H': return U'ℋ';
        case U'I': return U'ℐ';
        case U'L': return U'ℒ';
        case U'M': return U'ℳ';
        case U'R': return U'ℛ';
        default: break;
    }
    return letter >= U'A' && letter <= U'Z' ? U'\U0001D49C' + (letter - U'A') : letter;
}

std::span<const FormulaSymbol> allFormulaSymbols() { return symbols; }

}  // namespace fovea
