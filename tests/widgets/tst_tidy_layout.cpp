// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "core/network/catalogue.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/layer_groups.h"
#include "widgets/canvas/tidy_layout.h"
#include "widgets/canvas/volume_geometry.h"

using namespace fovea;

class TstTidyLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOverlaps_data() {
        QTest::addColumn<QString>("network");
        QTest::addColumn<double>("width");
        for (const CatalogueEntry& entry : catalogue()) {
            for (const double width : {400.0, 1056.0, 2400.0}) {
                QTest::addRow("%s at %g", entry.id.c_str(), width) << QString::fromStdString(entry.id) << width;
            }
        }
    }
    void nothingOverlaps() {
        QFETCH(QString, network);
        QFETCH(double, width);
        const CatalogueEntry* entry = findInCatalogue(network.toStdString());
        const NetworkSpec spec = entry->make(entry->input, 10);
        const ShapeTable shapes = inferShapes(spec);
        const Positions positions = tidyPositions(spec, shapes, width);
        QCOMPARE(positions.size(), spec.nodes.size());
        const auto groups = groupLayers(spec);
        const VolumeScale scale = VolumeScale::of(shapes);
        std::vector<std::pair<QRectF, QRectF>> rects;
        for (const LayerGroup& group : groups) {
            const Body body = bodyOf(spec, shapes, group, scale, CanvasDrawing::Volumes);
            const QPointF at = positions.at(group.host);
            rects.emplace_back(body.rect().translated(at), labelRect(body, groupLabel(spec, group)).translated(at));
            for (const NodeId plate : group.plates) {
                QCOMPARE(positions.at(plate), at);
            }
        }
        for (std::size_t i = 0; i < rects.size(); ++i) {
            for (std::size_t k = i + 1; k < rects.size(); ++k) {
                QVERIFY2(!rects[i].first.intersects(rects[k].first), "two layers overlap");
                QVERIFY2(!rects[i].second.intersects(rects[k].first), "a name lies on a layer");
                QVERIFY2(!rects[i].second.intersects(rects[k].second), "two names overlap");
            }
        }
    }

    void rowsKeepTheOrder() {
        const NetworkSpec spec = findInCatalogue("vgg-small")->make({32, 32, 3}, 10);
        const Positions positions = tidyPositions(spec, inferShapes(spec), 900);
        QPointF last(-1e9, -1e9);
        int rows = 0;
        for (const LayerGroup& group : groupLayers(spec)) {
            const QPointF at = positions.at(group.host);
            QVERIFY(at.y() > last.y() || (at.y() == last.y() && at.x() > last.x()));
            rows += at.y() > last.y() ? 1 : 0;
            last = at;
        }
        QVERIFY(rows >= 2);
    }

    /// Plates: only behind a volume, and only where nothing else reads it.
    void plates() {
        NetworkSpec spec;
        const NodeId input = spec.append(InputSpec{});
        const NodeId norm = spec.append(BatchNormSpec{}, input);
        const NodeId conv = spec.append(Conv2dSpec{.padding = Padding::same()}, norm);
        const NodeId relu = spec.append(ReluSpec{}, conv);
        const NodeId next = spec.append(Conv2dSpec{.padding = Padding::same()}, relu);
        const NodeId add = spec.append(AddSpec{}, next);
        spec.edges.push_back({relu, add});
        const NodeId last = spec.append(ReluSpec{}, add);
        const std::vector<LayerGroup> expected{{input, {}}, {norm, {}}, {conv, {relu}},
                                               {next, {}},  {add, {}},  {last, {}}};
        QCOMPARE(groupLayers(spec), expected);
        spec.edges.push_back({conv, add});
        QVERIFY(groupLayers(spec).at(2).plates.empty());
    }

    /// Stem, four stages of a block with a projection and its like ones behind it, pool and scores; few wide enough
    /// for a window of 1280 × 800 at most of their size.
    void blocksAreOne() {
        const CatalogueEntry* entry = findInCatalogue("resnet50");
        const NetworkSpec spec = entry->make(entry->input, 1000);
        const std::vector<LayerGroup> all = groupLayers(spec);
        const std::vector<LayerGroup> groups = collapseBlocks(spec, all, {});
        std::vector<int> repeats;
        std::size_t layers = 0;
        for (const LayerGroup& group : groups) {
            if (group.isBlock()) repeats.push_back(group.repeats);
            layers += group.inner.size() + 1 + group.plates.size();
        }
        QCOMPARE(repeats, (std::vector<int>{1, 2, 1, 3, 1, 5, 1, 2}));
        QCOMPARE(layers, spec.nodes.size());
        QCOMPARE(groupIndex(groups).size(), spec.nodes.size());
        QVERIFY(groups.size() <= 14);
        const NodeId inside = groups.at(4).inner.front();
        const std::vector<LayerGroup> opened = collapseBlocks(spec, all, {inside});
        QVERIFY(opened.size() > groups.size());
        QVERIFY(std::ranges::none_of(
            opened, [&](const LayerGroup& group) { return std::ranges::find(group.inner, inside) != group.inner.end(); }));
        const CatalogueEntry* chain = findInCatalogue("vgg-small");
        const NetworkSpec plain = chain->make(chain->input, 10);
        QCOMPARE(collapseBlocks(plain, groupLayers(plain), {}), groupLayers(plain));
    }

    void cyclesAndEmpty() {
        QVERIFY(tidyPositions({}, {}, 800).empty());
        NetworkSpec spec;
        const NodeId a = spec.append(ReluSpec{});
        const NodeId b = spec.append(ReluSpec{}, a);
        spec.edges.push_back({b, a});
        QCOMPARE(tidyPositions(spec, inferShapes(spec), 800).size(), std::size_t{2});
        QCOMPARE(collapseBlocks(spec, groupLayers(spec), {}), groupLayers(spec));
    }
};

FOVEA_GUI_TEST(TstTidyLayout)
#include "tst_tidy_layout.moc"
