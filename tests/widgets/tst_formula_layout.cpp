// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontDatabase>
#include <QTest>
#include <cmath>
#include <string>
#include <variant>

#include "core/text/formula_parser.h"
#include "tests/support/register_test.h"
#include "tests/support/syllabus_formulas.h"
#include "widgets/formula/formula_layout.h"
#include "widgets/formula/formula_paint.h"
#include "widgets/style/theme.h"

using namespace fovea;

namespace {

constexpr double emPixels = 100;
constexpr double axisHeight = 25.3;

FormulaLayout laid(const char* latex, FormulaPlace place = FormulaPlace::Displayed) {
    return layoutFormula(std::get<Formula>(parseFormula(latex)), emPixels, place);
}

QRectF markArea(const FormulaLayout& layout, const char* id) {
    for (const FormulaSymbolArea& mark : layout.marks)
        if (mark.id == QLatin1String(id)) return mark.rect;
    return {};
}

/// A formula of marked letters, laid out, and the rectangle of each.
struct Laid {
    explicit Laid(const char* latex, FormulaPlace place = FormulaPlace::Displayed) : layout(laid(latex, place)) {}
    QRectF operator[](const char* id) const { return markArea(layout, id); }
    FormulaLayout layout;
};

}  // namespace

class FormulaLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(QFontDatabase::families().contains(QStringLiteral("STIXGeneral"))); }
    void fractionStandsOnTheAxis();
    void scriptsAreSmallerAndBeside();
    void bothScriptsKeepApart();
    void limitsStandAboveAndBelowWhereDisplayed();
    void delimitersAreAsTallAsTheirMatrix();
    void rootCoversItsBody();
    void accentsStandOverTheirLetter();
    void cellsAlign();
    void spacesFollowTheClasses();
    void marksKeepSpaces();
    void nothingLeansOut();
    void innermostMarkAnswers();
    void barsAreWholePixels();
    void imagesAreOfTheTheme();
};

void FormulaLayoutTest::fractionStandsOnTheAxis() {
    const Laid fraction(R"(\frac{\sym{n}{N}}{\sym{d}{S}})");
    QCOMPARE(fraction.layout.rules.size(), std::size_t{1});
    const QRectF bar = fraction.layout.rules.front().rect;
    QVERIFY(std::abs(bar.center().y() + axisHeight) < 0.5);
    QVERIFY(fraction["n"].bottom() < bar.top());
    QVERIFY(fraction["d"].top() > bar.bottom());
    QVERIFY(bar.left() <= fraction["n"].left() && bar.right() >= fraction["n"].right());
    QVERIFY(std::abs(fraction["n"].center().x() - bar.center().x()) < 0.1 * emPixels);
    const Laid inLine(R"(\frac{\sym{n}{N}}{\sym{d}{S}})", FormulaPlace::Inline);
    QVERIFY(inLine["n"].height() < 0.8 * fraction["n"].height());
}

void FormulaLayoutTest::scriptsAreSmallerAndBeside() {
    const Laid plain(R"(\sym{a}{x}\sym{b}{x})");
    const Laid raised(R"(\sym{a}{x}^{\sym{b}{x}})");
    const Laid lowered(R"(\sym{a}{x}_{\sym{b}{x}})");
    const Laid twice(R"(x^{x^{\sym{b}{x}}})");
    QVERIFY(std::abs(raised["b"].height() / plain["b"].height() - 0.72) < 0.01);
    QVERIFY(std::abs(twice["b"].height() / plain["b"].height() - 0.56) < 0.01);
    QVERIFY(raised["b"].bottom() < raised["a"].center().y());
    QVERIFY(raised["b"].left() >= raised["a"].right() - 1);
    QVERIFY(lowered["b"].bottom() > lowered["a"].bottom() + 5);
    QVERIFY(lowered["b"].left() > lowered["a"].center().x());
    // In a denominator exponents stay lower.
    const Laid cramped(R"(\frac{\sym{p}{x}^{\sym{q}{2}}}{\sym{a}{x}^{\sym{b}{2}}})");
    QVERIFY(cramped["a"].bottom() - cramped["b"].bottom() < cramped["p"].bottom() - cramped["q"].bottom() - 3);
}

void FormulaLayoutTest::bothScriptsKeepApart() {
    const Laid both(R"(F^{\sym{up}{c}}_{\sym{down}{ij}})");
    QVERIFY(both["down"].top() - both["up"].bottom() > 0.1 * emPixels);
    QVERIFY(both["up"].left() > both["down"].left());  // F leans: the upper one stands farther to the right
}

void FormulaLayoutTest::limitsStandAboveAndBelowWhereDisplayed() {
    for (const char* latex :
         {R"(\sym{s}{\sum}_{\sym{below}{k}}^{\sym{above}{n}})", R"(\sym{s}{\max}_{\sym{below}{k}}x)",
          R"(\sym{s}{\operatorname*{arg\,max}}_{\sym{below}{k}})"}) {
        const Laid displayed(latex), inLine(latex, FormulaPlace::Inline);
        QVERIFY2(displayed["below"].top() > displayed["s"].bottom(), latex);
        QVERIFY2(std::abs(displayed["below"].center().x() - displayed["s"].center().x()) < 0.1 * emPixels, latex);
        QVERIFY2(inLine["below"].left() >= inLine["s"].right() - 0.1 * emPixels, latex);
        if (displayed["above"].isEmpty()) continue;
        QVERIFY(displayed["above"].bottom() < displayed["s"].top());
        QVERIFY(displayed["s"].height() > 1.3 * inLine["s"].height());
    }
}

void FormulaLayoutTest::delimitersAreAsTallAsTheirMatrix() {
    for (const int rows : {1, 2, 3, 4, 6, 9}) {
        std::string cells = R"(\sym{top}{X})";
        for (int i = 2; i < rows; ++i) cells += R"(\\X)";
        if (rows > 1) cells += R"(\\\sym{end}{X})";
        for (const auto& [open, close] : {std::pair{"(", ")"},
                                          {"[", "]"},
                                          {"\\{", "\\}"},
                                          {"|", "|"},
                                          {"\\lfloor", "\\rfloor"},
                                          {"\\langle", "\\rangle"}}) {
            const std::string latex = std::string("\\sym{l}{\\left") + open + "\\begin{matrix}" + cells +
                                      "\\end{matrix}\\right" + close + "}";
            const FormulaLayout layout = laid(latex.c_str());
            const QRectF first = markArea(layout, "top"), last = rows > 1 ? markArea(layout, "end") : first;
            const QRectF all = markArea(layout, "l");
            const QByteArray what = QByteArray::fromStdString(latex);
            QVERIFY2(all.top() <= first.top() + 1 && all.bottom() >= last.bottom() - 1, what);
            QVERIFY2(all.height() >= 0.85 * rows * 1.2 * emPixels, what);
            QVERIFY2(rows == 1 || all.height() <= rows * 1.2 * emPixels + 0.7 * emPixels, what);
            QVERIFY2(std::abs(all.center().y() + axisHeight) < 3, what);
        }
    }
}

void FormulaLayoutTest::rootCoversItsBody() {
    for (const char* body : {"x", "x^2+y^2", R"(\frac{a}{b})", R"(\frac{\frac{a}{b}}{\frac{c}{d}})"}) {
        const std::string latex = std::string(R"(\sym{root}{\sqrt{\sym{body}{)") + body + "}}}";
        const Laid root(latex.c_str());
        const QRectF inner = root["body"], outer = root["root"];
        QVERIFY2(outer.top() < inner.top() && outer.bottom() >= inner.bottom() - 1, body);
        QVERIFY2(outer.left() < inner.left() - 0.2 * emPixels && outer.right() >= inner.right(), body);
        QVERIFY2(outer.height() < inner.height() + 0.75 * emPixels, body);
    }
}

void FormulaLayoutTest::accentsStandOverTheirLetter() {
    for (const char* accent : {"hat", "bar", "vec", "tilde", "dot"}) {
        for (const char* letter : {"x", "y", "W", "\\alpha"}) {
            const std::string latex = std::string("\\sym{all}{\\") + accent + "{\\sym{x}{" + letter + "}}}";
            const Laid both(latex.c_str());
            const Laid bare((std::string("\\sym{x}{") + letter + "}").c_str());
            QVERIFY2(both["all"].top() < bare["x"].top() - 0.05 * emPixels, latex.c_str());
            QVERIFY2(both["all"].top() > bare["x"].top() - 0.4 * emPixels, latex.c_str());
            QVERIFY2(both["all"].width() < bare["x"].width() + 0.25 * emPixels, latex.c_str());
        }
    }
}

void FormulaLayoutTest::cellsAlign() {
    const Laid lines(R"(\begin{aligned}a+b+c\sym{a}{=}d\\x\sym{b}{=}y\end{aligned})");
    const Laid aligned(R"(\begin{aligned}a+b+c&\sym{a}{=}d\\x&\sym{b}{=}y\end{aligned})");
    QVERIFY(std::abs(lines["a"].left() - lines["b"].left()) > 1);
    QVERIFY(std::abs(aligned["a"].left() - aligned["b"].left()) < 1e-6);
    QVERIFY(aligned["b"].top() - aligned["a"].top() > 1.2 * emPixels);
    const Laid matrix(R"(\begin{matrix}\sym{a}{1}&2\\\sym{b}{100}&\sym{c}{2}\end{matrix})");
    QVERIFY(std::abs(matrix["a"].center().x() - matrix["b"].center().x()) < 6);
    QVERIFY(matrix["c"].left() - matrix["b"].right() > 0.9 * emPixels);
}

void FormulaLayoutTest::spacesFollowTheClasses() {
    const auto gap = [](const char* latex) {
        const Laid pair(latex);
        return pair["b"].left() - pair["a"].right();
    };
    const double ordinary = gap(R"(\sym{a}{\mathrm H}\sym{b}{\mathrm H})");
    QVERIFY(std::abs(gap(R"(\sym{a}{\mathrm H}\sym{b}{{+}})") + gap(R"(\sym{a}{{+}}\sym{b}{\mathrm H})") -
                     gap(R"(\sym{a}{\mathrm H}\sym{b}{+}\mathrm H)") - gap(R"(\mathrm H\sym{a}{+}\sym{b}{\mathrm H})") +
                     2 * 4.0 / 18 * emPixels) < 0.01);
    const double relation = gap(R"(\sym{a}{\mathrm H}\sym{b}{=})") - gap(R"(\sym{a}{\mathrm H}\sym{b}{{=}})");
    QVERIFY(std::abs(relation - 5.0 / 18 * emPixels) < 0.01);
    const double operatorGap = gap(R"(\sym{a}{\mathrm H}\sym{b}{\log})");
    QVERIFY(operatorGap > ordinary + 0.1 * emPixels);
    // No such spaces in scripts.
    const double script = gap(R"(x^{\sym{a}{\mathrm H}\sym{b}{=}})") - gap(R"(x^{\sym{a}{\mathrm H}\sym{b}{{=}}})");
    QVERIFY(std::abs(script) < 0.01);
}

void FormulaLayoutTest::marksKeepSpaces() {
    const double plain = laid("W:=W-\\alpha\\,L").width;
    const double marked = laid(R"(\sym{w}{W}\sym{gets}{:=}\sym{w}{W}\sym{m}{-}\sym{rate}{\alpha}\,\sym{l}{L})").width;
    QVERIFY(std::abs(plain - marked) < 1e-6);
}

void FormulaLayoutTest::nothingLeansOut() {
    for (const test::SyllabusFormula& formula : test::syllabusFormulas()) {
        for (const FormulaPlace place : {FormulaPlace::Displayed, FormulaPlace::Inline}) {
            const FormulaLayout layout = laid(formula.latex, place);
            QVERIFY2(layout.width > 0 && layout.height() > 0, formula.latex);
            const QRectF all(0, -layout.ascent, layout.width, layout.height());
            for (const FormulaGlyph& glyph : layout.glyphs) {
                const QRectF ink = glyph.outline.boundingRect();
                QVERIFY2(!ink.isEmpty(), formula.latex);
                const QRectF placed(glyph.at + ink.topLeft() * glyph.scale, ink.size() * glyph.scale);
                QVERIFY2(all.adjusted(-0.01, -0.01, 0.01, 0.01).contains(placed), formula.latex);
            }
        }
    }
}

void FormulaLayoutTest::innermostMarkAnswers() {
    const Laid marked(R"(\sym{sum}{\sym{x}{x}+\sym{y}{y}}=z)");
    const auto idAt = [&](QPointF point) {
        const int mark = marked.layout.markAt(point);
        return mark < 0 ? QString() : marked.layout.marks[static_cast<std::size_t>(mark)].id;
    };
    QCOMPARE(idAt(marked["x"].center()), QStringLiteral("x"));
    QCOMPARE(idAt(marked["y"].center()), QStringLiteral("y"));
    QCOMPARE(idAt({(marked["x"].right() + marked["y"].left()) / 2, marked["sum"].center().y()}), QStringLiteral("sum"));
    QCOMPARE(idAt({marked.layout.width - 5, -10}), QString());
    QVERIFY(marked.layout.belongsTo(1, QStringLiteral("sum")));
    QVERIFY(!marked.layout.belongsTo(1, QStringLiteral("y")));
}

void FormulaLayoutTest::barsAreWholePixels() {
    Theme::instance().apply(ThemeKind::Light);
    for (const double ratio : {1.0, 1.5, 2.0}) {
        const QImage image = formulaImage(QStringLiteral(R"(\frac{\;}{\;})"), 20, FormulaPlace::Displayed, ratio);
        const int x = image.width() / 2;
        int dark = 0;
        for (int y = 0; y < image.height(); ++y) {
            const QColor color = image.pixelColor(x, y);
            const bool ground = color == Theme::instance().colors().surface;
            QVERIFY(ground || color == Theme::instance().colors().text);
            dark += ground ? 0 : 1;
        }
        QCOMPARE(dark, static_cast<int>(std::lround(1.2 * ratio)));
    }
}

void FormulaLayoutTest::imagesAreOfTheTheme() {
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        Theme::instance().apply(kind);
        const QImage image = formulaImage(QStringLiteral("W:=W"), 40);
        QCOMPARE(image.pixelColor(0, 0), Theme::instance().colors().surface);
        bool inked = false;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                inked = inked || image.pixelColor(x, y) == Theme::instance().colors().text;
        QVERIFY(inked);
    }
    Theme::instance().apply(ThemeKind::Light);
    QVERIFY(formulaImage(QStringLiteral("\\nonsense"), 40).isNull());
}

FOVEA_GUI_TEST(FormulaLayoutTest)
#include "tst_formula_layout.moc"
