// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/evaluation/preprocessing_trial.h"
#include "core/exchange/onnx/onnx_export.h"
#include "core/exchange/onnx/onnx_import.h"
#include "core/exchange/project_file.h"
#include "core/network/network.h"
#include "core/tensor/random.h"
#include "core/training/batch.h"
#include "tests/support/networks.h"
#include "tests/support/random_floats.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

using Fault = PreprocessingFault;

constexpr int colourClasses = 20;
constexpr int colourSide = 4;

StatedPreprocessing stated(const char* text) { return std::get<StatedPreprocessing>(parsePreprocessing(text)); }

/// Red falls where green rises; blue stays, so that red and blue exchanged are something else.
std::vector<double> classColour(int label) { return {0.05 + 0.045 * label, 0.95 - 0.045 * label, 0.3}; }

/// 200 pictures of one colour each, near that of its class.
class ColourSource : public BatchSource {
public:
    Shape shape() const override { return {colourSide, colourSide, 3}; }
    std::int64_t sampleCount() const override { return 200; }
    int batchSize() const override { return 50; }
    int batchCount() const override { return 4; }
    bool isCostly() const override { return false; }
    Result<void> fill(std::int64_t /*epoch*/, int index, Batch& batch) override {
        batch.shape = shape();
        batch.count = batchSize();
        batch.pixels.clear();
        batch.labels.clear();
        batch.samples.clear();
        for (int i = 0; i < batch.count; ++i) {
            const int picture = index * batchSize() + i;
            RandomStream random(3, RandomPurpose::Test, picture);
            std::vector<double> colour = classColour(picture % colourClasses);
            for (double& value : colour) value += 0.004 * random.normal();
            for (int pixel = 0; pixel < colourSide * colourSide; ++pixel)
                for (const double value : colour) batch.pixels.push_back(static_cast<float>(value));
            batch.labels.push_back(picture % colourClasses);
            batch.samples.push_back(picture);
        }
        return {};
    }
};

/// A classifier that knows colours by what a convention makes of them: its class is that of the nearest colour, when and only
/// when pictures come to it as stated. Over the mean of each channel y: scores w·y + b, made by hand.
Model madeClassifier(const StatedPreprocessing& convention, int channels) {
    NetworkSpec spec;
    const NodeId input = spec.append(InputSpec{{colourSide, colourSide, channels}});
    const NodeId pool = spec.append(GlobalAvgPoolSpec{}, input);
    const NodeId dense = spec.append(DenseSpec{.units = colourClasses}, pool);
    auto weights = std::make_shared<Weights>(initialWeights(spec, 1));
    const std::span<float> weight = weights->view(dense, ParameterRole::Weight);  // {channels, classes}
    const std::span<float> bias = weights->view(dense, ParameterRole::Bias);
    // By what factor and addend each channel comes to the network: y = factor · x + addend.
    const std::vector<float> black(3, 0.0F), white(3, 1.0F);
    const auto addend = preprocessedPixels(convention, black, channels);
    const auto sum = preprocessedPixels(convention, white, channels);
    for (int k = 0; k < colourClasses; ++k) {
        std::vector<double> colour = classColour(k);
        if (channels == 1) colour = {0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]};
        if (convention.order == ChannelOrder::Bgr) std::ranges::reverse(colour);
        double constant = 0;
        for (std::size_t c = 0; c < colour.size(); ++c) {
            const double factor = double{sum[c]} - double{addend[c]};
            weight[c * colourClasses + static_cast<std::size_t>(k)] = static_cast<float>(1000 * colour[c] / factor);
            constant -= 1000 * (colour[c] * colour[c] / 2 + colour[c] * double{addend[c]} / factor);
        }
        bias[static_cast<std::size_t>(k)] = static_cast<float>(constant);
    }
    return {spec, weights, Preprocessing::none(channels), {}};
}

/// As another program's file, opened.
Model reopened(const Model& model) {
    const auto bytes = toOnnx(model);
    auto imported = importOnnx(std::as_bytes(std::span(*bytes)), "made.onnx");
    return std::move(imported->model);
}

std::vector<float> scoresOf(const Model& model, const std::vector<float>& pixels, int count) {
    auto network = Network::create(model.spec, count, Purpose::Inference, std::make_shared<Workers>(1));
    (*network)->setWeights(*model.weights);
    (*network)->setPreprocessing(model.preprocessing);
    (*network)->forward(pixels, count, Mode::Inference);
    return {(*network)->logits().begin(), (*network)->logits().end()};
}

Model someModel(int channels) {
    const NetworkSpec spec = findInCatalogue("lenet5")->make({28, 28, channels}, 10);
    return {spec, std::make_shared<const Weights>(initialWeights(spec, 7)), Preprocessing::none(channels), {}};
}

bool areNear(const std::vector<float>& some, const std::vector<float>& others) {
    if (some.size() != others.size()) return false;
    float largest = 1;
    for (const float value : some) largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < some.size(); ++i)
        if (!(std::abs(some[i] - others[i]) <= 1e-4F * largest)) return false;
    return true;
}

TriedPreprocessing answers(const char* way, const std::string& right, double loss = 1) {
    TriedPreprocessing tried{.stated = stated(way), .isRight = {}, .right = 0, .loss = loss};
    for (int i = 0; i < 200; ++i) {
        tried.isRight.push_back(right[static_cast<std::size_t>(i) % right.size()] == '1');
        if (tried.isRight.back()) ++tried.right;
    }
    return tried;
}

}  // namespace

class StatedPreprocessingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAndWritesTexts_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("again");
        for (const PreprocessingPreset& preset : preprocessingPresets()) {
            const QString id = QString::fromStdString(std::string(preset.id));
            QTest::newRow(qPrintable(id)) << id << id;
            QTest::newRow(qPrintable(id + ";bgr")) << id + ";bgr" << id + ";bgr";
        }
        QTest::newRow("order alone") << "grey"
                                     << "none;grey";
        QTest::newRow("numbers") << " scale=255 ; mean=123.68,116.779,103.939 ;bgr"
                                 << "scale=255;mean=123.68,116.779,103.939;std=1;bgr";
        QTest::newRow("a preset's numbers") << "std=0.5;mean=0.5"
                                            << "minus-one-one";
        QTest::newRow("negative") << "mean=-1e-2;std=2"
                                  << "scale=1;mean=-0.01;std=2";
    }
    void readsAndWritesTexts() {
        QFETCH(QString, text);
        QFETCH(QString, again);
        const auto read = parsePreprocessing(text.toStdString());
        QVERIFY(std::holds_alternative<StatedPreprocessing>(read));
        QCOMPARE(QString::fromStdString(preprocessingText(std::get<StatedPreprocessing>(read))), again);
        QCOMPARE(stated(qPrintable(again)), std::get<StatedPreprocessing>(read));
    }

    void pointsAtMistakes_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* text, Fault fault, const char* part) {
            QTest::newRow(text) << text << static_cast<int>(fault) << part;
        };
        row("", Fault::Unknown, "");
        row("imagnet", Fault::Unknown, "imagnet");
        row("imagenet;brg", Fault::Unknown, "brg");
        row("imagenet;", Fault::Unknown, "");
        row("variance=1", Fault::Unknown, "variance=1");
        row("imagenet;mnist", Fault::Twice, "mnist");
        row("mnist;scale=255", Fault::Twice, "scale=255");
        row("none;bgr;grey", Fault::Twice, "grey");
        row("scale=2", Fault::Scale, "2");
        row("mean=0.5,x", Fault::Number, "x");
        row("mean=", Fault::Number, "");
        row("mean=nan", Fault::Number, "nan");
        row("std=1,0,1", Fault::Deviation, "0");
        row("std=-1", Fault::Deviation, "-1");
        row("mean=1,2;std=1,2,3", Fault::Counts, "1,2,3");
    }
    void pointsAtMistakes() {
        QFETCH(QString, text);
        QFETCH(int, fault);
        QFETCH(QString, part);
        const auto read = parsePreprocessing(text.toStdString());
        const auto* problem = std::get_if<PreprocessingProblem>(&read);
        QVERIFY(problem != nullptr);
        QCOMPARE(static_cast<int>(problem->fault), fault);
        QCOMPARE(text.mid(static_cast<int>(problem->first), static_cast<int>(problem->end - problem->first)), part);
    }

    void saysWhereItDoesNotFit() {
        QCOMPARE(preprocessingMisfit(stated("imagenet"), 3), std::nullopt);
        QCOMPARE(preprocessingMisfit(stated("imagenet"), 1), std::optional(Fault::Channels));
        QCOMPARE(preprocessingMisfit(stated("imagenet;grey"), 1), std::nullopt);
        QCOMPARE(preprocessingMisfit(stated("none;bgr"), 1), std::optional(Fault::OnlyColour));
        QCOMPARE(preprocessingMisfit(stated("mnist;grey"), 4), std::optional(Fault::OnlyColour));
        QCOMPARE(preprocessingMisfit(stated("mnist"), 4), std::nullopt);
    }

    /// By numbers worked out by hand.
    void computesItsFormula() {
        const std::vector<float> pixel{0.2F, 0.4F, 1.0F};
        QVERIFY(areNear(preprocessedPixels(stated("0-255"), pixel, 3), {51, 102, 255}));
        QVERIFY(areNear(preprocessedPixels(stated("minus-one-one;bgr"), pixel, 3), {1, -0.2F, -0.6F}));
        QVERIFY(areNear(preprocessedPixels(stated("scale=255;mean=1,2,5;std=10,20,50"), pixel, 3), {5, 5, 5}));
        QVERIFY(areNear(preprocessedPixels(stated("none;grey"), pixel, 1), {0.4086F}));
        QVERIFY(areNear(preprocessedPixels(stated("none;grey"), pixel, 3), {0.4086F, 0.4086F, 0.4086F}));
    }

    /// The model with it in front gives what the network alone gives for pixels after the formula: as made, behind a project
    /// file, and behind an ONNX file. Where the file has numbers of its own, these come after.
    void becomesPartOfTheModel_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("own");
        for (const bool own : {false, true})
            for (const auto& [text, channels] :
                 {std::pair("0-255", 3), std::pair("imagenet", 3), std::pair("imagenet;bgr", 3),
                  std::pair("scale=255;mean=123.68,116.779,103.939;bgr", 3), std::pair("cifar10;grey", 3),
                  std::pair("mnist", 1), std::pair("mnist;grey", 1)})
                QTest::addRow("%s, %d%s", text, channels, own ? ", own" : "") << text << channels << own;
    }
    void becomesPartOfTheModel() {
        QFETCH(QString, text);
        QFETCH(int, channels);
        QFETCH(bool, own);
        const StatedPreprocessing way = stated(qPrintable(text));
        Model model = someModel(channels);
        if (own) {
            model.preprocessing = {{0.25F, 0.5F, 0.75F}, {2, 3, 4}};
            model.preprocessing.mean.resize(static_cast<std::size_t>(channels));
            model.preprocessing.deviation.resize(static_cast<std::size_t>(channels));
        }
        RandomStream random(11, RandomPurpose::Test);
        std::vector<float> pixels =
            test::randomFloats(random, 2 * 28 * 28 * static_cast<std::size_t>(pictureChannels(way, channels)));
        for (float& value : pixels) value = 0.5F + 0.5F * value;
        const auto right = scoresOf(model, preprocessedPixels(way, pixels, channels), 2);

        const StatedModel made = withPreprocessing(model, std::nullopt, way, model.spec.nextId());
        QVERIFY(made.input.has_value());
        QVERIFY(areNear(scoresOf(made.model, pixels, 2), right));
        QVERIFY(areNear(scoresOf(reopened(made.model), pixels, 2), right));

        Project project;
        project.spec = made.model.spec;
        project.weights = made.model.weights;
        project.preprocessing = made.model.preprocessing;
        project.statedInput = made.input;
        const auto bytes = projectBytes(project, "some");
        QVERIFY(bytes.hasValue());
        const auto read = parseProject(*bytes, "some");
        QVERIFY(read.hasValue());
        QVERIFY(read->statedInput == made.input);
        QVERIFY(areNear(scoresOf(*modelOf(*read, "some"), pixels, 2), right));

        // What is said next takes the place of it, and none leaves nothing behind.
        const Model again = *modelOf(*read, "some");
        const StatedModel other =
            withPreprocessing(again, read->statedInput, stated("minus-one-one"), again.spec.nextId());
        const StatedModel direct = withPreprocessing(model, std::nullopt, stated("minus-one-one"), model.spec.nextId());
        QCOMPARE(other.model.preprocessing, direct.model.preprocessing);
        QVERIFY(other.model.spec == direct.model.spec);
        const StatedModel without = withPreprocessing(again, read->statedInput, stated("none"), again.spec.nextId());
        QVERIFY(!without.input);
        QVERIFY(without.model.spec == model.spec);
        QCOMPARE(without.model.preprocessing, model.preprocessing);
        QCOMPARE(without.model.weights->values, model.weights->values);
    }

    void filesWithoutItHaveNoKey() {
        Project project;
        project.spec = someModel(3).spec;
        const auto bytes = projectBytes(project, "some");
        const std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
        QVERIFY(text.find("stated_preprocessing") == std::string::npos);
    }

    void brokenStatementsAreRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("unknown") << QByteArray(R"({\"own\":{\"deviation\":[1],\"mean\":[0]},\"text\":\"white\"})");
        QTest::newRow("deviation") << QByteArray(R"({\"own\":{\"deviation\":[0],\"mean\":[0]},\"text\":\"0-255\"})");
        QTest::newRow("no text") << QByteArray(R"({\"own\":{\"deviation\":[1],\"mean\":[0]},\"text\":3})");
        QTest::newRow("no own") << QByteArray(R"({\"text\":\"0-255\"})");
    }
    void brokenStatementsAreRefused() {
        QFETCH(QByteArray, json);
        Project project;
        project.spec = someModel(1).spec;
        project.statedInput = StatedInput{stated("0-255"), Preprocessing::none(1), std::nullopt};
        const auto bytes = projectBytes(project, "some");
        QByteArray file(reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size()));
        const qsizetype place = file.indexOf(R"({\"own\":)");
        const QByteArray last = R"(\"0-255\"})";
        QVERIFY(place > 0);
        const QByteArray written = file.mid(place, file.indexOf(last, place) + last.size() - place);
        QVERIFY(json.size() <= written.size());
        file.replace(place, written.size(), json.leftJustified(written.size()));
        std::vector<std::byte> changed(static_cast<std::size_t>(file.size()));
        std::memcpy(changed.data(), file.constData(), changed.size());
        const auto read = parseProject(changed, "some");
        QVERIFY(!read.hasValue());
        QCOMPARE(read.error().code, ErrorCode::JsonFieldInvalid);
    }

    /// Each is right under its own convention alone, and is found by its answers to 200 pictures.
    void findsConventions_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("channels");
        for (const char* text : {"none", "0-255", "minus-one-one", "imagenet", "mnist", "cifar10",
                                 "scale=255;mean=123.68,116.779,103.939;std=1;bgr"})
            QTest::addRow("%s", text) << text << 3;
        QTest::addRow("0-255;bgr") << "0-255;bgr" << 3;
        QTest::addRow("mnist;grey") << "mnist;grey" << 1;
    }
    void findsConventions() {
        QFETCH(QString, text);
        QFETCH(int, channels);
        const Model model = reopened(madeClassifier(stated(qPrintable(text)), channels));
        ColourSource pictures;
        std::vector<TriedPreprocessing> ways;
        for (const StatedPreprocessing& way : preprocessingCandidates(channels, 3)) {
            auto tried = tryPreprocessing(model, std::nullopt, way, pictures, std::make_shared<Workers>(1));
            QVERIFY(tried.hasValue());
            ways.push_back(*std::move(tried));
        }
        QCOMPARE(ways.size(), std::size_t(channels == 3 ? 14 : 4));
        const PreprocessingProposal proposal = proposePreprocessing(ways, colourClasses);
        QCOMPARE(QString::fromStdString(preprocessingText(ways[proposal.best].stated)), text);
        QVERIFY2(ways[proposal.best].right >= 190, qPrintable(QString::number(ways[proposal.best].right)));
        QVERIFY(proposal.verdict ==
                (proposal.best == 0 ? PreprocessingVerdict::AsItIs : PreprocessingVerdict::Proposed));
    }

    void proposesOnlyWhatIsClear() {
        const std::string most = "1111111110", half = "10", few = "1000000000";
        // 180 against 100 of 200.
        auto proposal = proposePreprocessing({answers("none", half), answers("mnist", most)}, 10);
        QVERIFY(proposal.verdict == PreprocessingVerdict::Proposed);
        QCOMPARE(proposal.best, std::size_t{1});
        QVERIFY(proposal.alike.empty());
        QCOMPARE(proposal.limit, 0.05);
        // One picture more is chance.
        TriedPreprocessing one = answers("mnist", most);
        one.isRight[9] = true;
        ++one.right;
        proposal = proposePreprocessing({answers("none", most), one}, 10);
        QVERIFY(proposal.verdict == PreprocessingVerdict::AsItIs);
        QCOMPARE(proposal.best, std::size_t{1});
        QCOMPARE(proposal.alike, std::vector<std::size_t>{0});
        // Of equals that with the smaller loss; the other is named.
        proposal = proposePreprocessing(
            {answers("none", half), answers("mnist", most, 0.5), answers("cifar10", most, 0.4)}, 10);
        QCOMPARE(proposal.best, std::size_t{2});
        QCOMPARE(proposal.alike, std::vector<std::size_t>{1});
        QCOMPARE(proposal.limit, 0.025);
        // Better than as it is, but no better than guessing among two.
        proposal = proposePreprocessing({answers("none", few), answers("mnist", half)}, 2);
        QVERIFY(proposal.verdict == PreprocessingVerdict::NoneIsRight);
    }
};

FOVEA_TEST(StatedPreprocessingTest)
#include "tst_stated_preprocessing.moc"
