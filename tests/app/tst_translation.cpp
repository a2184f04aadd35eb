// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/problem_text.h"
#include "app/session/run_controller.h"
#include "app/actions/action_table.h"
#include "app/workspaces/train_controls.h"
#include "app/workspaces/unit_explanation.h"
#include "core/network/catalogue.h"
#include "tests/support/file_translator.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/images/patch_arithmetic.h"
#include "widgets/inspector/field_form.h"
#include "widgets/inspector/layer_arithmetic.h"
#include "widgets/inspector/palette_chip.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// What must be in a sentence and in its translation alike: placeholders, tags, filters, outer spaces.
QStringList marks(const QString& text) {
    static const QRegularExpression mark(QStringLiteral(R"(%\d|%n|</?\w+>|\*\.\w+|^ +| +$)"));
    QStringList list;
    for (auto match = mark.globalMatch(text); match.hasNext();) list << match.next().captured();
    list.sort();
    return list;
}

NetworkSpec lenet5() { return findInCatalogue("lenet5")->make({32, 32, 3}, 10); }

/// What See says of a pixel of LeNet-5's input that is zero.
QString inputSentence() {
    Model model;
    model.spec = lenet5();
    return explain(model, {*model.spec.inputNode()}, {UnitTerms{}, 0}).sentence;
}

QString texts(const QWidget& widget) {
    QStringList all;
    for (const auto* label : widget.findChildren<QLabel*>()) all << label->text();
    for (const auto* chip : widget.findChildren<PaletteChip*>()) all << chip->title();
    return all.join(u'\n');
}

}  // namespace

/// The translations as they lie in the tree, and that the program's sentences find theirs.
class TestTranslation : public QObject {
    Q_OBJECT
private:
    QList<Message> messages_;
    std::unique_ptr<FileTranslator> translator_;

private Q_SLOTS:
    void initTestCase() {
        initResources();
        messages_ = readMessages(QStringLiteral(FOVEA_FIXTURES "/../../resources/i18n/fovea_vi.ts"));
        QVERIFY(messages_.size() > 600);
        translator_ = std::make_unique<FileTranslator>(messages_);
        QVERIFY(QCoreApplication::installTranslator(translator_.get()));
    }
    void cleanupTestCase() { QCoreApplication::removeTranslator(translator_.get()); }

    void isComplete() {
        QStringList open;
        for (const Message& m : messages_)
            if (!m.state.isEmpty() || m.translation.trimmed().isEmpty())
                open << m.context + QStringLiteral(": ") + m.source;
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
    }

    void keepsPlaceholders() {
        for (const Message& m : messages_)
            QVERIFY2(marks(m.translation) == marks(m.source),
                     qPrintable(m.source + QStringLiteral(" | ") + m.translation));
    }

    /// Sentences of free functions once lay in the context "fovea", where none of them is looked up. Qt's own
    /// words lie under Qt's classes.
    void filesUnderClasses() {
        for (const Message& m : messages_)
            QVERIFY2(m.context.startsWith(QStringLiteral("fovea::")) || m.context.startsWith(u'Q'),
                     qPrintable(m.context + QStringLiteral(": ") + m.source));
    }

    /// A layer is "lớp" and a class "nhãn", so that one is not taken for the other; and tone marks stand where they stand in
    /// most of the texts ("huỷ", not "hủy").
    void keepsToItsWords() {
        static const QRegularExpression ofClasses(QStringLiteral("class(?!i[cf])"),
                                                  QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression otherMarks(QStringLiteral("[óòỏõọ][ae]\\b|[úùủũụ]y\\b"),
                                                   QRegularExpression::UseUnicodePropertiesOption);
        for (const Message& m : messages_) {
            const bool speaksOfLayers = m.source.contains(QStringLiteral("layer"), Qt::CaseInsensitive) ||
                                        m.source.startsWith(QStringLiteral("Each unit weighs all values"));
            const QString both = m.source + QStringLiteral(" | ") + m.translation;
            if (m.source.contains(ofClasses) && !speaksOfLayers)
                QVERIFY2(!m.translation.contains(QStringLiteral("lớp"), Qt::CaseInsensitive), qPrintable(both));
            QVERIFY2(!m.translation.contains(otherMarks), qPrintable(both));
        }
    }

    void speaks_data() {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& said, const char* expected) {
            QTest::newRow(name) << said << QString::fromUtf8(expected);
        };
        row("error", errorText({ErrorCode::FileNotFound, {std::string("a.json")}}),
            "Không có tệp “a.json”. Hãy kiểm tra tên tệp và thư mục.");
        row("problem", problemText(ShapeProblem{ProblemCode::Cycle, {}}),
            "Các đường nối tạo thành vòng: hãy xoá một đường.");
        row("setting", settingName(SettingId::StrideHeight), "bước trượt dọc");
        row("layer", layerTitle(MaxPool2dSpec{}), "Gộp cực đại");
        row("family", familyTitle(LayerFamily::Convolution), "Tích chập");
        row("summary", layerSummary(DenseSpec{.units = 10}), "10 đơn vị");
        const NetworkSpec lenet = lenet5();
        const ShapeTable shapes = inferShapes(lenet);
        row("arithmetic",
            layerArithmetic(lenet, shapes, receptiveFields(lenet, shapes), lenet.nodes[1].id).receptiveField.value,
            "5 × 5 điểm ảnh");
        PatchArithmetic patch;
        patch.kernelHeight = patch.kernelWidth = 1;
        patch.channels = {{.name = {}, .patch = {1}, .kernel = {1}, .sum = 1}};
        patch.total = 1;
        row("patch", patchText(patch).instruction, "Nhân từng ô, cộng 1 tích, rồi cộng độ lệch");
        row("unit", inputSentence(),
            "Chuẩn hoá: điểm ảnh trừ trung bình của các ảnh huấn luyện, chia cho độ lệch chuẩn của chúng, được 0.0000.");
        QWidget window;
        row("action", ActionTable(&window).action(ActionId::FileNew)->text(), "&Mới");
        row("time", timeLeftText(75), "1 ph 15 s");
    }

    void speaks() {
        QFETCH(QString, said);
        QFETCH(QString, expected);
        QCOMPARE(said, expected);
    }

    void widgetsSpeak_data() {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QWidget& widget, const char* expected) {
            QTest::newRow(expected) << texts(widget) << QString::fromUtf8(expected);
        };
        const PalettePanel palette;
        row(palette, "Chuẩn hoá");
        row(palette, "Làm phẳng");
        row(palette, "Các mạng kinh điển");
        FieldForm form;
        form.setLayer(Conv2dSpec{});
        row(form, "Bước trượt");
        row(form, "Trên, dưới");
        Document document;
        RunController run(document);
        const TrainControls controls(run);
        row(controls, "Tốc độ học η");
        row(controls, "Bộ tối ưu");
    }

    void widgetsSpeak() {
        QFETCH(QString, said);
        QFETCH(QString, expected);
        QVERIFY2(said.split(u'\n').contains(expected), qPrintable(said));
    }
};

FOVEA_GUI_TEST(TestTranslation)
#include "tst_translation.moc"
