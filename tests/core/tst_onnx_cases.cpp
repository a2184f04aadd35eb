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

/// What no layer kind does, or a format that is refused with its reason. All others are to open.
const QStringList& mayBeRefused() {
    static const QStringList names{
        QStringLiteral("argmax-output"), QStringLiteral("convtranspose"), QStringLiteral("input-no-shape"),
        QStringLiteral("pad-reflect"), QStringLiteral("qdq-int8-static"), QStringLiteral("resize-nearest"),
        QStringLiteral("sparse-initializer"), QStringLiteral("torch-conv-circular"), QStringLiteral("torch-lrn-even2"),
        // Values that are cut to whole numbers, statistics of the batch, and shares of something else than classes.
        QStringLiteral("batchnorm-5-outputs-as-training"), QStringLiteral("cast-to-bool-inside"),
        QStringLiteral("cast-to-int32-inside"), QStringLiteral("cast-to-uint8-truncates"),
        QStringLiteral("softmax-opset11-axis2-4d"), QStringLiteral("softmax-opset11-axis3-4d")};
    return names;
}

/// Height, width and channels of the images in an array N×C×H×W.
std::optional<Shape> imageOf(const QString& path) {
    const auto reader = NpyReader::open(path.toStdString());
    if (!reader || reader->shape().size() != 4) return std::nullopt;
    const auto side = [&](std::size_t i) { return static_cast<int>(reader->shape()[i]); };
    return Shape{side(2), side(3), side(1)};
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
        const auto model = importOnnxFile(files.filePath(models.front()).toStdString(),
                                          {.input = imageOf(files.filePath(QStringLiteral("x.npy"))), .beside = {}});
        if (!model) {
            const ErrorCode code = model.error().code;
            if (!mayBeRefused().contains(files.dirName()))
                for (const auto& argument : model.error().arguments)
                    if (const auto* text = std::get_if<std::string>(&argument)) qInfo("%s", text->c_str());
            QVERIFY2(mayBeRefused().contains(files.dirName()), "this is to open");
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
