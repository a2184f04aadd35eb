// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "core/exchange/code/code_export.h"
#include "tests/support/export_case.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

const QString checker = QStringLiteral(FOVEA_FIXTURES "/../support/check_keras.py");

/// Images and scores only.
void writeScores(const QString& folder, const Model& model) {
    const QDir expected(folder + QStringLiteral("/expected"));
    QVERIFY(expected.mkpath(QStringLiteral(".")));
    const Shape shape = test::inputShapeOf(model.spec);
    const auto images = sample::Numbers(21).list(static_cast<std::size_t>(2 * shape.size()), 0, 1);
    test::writeArray(expected.filePath(QStringLiteral("images.npy")), {2, shape.channels, shape.height, shape.width},
                     images);
    const auto inference = RawInference::create(model, {}, 2, std::make_shared<Workers>(1));
    QVERIFY(inference.hasValue());
    test::writeArray(expected.filePath(QStringLiteral("logits.npy")), {2, (*inference)->outputShape().front()},
                     (*inference)->run(images, 2));
}

}  // namespace

/// Keras itself is not in Debian; what it would compute is computed by a stand-in after its documentation.
class TestKerasExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agreesWithStandIn();
    void namesCannotBreakOut();
    void saysWhatKerasLacks();
};

void TestKerasExport::initTestCase() {
    if (!test::pythonHas("numpy")) QSKIP("python3 with numpy is not here");
}

void TestKerasExport::agreesWithStandIn() {
    QTemporaryDir dir;
    QStringList arguments{checker};
    for (const sample::Sample& entry : test::exportedNetworks()) {
        const CodeSource source{sample::modelFor(entry.spec, 7), {}, entry.name, {}};
        const QString folder = dir.filePath(QString::fromStdString(entry.name).replace(QChar(u' '), QChar(u'_')));
        const auto files = toKeras(source);
        QVERIFY2(files.hasValue(), entry.name.c_str());
        QVERIFY(writeExportFolder(folder.toStdString(), *files).hasValue());
        writeScores(folder, source.model);
        arguments += folder;
    }
    const QByteArray complaint = test::complaintOf(test::python, arguments);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
}

void TestKerasExport::namesCannotBreakOut() {
    QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("net"));
    CodeSource source = test::hostileSource();
    source.model.spec.nodes[1].name = "keras";
    source.model.spec.nodes[2].name = "layers";
    QVERIFY(writeExportFolder(folder.toStdString(), *toKeras(source)).hasValue());
    writeScores(folder, source.model);
    const QByteArray complaint = test::complaintOf(test::python, {checker, folder});
    QVERIFY2(complaint.isEmpty(), complaint.constData());
}

void TestKerasExport::saysWhatKerasLacks() {
    const NetworkSpec spec = sample::chain(
        {9, 9, 2}, {Conv2dSpec{.filters = 3, .stride = {2, 2}, .rounding = Rounding::Floor, .dilation = {2, 2}},
                    FlattenSpec{}, DenseSpec{}});
    const auto refused = toKeras({sample::modelFor(spec, 1), {}, "net", {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ExportUnsupported);
    const auto local = toKeras({sample::modelFor(test::networksOfCode().back().spec, 7), {}, {}, {}});
    QVERIFY(!local);
    QCOMPARE(local.error().code, ErrorCode::ExportUnsupported);
    const bool isNamed = std::ranges::any_of(refused.error().arguments, [](const ErrorArgument& argument) {
        const auto* text = std::get_if<std::string>(&argument);
        return text != nullptr && text->find("Conv 1") != std::string::npos;
    });
    QVERIFY(isNamed);
}

FOVEA_TEST(TestKerasExport)
#include "tst_keras_export.moc"
