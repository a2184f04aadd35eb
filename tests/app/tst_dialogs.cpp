// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own dialogs and its list of runs are whole in both languages, and with the type of a lecture and of a
// large screen. FOVEA_SCREENSHOTS=FOLDER keeps the pictures.
#include <QApplication>
#include <QDateTime>
#include <QDialog>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <memory>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/session/picture_choice.h"
#include "app/session/run_controller.h"
#include "app/window/fetch_dialog.h"
#include "app/window/recovery_dialog.h"
#include "app/window/unsupported_dialog.h"
#include "app/workspaces/preprocessing_sheet.h"
#include "app/workspaces/runs_panel.h"
#include "core/exchange/onnx/onnx_import.h"
#include "core/network/catalogue.h"
#include "datasets/catalogue.h"
#include "tests/support/file_translator.h"
#include "tests/support/register_test.h"
#include "tests/support/whole_window.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

using namespace fovea;
using namespace fovea::test;

namespace {

QDialog* shown(QDialog* dialog) {
    dialog->open();
    return dialog;
}

QDialog* fetchDialog(QWidget* window) {
    const DatasetInfo* info = findDataset("cifar10");
    DownloadRequest request = cifar10Download(QStringLiteral("/home/student/.local/share/fovea/datasets"), {});
    return shown(new FetchDialog(std::move(request), QString::fromStdString(info->title),
                                 QString::fromStdString(info->citation), window));
}

QDialog* recoveryDialog(QWidget* window) {
    LostWork lost;
    lost.note.path = QStringLiteral("/home/student/courses/vision/exercise 3/network of Monday.fovea");
    lost.note.name = QStringLiteral("network of Monday");
    lost.note.savedAt = QDateTime({2026, 3, 2}, {9, 30});
    lost.step = 12345;
    lost.epochs = 7;
    lost.layers = 12;
    LostWork other = lost;
    other.note.path.clear();
    other.epochs = 0;
    return shown(new RecoveryDialog({lost, other}, window));
}

QDialog* unsupportedDialog(QWidget* window) {
    Error error{ErrorCode::OnnxUnsupported, {std::string("model.onnx")}};
    for (const char* operation : {"LSTM", "Resize", "NonMaxSuppression"})
        error.arguments.insert(error.arguments.end(),
                               {std::string(operation), std::string("/features/12/") + operation,
                                static_cast<std::int64_t>(OnnxUnsupported::UnknownOperator), std::string()});
    return showUnsupported(window, error);
}

QDialog* refusalDialog(QWidget* window) {
    return showRefusal(window, errorText(Error{ErrorCode::FileNotFound, {std::string("/home/student/data/cifar")}}));
}

QDialog* freeSizeDialog(QWidget* window) {
    const Error error{ErrorCode::OnnxUnsupported,
                      {std::string("model.onnx"), std::string(), std::string(),
                       static_cast<std::int64_t>(OnnxUnsupported::InputFree), std::string("?×3×?×?")}};
    return leavesSizeFree(error) ? askForSize(window, error, {224, 224, 3}, [](Shape) {}) : nullptr;
}

/// Of LeNet-5 with initial weights and a grey picture.
Project untrainedProject() {
    Project project;
    project.spec = findInCatalogue("lenet5")->make({32, 32, 3}, 10);
    project.weights = std::make_shared<const Weights>(initialWeights(project.spec, 1));
    return project;
}

}  // namespace

class TestDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QCoreApplication::removeTranslator(translator_.get()); }
    void areWhole_data();
    void areWhole();

private:
    void check(const QString& name, QWidget& window);

    QString pictures_ = qEnvironmentVariable("FOVEA_SCREENSHOTS");
    std::unique_ptr<FileTranslator> translator_;
    QStringList flaws_;
};

void TestDialogs::initTestCase() {
    initResources();
    if (!pictures_.isEmpty()) QDir().mkpath(pictures_);
    translator_ = std::make_unique<FileTranslator>(
        readMessages(QStringLiteral(FOVEA_FIXTURES "/../../resources/i18n/fovea_vi.ts")));
}

void TestDialogs::check(const QString& name, QWidget& window) {
    for (int i = 0; i < 2; ++i) QCoreApplication::processEvents();
    for (const QString& flaw : flawsOf(window)) flaws_ << name + QStringLiteral(": ") + flaw;
    if (!pictures_.isEmpty()) window.grab().save(QDir(pictures_).filePath(name + QStringLiteral(".png")));
}

void TestDialogs::areWhole_data() {
    QTest::addColumn<bool>("vietnamese");
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("size");
    for (const bool vietnamese : {false, true}) {
        const auto row = [vietnamese](const char* name, ThemeKind theme, WindowClass size) {
            QTest::addRow("%s %s", name, vietnamese ? "vi" : "en") << vietnamese << int(theme) << int(size);
        };
        row("light", ThemeKind::Light, WindowClass::Usual);
        row("dark large", ThemeKind::Dark, WindowClass::Huge);
        row("lecture", ThemeKind::Lecture, WindowClass::Small);
    }
}

void TestDialogs::areWhole() {
    QFETCH(bool, vietnamese);
    QFETCH(int, theme);
    QFETCH(int, size);
    flaws_.clear();
    if (vietnamese) QCoreApplication::installTranslator(translator_.get());
    Theme::instance().apply(static_cast<ThemeKind>(theme), static_cast<WindowClass>(size));
    QWidget window;
    window.resize(1280, 800);
    window.show();
    const QString suffix = QLatin1Char(' ') + QString::fromLatin1(QTest::currentDataTag());
    const std::pair<const char*, std::function<QDialog*(QWidget*)>> dialogs[] = {{"fetch", fetchDialog},
                                                                                 {"recovery", recoveryDialog},
                                                                                 {"unsupported", unsupportedDialog},
                                                                                 {"refusal", refusalDialog},
                                                                                 {"free size", freeSizeDialog}};
    for (const auto& [name, open] : dialogs) {
        const std::unique_ptr<QDialog> dialog(open(&window));
        check(QString::fromLatin1(name) + suffix, *dialog);
    }

    Document document;
    RunController run(document);
    RunsPanel runs(run, &window);
    runs.openUnder(&window);
    check(QStringLiteral("runs") + suffix, runs);

    document.fromProject(untrainedProject(), {});
    PictureChoice choice;
    QImage grey(32, 32, QImage::Format_RGB32);
    grey.fill(Qt::gray);
    choice.setPicture(grey, QStringLiteral("dog.png"));
    PreprocessingSheet sheet(run, choice, QStringLiteral("stranger.onnx"), {}, &window);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    check(QStringLiteral("preprocessing") + suffix, sheet);
    QVERIFY2(flaws_.isEmpty(), qPrintable(QLatin1Char('\n') + flaws_.join(QLatin1Char('\n'))));
}

FOVEA_GUI_TEST(TestDialogs)
#include "tst_dialogs.moc"
