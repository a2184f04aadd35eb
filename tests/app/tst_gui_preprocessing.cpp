// SPDX-License-Identifier: GPL-3.0-or-later
// A model whose file doesn't say how it wants its pictures: the sheet, with mouse and keys.
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/mean_classifier.h"
#include "app/workspaces/preprocessing_sheet.h"
#include "core/exchange/onnx/onnx_export.h"
#include "core/exchange/project_file.h"
#include "tests/support/onnx_maker.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/charts/share_bar.h"
#include "widgets/resources.h"

using namespace fovea;

class TestGuiPreprocessing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { window_.reset(); }
    void asksWhenOpened();
    void takesWhatIsTyped();
    void becomesPartOfTheModel();
    void isUndoneAndSaved();
    void exchangesChannels();
    void canBeLeft();
    void asksForAFreeSize();

private:
    PreprocessingSheet* sheet() {
        auto* found = window_->findChild<PreprocessingSheet*>();
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    template <class T>
    T* find(const char* name) {
        return sheet() != nullptr ? sheet()->findChild<T*>(QString::fromLatin1(name)) : nullptr;
    }
    void pick(const char* preset) {
        auto* button = find<QRadioButton>(preset);
        QVERIFY2(button != nullptr, preset);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(10, button->height() / 2));
        QVERIFY2(button->isChecked(), preset);
    }
    void typeInto(const char* name, const QString& text) {
        auto* field = find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    void openFromMenu() {
        QAction* action = window_->actions().action(ActionId::NetworkPreprocessing);
        QVERIFY(action->isEnabled());
        action->trigger();
        QTRY_VERIFY(sheet() != nullptr);
    }
    void keepPicture(const char* name) {
        const QString folder = qEnvironmentVariable("FOVEA_SCREENSHOTS");
        if (!folder.isEmpty()) sheet()->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
    }
    Document& document() { return window_->document(); }
    QString statedText() {
        const auto& input = document().trained().statedInput;
        return input ? QString::fromStdString(preprocessingText(input->stated)) : QString();
    }

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;
    int channels_ = 0;
};

/// The nearest mean picture, for pixels from 0 to 255, in a file that says nothing of them.
void TestGuiPreprocessing::initTestCase() {
    initResources();
    test::useOwnSettings(folder_.path());
    window_ = test::openedWindow({1280, 760});
    QVERIFY(window_ != nullptr);
    const Dataset& training = *window_->run().data()->training;
    channels_ = training.shape().channels;
    auto model = meanClassifier(ClaimMethod::NearestMean, training, {});
    QVERIFY(model.hasValue());
    auto weights = std::make_shared<Weights>(*model->weights);
    for (float& value : weights->view(*model->spec.outputNode(), ParameterRole::Weight)) value /= 255;
    model->weights = std::move(weights);
    QByteArray bytes = QByteArray::fromStdString(*toOnnx(*model, OnnxPreprocessing::Metadata));
    bytes.replace("preprocessing_", "someprocessing");
    QFile file(folder_.filePath(QStringLiteral("stranger.onnx")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void TestGuiPreprocessing::asksWhenOpened() {
    window_->openFile(folder_.filePath(QStringLiteral("stranger.onnx")));
    QTRY_VERIFY(sheet() != nullptr);
    auto* proposal = find<QLabel>("proposal");
    QTRY_VERIFY2(proposal->text().startsWith(QStringLiteral("Proposed: 0 to 255.")), qPrintable(proposal->text()));
    auto* proposed = find<QRadioButton>("preset.0-255");
    QVERIFY(proposed->isChecked());
    QVERIFY(proposed->text().contains(QStringLiteral("proposed")));
    QCOMPARE(find<QPushButton>("usePreprocessing")->text(), QStringLiteral("Use 0 to 255"));
    int tried = 0;
    for (const ShareBar* bar : sheet()->findChildren<ShareBar*>())
        if (bar->share()) ++tried;
    QCOMPARE(tried, channels_ == 3 ? 14 : 4);
    QTRY_VERIFY(!find<QLabel>("answersAfter")->text().isEmpty());
    QVERIFY(find<QLabel>("answersAfter")->text() != find<QLabel>("answersBefore")->text());
    QVERIFY(!find<QLabel>("pictureAfter")->pixmap().isNull());
    QVERIFY(!document().isDirty());
    keepPicture("preprocessing");
}

void TestGuiPreprocessing::takesWhatIsTyped() {
    pick("preset.minus-one-one");
    QCOMPARE(find<QPushButton>("usePreprocessing")->text(), QStringLiteral("Use −1 to 1"));
    QCOMPARE(find<QLineEdit>("mean0")->text(), QStringLiteral("0.5"));
    QVERIFY(find<QLabel>("exampleValue")->text().contains(QStringLiteral("(x − 0.5) / 0.5")));
    typeInto("mean0", QStringLiteral("0.25"));
    QVERIFY(find<QRadioButton>("preset.own")->isChecked());
    QVERIFY(find<QPushButton>("usePreprocessing")->isEnabled());
    typeInto("deviation0", QStringLiteral("0"));
    QVERIFY(!find<QPushButton>("usePreprocessing")->isEnabled());
    QVERIFY(find<QLabel>("preprocessingMistake")->text().contains(QStringLiteral("“0”")));
    typeInto("deviation0", QStringLiteral("2"));
    QVERIFY(find<QPushButton>("usePreprocessing")->isEnabled());
    // A second trial proposes, but chooses nothing over what was typed.
    auto* tries = find<QPushButton>("tryPreprocessing");
    QTest::mouseClick(tries, Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>("proposal")->text().startsWith(QStringLiteral("Proposed: 0 to 255.")));
    QVERIFY(find<QRadioButton>("preset.own")->isChecked());
    // Cancelled: the button offers it again, and nothing is proposed any more.
    QTest::mouseClick(tries, Qt::LeftButton);
    QTest::mouseClick(tries, Qt::LeftButton);
    QVERIFY(tries->text().startsWith(QStringLiteral("Try on")));
    QTest::qWait(100);
    QVERIFY(!find<QLabel>("proposal")->text().startsWith(QStringLiteral("Proposed")));
}

void TestGuiPreprocessing::becomesPartOfTheModel() {
    pick("preset.0-255");
    QTest::keyClick(sheet(), Qt::Key_Return);
    QTRY_VERIFY(sheet() == nullptr);
    QCOMPARE(statedText(), QStringLiteral("0-255"));
    QVERIFY(document().isDirty());
    QCOMPARE(document().currentModel()->preprocessing.deviation.front(), 1.0F / 255.0F);
    QVERIFY(document().currentModel()->weights != nullptr);
}

void TestGuiPreprocessing::isUndoneAndSaved() {
    const auto bytes = projectBytes(document().toProject(), "some");
    QVERIFY(bytes.hasValue());
    const auto read = parseProject(*bytes, "some");
    QVERIFY(read.hasValue() && read->statedInput == document().trained().statedInput);
    QApplication::setActiveWindow(window_.get());
    QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(statedText(), QString());
    QCOMPARE(document().currentModel()->preprocessing.deviation.front(), 1.0F);
    QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(statedText(), QStringLiteral("0-255"));
}

void TestGuiPreprocessing::exchangesChannels() {
    const auto layers = document().spec().nodes.size();
    openFromMenu();
    QVERIFY(find<QRadioButton>("preset.0-255")->isChecked());
    auto* order = find<QComboBox>("channelOrder");
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down);
    const QString text = channels_ == 3 ? QStringLiteral("0-255;bgr") : QStringLiteral("0-255;grey");
    QTest::mouseClick(find<QPushButton>("usePreprocessing"), Qt::LeftButton);
    QTRY_VERIFY(sheet() == nullptr);
    QCOMPARE(statedText(), text);
    QCOMPARE(document().spec().nodes.size(), layers + 1);
    QVERIFY(document().isSound());
    const auto mixing = document().trained().statedInput->mixing;
    QVERIFY(mixing && document().settings().options.layers.frozen.contains(*mixing));
    QVERIFY(document().currentModel()->weights != nullptr);
    // Another in its place: the layer goes, and comes back with undo.
    openFromMenu();
    pick("preset.mnist");
    order = find<QComboBox>("channelOrder");
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Up);
    QTest::mouseClick(find<QPushButton>("usePreprocessing"), Qt::LeftButton);
    QTRY_VERIFY(sheet() == nullptr);
    QCOMPARE(statedText(), QStringLiteral("mnist"));
    QCOMPARE(document().spec().nodes.size(), layers);
    QVERIFY(document().settings().options.layers.frozen.empty());
    QVERIFY(document().currentModel()->weights != nullptr);
    document().undoStack().undo();
    QCOMPARE(statedText(), text);
    QCOMPARE(document().spec().nodes.size(), layers + 1);
    QVERIFY(document().currentModel()->weights != nullptr);
    document().undoStack().undo();
    QCOMPARE(statedText(), QStringLiteral("0-255"));
    QCOMPARE(document().spec().nodes.size(), layers);
    QVERIFY(document().currentModel()->weights != nullptr);
}

void TestGuiPreprocessing::canBeLeft() {
    openFromMenu();
    pick("preset.minus-one-one");
    QTest::keyClick(sheet(), Qt::Key_Escape);
    QTRY_VERIFY(sheet() == nullptr);
    QCOMPARE(statedText(), QStringLiteral("0-255"));
}

/// A file that leaves height and width free is opened for what is typed.
void TestGuiPreprocessing::asksForAFreeSize() {
    document().undoStack().setClean();
    const std::string free = sample::OnnxMaker({-1, 3, -1, -1})
                                 .node("GlobalAveragePool", {"x"}, {"pooled"})
                                 .node("Flatten", {"pooled"}, {"y"})
                                 .bytes();
    QFile file(folder_.filePath(QStringLiteral("free.onnx")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(free.data(), static_cast<qint64>(free.size()));
    file.close();
    document().markSaved(QString(), document().saveMark());
    window_->openFile(file.fileName());
    QDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = window_->findChild<QDialog*>(QStringLiteral("freeSize"))) != nullptr);
    QVERIFY(dialog->isVisible());
    for (const auto& [name, digits] : {std::pair("freeHeight", "20"), std::pair("freeWidth", "24")}) {
        auto* box = dialog->findChild<QSpinBox*>(QLatin1String(name));
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(digits));
    }
    QTest::keyClick(dialog, Qt::Key_Return);
    const auto shape = [this] {
        return std::get<InputSpec>(document().spec().find(*document().spec().inputNode())->layer).shape;
    };
    QTRY_COMPARE(shape(), (Shape{20, 24, 3}));
}

FOVEA_GUI_TEST(TestGuiPreprocessing)
#include "tst_gui_preprocessing.moc"
