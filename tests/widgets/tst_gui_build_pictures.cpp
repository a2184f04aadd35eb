// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the Build room's widgets into the folder FOVEA_PICTURES, to be looked at; skipped without it.
#include <QDir>
#include <QGridLayout>
#include <QTest>

#include "core/network/catalogue.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/canvas/tidy_layout.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_view.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

using namespace fovea;

namespace {

QImage samplePicture() {
    QImage image(32, 32, QImage::Format_RGB32);
    for (int y = 0; y < 32; ++y) {
        for (int x = 0; x < 32; ++x) {
            const bool inside = (x - 16) * (x - 16) + (y - 14) * (y - 14) < 80;
            image.setPixel(x, y, inside ? qRgb(180 - 2 * y, 90 + x, 60) : qRgb(90 + y, 140 + x / 2, 80 + y));
        }
    }
    return image;
}

/// The network of the design picture: a skip, and a convolution that does not fit.
NetworkSpec brokenNetwork() {
    NetworkSpec spec;
    NodeId id = spec.append(InputSpec{}, std::nullopt, "Image");
    id = spec.append(Conv2dSpec{.filters = 16, .kernel = {5, 5}}, id);
    const NodeId skip = id = spec.append(ReluSpec{}, id);
    id = spec.append(Conv2dSpec{.filters = 16, .padding = Padding::same()}, id);
    id = spec.append(BatchNormSpec{}, id);
    id = spec.append(ReluSpec{}, id);
    id = spec.append(Conv2dSpec{.filters = 16, .padding = Padding::same()}, id);
    id = spec.append(BatchNormSpec{}, id);
    id = spec.append(AddSpec{}, id);
    spec.edges.push_back({skip, id});
    id = spec.append(ReluSpec{}, id);
    id = spec.append(Conv2dSpec{.filters = 32, .kernel = {5, 5}, .stride = {2, 2}}, id);
    id = spec.append(ReluSpec{}, id);
    id = spec.append(MaxPool2dSpec{}, id);
    id = spec.append(FlattenSpec{}, id);
    spec.append(DenseSpec{}, id);
    return spec;
}

ProblemTexts problemsOf(const NetworkSpec& spec, const ShapeTable& shapes) {
    ProblemTexts problems;
    for (const auto& [id, result] : shapes) {
        const auto* problem = std::get_if<ShapeProblem>(&result);
        if (problem != nullptr && problem->code != ProblemCode::InputUnknown) {
            auto conv = std::get<Conv2dSpec>(spec.find(id)->layer);
            ProblemText text{QStringLiteral("(28 − 5 + 2·0)/2 + 1 = 12.5 is not a whole number: choose padding, kernel "
                                            "or stride so that it divides."),
                             {}};
            conv.padding = {PaddingMode::Custom, {1, 2, 1, 2}};
            text.fixes.push_back({QStringLiteral("Padding 1 + 2"), QStringLiteral("14 × 14"), SetLayer{conv}});
            conv = std::get<Conv2dSpec>(spec.find(id)->layer);
            conv.kernel = {4, 4};
            text.fixes.push_back({QStringLiteral("Kernel 4"), QStringLiteral("13 × 13"), SetLayer{conv}});
            conv.kernel = {5, 5};
            conv.stride = {1, 1};
            text.fixes.push_back({QStringLiteral("Stride 1"), QStringLiteral("24 × 24"), SetLayer{conv}});
            problems[id] = text;
        }
    }
    return problems;
}

}  // namespace

class TstGuiBuildPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        initResources();
        if (qEnvironmentVariableIsEmpty("FOVEA_PICTURES")) {
            QSKIP("FOVEA_PICTURES names no folder");
        }
        folder_ = QDir(qEnvironmentVariable("FOVEA_PICTURES"));
    }

    void canvas_data() {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("theme");
        QTest::addColumn<QSize>("size");
        const QSize wide(1056, 720);
        QTest::newRow("broken-light") << QStringLiteral("broken") << 0 << wide;
        QTest::newRow("broken-dark") << QStringLiteral("broken") << 1 << wide;
        QTest::newRow("lenet5-light") << QStringLiteral("lenet5") << 0 << wide;
        QTest::newRow("lenet5-lecture") << QStringLiteral("lenet5") << 2 << QSize(1600, 800);
        QTest::newRow("vgg-small-light") << QStringLiteral("vgg-small") << 0 << wide;
        QTest::newRow("resnet20-light") << QStringLiteral("resnet20") << 0 << wide;
        QTest::newRow("resnet20-small") << QStringLiteral("resnet20") << 1 << QSize(1040, 490);
    }
    void canvas() {
        QFETCH(QString, network);
        QFETCH(int, theme);
        QFETCH(QSize, size);
        Theme::instance().apply(static_cast<ThemeKind>(theme));
        const CatalogueEntry* entry = findInCatalogue(network.toStdString());
        const NetworkSpec spec = entry == nullptr ? brokenNetwork() : entry->make(entry->input, 10);
        const auto analysis = analyse(spec);
        const ShapeTable& shapes = analysis->shapes;
        NetworkCanvas canvas;
        canvas.resize(size);
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        canvas.setInputImage(samplePicture(), QStringLiteral("CIFAR-10"));
        canvas.setNetwork(analysis, canvas.tidied(spec, shapes), problemsOf(spec, shapes));
        canvas.setSelection({spec.nodes.at(1).id});
        canvas.fit();
        QVERIFY(canvas.grab().save(
            folder_.filePath(QStringLiteral("canvas-%1.png").arg(QLatin1String(QTest::currentDataTag())))));
    }

    void room_data() {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("theme");
        QTest::addColumn<QSize>("size");
        QTest::newRow("broken-light") << QStringLiteral("broken") << 0 << QSize(1600, 924);
        QTest::newRow("lenet5-dark") << QStringLiteral("lenet5") << 1 << QSize(1600, 924);
        QTest::newRow("tiny-vgg-small") << QStringLiteral("tiny-vgg") << 0 << QSize(1280, 724);
    }
    /// All panels around the canvas, as the window puts them.
    void room() {
        QFETCH(QString, network);
        QFETCH(int, theme);
        QFETCH(QSize, size);
        Theme::instance().apply(static_cast<ThemeKind>(theme));
        const CatalogueEntry* entry = findInCatalogue(network.toStdString());
        const NetworkSpec spec = entry == nullptr ? brokenNetwork() : entry->make(entry->input, 10);
        const auto analysis = analyse(spec);
        const ShapeTable& shapes = analysis->shapes;
        QWidget room;
        auto* grid = new QGridLayout(&room);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setSpacing(1);
        auto* palette = new PalettePanel(&room);
        auto* canvas = new NetworkCanvas(&room);
        auto* inspector = new InspectorPanel(&room);
        auto* ledger = new LedgerView(&room);
        grid->addWidget(palette, 0, 0, 2, 1);
        grid->addWidget(canvas, 0, 1);
        grid->addWidget(inspector, 0, 2);
        grid->addWidget(ledger, 1, 1, 1, 2);
        room.resize(size);
        room.show();
        QVERIFY(QTest::qWaitForWindowExposed(&room));
        const std::set<NodeId> selected{spec.nodes.at(1).id};
        canvas->setInputImage(samplePicture(), QStringLiteral("CIFAR-10"));
        canvas->setNetwork(analysis, canvas->tidied(spec, shapes), problemsOf(spec, shapes));
        inspector->setInputImage(samplePicture());
        inspector->setNetwork(analysis, problemsOf(spec, shapes));
        ledger->setNetwork(*analysis);
        canvas->setSelection(selected);
        inspector->setSelection(selected);
        ledger->setSelection(selected);
        QTest::qWait(50);
        canvas->fit();
        QVERIFY(room.grab().save(
            folder_.filePath(QStringLiteral("room-%1.png").arg(QLatin1String(QTest::currentDataTag())))));
    }

private:
    QDir folder_;
};

FOVEA_GUI_TEST(TstGuiBuildPictures)
#include "tst_gui_build_pictures.moc"
