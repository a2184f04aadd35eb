// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <fstream>
#include <sstream>

#include "core/text/formula_parser.h"
#include "core/text/formula_plain.h"
#include "core/text/formula_symbols.h"
#include "core/text/markdown_formulas.h"
#include "tests/support/register_test.h"
#include "tests/support/syllabus_formulas.h"

using namespace fovea;

namespace {

QString plainOf(const char* latex) {
    const auto read = parseFormula(latex);
    const auto* formula = std::get_if<Formula>(&read);
    return formula == nullptr ? QStringLiteral("(no formula)") : QString::fromStdString(plainText(*formula));
}

}  // namespace

class TestFormulaParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheSyllabus() {
        for (const test::SyllabusFormula& formula : test::syllabusFormulas()) {
            const auto read = parseFormula(formula.latex);
            const auto* problem = std::get_if<FormulaProblem>(&read);
            QVERIFY2(problem == nullptr, formula.latex);
            if (formula.plain != nullptr) QCOMPARE(plainOf(formula.latex), QString::fromUtf8(formula.plain));
        }
    }

    void readsAllSymbols() {
        for (const FormulaSymbol& symbol : allFormulaSymbols()) {
            const std::string latex = "\\" + std::string(symbol.name) + " ";
            QVERIFY2(std::holds_alternative<Formula>(parseFormula(latex)), latex.c_str());
        }
    }

    void saysWhy_data() {
        QTest::addColumn<QByteArray>("latex");
        QTest::addColumn<FormulaFault>("fault");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("end");
        const auto row = [](const char* latex, FormulaFault fault, int first, int end) {
            QTest::newRow(latex) << QByteArray(latex) << fault << first << end;
        };
        row("a+\\foo b", FormulaFault::UnknownCommand, 2, 6);
        row("a+\\", FormulaFault::UnknownCommand, 2, 3);
        row("p ế", FormulaFault::UnknownSign, 2, 5);
        row("a # b", FormulaFault::UnknownSign, 2, 3);
        row("a \xff", FormulaFault::UnknownSign, 2, 3);
        row("\\text{a\\frac}", FormulaFault::UnknownCommand, 7, 8);
        row("\\text{a\x01}", FormulaFault::UnknownSign, 7, 8);
        row("\\operatorname{a+b}", FormulaFault::UnknownSign, 15, 16);
        row("\\operatorname{}", FormulaFault::ArgumentMissing, 0, 13);
        row("\\begin{array}x\\end{array}", FormulaFault::UnknownEnvironment, 0, 13);
        row("x^", FormulaFault::ArgumentMissing, 1, 2);
        row("{x^}", FormulaFault::ArgumentMissing, 2, 3);
        row("\\frac{a}", FormulaFault::ArgumentMissing, 0, 5);
        row("\\sqrt[3", FormulaFault::ArgumentMissing, 0, 5);
        row("{x", FormulaFault::BraceOpen, 0, 1);
        row("\\text{x", FormulaFault::BraceOpen, 5, 6);
        row("x}", FormulaFault::BraceClosed, 1, 2);
        row("x^2^3", FormulaFault::TwoScripts, 3, 4);
        row("x_{a}_b", FormulaFault::TwoScripts, 5, 6);
        row("x^2'", FormulaFault::TwoScripts, 3, 4);
        row("\\left x", FormulaFault::DelimiterMissing, 0, 5);
        row("\\left(x\\right", FormulaFault::DelimiterMissing, 7, 13);
        row("\\big{(}", FormulaFault::DelimiterMissing, 0, 4);
        row("\\left(x", FormulaFault::FenceOpen, 0, 5);
        row("{\\left(x}", FormulaFault::FenceOpen, 1, 6);
        row("x\\right)", FormulaFault::FenceClosed, 1, 7);
        row("\\begin{matrix}x", FormulaFault::EnvironmentOpen, 0, 6);
        row("\\begin{matrix}x\\end{cases}", FormulaFault::EnvironmentOpen, 0, 6);
        row("x\\end{cases}", FormulaFault::EnvironmentClosed, 1, 5);
        row("a&b", FormulaFault::CellOutside, 1, 2);
        row("a\\\\b", FormulaFault::CellOutside, 1, 3);
        row("\\begin{matrix}{a&b}\\end{matrix}", FormulaFault::CellOutside, 16, 17);
        row("\\sym{}{x}", FormulaFault::MarkWithoutId, 0, 6);
        row("\\sym{a b}{x}", FormulaFault::MarkWithoutId, 0, 9);
        row("\\sym{a}", FormulaFault::ArgumentMissing, 0, 4);
    }
    void saysWhy() {
        QFETCH(QByteArray, latex);
        QFETCH(FormulaFault, fault);
        QFETCH(int, first);
        QFETCH(int, end);
        const auto read = parseFormula(latex.toStdString());
        const auto* problem = std::get_if<FormulaProblem>(&read);
        QVERIFY(problem != nullptr);
        QCOMPARE(static_cast<int>(problem->fault), static_cast<int>(fault));
        QCOMPARE(static_cast<int>(problem->first), first);
        QCOMPARE(static_cast<int>(problem->end), end);
    }

    void hasBounds() {
        QVERIFY(std::holds_alternative<Formula>(parseFormula(std::string(longestFormula, 'x'))));
        QCOMPARE(std::get<FormulaProblem>(parseFormula(std::string(longestFormula + 1, 'x'))).fault,
                 FormulaFault::TooLong);
        const auto nested = [](int depth, const std::string& open, const std::string& close) {
            std::string text = "x";
            for (int i = 0; i < depth; ++i) text = open + text + close;
            return parseFormula(text);
        };
        for (const auto& [open, close] : {std::pair{"{", "}"},
                                          {"\\hat ", ""},
                                          {"\\left(", "\\right)"},
                                          {"\\sqrt ", ""},
                                          {"a^{", "}"},
                                          {"\\sym{a}{", "}"},
                                          {"\\begin{matrix}", "\\end{matrix}"}}) {
            QVERIFY2(std::holds_alternative<Formula>(nested(8, open, close)), open);
            const auto deep = nested(100, open, close);
            QVERIFY2(std::holds_alternative<FormulaProblem>(deep), open);
            QCOMPARE(std::get<FormulaProblem>(deep).fault, FormulaFault::TooDeep);
        }
    }

    void marksNest() {
        const auto read = parseFormula(R"(\sym{a}{x+\sym{b}{y}}\sym{a}{x})");
        const auto& marks = std::get<Formula>(read).marks;
        QCOMPARE(marks.size(), std::size_t{3});
        QCOMPARE(marks[1].id, std::string("b"));
        QCOMPARE(marks[0].parent, -1);
        QCOMPARE(marks[1].parent, 0);
        QCOMPARE(marks[2].parent, -1);
    }

    void spacesAsTex_data() {
        QTest::addColumn<QString>("latex");
        QTest::addColumn<QString>("plain");
        QTest::newRow("unary minus") << "-x"
                                     << "−x";
        QTest::newRow("minus behind a relation") << "x=-y"
                                                 << "x = −y";
        QTest::newRow("minus in parentheses") << "(-1)-(+1)"
                                              << "(−1) − (+1)";
        QTest::newRow("minus at the end") << "x-"
                                          << "x−";
        QTest::newRow("no space in a mark") << "\\sym{a}{x}\\sym{b}{-}\\sym{c}{y}"
                                            << "x − y";
        QTest::newRow("primes") << "f''(x)"
                                << "f′′(x)";
        QTest::newRow("prime spelled out") << "f^\\prime"
                                           << "f′";
        QTest::newRow("matrix") << "\\begin{pmatrix}1&2\\\\3&4\\\\\\end{pmatrix}"
                                << "(1, 2; 3, 4)";
        QTest::newRow("signs for themselves") << "α×β≤∞"
                                              << "α × β ≤ ∞";
        QTest::newRow("alphabets") << "\\mathbb{R}\\mathcal{L}"
                                   << "ℝℒ";
    }
    void spacesAsTex() {
        QFETCH(QString, latex);
        QTEST(plainOf(latex.toUtf8().constData()), "plain");
    }

    void findsFormulasInMarkdown_data() {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("formulas");
        const auto row = [](const char* name, const char* markdown, const char* text, const QStringList& formulas) {
            QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(text) << formulas;
        };
        row("inline", "a $x_1*y$ b", "a \uE0000\uE001 b", {"x_1*y"});
        row("displayed", "a\n\n$$\nx\n$$\n", "a\n\n\uE0000\uE001\n", {"D\nx\n"});
        row("two", "$a$, $b$", "\uE0000\uE001, \uE0001\uE001", {"a", "b"});
        row("money", "$5 and $6", "$5 and $6", {});
        row("escaped", "\\$x$ y", "\\$x$ y", {});
        row("dollar within", "$a\\$b$", "\uE0000\uE001", {"a\\$b"});
        row("code", "`$x$` ``a`$x$`` $y$", "`$x$` ``a`$x$`` \uE0000\uE001", {"y"});
        row("block of code", "```\n$x$\n```\n$y$", "```\n$x$\n```\n\uE0000\uE001", {"y"});
        row("lone backtick", "a ` $x$", "a ` \uE0000\uE001", {"x"});
        row("open", "a $x\n\ny$ b", "a $x\n\ny$ b", {});
        row("blank behind", "a $ x$", "a $ x$", {});
        row("forged", "\uE0000\uE001 $x$", "\uFFFD0\uFFFD \uE0000\uE001", {"x"});
    }
    void findsFormulasInMarkdown() {
        QFETCH(QString, markdown);
        const MarkdownParts parts = splitMarkdown(markdown.toStdString());
        QTEST(QString::fromStdString(parts.text), "text");
        QStringList formulas;
        for (const MarkdownFormula& formula : parts.formulas) {
            formulas << (formula.displayed ? "D" : "") + QString::fromStdString(formula.latex);
            QVERIFY(markdown.toStdString().substr(formula.first).starts_with(formula.latex));
        }
        QTEST(formulas, "formulas");
    }

    /// docs/formulas.md lists every command.
    void docsListEverything() {
        std::ifstream file(FOVEA_FIXTURES "/../../docs/formulas.md");
        std::stringstream text;
        text << file.rdbuf();
        for (const FormulaSymbol& symbol : allFormulaSymbols()) {
            const std::string name = "\\" + std::string(symbol.name);
            QVERIFY2(text.str().find(name) != std::string::npos, name.c_str());
        }
    }
};

FOVEA_TEST(TestFormulaParser)
#include "tst_formula_parser.moc"
