// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/exchange/npy.h"
#include "core/exchange/onnx/onnx_import.h"
#include "core/exchange/raw_inference.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// Folder with `models/NAME/` of model.onnx, x.npy, the right answer y.npy and a note; empty where there is none.
QString casesFolder() {
    const QString folder = qEnvironmentVariable("FOVEA_TEST_CASES");
    return !folder.isEmpty() && QDir(folder + QStringLiteral("/models")).exists() ? folder : QString();
}

std::vector<float> numbersOf(const QString& path) {
    auto reader = NpyReader::open(path.toStdString());
    if (!reader) return {};
    std::int64_t count = 1;
    for (const std::int64_t side : reader->shape()) count *= side;
    std::vector<float> numbers(static_cast<std::size_t>(count));
    return reader->read(0, numbers) ? numbers : std::vector<float>();
}

/// Cases that stand for layer kinds there are: a refusal is a fault.
const QStringList& mustOpen() {
    static const QStringList names{QStringLiteral("act-instance-norm"),
                                   QStringLiteral("avgpool-ceil-includepad"),
                                   QStringLiteral("avgpool-include-pad-inception"),
                                   QStringLiteral("channel-shuffle"),
                                   QStringLiteral("maxpool-dilated"),
                                   QStringLiteral("pad-globalavg"),
                                   QStringLiteral("pad-then-same-conv"),
                                   QStringLiteral("reshape-C-HW-mean"),
                                   QStringLiteral("resnet-cifar-option-A"),
                                   QStringLiteral("slice-channels"),
                                   QStringLiteral("split-channels"),
                                   QStringLiteral("squeeze-excite"),
                                   QStringLiteral("torch-googlenet-transform-input"),
                                   QStringLiteral("torch-grey-cat3"),
                                   QStringLiteral("torch-groupnorm"),
                                   QStringLiteral("torch-inceptionv3-avgpool"),
                                   QStringLiteral("torch-rgb2bgr"),
                                   QStringLiteral("torch-shufflenetv2")};
    return names;
}

/// Logarithms of the shares of each row of so many scores.
void logSoftmax(std::vector<float>& scores, std::size_t classes) {
    for (std::size_t row = 0; row < scores.size(); row += classes) {
        const std::span<float> values = std::span(scores).subspan(row, classes);
        const double largest = *std::ranges::max_element(values);
        double sum = 0;
        for (const float value : values) sum += std::exp(value - largest);
        for (float& value : values) value = static_cast<float>(value - largest - std::log(sum));
    }
}

}  // namespace

/// Models made for one point each that public models show: they open with the right numbers, or are refused by name.
class TestOnnxCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverOtherNumbers_data() {
        QTest::addColumn<QString>("folder");
        const QString cases = casesFolder();
        if (cases.isEmpty()) QSKIP("FOVEA_TEST_CASES names no folder of models");
        const QDir models(cases + QStringLiteral("/models"));
        for (const QString& name : models.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << models.filePath(name);
    }

    void neverOtherNumbers() {
        QFETCH(QString, folder);
        const QDir files(folder);
        const QStringList models = files.entryList({QStringLiteral("*.onnx")}, QDir::Files);
        QCOMPARE(models.size(), 1);
        const auto model = importOnnxFile(files.filePath(models.front()).toStdString());
        if (!model) {
            QVERIFY2(!mustOpen().contains(files.dirName()), "this is to open");
            const ErrorCode code = model.error().code;
            QVERIFY2(code == ErrorCode::OnnxUnsupported || code == ErrorCode::OnnxExternalData ||
                         code == ErrorCode::OnnxVersion,
                     qPrintable(QStringLiteral("a sound file is called broken (%1)").arg(int(code))));
            QVERIFY(model.error().arguments.size() > 1);
            return;
        }
        const QTemporaryDir out;
        const QString scores = out.filePath(QStringLiteral("y.npy"));
        const auto shape = inferFile(model->model, {}, files.filePath(QStringLiteral("x.npy")).toStdString(),
                                     scores.toStdString(), std::make_shared<Workers>(1));
        QVERIFY2(shape.hasValue(), "its own input is refused");
        std::vector<float> ours = numbersOf(scores);
        const std::vector<float> right = numbersOf(files.filePath(QStringLiteral("y.npy")));
        QFile note(files.filePath(QStringLiteral("note.txt")));
        const QByteArray how = note.open(QIODevice::ReadOnly) ? note.readAll() : QByteArray();
        if (how.contains("softmax(Fovea)")) logSoftmax(ours, static_cast<std::size_t>(shape->back()));
        if (how.contains("compare softmax(Fovea)"))
            for (float& value : ours) value = std::exp(value);
        QVERIFY(!right.empty());
        QCOMPARE(ours.size(), right.size());
        float largest = 1;
        for (const float value : right) largest = std::max(largest, std::abs(value));
        for (std::size_t i = 0; i < right.size(); ++i)
            QVERIFY2(std::abs(ours[i] - right[i]) <= 1e-4F * largest,
                     qPrintable(QStringLiteral("%1 in place of %2 at %3").arg(ours[i]).arg(right[i]).arg(i)));
    }
};

FOVEA_TEST(TestOnnxCases)
#include "tst_onnx_cases.moc"
