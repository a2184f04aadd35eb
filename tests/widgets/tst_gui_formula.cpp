// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QVBoxLayout>
#include <cmath>
#include <memory>

#include "tests/support/register_test.h"
#include "widgets/formula/formula_view.h"
#include "widgets/formula/inline_formulas.h"
#include "widgets/formula/lesson_text.h"
#include "widgets/style/theme.h"

using namespace fovea;

namespace {

const QString descentStep = QStringLiteral(R"(\sym{w}{W}:=\sym{w}{W}-\sym{rate}{\alpha}\,\frac{d\sym{l}{L}}{dW})");

/// Pixels of the picture that are of this colour.
int countOf(const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y) == color ? 1 : 0;
    return count;
}

}  // namespace

class FormulaViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { window_.reset(); }
    void pointerFindsSymbols();
    void tabWalksThroughSymbols();
    void highlightShows();
    void copies();
    void shrinksRatherThanCuts();
    void followsTheTheme();
    void mistakesAreShown();
    void textHasFormulas();
    void textKeepsItsBaseline();
    void textReportsSymbols();
    void textShowsMistakes();

private:
    std::unique_ptr<QWidget> window_;
    FormulaView* view_ = nullptr;
    QLineEdit* before_ = nullptr;
    QLineEdit* after_ = nullptr;
};

void FormulaViewTest::init() {
    Theme::instance().apply(ThemeKind::Light);
    window_ = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(window_.get());
    column->addWidget(before_ = new QLineEdit);
    column->addWidget(view_ = new FormulaView);
    column->addWidget(after_ = new QLineEdit);
    view_->setLatex(descentStep);
    window_->resize(500, 200);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    before_->setFocus();
}

void FormulaViewTest::pointerFindsSymbols() {
    QSignalSpy hovered(view_, &FormulaView::symbolHovered);
    QTest::mouseMove(view_, view_->symbolRect(QStringLiteral("rate")).center().toPoint());
    QTRY_COMPARE(hovered.size(), 1);
    QCOMPARE(hovered.last().at(0).toString(), QStringLiteral("rate"));
    QTest::mouseMove(view_, view_->symbolRect(QStringLiteral("l")).center().toPoint());
    QTRY_COMPARE(hovered.last().at(0).toString(), QStringLiteral("l"));
    QTest::mouseMove(view_, QPoint(view_->width() - 2, 2));
    QTRY_COMPARE(hovered.last().at(0).toString(), QString());
    QCOMPARE(view_->accessibleName(), QString::fromUtf8("W := W − α dL/dW"));
}

void FormulaViewTest::tabWalksThroughSymbols() {
    QSignalSpy hovered(view_, &FormulaView::symbolHovered);
    QStringList ids;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(view_->hasFocus());
        ids << hovered.last().at(0).toString();
    }
    QCOMPARE(ids, QStringLiteral("w w rate l").split(QLatin1Char(' ')));
    QTest::keyClick(view_, Qt::Key_Tab);
    QVERIFY(after_->hasFocus());
    QCOMPARE(hovered.last().at(0).toString(), QString());
    QTest::keyClick(after_, Qt::Key_Backtab);
    QCOMPARE(hovered.last().at(0).toString(), QStringLiteral("l"));
    QTest::keyClick(view_, Qt::Key_Left);
    QCOMPARE(hovered.last().at(0).toString(), QStringLiteral("rate"));
    for (int i = 0; i < 3; ++i) QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(before_->hasFocus());
    view_->setLatex(QStringLiteral("a+b"));
    QTest::keyClick(before_, Qt::Key_Tab);
    QVERIFY(after_->hasFocus());
}

void FormulaViewTest::highlightShows() {
    const QColor ground = Theme::instance().colors().accentSoft;
    QCOMPARE(countOf(view_->grab().toImage(), ground), 0);
    view_->setHighlighted(QStringLiteral("rate"));
    const int one = countOf(view_->grab().toImage(), ground);
    QVERIFY(one > 0);
    view_->setHighlighted(QStringLiteral("w"));  // which stands there twice
    QVERIFY(countOf(view_->grab().toImage(), ground) > one);
    view_->setHighlighted({});
    QCOMPARE(countOf(view_->grab().toImage(), ground), 0);
}

void FormulaViewTest::copies() {
    QTest::mouseClick(view_, Qt::LeftButton);
    QTest::keySequence(view_, QKeySequence(QKeySequence::Copy));
    QCOMPARE(QApplication::clipboard()->text(), descentStep);
    QVERIFY(QApplication::clipboard()->mimeData()->hasImage());
    const auto choose = [&](int number) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5), view_->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(view_, &event);
        auto* menu = view_->findChild<QMenu*>(QStringLiteral("formulaMenu"));
        QVERIFY(menu != nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(menu));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(number)).center());
        QTRY_VERIFY(view_->findChild<QMenu*>(QStringLiteral("formulaMenu")) == nullptr);
    };
    choose(0);
    QCOMPARE(QApplication::clipboard()->text(), descentStep);
    choose(1);
    QCOMPARE(QApplication::clipboard()->text(), QString::fromUtf8("W := W − α dL/dW"));
    choose(2);
    QVERIFY(!QApplication::clipboard()->image().isNull());
}

void FormulaViewTest::shrinksRatherThanCuts() {
    const QRectF whole = view_->symbolRect(QStringLiteral("l"));
    view_->setFixedWidth(60);
    QTRY_COMPARE(view_->width(), 60);
    const QRectF small = view_->symbolRect(QStringLiteral("l"));
    QVERIFY(small.width() < whole.width() / 1.5);
    QVERIFY(QRectF(view_->rect()).contains(small));
    QVERIFY(view_->baseline() > 0 && view_->baseline() < view_->height());
}

void FormulaViewTest::followsTheTheme() {
    const QSize light = view_->sizeHint();
    Theme::instance().apply(ThemeKind::Lecture);
    QVERIFY(view_->sizeHint().width() > 1.4 * light.width());
    Theme::instance().apply(ThemeKind::Dark);
    QCOMPARE(view_->sizeHint(), light);
    QVERIFY(countOf(view_->grab().toImage(), Theme::instance().colors().text) > 0);
}

void FormulaViewTest::mistakesAreShown() {
    view_->setLatex(QStringLiteral("a+\\foo"));
    QVERIFY(view_->problem().has_value());
    QVERIFY(view_->toolTip().contains(QStringLiteral("\\foo")));
    const QImage shown = view_->grab().toImage();
    bool red = false;
    for (int y = 0; y < shown.height(); ++y)
        for (int x = 0; x < shown.width(); ++x)
            red = red || shown.pixelColor(x, y).red() > shown.pixelColor(x, y).blue() + 60;
    QVERIFY(red);
    QCOMPARE(view_->plainText(), QStringLiteral("a+\\foo"));
    view_->setLatex(descentStep);
    QVERIFY(view_->toolTip().isEmpty());
}

void FormulaViewTest::textHasFormulas() {
    QTextDocument document;
    document.setTextWidth(400);
    const QStringList faults =
        setLessonText(document,
                      QStringLiteral("# Title $x_1*y*$\n\nFor $a_b$ and $c_d$ *it* is.\n\n$$\\frac{a}{b}$$\n\n"
                                     "- `$code$`\n\n<b>no</b>\n"),
                      LessonTextStyle::ofTheme());
    QCOMPARE(faults, QStringList());
    const QString sign(QChar::ObjectReplacementCharacter);
    QCOMPARE(document.toPlainText(), QStringLiteral("Title %1\nFor %1 and %1 it is.\n%1\n$code$\n<b>no</b>").arg(sign));
    // A formula by itself has a panel as wide as the text.
    InlineFormulas& formulas = InlineFormulas::of(document);
    QTextCursor cursor(document.findBlockByNumber(2));
    cursor.movePosition(QTextCursor::NextCharacter);
    const QSizeF panel = formulas.intrinsicSize(&document, cursor.position() - 1, cursor.charFormat());
    QCOMPARE(panel.width(), 400 - 2 * document.documentMargin());
    // One in a title is larger than one in a paragraph.
    QTextCursor title(document.findBlockByNumber(0));
    title.movePosition(QTextCursor::EndOfBlock);
    QTextCursor inLine(document.findBlockByNumber(1));
    inLine.setPosition(inLine.position() + 5);
    QVERIFY(formulas.intrinsicSize(&document, title.position() - 1, title.charFormat()).height() >
            1.5 * formulas.intrinsicSize(&document, inLine.position() - 1, inLine.charFormat()).height());
}

void FormulaViewTest::textKeepsItsBaseline() {
    QTextDocument document;
    document.setTextWidth(400);
    const auto firstLine = [&](const char* text) {
        setLessonText(document, QString::fromUtf8(text), LessonTextStyle::ofTheme());
        document.documentLayout()->blockBoundingRect(document.begin());
        const QTextLine line = document.begin().layout()->lineAt(0);
        return QSizeF(line.ascent(), line.descent());
    };
    const QSizeF plain = firstLine("Words alone");
    const QSizeF small = firstLine("Words $x_i$ and $p$");
    QCOMPARE(small, plain);
    QVERIFY(firstLine("Words $\\frac{a}{b}$").height() > plain.height());
    // The marks of two letters on one line, in text and in a fraction's line, stand on the same baseline.
    firstLine("$\\sym{a}{x}$ words $\\sym{b}{x}+\\frac{\\frac{a}{b}}{c}$");
    InlineFormulas& formulas = InlineFormulas::of(document);
    const QRectF a = formulas.symbolRect(QStringLiteral("a")), b = formulas.symbolRect(QStringLiteral("b"));
    QVERIFY(std::abs(a.bottom() - b.bottom()) < 0.51);
    QVERIFY(b.left() > a.right());
}

void FormulaViewTest::textReportsSymbols() {
    QTextBrowser browser;
    browser.resize(300, 120);
    QString text = QStringLiteral("words and words\n\n").repeated(12);
    text += QStringLiteral("Here $\\sym{w}{W}$ is, and:\n\n$$\\sym{rate}{\\alpha}\\,\\frac{dL}{d\\sym{w}{W}}$$\n");
    setLessonText(*browser.document(), text, LessonTextStyle::ofTheme());
    InlineFormulas& formulas = InlineFormulas::of(*browser.document());
    formulas.watch(browser);
    QSignalSpy hovered(&formulas, &InlineFormulas::symbolHovered);
    browser.show();
    QVERIFY(QTest::qWaitForWindowExposed(&browser));
    browser.verticalScrollBar()->setValue(browser.verticalScrollBar()->maximum());
    const QPointF scrolled(0, browser.verticalScrollBar()->value());
    QVERIFY(scrolled.y() > 0);
    const QPoint rate = (formulas.symbolRect(QStringLiteral("rate")).center() - scrolled).toPoint();
    const QImage before = browser.viewport()->grab().toImage();
    QVERIFY(before.rect().contains(rate));
    QTest::mouseMove(browser.viewport(), rate);
    QTRY_COMPARE(hovered.size(), 1);
    QCOMPARE(hovered.last().at(0).toString(), QStringLiteral("rate"));
    // What is lit is what the pointer is on: the rectangle that is computed is where it is painted.
    const QColor ground = Theme::instance().colors().accentSoft;
    const QImage after = browser.viewport()->grab().toImage();
    QCOMPARE(countOf(before, ground), 0);
    QVERIFY(countOf(after, ground) > 0);
    const QRect box = formulas.symbolRect(QStringLiteral("rate")).translated(-scrolled).toAlignedRect();
    QCOMPARE(countOf(after.copy(box.adjusted(-3, -3, 3, 3)), ground), countOf(after, ground));
    QTest::mouseMove(browser.viewport(), QPoint(2, 2));
    QTRY_COMPARE(hovered.last().at(0).toString(), QString());
    formulas.setHighlighted(QStringLiteral("w"));
    QVERIFY(countOf(browser.viewport()->grab().toImage(), ground) > countOf(after, ground));
}

void FormulaViewTest::textShowsMistakes() {
    QTextDocument document;
    const QStringList faults =
        setLessonText(document, QStringLiteral("One $x^2^3$, two $\\foo$."), LessonTextStyle::ofTheme());
    QCOMPARE(faults.size(), 2);
    QVERIFY(faults.at(1).contains(QStringLiteral("\\foo")));
    QCOMPARE(document.toPlainText(), QStringLiteral("One $x^2^3$, two $\\foo$."));
}

FOVEA_GUI_TEST(FormulaViewTest)
#include "tst_gui_formula.moc"
