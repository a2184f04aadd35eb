// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include "core/network/catalogue.h"
#include "tests/support/register_test.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_view.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

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
        QCOMPARE(ledger.tabSeparated().count(u'\n'), qsizetype{7});
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
};

FOVEA_GUI_TEST(TstGuiInspector)
#include "tst_gui_inspector.moc"
