// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMenu>
#include <QLabel>
#include <QHeaderView>
#include <QGuiApplication>
#include <QClipboard>
#include <QAction>
#include <QAbstractButton>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include <algorithm>

#include "core/network/catalogue.h"
#include "tests/support/painted_text.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/layer_help.h"
#include "widgets/inspector/activation_curve.h"
#include "widgets/inspector/catalogue_row.h"
#include "widgets/inspector/facts_view.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_model.h"
#include "widgets/inspector/ledger_view.h"
#include "widgets/inspector/palette_chip.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

using namespace fovea;

class TstGuiInspector : public QObject {
    Q_OBJECT
private:
    NetworkSpec spec_;

    NodeId id(const char* name) const { return spec_.findByName(name)->id; }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        Theme::instance().apply(ThemeKind::Light);
        spec_ = findInCatalogue("lenet5")->make({32, 32, 1}, 10);
    }

    void editingAField() {
        InspectorPanel panel;
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.setNetwork(analyse(spec_));
        panel.setSelection({id("Conv 1")});
        QSignalSpy spy(&panel, &InspectorPanel::layerEdited);
        auto* filters = panel.findChild<QSpinBox*>(QStringLiteral("filters"));
        QVERIFY(filters != nullptr);
        QCOMPARE(filters->value(), 6);
        QTest::keyClick(filters, Qt::Key_Up);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(0).value<NodeId>(), id("Conv 1"));
        QCOMPARE(std::get<Conv2dSpec>(spy.at(0).at(1).value<LayerSpec>()).filters, 7);
        QCOMPARE(spy.at(0).at(2).toString(), QStringLiteral("filters"));
        // What the owner hands back shows without another request.
        panel.setNetwork(analyse(spec_));
        QCOMPARE(filters->value(), 6);
        QCOMPARE(spy.count(), 1);
    }

    void renaming() {
        InspectorPanel panel;
        panel.show();
        panel.setNetwork(analyse(spec_));
        panel.setSelection({id("Conv 1")});
        QSignalSpy spy(&panel, &InspectorPanel::renameRequested);
        auto* name = panel.findChild<QLineEdit*>(QStringLiteral("layerName"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Edges"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(1).toString(), QStringLiteral("Edges"));
    }

    /// Two equal values of a pair change together, until their link is opened.
    void pairsAreLinked() {
        InspectorPanel panel;
        panel.show();
        panel.setNetwork(analyse(spec_));
        panel.setSelection({id("Conv 1")});
        NetworkSpec edited = spec_;
        connect(&panel, &InspectorPanel::layerEdited, &panel, [&](NodeId node, const LayerSpec& layer) {
            edited.find(node)->layer = layer;
            panel.setNetwork(analyse(edited));
        });
        const auto kernel = [&] { return std::get<Conv2dSpec>(edited.findByName("Conv 1")->layer).kernel; };
        auto* height = panel.findChild<QSpinBox*>(QStringLiteral("kernel0"));
        auto* width = panel.findChild<QSpinBox*>(QStringLiteral("kernel1"));
        auto* link = panel.findChild<QAbstractButton*>(QStringLiteral("kernelLink"));
        QVERIFY(link != nullptr && link->isChecked());
        QTest::keyClick(width, Qt::Key_Down);
        QCOMPARE(kernel(), (Extent{4, 4}));
        QTest::mouseClick(link, Qt::LeftButton);
        QVERIFY(!link->isChecked());
        QTest::keyClick(height, Qt::Key_Down);
        QCOMPARE(kernel(), (Extent{3, 4}));
        QTest::mouseClick(link, Qt::LeftButton);
        QVERIFY(link->isChecked());
        QCOMPARE(kernel(), (Extent{3, 3}));
        QVERIFY(panel.findChild<QAbstractButton*>(QStringLiteral("strideLink")) != nullptr);
    }

    /// A long way out wraps: it makes the panel no wider than it is.
    void longRepairsStayInside() {
        InspectorPanel panel;
        panel.resize(304, 800);
        panel.show();
        const QString label = QStringLiteral("Pad the top and the left by 1, the bottom and the right by 2");
        panel.setNetwork(
            analyse(spec_),
            {{id("Conv 1"),
              {QStringLiteral("Does not fit."), {{label, QStringLiteral("4 × 4"), SetLayer{Conv2dSpec{}}}}}}});
        panel.setSelection({id("Conv 1")});
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        auto* button = panel.findChild<QPushButton*>();
        QCOMPARE(QString(button->text()).replace(u'\n', u' '), label + QStringLiteral(" →\u00A04\u00A0×\u00A04"));
        QTRY_VERIFY(button->mapTo(&panel, QPoint(button->width(), 0)).x() <= panel.width());
        auto* filters = panel.findChild<QSpinBox*>(QStringLiteral("filters"));
        QVERIFY(filters->mapTo(&panel, QPoint(filters->width(), 0)).x() <= panel.width());
    }

    /// The status line counts in the same way.
    void anImageIsNoLayer() {
        InspectorPanel panel;
        panel.setNetwork(analyse(spec_));
        QVERIFY(panel.findChild<FactsView*>()->accessibleDescription().contains(
            QStringLiteral("Layers: %1").arg(spec_.nodes.size() - 1)));
    }

    void everyKindHasAForm() {
        InspectorPanel panel;
        panel.show();
        for (const CatalogueEntry& entry : catalogue()) {
            const NetworkSpec spec = entry.make(entry.input, 10);
            panel.setNetwork(analyse(spec));
            for (const Node& node : spec.nodes) {
                panel.setSelection({node.id});
                QVERIFY(!panel.grab().isNull());
            }
            panel.setSelection({});
        }
    }

    void ledgerFollowsAndTells() {
        LedgerView ledger;
        ledger.resize(1200, 200);
        ledger.show();
        QVERIFY(QTest::qWaitForWindowExposed(&ledger));
        ledger.setNetwork(*analyse(spec_));
        QSignalSpy spy(&ledger, &LedgerView::selectionChanged);
        ledger.setSelection({id("Conv 2")});
        QCOMPARE(spy.count(), 0);
        QTableView* table = ledger.table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(2, 1)).center());
        QCOMPARE(spy.last().at(0).value<std::set<NodeId>>(), std::set<NodeId>{id("Conv 1")});
        QVERIFY(ledger.markdown().contains(QStringLiteral("| Parameters | 0 | 156 |")));
        QCOMPARE(ledger.tabSeparated().count(u'\n'), qsizetype{9});
        QVERIFY(ledger.markdown().contains(QStringLiteral("| Jump | 1 | 1 | 1 | 2 | 2 | 2 | 4 |")));
        QVERIFY(ledger.markdown().contains(QStringLiteral("| Offset | 0 | 0 |")));
        auto* memory = ledger.findChild<QLabel*>(QStringLiteral("trainingMemory"));
        QVERIFY(!memory->isVisible());
        ledger.setTrainingMemory(64, 3 << 20);
        QVERIFY(memory->isVisible() && memory->text().contains(QStringLiteral("64")) &&
                memory->text().contains(QStringLiteral("MiB")));
    }

    /// A click on a row's head puts the layers with most of it first, another one puts them in order; S does it by keys.
    void ledgerSorts() {
        LedgerView ledger;
        ledger.resize(1200, 240);
        ledger.show();
        QVERIFY(QTest::qWaitForWindowExposed(&ledger));
        ledger.setNetwork(*analyse(spec_));
        QTableView* table = ledger.table();
        QSignalSpy spy(&ledger, &LedgerView::selectionChanged);
        ledger.setSelection({id("Conv 2")});
        const auto names = [&] {
            QStringList all;
            for (int c = 0; c < table->model()->columnCount(); ++c)
                all << table->model()->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
            return all;
        };
        const auto clickHead = [&](int row) {
            QHeaderView* head = table->verticalHeader();
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {},
                              QPoint(20, head->sectionViewportPosition(row) + head->sectionSize(row) / 2));
        };
        const QStringList inOrder = names();
        clickHead(LedgerModel::ParameterRow);
        QCOMPARE(names().mid(0, 4), (QStringList{QStringLiteral("Dense 1"), QStringLiteral("Dense 2"),
                                                 QStringLiteral("Conv 2"), QStringLiteral("Dense 3")}));
        QCOMPARE(names().mid(5).first(), QStringLiteral("Image"));  // equals as they are computed
        // What is selected stays selected, an edit keeps the order, and nobody is told of a choice.
        QCOMPARE(table->selectionModel()->selectedColumns().first().column(), 2);
        ledger.setNetwork(*analyse(spec_));
        QCOMPARE(names().first(), QStringLiteral("Dense 1"));
        QCOMPARE(spy.count(), 0);
        clickHead(LedgerModel::ParameterRow);
        QCOMPARE(names(), inOrder);
        table->selectionModel()->setCurrentIndex(table->model()->index(LedgerModel::MacsRow, 0),
                                                 QItemSelectionModel::NoUpdate);
        QTest::keyClick(table, Qt::Key_S);
        QCOMPARE(names().first(), QStringLiteral("Conv 2"));
        QTest::keyClick(table, Qt::Key_S);
        QCOMPARE(names(), inOrder);
    }

    void ledgerIsCopied_data() {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("part");
        QTest::newRow("table") << QStringLiteral("Table") << QStringLiteral("| Parameters | 0 | 156 |");
        QTest::newRow("Markdown") << QStringLiteral("Markdown") << QStringLiteral("| Conv 1 | conv2d | 28×28×6 | 156 |");
        QTest::newRow("LaTeX") << QStringLiteral("LaTeX") << QStringLiteral("Conv 1 & conv2d & 28$\\times$28$\\times$6 & 156 &");
        QTest::newRow("CSV") << QStringLiteral("CSV") << QStringLiteral("Conv 1,conv2d,28×28×6,156,");
    }
    void ledgerIsCopied() {
        QFETCH(QString, entry);
        LedgerView ledger;
        ledger.setNetwork(*analyse(spec_));
        auto* menu = ledger.findChild<QMenu*>(QStringLiteral("copyLedgerMenu"));
        const auto actions = menu->actions();
        const auto found = std::ranges::find_if(actions, [&](const QAction* a) { return a->text() == entry; });
        QVERIFY(found != actions.end());
        QGuiApplication::clipboard()->clear();
        (*found)->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QFETCH(QString, part);
        QVERIFY2(text.contains(part), qPrintable(text));
    }

    /// In 56 pixels the glyph is all there is: each activation shows its own curve.
    void activationsAreToldApart() {
        PalettePanel palette;
        palette.setCompact(true);
        palette.resize(56, 1400);
        palette.show();
        std::vector<QImage> pictures;
        for (auto* chip : palette.findChildren<PaletteChip*>()) {
            QVERIFY2(chip->toolTip().contains(layerFormula(chip->layer()).toHtmlEscaped()), qPrintable(chip->title()));
            QVERIFY(chip->toolTip().contains(layerHelp(chip->layer()).toHtmlEscaped()));
            if (familyOf(chip->layer()) != LayerFamily::Activation) continue;
            QImage picture = chip->grab().toImage();
            for (const QImage& other : pictures) QVERIFY2(picture != other, qPrintable(chip->title()));
            pictures.push_back(std::move(picture));
        }
        QCOMPARE(pictures.size(), std::size_t{17});
        for (const QPointF& point : activationCurve(ReluSpec{})) QCOMPARE(point.y(), std::max(0.0, point.x()));
        for (const QPointF& point : activationCurve(PreluSpec{}))
            QCOMPARE(point.y(), point.x() > 0 ? point.x() : 0.25 * point.x());
    }

    void paletteSearchesAndAppends() {
        PalettePanel palette;
        palette.resize(240, 900);
        palette.show();
        QVERIFY(QTest::qWaitForWindowExposed(&palette));
        QSignalSpy appended(&palette, &PalettePanel::appendRequested);
        QTest::keyClicks(palette.searchField(), QStringLiteral("flat"));
        auto* chip = palette.findChild<QWidget*>(QStringLiteral("chip-Flatten"));
        QVERIFY(chip->isVisible());
        QVERIFY(!palette.findChild<QWidget*>(QStringLiteral("chip-ReLU"))->isVisible());
        QTest::mouseDClick(chip, Qt::LeftButton);
        QCOMPARE(appended.count(), 1);
        QVERIFY(std::holds_alternative<FlattenSpec>(appended.at(0).at(0).value<LayerSpec>()));
        QSignalSpy opened(&palette, &PalettePanel::openArchitectureRequested);
        QTest::mouseClick(palette.findChild<QAbstractButton*>(QStringLiteral("catalogue-lenet5")), Qt::LeftButton);
        QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("lenet5"));
    }

    /// However long the name, the number of parameters is there.
    void catalogueRowsKeepTheirCount() {
        QWidget parent;
        for (const QString& title : {QStringLiteral("LeNet"), QStringLiteral("A network ").repeated(8)}) {
            CatalogueRow row({QStringLiteral("id"), title, 61706, {{LayerFamily::Convolution, 1}}}, &parent);
            row.resize(200, 30);
            bool counted = false;
            for (const test::PaintedText& text : test::textsOf(row)) {
                counted = counted || text.text == shortCount(61706);
                QVERIFY2(text.place.right() <= row.width(), qPrintable(text.text));
            }
            QVERIFY2(counted, qPrintable(title));
        }
    }
};

FOVEA_GUI_TEST(TstGuiInspector)
#include "tst_gui_inspector.moc"
