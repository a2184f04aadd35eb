// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/document/fix_suggestions.h"
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
            {"Padding 1 + 2 → 14 × 14", "Kernel 4 → 13 × 13", "Stride 1 → 24 × 24"});
        row("pooling an odd map", {7, 7, 8}, MaxPool2dSpec{},
            {"Padding 0 + 1 → 4 × 4", "Kernel 1 → 4 × 4", "Stride 1 → 6 × 6"});
        row("kernel larger than its input", {3, 3, 4}, Conv2dSpec{.filters = 2, .kernel = {5, 5}},
            {"Padding 2 → 3 × 3", "Kernel 3 → 1 × 1", "Padding same → 3 × 3"});
        row("two axes", {28, 27, 3}, Conv2dSpec{.filters = 2, .kernel = {4, 4}, .stride = {2, 2}},
            {"Padding 1, 1 + 2 → 14 × 14", "Stride 1 → 25 × 24", "Padding same → 14 × 14"});
        row("dense on maps", {5, 5, 16}, DenseSpec{10}, {"Flatten before it → 10", "Global average before it → 10"});
        row("filters and groups", {8, 8, 8}, Conv2dSpec{.filters = 6, .kernel = {3, 3}, .groups = 4},
            {"Filters 8 → 6 × 6", "Groups 2 → 6 × 6"});
        row("channels and groups", {8, 8, 3}, Conv2dSpec{.filters = 6, .kernel = {3, 3}, .groups = 2},
            {"Groups 1 → 6 × 6"});
        row("no filters", {8, 8, 3}, Conv2dSpec{.filters = 0, .kernel = {3, 3}}, {"Number of filters 1 → 6 × 6"});
        row("no units", {1, 1, 3}, DenseSpec{0}, {"Number of units 1 → 1"});
        row("an even window of channels", {8, 8, 6}, LocalResponseNormSpec{.size = 4},
            {"Number of channels in the window 5 → 8 × 8 × 6"});
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
                        const DrawingEdit edit = planFix(document, node, fix.layer);
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
        const DrawingEdit edit = planFix(document, dense, fixes[0].layer);
        QVERIFY(validate(edit.spec()).empty());
        QCOMPARE(edit.spec().nodes.size(), std::size_t{3});
        QCOMPARE(edit.spec().edges.size(), std::size_t{2});
    }
};

FOVEA_TEST(TestFixSuggestions)
#include "tst_fix_suggestions.moc"
