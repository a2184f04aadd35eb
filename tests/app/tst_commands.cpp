// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QTest>

#include "app/commands/change_settings.h"
#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "core/json.h"
#include "core/network/catalogue.h"
#include "core/network/spec_json.h"
#include "tests/support/document_edits.h"
#include "tests/support/register_test.h"

using namespace fovea;
using fovea::test::named;
using fovea::test::push;

namespace {

void load(Document& document, const char* id) {
    const CatalogueEntry* entry = findInCatalogue(id);
    document.reset({entry->make(entry->input, 10), {}}, {});
}

/// "Image→Conv 1 Conv 1→ReLU 1": the edges, in their order.
QString edges(const NetworkSpec& spec) {
    QStringList list;
    for (const Edge& edge : spec.edges) {
        list << QString::fromStdString(spec.find(edge.from)->name + "→" + spec.find(edge.to)->name);
    }
    return list.join(u' ');
}

/// A chain of a picture and convolutions.
NetworkSpec chain(int convolutions) {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{16, 16, 3}}, std::nullopt, "Image");
    for (int i = 0; i < convolutions; ++i) {
        last = spec.append(Conv2dSpec{.filters = 4, .kernel = {3, 3}, .padding = Padding::same()}, last);
    }
    return spec;
}

}  // namespace

class TestCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addIntoAnEdgeKeepsTheOrderOfInputs() {
        Document document;
        NetworkSpec spec = chain(2);
        const NodeId first = spec.findByName("Conv 1")->id;
        const NodeId second = spec.findByName("Conv 2")->id;
        const NodeId add = spec.append(AddSpec{}, first, "Add");
        spec.edges.push_back({second, add});
        document.reset({spec, {}}, {});
        QVERIFY(push(document, addLayer(document, {ReluSpec{}, {}, Edge{first, add}, {}})));
        const NodeId added = document.spec().nodes.back().id;
        QCOMPARE(document.spec().inputsOf(add), (std::vector<NodeId>{added, second}));
        QCOMPARE(document.spec().inputsOf(added), (std::vector<NodeId>{first}));
    }

    void appendConnectsBehindTheSelection() {
        Document document;
        document.reset({chain(2), {}}, {});
        document.setSelection({{named(document, "Conv 1")}, {}});
        QVERIFY(push(document, addLayer(document, {ReluSpec{}, {}, {}, appendPlace(document)})));
        QCOMPARE(edges(document.spec()), QStringLiteral("Image→Conv 1 Conv 1→ReLU 1 ReLU 1→Conv 2"));
        document.setSelection({});
        QVERIFY(push(document, addLayer(document, {ReluSpec{}, {}, {}, appendPlace(document)})));
        QVERIFY(edges(document.spec()).endsWith(QStringLiteral("Conv 2→ReLU 2")));
    }

    void removeReconnects_data() {
        QTest::addColumn<QStringList>("removed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("middle") << QStringList{QStringLiteral("Conv 2")}
                                << QStringLiteral("Image→Conv 1 Conv 1→Conv 3 Conv 3→Conv 4");
        QTest::newRow("two neighbours") << QStringList{QStringLiteral("Conv 2"), QStringLiteral("Conv 3")}
                                        << QStringLiteral("Image→Conv 1 Conv 1→Conv 4");
        QTest::newRow("input") << QStringList{QStringLiteral("Image")}
                               << QStringLiteral("Conv 1→Conv 2 Conv 2→Conv 3 Conv 3→Conv 4");
        QTest::newRow("last") << QStringList{QStringLiteral("Conv 4")}
                              << QStringLiteral("Image→Conv 1 Conv 1→Conv 2 Conv 2→Conv 3");
    }
    void removeReconnects() {
        QFETCH(QStringList, removed);
        Document document;
        document.reset({chain(4), {}}, {});
        Selection selection;
        for (const QString& name : removed) {
            selection.nodes.insert(named(document, qPrintable(name)));
        }
        const NetworkSpec before = document.spec();
        QVERIFY(push(document, removeSelection(document, selection)));
        QTEST(edges(document.spec()), "expected");
        document.undoStack().undo();
        QCOMPARE(document.spec(), before);
    }

    void connectRefuses_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("legal");
        QTest::newRow("skip replaces the edge") << QStringLiteral("Image") << QStringLiteral("Conv 3") << true;
        QTest::newRow("loop") << QStringLiteral("Conv 3") << QStringLiteral("Conv 1") << false;
        QTest::newRow("itself") << QStringLiteral("Conv 2") << QStringLiteral("Conv 2") << false;
        QTest::newRow("double") << QStringLiteral("Conv 1") << QStringLiteral("Conv 2") << false;
        QTest::newRow("into the input") << QStringLiteral("Conv 1") << QStringLiteral("Image") << false;
    }
    void connectRefuses() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        Document document;
        document.reset({chain(3), {}}, {});
        const Edge edge{named(document, qPrintable(from)), named(document, qPrintable(to))};
        QTEST(push(document, connectNodes(document, edge)), "legal");
        if (mayConnect(document.spec(), edge.from, edge.to)) {
            QCOMPARE(document.spec().inputsOf(edge.to), std::vector<NodeId>{edge.from});
        }
    }

    /// An edge with another end keeps its place among a join's inputs, and is one step to undo.
    void rewiringKeepsThePlace() {
        Document document;
        NetworkSpec spec;
        const NodeId image = spec.append(InputSpec{});
        const NodeId first = spec.append(ReluSpec{}, image);
        const NodeId second = spec.append(ReluSpec{}, image);
        const NodeId concat = spec.append(ConcatSpec{}, first);
        spec.edges.push_back({second, concat});
        document.reset({spec, {}}, {});
        QVERIFY(push(document, rewireEdge(document, {first, concat}, {image, concat})));
        QCOMPARE(document.spec().inputsOf(concat), (std::vector<NodeId>{image, second}));
        document.undoStack().undo();
        QVERIFY(document.spec() == spec);
        // Onto a layer with one input, whose edge goes.
        QVERIFY(push(document, rewireEdge(document, {second, concat}, {second, first})));
        QCOMPARE(document.spec().inputsOf(first), std::vector<NodeId>{second});
        QCOMPARE(document.spec().inputsOf(concat), std::vector<NodeId>{first});
        document.undoStack().undo();
        QVERIFY(document.spec() == spec);
        QVERIFY(!rewireEdge(document, {image, first}, {concat, first}));   // a circle
        QVERIFY(!rewireEdge(document, {first, concat}, {second, concat}));  // there already
        QVERIFY(!rewireEdge(document, {image, concat}, {first, concat}));  // no such edge
    }

    void turningASpinBoxIsOneStep() {
        Document document;
        load(document, "lenet5");
        const NodeId conv = named(document, "Conv 1");
        const auto turn = [&](int filters, quint64 gesture) {
            Conv2dSpec layer = std::get<Conv2dSpec>(document.spec().find(conv)->layer);
            layer.filters = filters;
            return push(document, changeLayer(document, conv, layer, QStringLiteral("filters"), gesture));
        };
        QVERIFY(turn(7, 1) && turn(8, 1) && turn(9, 1));
        QCOMPARE(document.undoStack().count(), 1);
        QVERIFY(turn(10, 2));
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(std::get<Conv2dSpec>(document.spec().find(conv)->layer).filters, 9);
        document.undoStack().undo();
        QCOMPARE(std::get<Conv2dSpec>(document.spec().find(conv)->layer).filters, 6);
    }

    void thereAndBackLeavesNoStep() {
        Document document;
        load(document, "lenet5");
        const NodeId conv = named(document, "Conv 1");
        const auto there = [&](QPointF place) { return push(document, moveNodes(document, {{conv, place}}, 4)); };
        QVERIFY(push(document, moveNodes(document, {{conv, QPointF(0, 0)}}, 3)));
        QVERIFY(there(QPointF(1, 1)) && there(QPointF(2, 2)) && there(QPointF(0, 0)));
        QCOMPARE(document.undoStack().count(), 1);
    }

    void differentFieldsStayApart() {
        Document document;
        load(document, "lenet5");
        const NodeId conv = named(document, "Conv 1");
        Conv2dSpec layer = std::get<Conv2dSpec>(document.spec().find(conv)->layer);
        layer.filters = 7;
        QVERIFY(push(document, changeLayer(document, conv, layer, QStringLiteral("filters"), 1)));
        layer.bias = false;
        QVERIFY(push(document, changeLayer(document, conv, layer, QStringLiteral("bias"), 1)));
        QCOMPARE(document.undoStack().count(), 2);
    }

    void rename_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("taken");
        QTest::newRow("good") << QStringLiteral("Edge finder_2") << true;
        QTest::newRow("blank around it") << QStringLiteral("  Edges ") << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("blank") << QStringLiteral("   ") << false;
        QTest::newRow("of another layer") << QStringLiteral("Conv 2") << false;
        QTest::newRow("a dot") << QStringLiteral("conv.1") << false;
        QTest::newRow("a slash") << QStringLiteral("a/b") << false;
        QTest::newRow("too long") << QString(61, u'a') << false;
        QTest::newRow("another script") << QStringLiteral("Tích chập") << true;
        QTest::newRow("signs") << QStringLiteral("Conv (3×3) — edges 🙂") << true;
        QTest::newRow("too long in UTF-8") << QString(31, u'é') << false;
        QTest::newRow("turns the writing around") << QStringLiteral("a\u202Eb") << false;
        QTest::newRow("a control character") << QStringLiteral("a\nb") << false;
    }
    void rename() {
        QFETCH(QString, name);
        Document document;
        load(document, "lenet5");
        QFETCH(bool, taken);
        QCOMPARE(nameFault(document, named(document, "Conv 1"), name).isEmpty(), taken);
        QCOMPARE(push(document, renameNode(document, named(document, "Conv 1"), name, 0)), taken);
        // What the window takes, files take.
        const auto read = networkSpecFromJson(toJson(document.spec()), "test");
        QVERIFY(read.hasValue());
        QCOMPARE(*read, document.spec());
    }

    void renumbers() {
        Document document;
        document.reset({chain(4), {}}, {});
        push(document, renameNode(document, named(document, "Conv 2"), QStringLiteral("Edges"), 0));
        const Edge first{named(document, "Image"), named(document, "Conv 1")};
        push(document, addLayer(document, {Conv2dSpec{}, std::nullopt, first, std::nullopt}));
        QCOMPARE(edges(document.spec()).count(QStringLiteral("Image→Conv 2")), qsizetype{1});
        QVERIFY(push(document, renumberLayers(document)));
        QCOMPARE(document.spec().findByName("Conv 1")->id, document.spec().consumersOf(named(document, "Image")).at(0));
        QStringList names;
        for (const NodeId id : document.spec().topologicalOrder()) {
            names << QString::fromStdString(document.spec().find(id)->name);
        }
        QCOMPARE(names.join(u' '), QStringLiteral("Image Conv 1 Conv 2 Edges Conv 3 Conv 4"));
        QVERIFY(!push(document, renumberLayers(document)));  // nothing left to do
        document.undoStack().undo();
        QVERIFY(document.spec().findByName("Edges") != nullptr);
    }

    void pasteGivesFreshIdsAndNames() {
        Document document;
        document.reset({chain(3), {}}, {});
        const Selection selection{{named(document, "Image"), named(document, "Conv 1"), named(document, "Conv 2")}, {}};
        Paste paste = pasteNodes(document, copyNodes(document, selection), {32, 32}, QStringLiteral("Paste"));
        QCOMPARE(paste.nodes.size(), std::size_t{2});  // a second input would be wrong
        QVERIFY(push(document, std::move(paste.command)));
        QCOMPARE(edges(document.spec()), QStringLiteral("Image→Conv 1 Conv 1→Conv 2 Conv 2→Conv 3 Conv 4→Conv 5"));
    }

    void pasteOfOtherText_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("prose") << QByteArray("hello");
        QTest::newRow("other JSON") << QByteArray(R"({"a":1})");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("broken nodes") << QByteArray(R"({"fovea_nodes":{"nodes":[{"id":1,"kind":"warp"}],"edges":[]}})");
        QTest::newRow("no nodes") << QByteArray(R"({"fovea_nodes":{"nodes":[],"edges":[]},"canvas":3})");
    }
    void pasteOfOtherText() {
        QFETCH(QByteArray, text);
        Document document;
        document.reset({chain(1), {}}, {});
        QVERIFY(!pasteNodes(document, text, {}, QString()).command);
    }

    /// A history without a bound would hold every model that an edit has ended the training of.
    void theHistoryIsBounded() {
        Document document;
        load(document, "lenet5");
        const NodeId conv = document.spec().findByName("Conv 1")->id;
        for (int i = 1; i <= 400; ++i) {
            auto layer = std::get<Conv2dSpec>(document.spec().find(conv)->layer);
            layer.filters = i % 7 + 7;
            push(document, changeLayer(document, conv, layer, QStringLiteral("filters"), 0));
        }
        QCOMPARE(document.undoStack().count(), 200);
        QVERIFY(document.isDirty());
        while (document.undoStack().canUndo()) document.undoStack().undo();
        QVERIFY(document.isDirty());  // the state that the file holds can't be reached any more
    }

    void settingsMerge() {
        Document document;
        RunSettings settings = document.settings();
        for (const float rate : {0.02F, 0.03F, 0.04F}) {
            settings.options.learningRate = rate;
            document.undoStack().push(
                new ChangeSettings(document, settings, QStringLiteral("rate"), {QStringLiteral("rate"), 1}));
        }
        QCOMPARE(document.undoStack().count(), 1);
        document.undoStack().undo();
        QCOMPARE(document.settings(), RunSettings{});
    }

    /// Any sequence of edits: undoing all gives the start, redoing all the end, to the last edge and place.
    void undoAllRedoAll_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 25; ++seed) {
            QTest::addRow("seed %d", seed) << seed;
        }
    }
    void undoAllRedoAll() {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        Document document;
        load(document, seed % 2 == 0 ? "resnet20" : "lenet5");
        const Drawing start = document.drawing();
        int done = 0;
        for (int i = 0; i < 60; ++i) {
            done += randomEdit(document, random) ? 1 : 0;
            if (random() % 7 == 0) {
                document.undoStack().undo();
            }
        }
        QVERIFY(done > 20);
        const Drawing end = document.drawing();
        const int steps = document.undoStack().index();
        document.undoStack().setIndex(0);
        QCOMPARE(document.drawing(), start);
        document.undoStack().setIndex(steps);
        QCOMPARE(document.drawing(), end);
    }

private:
    static NodeId anyNode(const Document& document, std::mt19937& random) {
        const auto& nodes = document.spec().nodes;
        return nodes.empty() ? NodeId{} : nodes[random() % nodes.size()].id;
    }

    static bool randomEdit(Document& document, std::mt19937& random) {
        const NodeId a = anyNode(document, random);
        const NodeId b = anyNode(document, random);
        const auto& edges = document.spec().edges;
        const std::optional<Edge> edge = edges.empty() ? std::nullopt : std::optional(edges[random() % edges.size()]);
        const QPointF place(static_cast<double>(random() % 500), static_cast<double>(random() % 500));
        const std::array<LayerSpec, 4> layers{Conv2dSpec{.filters = 4}, ReluSpec{}, AddSpec{}, DenseSpec{5}};
        const LayerSpec& layer = layers[random() % layers.size()];
        const quint64 gesture = random() % 3;
        switch (random() % 10) {
            case 0: return push(document, addLayer(document, {layer, place, edge, {}}));
            case 1: return push(document, addLayer(document, {layer, {}, {}, a}));
            case 2: return push(document, removeSelection(document, {{a, b}, {}}));
            case 3: return push(document, connectNodes(document, {a, b}));
            case 4: return edge && push(document, disconnectNodes(document, *edge));
            case 5: return push(document, moveNodes(document, {{a, place}}, gesture));
            case 6:
                return push(document, changeLayer(document, a, DenseSpec{static_cast<int>(random() % 9)}, {}, gesture));
            case 7: return push(document, pasteNodes(document, copyNodes(document, {{a, b}, {}}), place, {}).command);
            case 8: return push(document, tidy(document, {{a, place}}));
            default:
                return push(document, removeSelection(document, {{}, edge ? std::set<Edge>{*edge} : std::set<Edge>{}}));
        }
    }
};

FOVEA_TEST(TestCommands)
#include "tst_commands.moc"
