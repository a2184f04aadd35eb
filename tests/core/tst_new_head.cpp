// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "core/network/new_head.h"
#include "core/network/weights.h"
#include "tests/support/networks.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

class TestNewHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesHeads_data();
    void replacesHeads();
    void keepsOtherWeights();
};

void TestNewHead::replacesHeads_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<bool>("appended");
    QTest::newRow("lenet5") << QStringLiteral("lenet5") << false;
    QTest::newRow("resnet20") << QStringLiteral("resnet20") << false;
    QTest::newRow("softmax at the end") << QStringLiteral("softmax") << false;
    QTest::newRow("convolution and average") << QStringLiteral("averaged") << false;
    QTest::newRow("features of a pixel") << QStringLiteral("point") << true;
    QTest::newRow("wide features") << QStringLiteral("wide") << true;
}

void TestNewHead::replacesHeads() {
    QFETCH(QString, network);
    QFETCH(bool, appended);
    const bool hasSoftmax = network == QStringLiteral("softmax");
    NetworkSpec spec;
    if (hasSoftmax) {
        spec = mixedNetwork();
        spec.append(SoftmaxSpec{}, *spec.outputNode());
    } else if (network == QStringLiteral("lenet5") || network == QStringLiteral("resnet20")) {
        spec = smallNetwork(network.toStdString());
    } else {
        NodeId end = spec.append(Conv2dSpec{.filters = 6}, spec.append(InputSpec{{12, 12, 3}}));
        if (network != QStringLiteral("averaged")) end = spec.append(ReluSpec{}, end);
        if (network != QStringLiteral("wide")) spec.append(GlobalAvgPoolSpec{}, end);
    }
    const auto made = withNewHead(spec, 7, NodeId{40});
    QVERIFY(made.hasValue());
    QCOMPARE(made->isAppended, appended);
    QVERIFY(validate(made->spec).empty());
    QCOMPARE(soundShapes(made->spec).at(*made->spec.outputNode()).size(), 7);
    QVERIFY(made->head.value >= 40);
    QCOMPARE(headOf(made->spec), std::optional(made->head));
    // Everything else keeps its id and settings, and so its weights.
    for (const Node& node : made->spec.nodes)
        if (node.id.value < 40) QVERIFY(spec.find(node.id) != nullptr && spec.find(node.id)->layer == node.layer);
    const std::size_t added = made->spec.nodes.size() - spec.nodes.size();
    QCOMPARE(added, hasSoftmax ? std::size_t(-1) : !appended ? 0U : network == QStringLiteral("wide") ? 2U : 1U);
    QVERIFY(!withNewHead({}, 7, NodeId{1}));
}

// Also for as many classes as before: the old head's weights don't fit the new one.
void TestNewHead::keepsOtherWeights() {
    const NetworkSpec spec = smallNetwork("lenet5");
    const Weights trained = initialWeights(spec, 5);
    const auto made = withNewHead(spec, 4, NodeId{1});
    QVERIFY(made.hasValue());
    const auto weights = weightsFor(made->spec, 9, std::make_shared<const Weights>(trained));
    QVERIFY(weights.hasValue());
    const Weights fresh = initialWeights(made->spec, 9);
    for (const ParameterTensor& tensor : (*weights)->layout->parameters) {
        const Weights& expected = tensor.node == made->head ? fresh : trained;
        const auto found = (*weights)->view(tensor.node, tensor.role);
        const auto wanted = expected.view(tensor.node, tensor.role);
        QVERIFY(std::ranges::equal(found, wanted));
    }
}

FOVEA_TEST(TestNewHead)
#include "tst_new_head.moc"
