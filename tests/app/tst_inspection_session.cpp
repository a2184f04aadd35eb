// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about a model and a picture: the latest of a kind wins, and nothing else is heard.
#include <QSignalSpy>
#include <QTest>

#include "app/session/inspection_session.h"
#include "core/network/catalogue.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

namespace {

InspectionSubject subjectOf(const NetworkSpec& spec, std::uint64_t seed) {
    const Shape shape = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
    return {std::make_shared<const Model>(sample::modelFor(spec, seed)),
            std::make_shared<const std::vector<float>>(
                sample::Numbers(seed).list(static_cast<std::size_t>(shape.size()), 0, 1))};
}

NetworkSpec greyLenet() { return findInCatalogue("lenet5")->make(Shape{32, 32, 1}, 10); }

std::vector<NodeId> allNodes(const NetworkSpec& spec) {
    std::vector<NodeId> nodes;
    for (const Node& node : spec.nodes) nodes.push_back(node.id);
    return nodes;
}

InspectionReplyPointer replyIn(const QSignalSpy& spy, int place) {
    return spy.at(place).first().value<InspectionReplyPointer>();
}

}  // namespace

class TestInspectionSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesWhatWasAskedFor();
    void theLatestOfAKindWins();
    void kindsDoNotDisturbEachOther();
    void cancelledIsNotHeard();
    void partsComeBeforeTheWhole();
    void failuresComeWithTheirQuestion();
    void leavesInTheMiddle();
};

void TestInspectionSession::copiesWhatWasAskedFor() {
    const InspectionSubject subject = subjectOf(greyLenet(), 3);
    const auto nodes = allNodes(subject.model->spec);
    InspectionSession session;
    QSignalSpy answered(&session, &InspectionSession::answered);
    const MapsQuery query{{nodes[1], nodes[4], NodeId{999}}};
    const quint64 id = session.ask(subject, query);
    QVERIFY(id != 0);
    QTRY_COMPARE(answered.count(), 1);
    const InspectionReplyPointer reply = replyIn(answered, 0);
    QCOMPARE(reply->id, id);
    QVERIFY(reply->subject == subject);
    QVERIFY(std::get<MapsQuery>(reply->query) == query);
    const auto& maps = std::get<MapsAnswer>(reply->answer).maps;
    QCOMPARE(maps.size(), std::size_t{2});

    // The same numbers as a network of the test's own.
    auto network = Network::create(subject.model->spec, 1, Purpose::Inspection, std::make_shared<Workers>(1));
    QVERIFY(network);
    (*network)->setWeights(*subject.model->weights);
    (*network)->setPreprocessing(subject.model->preprocessing);
    (*network)->forward(*subject.pixels, 1, Mode::Inference);
    for (const auto& [node, map] : maps) {
        const ConstImageView view = (*network)->activation(node);
        QVERIFY(map.shape == view.shape);
        for (int y = 0; y < view.shape.height; ++y)
            for (int x = 0; x < view.shape.width; ++x)
                for (int c = 0; c < view.shape.channels; ++c) QCOMPARE(map.at(y, x, c), view.at(0, y, x, c));
    }
    QTRY_VERIFY(session.isIdle());
}

void TestInspectionSession::theLatestOfAKindWins() {
    const InspectionSubject subject = subjectOf(greyLenet(), 3);
    const auto nodes = allNodes(subject.model->spec);
    InspectionSession session;
    QSignalSpy answered(&session, &InspectionSession::answered);
    QSignalSpy failed(&session, &InspectionSession::failed);
    quint64 last = 0;
    for (int i = 0; i < 50; ++i) last = session.ask(subjectOf(greyLenet(), std::uint64_t(i)), MapsQuery{{nodes[1]}});
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(replyIn(answered, 0)->id, last);
    QTRY_VERIFY(session.isIdle());
    QCoreApplication::processEvents();
    QCOMPARE(answered.count(), 1);
    QCOMPARE(failed.count(), 0);

    // One that was answered already but not heard yet: its answer is on its way to this thread.
    const quint64 first = session.ask(subject, MapsQuery{{nodes[1]}});
    for (int i = 0; i < 10000 && !session.isIdle(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    QVERIFY(session.isIdle());
    const quint64 second = session.ask(subject, MapsQuery{{nodes[2]}});
    QVERIFY(first != second);
    QTRY_COMPARE(answered.count(), 2);
    QCOMPARE(replyIn(answered, 1)->id, second);
}

void TestInspectionSession::kindsDoNotDisturbEachOther() {
    const InspectionSubject subject = subjectOf(greyLenet(), 3);
    const auto nodes = allNodes(subject.model->spec);
    InspectionSession session;
    QSignalSpy answered(&session, &InspectionSession::answered);
    const quint64 maps = session.ask(subject, MapsQuery{{nodes[1]}});
    const quint64 terms = session.ask(subject, UnitTermsQuery{nodes[1], 3, 4, 2});
    QTRY_COMPARE(answered.count(), 2);
    QCOMPARE(replyIn(answered, 0)->id, maps);
    QCOMPARE(replyIn(answered, 1)->id, terms);
    const auto& map = std::get<MapsAnswer>(replyIn(answered, 0)->answer).maps.at(nodes[1]);
    const auto& unit = std::get<UnitTermsAnswer>(replyIn(answered, 1)->answer);
    QVERIFY(unit.terms);
    QCOMPARE(unit.value, map.at(3, 4, 2));

    session.ask(subject, UnitTermsQuery{nodes[1], 3, 4, 2000});
    QTRY_COMPARE(answered.count(), 3);
    QVERIFY(!std::get<UnitTermsAnswer>(replyIn(answered, 2)->answer).terms);
}

void TestInspectionSession::cancelledIsNotHeard() {
    const InspectionSubject subject = subjectOf(greyLenet(), 3);
    const auto nodes = allNodes(subject.model->spec);
    InspectionSession session;
    QSignalSpy answered(&session, &InspectionSession::answered);
    QSignalSpy failed(&session, &InspectionSession::failed);
    session.cancel(session.ask(subject, MapsQuery{{nodes[1]}}));
    session.cancel(0);
    session.cancel(12345);
    const quint64 terms = session.ask(subject, UnitTermsQuery{nodes[1], 0, 0, 0});
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(replyIn(answered, 0)->id, terms);
    QCOMPARE(failed.count(), 0);
}

void TestInspectionSession::partsComeBeforeTheWhole() {
    const InspectionSubject subject = subjectOf(greyLenet(), 3);
    const auto nodes = allNodes(subject.model->spec);
    InspectionSession session;
    session.setPartInterval(std::chrono::milliseconds(0));
    QSignalSpy answered(&session, &InspectionSession::answered);
    QSignalSpy parts(&session, &InspectionSession::partlyAnswered);
    QSignalSpy progressed(&session, &InspectionSession::progressed);
    session.ask(subject, MapsQuery{nodes});
    QTRY_COMPARE(answered.count(), 1);
    const auto& whole = std::get<MapsAnswer>(replyIn(answered, 0)->answer).maps;
    QCOMPARE(whole.size(), nodes.size());
    QCOMPARE(parts.count(), int(nodes.size()) - 1);
    for (int i = 0; i < parts.count(); ++i) {
        QCOMPARE(progressed.at(i).at(1).toLongLong(), qint64(i + 1));
        QCOMPARE(progressed.at(i).at(2).toLongLong(), qint64(nodes.size()));
        const auto& part = std::get<MapsAnswer>(replyIn(parts, i)->answer).maps;
        QCOMPARE(part.size(), std::size_t(i + 1));
        for (const auto& [node, map] : part) QVERIFY(map == whole.at(node));
    }
}

void TestInspectionSession::failuresComeWithTheirQuestion() {
    InspectionSubject subject = subjectOf(greyLenet(), 3);
    auto broken = std::make_shared<Model>(*subject.model);
    broken->spec.edges.pop_back();
    InspectionSession session;
    QSignalSpy answered(&session, &InspectionSession::answered);
    std::vector<std::pair<quint64, ErrorCode>> failed;
    connect(&session, &InspectionSession::failed, this,
            [&](quint64 question, const Error& error) { failed.emplace_back(question, error.code); });
    const quint64 id = session.ask({broken, subject.pixels}, MapsQuery{{NodeId{1}}});
    QTRY_COMPARE(failed.size(), std::size_t{1});
    QVERIFY(failed.front() == std::pair(id, ErrorCode::NetworkInvalid));
    // It goes on answering.
    session.ask(subject, MapsQuery{{subject.model->spec.nodes[1].id}});
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(failed.size(), std::size_t{1});
}

void TestInspectionSession::leavesInTheMiddle() {
    for (int i = 0; i < 20; ++i) {
        InspectionSession session;
        const InspectionSubject subject = subjectOf(greyLenet(), std::uint64_t(i));
        session.ask(subject, MapsQuery{allNodes(subject.model->spec)});
        session.ask(subject, UnitTermsQuery{subject.model->spec.nodes[1].id, 0, 0, 0});
    }
    QCoreApplication::processEvents();  // what they sent has nobody to go to
}

FOVEA_TEST(TestInspectionSession)
#include "tst_inspection_session.moc"
