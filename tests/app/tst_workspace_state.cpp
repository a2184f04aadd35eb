// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/workspaces/workspace_state.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

BuildState someBuildState() {
    return {.selection = {NodeId{2}, NodeId{5}},
            .view = CanvasView{1.75, -120.5, 33},
            .boxes = true,
            .blocks = true,
            .openedBlocks = {NodeId{4}, NodeId{9}},
            .inspectorShown = false,
            .ledgerCollapsed = true};
}

SeeState someSeeState() {
    return {.picture = 17,
            .galleryStart = 12,
            .layer = NodeId{3},
            .channel = 5,
            .unit = MapUnit{4, 9},
            .answerHidden = true,
            .attribution = {.shown = true, .method = "occlusion", .classIndex = 3, .layer = NodeId{2}, .sanity = true}};
}

TrainState someTrainState() {
    return {.classesShown = true,
            .logarithmicLoss = true,
            .smoothing = 0.85,
            .hiddenRuns = {1, 4},
            .results = {.shown = true, .test = true, .view = ResultsState::View::Classes}};
}

}  // namespace

class TestWorkspaceState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void readsWhatItCan_data();
    void readsWhatItCan();
    void keepsWhatOtherVersionsWrote();
};

void TestWorkspaceState::comesBack_data() {
    QTest::addColumn<WorkspaceStates>("states");
    QTest::newRow("nothing") << WorkspaceStates{};
    QTest::newRow("usual") << WorkspaceStates{.see = SeeState{}, .train = TrainState{}};
    QTest::newRow("See") << WorkspaceStates{.see = someSeeState()};
    QTest::newRow("a page of See") << WorkspaceStates{.see = SeeState{.page = SeePage::Dream}};
    QTest::newRow("own picture") << WorkspaceStates{.see = SeeState{.picture = std::nullopt}};
    QTest::newRow("Train") << WorkspaceStates{.train = someTrainState()};
    QTest::newRow("Build") << WorkspaceStates{.build = someBuildState()};
    QTest::newRow("all") << WorkspaceStates{
        .build = someBuildState(), .see = someSeeState(), .train = someTrainState()};
}

void TestWorkspaceState::comesBack() {
    QFETCH(WorkspaceStates, states);
    const std::string text = workspacesToJson(states);
    QVERIFY2(workspacesFromJson(text) == states, text.c_str());
}

void TestWorkspaceState::readsWhatItCan_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<WorkspaceStates>("states");
    SeeState plain;
    plain.picture.reset();
    QTest::newRow("empty") << QByteArray() << WorkspaceStates{};
    QTest::newRow("broken") << QByteArray(R"({"see":)") << WorkspaceStates{};
    QTest::newRow("no object") << QByteArray("[1]") << WorkspaceStates{};
    QTest::newRow("no object within") << QByteArray(R"({"see":3,"train":"x"})") << WorkspaceStates{};
    QTest::newRow("other types")
        << QByteArray(R"({"see":{"picture":"1","layer":1.5,"channel":-2,"unit":[1,2],"gallery_start":-1,)"
                      R"("answer_hidden":1}})")
        << WorkspaceStates{.see = plain};
    QTest::newRow("an attribution by a method that there isn't")
        << QByteArray(R"({"see":{"attribution":{"shown":1,"method":"magic","class":-1,"layer":"x"}}})")
        << WorkspaceStates{.see = plain};
    QTest::newRow("too large") << QByteArray(
                                      R"({"see":{"picture":18446744073709551615,"layer":2147483648,"channel":1e30,)"
                                      R"("unit":{"row":1}}})")
                               << WorkspaceStates{.see = plain};
    QTest::newRow("a view from nowhere")
        << QByteArray(R"({"build":{"selection":[3,-1,"4",1e9],"view":{"zoom":0,"x":1,"y":1e300},"boxes":2}})")
        << WorkspaceStates{.build = BuildState{.selection = {NodeId{3}}}};
    QTest::newRow("results seen nowhere")
        << QByteArray(R"({"train":{"results":{"shown":true,"test":1,"view":"colours"}}})")
        << WorkspaceStates{.train = TrainState{.results = {.shown = true}}};
    QTest::newRow("smoothing past its end")
        << QByteArray(R"({"train":{"smoothing":1,"hidden_runs":[2,-1,"3",1e9,99999999999]}})")
        << WorkspaceStates{.train = TrainState{.hiddenRuns = {2}}};
}

void TestWorkspaceState::readsWhatItCan() {
    QFETCH(QByteArray, text);
    QFETCH(WorkspaceStates, states);
    const WorkspaceStates read = workspacesFromJson(text.toStdString());
    QVERIFY2(read == states, workspacesToJson(read).c_str());
}

void TestWorkspaceState::keepsWhatOtherVersionsWrote() {
    const std::string before = R"({"attic":{"lesson":7},"see":{"channel":1}})";
    const WorkspaceStates states{.see = someSeeState()};
    const std::string after = workspacesToJson(states, before);
    QVERIFY2(after.find(R"("attic":{"lesson":7})") != std::string::npos, after.c_str());
    QVERIFY(workspacesFromJson(after) == states);
}

FOVEA_TEST(TestWorkspaceState)
#include "tst_workspace_state.moc"
