// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/analysis/receptive_field.h"
#include "core/json.h"
#include "core/network/catalogue.h"
#include "core/network/spec_json.h"
#include "core/training/recipes.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parameters_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<Shape>("input");
        QTest::addColumn<qint64>("parameters");
        QTest::newRow("linear, grey") << "linear" << Shape{32, 32, 1} << qint64{10250};
        QTest::newRow("linear") << "linear" << Shape{32, 32, 3} << qint64{30730};
        QTest::newRow("lenet5, grey 32") << "lenet5" << Shape{32, 32, 1} << qint64{61706};
        QTest::newRow("lenet5, grey 28, padded by 2") << "lenet5" << Shape{28, 28, 1} << qint64{61706};
        QTest::newRow("lenet5, colour") << "lenet5" << Shape{32, 32, 3} << qint64{62006};
        QTest::newRow("convnetjs-cifar") << "convnetjs-cifar" << Shape{32, 32, 3} << qint64{22466};
        QTest::newRow("tiny-vgg at 64") << "tiny-vgg" << Shape{64, 64, 3} << qint64{19920};
        QTest::newRow("vgg-small") << "vgg-small" << Shape{32, 32, 3} << qint64{2196810};
        QTest::newRow("vgg-small-bn") << "vgg-small-bn" << Shape{32, 32, 3} << qint64{2197706};
        QTest::newRow("resnet20, projections") << "resnet20" << Shape{32, 32, 3} << qint64{272474};
    }
    void parameters() {
        QFETCH(QString, id);
        QFETCH(Shape, input);
        QFETCH(qint64, parameters);
        const auto* entry = findInCatalogue(id.toStdString());
        QVERIFY(entry != nullptr);
        const NetworkSpec spec = entry->make(input, 10);
        QVERIFY(validate(spec).empty());
        const NetworkCost cost = networkCost(spec, inferShapes(spec));
        QVERIFY(cost.complete);
        QCOMPARE(cost.totals.parameters, parameters);
    }

    /// As published, or as the programs named in core/network/classics/classics.h count them.
    void classicCounts_data() {
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("macs");  // of convolutions and dense layers; -1: not published
        const auto row = [](const char* id, qint64 parameters, qint64 macs = -1) {
            QTest::newRow(id) << parameters << macs;
        };
        row("linear-grey", 10250);
        row("sc-sc", 31618);  // 24·(5·5·3 + 1) + 24·(5·5·24 + 1) + (8·8·24 + 1)·10; of Fovea
        row("lenet5-1998", 60000);
        row("ref-cnn", 307498, 38653952);
        row("resnet32", 466906);
        row("resnet56", 855770);
        row("resnet20-padding", 269722);
        row("resnet32-padding", 464154);
        row("resnet56-padding", 853018);
        row("densenet40", 1019722);
        row("alexnet", 60965224, 724406816);
        row("alexnet-ungrouped", 62378344, 1135256096);
        row("vgg-a", 132863336, 7609090048);
        row("vgg-a-lrn", 132863336, 7609090048);
        row("vgg-b", 133047848, 11308466176);
        row("vgg-c", 133638952, 11770888192);
        row("vgg-d", 138357544, 15470264320);
        row("vgg-e", 143667240, 19632062464);
        row("googlenet", 6998552);
        row("googlenet-bn", 6624904);
        row("resnet18", 11689512);
        row("resnet50", 25557032, 4089184256);
        row("squeezenet", 1235496);
        row("densenet121", 7978856);
        row("mobilenet-v1", 4231976);
        row("mobilenet-v2", 3504872);
        row("vgg-cifar", 2196810);
        row("mlp-2", 308310);
        row("linear-rgb", 30730);
    }
    void classicCounts() {
        QFETCH(qint64, parameters);
        QFETCH(qint64, macs);
        const auto* entry = findInCatalogue(QTest::currentDataTag());
        QVERIFY(entry != nullptr);
        const NetworkSpec spec = entry->make(entry->input, entry->classes);
        QVERIFY(validate(spec).empty());
        QCOMPARE(soundShapes(spec).at(*spec.outputNode()), (Shape{1, 1, entry->classes}));
        const NetworkCost cost = networkCost(spec, inferShapes(spec));
        QCOMPARE(cost.totals.parameters, parameters);
        if (macs >= 0) QCOMPARE(cost.totals.macs, macs);
    }

    /// Layer by layer as the paper counts: C1, S2, C3, S4, C5, F6; the codes at the end are not trained.
    void lenetOf1998() {
        const NetworkSpec spec = findInCatalogue("lenet5-1998")->make({32, 32, 1}, 10);
        const auto shapes = soundShapes(spec);
        std::vector<std::int64_t> counts;
        std::vector<std::int64_t> macs;
        std::vector<int> sides;
        for (const Node& node : spec.nodes) {
            if (std::holds_alternative<InputSpec>(node.layer) || std::holds_alternative<ScaledTanhSpec>(node.layer))
                continue;
            const Shape input = shapes.at(spec.inputsOf(node.id).front());
            counts.push_back(cost(node.layer, std::span(&input, 1)).parameters);
            macs.push_back(cost(node.layer, std::span(&input, 1)).macs);
            sides.push_back(shapes.at(node.id).height);
        }
        QCOMPARE(counts, (std::vector<std::int64_t>{156, 12, 1516, 32, 48120, 10164, 0}));
        QCOMPARE(sides, (std::vector<int>{28, 14, 10, 5, 1, 1, 1}));
        // 28·28·25·6, 14·14·6, 10·10·25·60, 5·5·16, 25·16·120, 120·84, 84·10
        QCOMPARE(macs, (std::vector<std::int64_t>{117600, 1176, 150000, 400, 48000, 10080, 840}));
        QVERIFY(validate(findInCatalogue("lenet5-1998")->make({28, 28, 1}, 10)).empty());
    }

    /// Table I of the paper, read down its columns.
    void tableOfC3() {
        const std::vector<TableConnection> table = tableConnections(ConnectionTable::LeNet5, 0, 6, 16);
        QCOMPARE(table.size(), std::size_t{60});
        const char* const rows[] = {"X...XXX..XXXX.XX", "XX...XXX..XXXX.X", "XXX...XXX..X.XXX",
                                    ".XXX..XXXX..X.XX", "..XXX..XXXX.XX.X", "...XXX..XXXX.XXX"};
        for (int channel = 0; channel < 6; ++channel)
            for (int filter = 0; filter < 16; ++filter)
                QCOMPARE(std::ranges::count(table, TableConnection{channel, filter}),
                         std::ptrdiff_t{rows[channel][filter] == 'X'});
    }

    void largeOnesAreRecognised() {
        for (const CatalogueEntry& entry : furtherCatalogue()) {
            const CatalogueEntry* found = recognise(entry.make(entry.input, entry.classes));
            QVERIFY2(found != nullptr, entry.id.c_str());
            QVERIFY2(found == &entry || entry.id == "linear-grey", found->id.c_str());
        }
    }

    void sizesOfAlexnetAndGooglenet() {
        const auto sizes = [](const char* id) {
            const CatalogueEntry* entry = findInCatalogue(id);
            const NetworkSpec spec = entry->make(entry->input, entry->classes);
            const auto shapes = soundShapes(spec);
            std::vector<int> found;
            for (const Node& node : spec.nodes) {
                const Shape& shape = shapes.at(node.id);
                const LayerFamily family = familyOf(node.layer);
                if (family != LayerFamily::Convolution && family != LayerFamily::Pooling) continue;
                if (found.empty() || found.back() != shape.height) found.push_back(shape.height);
            }
            return found;
        };
        QCOMPARE(sizes("alexnet"), (std::vector<int>{55, 27, 13, 6}));
        QCOMPARE(sizes("googlenet"), (std::vector<int>{112, 56, 28, 14, 7, 1}));
        QCOMPARE(sizes("squeezenet"), (std::vector<int>{111, 55, 27, 13, 1}));
    }

    void everyEntryFitsCommonInputs_data() {
        QTest::addColumn<Shape>("input");
        QTest::newRow("CIFAR-10") << Shape{32, 32, 3};
        QTest::newRow("MNIST") << Shape{28, 28, 1};
        QTest::newRow("Tiny ImageNet") << Shape{64, 64, 3};
    }
    void everyEntryFitsCommonInputs() {
        QFETCH(Shape, input);
        for (const CatalogueEntry& entry : catalogue()) {
            const NetworkSpec spec = entry.make(input, 7);
            QVERIFY2(validate(spec).empty(), entry.id.c_str());
            QCOMPARE(soundShapes(spec).at(*spec.outputNode()), (Shape{1, 1, 7}));
            const CatalogueEntry* found = recognise(spec);
            QVERIFY2(found != nullptr, entry.id.c_str());
            QCOMPARE(found->id, entry.id);
            QVERIFY(validate(recipeOf(entry)).hasValue());
        }
    }

    void changedNetworkIsNotRecognised() {
        NetworkSpec spec = findInCatalogue("lenet5")->make({32, 32, 3}, 10);
        std::get<Conv2dSpec>(spec.nodes[1].layer).filters = 7;
        QVERIFY(recognise(spec) == nullptr);
    }

    void receptiveFieldsOfConvnetjs() {
        const NetworkSpec spec = findInCatalogue("convnetjs-cifar")->make({32, 32, 3}, 10);
        const auto fields = receptiveFields(spec, inferShapes(spec));
        std::vector<int> sizes;
        for (const Node& node : spec.nodes) {
            const LayerFamily family = familyOf(node.layer);
            if (family != LayerFamily::Convolution && family != LayerFamily::Pooling) continue;
            sizes.push_back(fields.at(node.id)->size.height);
        }
        QCOMPARE(sizes, (std::vector<int>{5, 6, 14, 16, 32, 36}));
        QVERIFY(!fields.at(*spec.outputNode()).has_value());
    }

    void lenetMacs() {
        const NetworkSpec spec = findInCatalogue("lenet5")->make({32, 32, 1}, 10);
        QCOMPARE(networkCost(spec, inferShapes(spec)).totals.macs, std::int64_t{416520});
    }

    void jsonRoundTrip() {
        std::vector<CatalogueEntry> all = catalogue();
        all.insert(all.end(), furtherCatalogue().begin(), furtherCatalogue().end());
        for (const CatalogueEntry& entry : all) {
            const NetworkSpec spec = entry.make(entry.input, entry.classes);
            const auto back = parseNetworkSpec(toJson(spec).dump(), "test");
            QVERIFY(back.hasValue());
            QVERIFY(*back == spec);
        }
    }

    /// What stands there instead is quoted, cut between two characters wherever the limit falls.
    void quotesWholeCharacters() {
        for (int shift = 0; shift < 3; ++shift) {
            const std::string found = std::string(static_cast<std::size_t>(shift), 'x') +
                                      QStringLiteral("ế").repeated(30).toStdString();  // of three bytes each
            const auto spec = networkSpecFromJson(nlohmann::json{{"nodes", found}}, "a.json");
            QVERIFY(!spec);
            const auto quoted = QByteArray::fromStdString(std::get<std::string>(spec.error().arguments.back()));
            QVERIFY(quoted.size() < 65 && quoted.endsWith("…"));
            QCOMPARE(QString::fromUtf8(quoted).toUtf8(), quoted);
            QVERIFY(!QString::fromUtf8(quoted).contains(QChar(QChar::ReplacementCharacter)));
        }
    }

    void brokenJson_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QByteArray& text, ErrorCode code) {
            QTest::newRow(name) << text << static_cast<int>(code);
        };
        row("empty", "", ErrorCode::JsonBroken);
        row("cut off", "{\"nodes\":[", ErrorCode::JsonBroken);
        row("a list", "[]", ErrorCode::JsonFieldInvalid);
        row("no edges", R"({"nodes":[]})", ErrorCode::JsonFieldInvalid);
        row("unknown kind", R"({"nodes":[{"id":1,"name":"a","kind":"magic"}],"edges":[]})",
            ErrorCode::JsonFieldInvalid);
        row("id twice", R"({"nodes":[{"id":1,"name":"a","kind":"relu"},{"id":1,"name":"b","kind":"relu"}],"edges":[]})",
            ErrorCode::JsonFieldInvalid);
        row("name twice",
            R"({"nodes":[{"id":1,"name":"a","kind":"relu"},{"id":2,"name":"a","kind":"relu"}],"edges":[]})",
            ErrorCode::JsonFieldInvalid);
        row("edge to nowhere", R"({"nodes":[{"id":1,"name":"a","kind":"relu"}],"edges":[[1,2]]})",
            ErrorCode::JsonFieldInvalid);
        row("number too large", R"({"nodes":[{"id":1,"name":"a","kind":"dense","units":99999999999}],"edges":[]})",
            ErrorCode::JsonFieldInvalid);
        row("unsigned overflow",
            R"({"nodes":[{"id":1,"name":"a","kind":"dense","units":18446744073709551615}],"edges":[]})",
            ErrorCode::JsonFieldInvalid);
        row("fraction for a count", R"({"nodes":[{"id":1,"name":"a","kind":"dense","units":1.5}],"edges":[]})",
            ErrorCode::JsonFieldInvalid);
        row("number that no double holds",
            R"({"nodes":[{"id":1,"name":"a","kind":"dropout","rate":1e999}],"edges":[]})", ErrorCode::JsonBroken);
        const QByteArray opening(1'000'000, '[');
        const QByteArray closing(1'000'000, ']');
        row("a million brackets", "{\"nodes\":" + opening + closing + ",\"edges\":[]}", ErrorCode::JsonBroken);
        row("a million open brackets", opening, ErrorCode::JsonBroken);
        row("longer than any network", QByteArray((4 << 20) + 1, ' '), ErrorCode::JsonBroken);
        const auto invalid = [&](const char* name, const QByteArray& nodes, const QByteArray& edges) {
            row(name, "{\"nodes\":" + nodes + ",\"edges\":" + edges + "}", ErrorCode::JsonFieldInvalid);
        };
        const auto node = [&](const char* name, const QByteArray& fields) {
            invalid(name, "[{" + fields + "}]", "[]");
        };
        const auto setting = [&](const char* name, const QByteArray& fields) {
            node(name, R"("id":1,"name":"a","kind":)" + fields);
        };
        const auto edges = [&](const char* name, const QByteArray& list) {
            invalid(name, R"([{"id":1,"name":"a","kind":"relu"},{"id":2,"name":"b","kind":"relu"}])", list);
        };
        invalid("nodes no list", "{}", "[]");
        invalid("node no object", "[1]", "[]");
        node("id missing", R"("name":"a","kind":"relu")");
        node("id no number", R"("id":"1","name":"a","kind":"relu")");
        node("id 0", R"("id":0,"name":"a","kind":"relu")");
        node("id beyond an int", R"("id":4294967297,"name":"a","kind":"relu")");
        node("name missing", R"("id":1,"kind":"relu")");
        node("name no string", R"("id":1,"name":1,"kind":"relu")");
        node("name empty", R"("id":1,"name":"","kind":"relu")");
        const QByteArray unnamed = R"("id":1,"kind":"relu","name":)";
        node("name of 65 letters", unnamed + '"' + QByteArray(65, 'a') + '"');
        for (const char* name : {"\"a/b\"", "\"\\u0022\"", "\"\\u005c\"", "\"\\u000a\"", "\"\\u0000\""})
            node(name, unnamed + name);
        node("kind missing", R"("id":1,"name":"a")");
        setting("kind no string", "7");
        setting("truth value no truth value", R"("dense","bias":1)");
        setting("rate no number", R"("dropout","rate":"0.5")");
        setting("rate beyond a float", R"("dropout","rate":1e300)");
        setting("count below -10^9", R"("dense","units":-1000000001)");
        setting("kernel of three", R"("conv2d","kernel":[1,2,3])");
        setting("kernel a word", R"("conv2d","kernel":"large")");
        setting("kernel with a fraction", R"("conv2d","kernel":[3,1.5])");
        setting("rounding unknown", R"("conv2d","rounding":"up")");
        setting("padding unknown", R"("conv2d","padding":"some")");
        setting("padding too large", R"("conv2d","padding":1000000001)");
        setting("padding of three", R"("conv2d","padding":[1,2,3])");
        setting("padding with a fraction", R"("conv2d","padding":[1,2,3,0.5])");
        edges("edges no list", "{}");
        edges("edge no list", "[1]");
        edges("edge of three", "[[1,2,1]]");
        edges("edge with a fraction", "[[1,2.5]]");
        edges("edge with a word", R"([["a",2]])");
        edges("edge from nowhere", "[[3,2]]");
        edges("edge twice", "[[1,2],[1,2]]");
        edges("10,001 edges", "[" + QByteArray("1,").repeated(10'000) + "1]");
        invalid("2,001 nodes", "[" + QByteArray("1,").repeated(2'000) + "1]", "[]");
    }
    void brokenJson() {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const auto result = parseNetworkSpec(std::string_view(text.constData(), std::size_t(text.size())), "x.json");
        QVERIFY(!result.hasValue());
        QCOMPARE(static_cast<int>(result.error().code), code);
        QCOMPARE(std::get<std::string>(result.error().arguments.front()), std::string("x.json"));
    }
};

FOVEA_TEST(TestCatalogue)
#include "tst_catalogue.moc"
