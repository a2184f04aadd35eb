// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/commands/change_settings.h"
#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "core/network/catalogue.h"
#include "tests/support/document_edits.h"
#include "tests/support/register_test.h"

using namespace fovea;
using fovea::test::named;
using fovea::test::push;

namespace {

NetworkSpec lenet() { return findInCatalogue("lenet5")->make(Shape{32, 32, 3}, 10); }

std::shared_ptr<const Weights> weightsOf(const Document& document) {
    const auto model = document.deferredModel()();
    return model ? model->weights : nullptr;
}

/// A checkpoint as a run of `step` steps would leave it, with recognisable weights.
std::shared_ptr<const Checkpoint> checkpointFor(const NetworkSpec& spec, std::int64_t step, float value) {
    auto checkpoint = std::make_shared<Checkpoint>();
    checkpoint->spec = spec;
    checkpoint->step = step;
    checkpoint->weights = initialWeights(spec, 7);
    for (const ParameterTensor& parameter : checkpoint->weights.layout->parameters) {
        const auto tensor = checkpoint->weights.view(parameter.node, parameter.role);
        std::ranges::fill(tensor, value);
    }
    return checkpoint;
}

}  // namespace

class TestDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsCleanAndEmpty() {
        const Document document;
        QVERIFY(document.spec().nodes.empty());
        QVERIFY(!document.isDirty());
        QVERIFY(!document.isSound());
        QVERIFY(!document.currentModel());
        QCOMPARE(document.displayName(), QStringLiteral("Untitled"));
    }

    /// A save that was asked for before takes the old contents then, all of them.
    void isWholeWhenItIsAboutToBeReplaced() {
        Document document;
        Project project;
        project.spec = lenet();
        project.runNumber = 3;
        project.unknown["other"] = "program";
        project.workspacesJson = "{\"a\":1}";
        document.fromProject(project, QStringLiteral("/tmp/one.fovea"));
        std::vector<Project> seen;
        connect(&document, &Document::aboutToBeReplaced, this, [&] { seen.push_back(document.toProject()); });
        document.fromProject(Project(), QStringLiteral("/tmp/two.fovea"));
        document.fromProject(project, QStringLiteral("/tmp/one.fovea"));
        document.reset({}, {});
        QCOMPARE(seen.size(), std::size_t{3});
        for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
            QVERIFY(seen[i].spec == project.spec);
            QCOMPARE(seen[i].runNumber, 3);
            QVERIFY(seen[i].unknown == project.unknown);
            QCOMPARE(seen[i].workspacesJson, project.workspacesJson);
        }
    }

    void derivesShapesOncePerRevision() {
        Document document;
        document.reset({lenet(), {}}, {});
        QVERIFY(document.isSound());
        QCOMPARE(document.cost().totals.parameters, std::int64_t{62006});
        const quint64 before = document.revision();
        QSignalSpy network(&document, &Document::networkChanged);
        QSignalSpy drawing(&document, &Document::drawingChanged);
        const auto analysis = document.analysis();
        push(document, moveNodes(document, {{named(document, "Conv 1"), QPointF(10, 20)}}, 0));
        QCOMPARE(document.revision(), before);
        QCOMPARE(network.count(), 0);
        QCOMPARE(document.analysis(), analysis);
        QCOMPARE(drawing.takeFirst().at(0).value<DrawingParts>(), DrawingParts(DrawingPart::Places));
        push(document, renameNode(document, named(document, "Conv 1"), QStringLiteral("Edges"), 0));
        QVERIFY(document.revision() > before);
        QCOMPARE(network.count(), 1);
        QVERIFY(document.analysis() != analysis);
        QCOMPARE(drawing.takeFirst().at(0).value<DrawingParts>(), DrawingParts(DrawingPart::Names));
        document.undoStack().undo();
        QVERIFY(document.revision() > before + 1);
        push(document, removeSelection(document, {{named(document, "Pool 2")}, {}}));
        QVERIFY(drawing.last().at(0).value<DrawingParts>().testFlag(DrawingPart::Structure));
        QCOMPARE(document.analysis()->spec, document.spec());
        QCOMPARE(document.analysis()->fields, receptiveFields(document.spec(), document.shapes()));
    }

    void dirtyFollowsUndoAndTraining() {
        Document document;
        document.reset({lenet(), {}}, {});
        QSignalSpy dirty(&document, &Document::dirtyChanged);
        push(document, renameNode(document, named(document, "Conv 1"), QStringLiteral("Edges"), 0));
        QVERIFY(document.isDirty());
        document.undoStack().undo();
        QVERIFY(!document.isDirty());
        document.setTrained(checkpointFor(document.spec(), 5, 1.0F), std::nullopt, {});
        QVERIFY(document.isDirty());
        QVERIFY(document.hasUnsavedTraining());
        document.markSaved(QStringLiteral("/tmp/a.fovea"), document.saveMark());
        QVERIFY(!document.isDirty());
        QCOMPARE(document.displayName(), QStringLiteral("a.fovea"));
        QCOMPARE(dirty.count(), 4);
        document.clearTrained();
        QVERIFY(document.isDirty());
    }

    void editsDuringASaveStayUnsaved() {
        Document document;
        document.reset({lenet(), {}}, {});
        push(document, renameNode(document, named(document, "Conv 1"), QStringLiteral("Edges"), 0));
        const SaveMark mark = document.saveMark();
        push(document, renameNode(document, named(document, "Conv 2"), QStringLiteral("Shapes"), 0));
        document.markSaved(QStringLiteral("/tmp/a.fovea"), mark);
        QVERIFY(document.isDirty());
        document.undoStack().undo();
        QVERIFY(document.isDirty());  // which state the file holds is no longer known to the stack
    }

    void editedNetworkKeepsWhatFits() {
        Document document;
        document.reset({lenet(), {}}, {});
        document.setTrained(checkpointFor(document.spec(), 5, 2.5F), std::nullopt, {});
        const auto trained = document.trained().weights;
        const NodeId first = named(document, "Conv 1");
        const NodeId second = named(document, "Conv 2");
        Conv2dSpec wider = std::get<Conv2dSpec>(document.spec().find(second)->layer);
        wider.filters = 20;
        push(document, changeLayer(document, second, wider, QStringLiteral("filters"), 0));

        const auto weights = weightsOf(document);
        QVERIFY(weights);
        QVERIFY(!document.trained().checkpoint);
        QCOMPARE(weights->view(first, ParameterRole::Weight)[0], 2.5F);
        QVERIFY(weights->view(second, ParameterRole::Weight)[0] != 2.5F);

        document.undoStack().undo();
        QCOMPARE(weightsOf(document), trained);
        QVERIFY(document.trained().checkpoint);
    }

    /// The layout of the weights stays, and yet the run belongs to what was.
    void anotherActivationEndsTheRun() {
        Document document;
        document.reset({lenet(), {}}, {});
        document.setTrained(checkpointFor(document.spec(), 5, 2.5F), std::nullopt, {});
        const auto trained = document.trained().weights;
        NodeId activation;
        for (const Node& node : document.spec().nodes)
            if (std::holds_alternative<ReluSpec>(node.layer) || std::holds_alternative<TanhSpec>(node.layer))
                activation = node.id;
        QVERIFY(document.spec().find(activation) != nullptr);
        push(document, changeLayer(document, activation, SigmoidSpec{}, QStringLiteral("kind"), 0));
        QVERIFY(!document.trained().checkpoint);
        QCOMPARE(weightsOf(document), trained);
        document.undoStack().undo();
        QVERIFY(document.trained().checkpoint);
        QCOMPARE(document.trained().checkpoint->step, std::int64_t{5});
    }

    void undoAndRedoCarryTheirTraining() {
        Document document;
        document.reset({lenet(), {}}, {});
        const NodeId second = named(document, "Conv 2");
        Conv2dSpec wider = std::get<Conv2dSpec>(document.spec().find(second)->layer);
        wider.filters = 20;
        push(document, changeLayer(document, second, wider, QStringLiteral("filters"), 0));
        document.setTrained(checkpointFor(document.spec(), 9, 3.0F), std::nullopt, {"a", "b"});
        document.undoStack().undo();
        QVERIFY(!document.trained().weights);
        document.undoStack().redo();
        QVERIFY(document.trained().checkpoint);
        QCOMPARE(document.trained().checkpoint->step, std::int64_t{9});
        QCOMPARE(weightsOf(document)->view(second, ParameterRole::Weight)[0], 3.0F);
    }

    void removedLayersIdIsNotGivenOutAgain() {
        Document document;
        document.reset({lenet(), {}}, {});
        push(document, addLayer(document, {DenseSpec{10}, {}, {}, document.spec().outputNode()}));
        const NodeId added = *document.spec().outputNode();
        push(document, removeSelection(document, {{added}, {}}));
        push(document, addLayer(document, {DenseSpec{10}, {}, {}, document.spec().outputNode()}));
        QVERIFY(*document.spec().outputNode() != added);
    }

    void selectionDropsWhatIsGone() {
        Document document;
        document.reset({lenet(), {}}, {});
        const NodeId conv = named(document, "Conv 2");
        QSignalSpy changed(&document, &Document::selectionChanged);
        document.setSelection({{conv, NodeId{999}}, {}});
        QCOMPARE(document.selection().nodes.size(), std::size_t{1});
        push(document, removeSelection(document, document.selection()));
        QVERIFY(document.selection().empty());
        QCOMPARE(changed.count(), 2);
    }

    void projectHoldsEverything() {
        Document document;
        RunSettings settings;
        settings.dataset = "builtin";
        settings.options.learningRate = 0.125F;
        settings.notes = "first try";
        document.reset({lenet(), {}}, settings);
        push(document, moveNodes(document, {{named(document, "Conv 1"), QPointF(12.5, -7)}}, 0));
        const Preprocessing preprocessing{{0.1F, 0.2F, 0.3F}, {1, 2, 3}};
        document.setTrained(checkpointFor(document.spec(), 5, 2.5F), preprocessing, {"cat", "dog"});

        Document other;
        other.fromProject(document.toProject(), QStringLiteral("/tmp/b.fovea"));
        QCOMPARE(other.spec(), document.spec());
        QCOMPARE(other.positions(), document.positions());
        QCOMPARE(other.settings(), document.settings());
        QCOMPARE(other.trained().classNames, document.trained().classNames);
        QCOMPARE(other.trained().preprocessing, document.trained().preprocessing);
        QCOMPARE(other.trained().checkpoint->step, std::int64_t{5});
        QCOMPARE(weightsOf(other)->values, weightsOf(document)->values);
        QVERIFY(!other.isDirty());
        QVERIFY(other.undoStack().count() == 0);
    }

    void unsoundNetworkKeepsItsWeightsThroughAFile() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("half.fovea"));
        Document document;
        document.reset({lenet(), {}}, {});
        document.setTrained(checkpointFor(document.spec(), 5, 2.5F), Preprocessing{{0, 0, 0}, {1, 1, 1}}, {});
        const NodeId flatten = named(document, "Flatten");
        const NodeId conv = named(document, "Conv 1");
        for (const NodeId consumer : document.spec().consumersOf(flatten)) {
            push(document, disconnectNodes(document, {flatten, consumer}));
        }
        QVERIFY(!document.isSound());
        QVERIFY(saveProject(document.toProject(), path.toStdString()));

        const auto project = loadProject(path.toStdString());
        QVERIFY(project);
        Document other;
        other.fromProject(*project, path);
        QVERIFY(!other.currentModel());
        push(other, connectNodes(other, {flatten, named(other, "Dense 1")}));
        QVERIFY(other.isSound());
        const auto weights = weightsOf(other);
        QVERIFY(weights);
        QCOMPARE(weights->view(conv, ParameterRole::Weight)[0], 2.5F);
        QCOMPARE(weights->view(named(other, "Dense 1"), ParameterRole::Bias)[0], 2.5F);
    }

    void tensorsOfOtherProgramsSurvive() {
        Document document;
        document.reset({lenet(), {}}, {});
        Project project = document.toProject();
        project.unknown["author"] = "someone";
        project.unknownTensors["other/mask"] = {TensorType::U8, {2}, {std::byte{1}, std::byte{2}}};
        document.fromProject(project, QStringLiteral("/tmp/c.fovea"));
        QCOMPARE(document.toProject().unknown, project.unknown);
        QVERIFY(document.toProject().unknownTensors == project.unknownTensors);
        document.reset({lenet(), {}}, {});
        QVERIFY(document.toProject().unknownTensors.empty());
    }

    void aSaveThatEndsLateSparesTheNextNetwork() {
        Document document;
        document.reset({lenet(), {}}, {});
        const SaveMark mark = document.saveMark();
        document.reset({lenet(), {}}, {});
        push(document, renameNode(document, named(document, "Conv 1"), QStringLiteral("Edges"), 0));
        document.markSaved(QStringLiteral("/tmp/a.fovea"), mark);
        QVERIFY(document.filePath().isEmpty());
        QVERIFY(document.isDirty());
    }

    void aNetworkBeyondMemoryIsCountedOnly() {
        Document document;
        NetworkSpec spec;
        const NodeId image = spec.append(InputSpec{{1024, 1024, 3}});
        const NodeId flat = spec.append(FlattenSpec{}, image);
        spec.append(DenseSpec{.units = 1'000'000}, flat);
        document.reset({spec, {}}, {});
        QVERIFY(document.isSound());
        QVERIFY(!document.currentModel()->weights);
        const auto model = document.deferredModel()();
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::OutOfMemory);
        QVERIFY(!document.toProject().weights);
    }

    void whereMemoryIsShortASaveKeepsWhatWasTrained() {
        Document document;
        document.reset({lenet(), {}}, {});
        document.setTrained(checkpointFor(document.spec(), 5, 2.5F), std::nullopt, {});
        const auto trained = document.trained().weights;
        push(document, changeLayer(document, *document.spec().inputNode(), InputSpec{{4096, 4096, 3}}, QString(), 0));
        const NodeId dense = named(document, "Dense 1");
        push(document, changeLayer(document, dense, DenseSpec{.units = 1'000'000}, QString(), 1));
        QVERIFY(document.isSound());
        QVERIFY(!document.deferredModel()());
        QCOMPARE(document.toProject().weights, trained);
    }

    void positionsFromBrokenJson_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count");
        QTest::newRow("good") << QByteArray(R"({"positions":{"1":[10,20.5]}})") << 1;
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("no JSON") << QByteArray("{") << 0;
        QTest::newRow("list") << QByteArray("[1,2]") << 0;
        QTest::newRow("other type") << QByteArray(R"({"positions":3})") << 0;
        QTest::newRow("text for numbers") << QByteArray(R"({"positions":{"1":["a","b"]}})") << 0;
        QTest::newRow("three numbers") << QByteArray(R"({"positions":{"1":[1,2,3]}})") << 0;
        QTest::newRow("far away") << QByteArray(R"({"positions":{"1":[1e300,2]}})") << 0;
        QTest::newRow("unknown node") << QByteArray(R"({"positions":{"777":[1,2]}})") << 0;
    }
    void positionsFromBrokenJson() {
        QFETCH(QByteArray, text);
        QTEST(static_cast<int>(positionsFromJson(text.toStdString(), lenet()).size()), "count");
    }
};

FOVEA_TEST(TestDocument)
#include "tst_document.moc"
