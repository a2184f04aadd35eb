// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/document/fix_suggestions.h"
#include "app/document/network_repairs.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

struct Faulty {
    NetworkSpec spec;
    NodeId node;
};

Faulty oneLayer(Shape input, LayerSpec layer) {
    Faulty faulty;
    const NodeId image = faulty.spec.append(InputSpec{input});
    faulty.node = faulty.spec.append(std::move(layer), image);
    return faulty;
}

QStringList texts(const std::vector<FixSuggestion>& fixes) {
    QStringList list;
    for (const FixSuggestion& fix : fixes) {
        list << fix.label + QStringLiteral(" → ") + fix.result;
    }
    return list;
}

}  // namespace

class TestFixSuggestions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offers_data() {
        QTest::addColumn<Shape>("input");
        QTest::addColumn<LayerSpec>("layer");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, Shape input, LayerSpec layer,
                            std::initializer_list<const char*> expected) {
            QStringList list;
            for (const char* text : expected) {
                list << QString::fromUtf8(text);
            }
            QTest::newRow(name) << input << layer << list;
        };
        row("as in the picture", {28, 28, 16}, Conv2dSpec{.filters = 32, .kernel = {5, 5}, .stride = {2, 2}},
            {"Pad the top and the left by 1, the bottom and the right by 2 → 14 × 14",
             "Make the kernel 4 × 4 → 13 × 13", "Set the stride to 1 → 24 × 24"});
        row("pooling an odd map", {7, 7, 8}, MaxPool2dSpec{},
            {"Pad the bottom and the right by 1 → 4 × 4", "Make the kernel 1 × 1 → 4 × 4",
             "Set the stride to 1 → 6 × 6"});
        row("kernel larger than its input", {3, 3, 4}, Conv2dSpec{.filters = 2, .kernel = {5, 5}},
            {"Pad all sides by 2 → 3 × 3", "Make the kernel 3 × 3 → 1 × 1", "Set the padding to Same → 3 × 3"});
        row("two axes", {28, 27, 3}, Conv2dSpec{.filters = 2, .kernel = {4, 4}, .stride = {2, 2}},
            {"Pad the top and the bottom and the left by 1, the right by 2 → 14 × 14", "Set the stride to 1 → 25 × 24",
             "Set the padding to Same → 14 × 14"});
        row("dense on maps", {5, 5, 16}, DenseSpec{10},
            {"Put Flatten before it → 10", "Put global average pooling before it → 10"});
        row("filters and groups", {8, 8, 8}, Conv2dSpec{.filters = 6, .kernel = {3, 3}, .groups = 4},
            {"Use 8 filters → 6 × 6", "Set groups to 2 → 6 × 6"});
        row("channels and groups", {8, 8, 3}, Conv2dSpec{.filters = 6, .kernel = {3, 3}, .groups = 2},
            {"Set groups to 1 → 6 × 6"});
        row("no filters", {8, 8, 3}, Conv2dSpec{.filters = 0, .kernel = {3, 3}},
            {"Set the number of filters to 1 → 6 × 6"});
        row("no units", {1, 1, 3}, DenseSpec{0}, {"Set the number of units to 1 → 1"});
        row("an even window of channels", {8, 8, 6}, LocalResponseNormSpec{.size = 4},
            {"Set the number of channels in the window to 5 → 8 × 8 × 6"});
        row("nothing wrong", {8, 8, 3}, Conv2dSpec{.filters = 4, .kernel = {3, 3}}, {});
    }
    void offers() {
        QFETCH(Shape, input);
        QFETCH(LayerSpec, layer);
        const auto [spec, node] = oneLayer(input, layer);
        const ShapeTable shapes = inferShapes(spec);
        const auto* problem = std::get_if<ShapeProblem>(&shapes.at(node));
        const auto fixes = problem == nullptr ? std::vector<FixSuggestion>{} : suggestFixes(spec, node, *problem);
        QTEST(texts(fixes), "expected");
    }

    /// Whatever the window, each way out that is offered leads out, and to the size that it promises.
    void everyOfferHolds() {
        int offered = 0;
        for (int side = 1; side <= 19; ++side) {
            for (int kernel = 1; kernel <= 7; ++kernel) {
                for (int stride = 1; stride <= 4; ++stride) {
                    const LayerSpec layer =
                        Conv2dSpec{.filters = 2, .kernel = {kernel, kernel}, .stride = {stride, stride}};
                    Document document;
                    const auto [spec, node] = oneLayer({side, side, 3}, layer);
                    document.reset({spec, {}}, {});
                    const auto* problem = std::get_if<ShapeProblem>(&document.shapes().at(node));
                    if (problem == nullptr) {
                        continue;
                    }
                    const auto fixes = suggestFixes(spec, node, *problem);
                    QVERIFY2(!fixes.empty(), qPrintable(QStringLiteral("%1 %2 %3").arg(side).arg(kernel).arg(stride)));
                    for (const FixSuggestion& fix : fixes) {
                        const DrawingEdit edit = planFix(document, node, fix.repair);
                        const ShapeTable after = inferShapes(edit.spec());
                        const auto* shape = std::get_if<Shape>(&after.at(node));
                        QVERIFY(shape != nullptr);
                        QCOMPARE(QStringLiteral("%1 × %2").arg(shape->height).arg(shape->width), fix.result);
                        ++offered;
                    }
                }
            }
        }
        QVERIFY(offered > 100);
    }

    void insertedLayerKeepsTheEdges() {
        Document document;
        NetworkSpec spec;
        const NodeId image = spec.append(InputSpec{{4, 4, 2}});
        const NodeId dense = spec.append(DenseSpec{3}, image);
        document.reset({spec, {}}, {});
        const auto fixes = suggestFixes(spec, dense, std::get<ShapeProblem>(document.shapes().at(dense)));
        QCOMPARE(fixes.size(), std::size_t{2});
        const DrawingEdit edit = planFix(document, dense, fixes[0].repair);
        QVERIFY(validate(edit.spec()).empty());
        QCOMPARE(edit.spec().nodes.size(), std::size_t{3});
        QCOMPARE(edit.spec().edges.size(), std::size_t{2});
    }

    // --- Edges, Images, ends ------------------------------------------------------------------------------------------

    void marksWhatKeepsItFromBeingANetwork_data() {
        QTest::addColumn<QString>("without");  // what is taken away, or added, before
        QTest::addColumn<QString>("layer");    // that is marked
        QTest::addColumn<QStringList>("offered");
        const auto row = [](const char* change, const char* layer, const QStringList& offered) {
            QTest::newRow(change) << QString::fromUtf8(change) << QString::fromUtf8(layer) << offered;
        };
        row("no Image", "Conv 1", {QStringLiteral("Put an Image before it"), QStringLiteral("Delete Conv 1")});
        row("a second Image", "Image 2", {QStringLiteral("Delete Image 2")});
        row("a stray layer", "ReLU 1", {QStringLiteral("Connect Dense 1 to it"), QStringLiteral("Delete ReLU 1")});
        row("a stray branch", "Pool 1", {QStringLiteral("Delete Pool 1")});
        row("a cut", "Flatten", {QStringLiteral("Connect Conv 1 to it"), QStringLiteral("Delete Flatten")});
    }
    void marksWhatKeepsItFromBeingANetwork() {
        QFETCH(QString, without);
        QFETCH(QString, layer);
        QFETCH(QStringList, offered);
        NetworkSpec spec;
        const NodeId image = spec.append(InputSpec{{8, 8, 3}});
        const NodeId conv = spec.append(Conv2dSpec{.filters = 4, .kernel = {3, 3}}, image);
        const NodeId flat = spec.append(FlattenSpec{}, conv);
        spec.append(DenseSpec{10}, flat);
        if (without == QStringLiteral("no Image")) {
            std::erase_if(spec.nodes, [&](const Node& node) { return node.id == image; });
            std::erase_if(spec.edges, [&](const Edge& edge) { return edge.from == image; });
        } else if (without == QStringLiteral("a second Image")) {
            spec.append(InputSpec{{8, 8, 3}});
        } else if (without == QStringLiteral("a stray layer")) {
            spec.append(ReluSpec{});
        } else if (without == QStringLiteral("a stray branch")) {
            spec.append(MaxPool2dSpec{}, conv);
        } else {
            std::erase(spec.edges, Edge{conv, flat});
        }
        Document document;
        document.reset({spec, {}}, {});
        QVERIFY(!document.isSound());
        const Node* marked = spec.findByName(layer.toStdString());
        QVERIFY(marked != nullptr && document.problemTexts().contains(marked->id));
        const auto fixes = document.problemTexts().at(marked->id).fixes;
        QStringList labels;
        for (const FixSuggestion& fix : fixes) labels << fix.label;
        QCOMPARE(labels, offered);
        // The first way out leads out of this problem, at least.
        const DrawingEdit edit = planFix(document, marked->id, fixes.front().repair);
        QVERIFY(validate(edit.spec()).size() < document.problems().size());
    }

    void anotherImageTakesOverWhatADeletedOneFed() {
        NetworkSpec spec;
        const NodeId first = spec.append(InputSpec{{8, 8, 3}});
        const NodeId second = spec.append(InputSpec{{8, 8, 3}});
        const NodeId conv = spec.append(Conv2dSpec{.filters = 3, .kernel = {1, 1}}, first);
        const NodeId add = spec.append(AddSpec{}, conv);
        spec.edges.push_back({second, add});
        spec.append(DenseSpec{10}, spec.append(FlattenSpec{}, add));
        Document document;
        document.reset({spec, {}}, {});
        const auto& text = document.problemTexts().at(second);
        const DrawingEdit edit = planFix(document, second, text.fixes.front().repair);
        QVERIFY(validate(edit.spec()).empty());
        QCOMPARE(edit.spec().inputsOf(add), (std::vector<NodeId>{conv, first}));
    }

    void saysWhatTheDataIs() {
        NetworkSpec spec;
        const NodeId image = spec.append(InputSpec{{8, 8, 3}});
        const NodeId dense = spec.append(DenseSpec{16}, spec.append(FlattenSpec{}, image));
        spec.append(ReluSpec{}, dense);
        QVERIFY(dataMisfits(spec, {8, 8, 3}, 16, QStringLiteral("D")).empty());
        const ProblemTexts texts = dataMisfits(spec, {9, 8, 1}, 10, QStringLiteral("D"));
        QCOMPARE(texts.size(), std::size_t{2});
        QCOMPARE(texts.at(dense).sentence, QStringLiteral("The network gives 16 scores, but “D” has 10 classes."));
        QVERIFY(texts.at(image).sentence.contains(QStringLiteral("9 × 8 × 1")));
        Document document;
        document.reset({spec, {}}, {});
        for (const NodeId node : {image, dense}) {
            document.apply(planFix(document, node, texts.at(node).fixes.front().repair).take(), Direction::Forward);
        }
        QVERIFY(dataMisfits(document.spec(), {9, 8, 1}, 10, QStringLiteral("D")).empty());
    }
};

FOVEA_TEST(TestFixSuggestions)
#include "tst_fix_suggestions.moc"
