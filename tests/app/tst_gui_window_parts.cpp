// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the window that need no other: status line, lecture mode, the dialogs of fetching and of what an ONNX file
// holds that layers can't express.
#include <QAction>
#include <QCryptographicHash>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMainWindow>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <memory>

#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "app/error_text.h"
#include "app/onnx_text.h"
#include "app/window/fetch_dialog.h"
#include "app/window/lecture_mode.h"
#include "app/window/unsupported_dialog.h"
#include "app/window/status_line.h"
#include "core/exchange/onnx/onnx_import.h"
#include "core/network/catalogue.h"
#include "tests/support/cifar10_maker.h"
#include "tests/support/register_test.h"
#include "widgets/resources.h"
#include "widgets/text/numbers.h"

using namespace fovea;

namespace {

NetworkSpec lenetOfOneChannel() { return findInCatalogue("lenet5")->make({32, 32, 1}, 10); }

QStringList visibleTexts(const QWidget& parent) {
    QStringList texts;
    for (const QLabel* label : parent.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&parent) && !label->text().isEmpty()) texts << label->text();
    }
    return texts;
}

QPushButton* buttonNamed(const QWidget& parent, const QString& text) {
    for (QPushButton* button : parent.findChildren<QPushButton*>()) {
        if (button->text() == text) return button;
    }
    return nullptr;
}

/// On the loopback interface: answers with `content`, or, while that is empty, never.
class LoopbackServer : public QTcpServer {
public:
    explicit LoopbackServer(QByteArray content) {
        if (!listen(QHostAddress::LocalHost)) qFatal("no loopback");
        connect(this, &QTcpServer::newConnection, this, [this, content] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [socket, content] {
                if (content.isEmpty() || !socket->peek(65536).contains("\r\n\r\n")) return;
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(content.size()) +
                              "\r\nConnection: close\r\n\r\n" + content);
                socket->disconnectFromHost();
            });
        });
    }
    QUrl address() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/data.tar.gz").arg(serverPort())); }
};

}  // namespace

class TestWindowParts : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;

    DownloadRequest request(const QUrl& address, const QByteArray& content) {
        return {.address = address,
                .bytes = content.size(),
                .sha256 = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()),
                .destination = folder_.filePath(QStringLiteral("data/cifar-10-batches-bin")),
                .cacheFolder = folder_.filePath(QStringLiteral("cache")),
                .layout = test::smallLayout};
    }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        QVERIFY(folder_.isValid());
    }

    // --- StatusLine -------------------------------------------------------------------------------------------------

    void statusTellsWhatTheNetworkCosts() {
        Document document;
        document.reset({lenetOfOneChannel(), {}}, {});
        StatusLine status(document);
        status.resize(1600, 28);
        status.show();
        const QString texts = visibleTexts(status).join(u'\n');
        const QString parameters = groupedNumber(document.cost().totals.parameters);
        for (const QString& figure : {QStringLiteral("<b>%1</b>").arg(parameters), QStringLiteral("<b>16 × 16</b>")}) {
            QVERIFY2(texts.contains(figure), qPrintable(texts));
        }
        QVERIFY(texts.contains(QStringLiteral("Untitled")));
        QVERIFY(!texts.contains(QStringLiteral("attention")));
        QVERIFY(!texts.contains(QStringLiteral("edited")));

        auto conv = std::get<Conv2dSpec>(document.spec().findByName("Conv 1")->layer);
        conv.stride = {5, 5};
        document.undoStack().push(
            changeLayer(document, document.spec().findByName("Conv 1")->id, conv, {}, 0).release());
        const QString after = visibleTexts(status).join(u'\n');
        QVERIFY2(after.contains(QStringLiteral("1 layer needs attention")), qPrintable(after));
        QVERIFY(after.contains(QStringLiteral(" + ?")));
        QVERIFY(after.contains(QStringLiteral("Untitled · edited")));
        QSignalSpy clicked(&status, &StatusLine::problemClicked);
        QTest::mouseClick(status.findChild<QLabel*>(QStringLiteral("status.problem")), Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
        QTest::keyClick(status.findChild<QLabel*>(QStringLiteral("status.problem")), Qt::Key_Return);
        QCOMPARE(clicked.count(), 2);
    }

    /// The figures go from the last, and a sentence is cut at the line's end; the tip has all of it.
    void statusMakesRoomForMessages() {
        Document document;
        document.reset({lenetOfOneChannel(), {}}, {});
        StatusLine status(document);
        status.resize(1024, 28);
        status.show();
        const auto figures = visibleTexts(status).size();
        const QString sentence = QStringLiteral("A sentence that is far longer than any line. ").repeated(10).trimmed();
        status.showFault(sentence);
        auto* message = status.findChild<QLabel*>(QStringLiteral("status.message"));
        QVERIFY(message->isVisible());
        QCOMPARE(status.message(), sentence);
        QCOMPARE(message->toolTip(), sentence);
        QVERIFY(message->text().endsWith(u'…'));
        QVERIFY(message->sizeHint().width() < status.width());
        QVERIFY(visibleTexts(status).size() < figures);
        QCOMPARE(message->property("role").toString(), QStringLiteral("error"));
        status.showMessage(QStringLiteral("Short"));
        QCOMPARE(message->text(), QStringLiteral("Short"));
        QVERIFY(message->property("role").toString().isEmpty());
    }

    void statusShowsProgressThatCanBeCancelled() {
        Document document;
        StatusLine status(document);
        status.resize(1280, 28);
        status.show();
        auto* bar = status.findChild<QProgressBar*>();
        auto* cancel = status.findChild<QToolButton*>();
        QVERIFY(!bar->isVisible() && !cancel->isVisible());
        status.showProgress(QStringLiteral("Opening MNIST…"), 0.25);
        QVERIFY(bar->isVisible() && cancel->isVisible());
        QCOMPARE(bar->value() * 4, bar->maximum());
        status.showProgress(QStringLiteral("Opening MNIST…"), -1);
        QCOMPARE(bar->maximum(), 0);  // goes on, nobody knows how long
        QSignalSpy spy(&status, &StatusLine::cancelRequested);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QCOMPARE(spy.count(), 1);
        status.hideProgress();
        QVERIFY(!bar->isVisible() && !cancel->isVisible() && status.message().isEmpty());
    }

    // --- LectureMode ------------------------------------------------------------------------------------------------

    void lectureGivesTheWindowBack_data() {
        QTest::addColumn<bool>("maximized");
        QTest::newRow("normal") << false;
        QTest::newRow("maximized") << true;
    }
    void lectureGivesTheWindowBack() {
        QFETCH(bool, maximized);
        QMainWindow window;
        auto* header = new QWidget;
        window.setMenuWidget(header);
        window.statusBar();
        QAction action;
        action.setCheckable(true);
        LectureMode lecture(&window, &action);
        QSignalSpy changed(&lecture, &LectureMode::changed);
        maximized ? window.showMaximized() : window.show();
        QCursor::setPos(window.mapToGlobal(QPoint(window.width() / 2, window.height() / 2)));
        action.setChecked(true);
        QVERIFY(lecture.isOn() && window.isFullScreen());
        QVERIFY(header->isHidden() && window.statusBar()->isHidden());
        action.setChecked(false);
        QVERIFY(!lecture.isOn() && !window.isFullScreen());
        QCOMPARE(window.isMaximized(), maximized);
        QVERIFY(!header->isHidden() && !window.statusBar()->isHidden());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.at(0).at(0).toBool(), true);
        QCOMPARE(changed.at(1).at(0).toBool(), false);
    }

    // --- FetchDialog ------------------------------------------------------------------------------------------------

    void fetchProgress_data() {
        QTest::addColumn<DownloadProgress>("progress");
        QTest::addColumn<QString>("text");
        using Phase = DownloadProgress::Phase;
        const auto row = [](const char* name, const DownloadProgress& progress, const QString& text) {
            QTest::newRow(name) << progress << text;
        };
        row("all is known", {Phase::Fetching, 34'200'000, 170'100'000, 2.1e6, 65},
            QStringLiteral("34.2 MB of 170.1 MB · 2.1 MB/s · 1 min 5 s left"));
        row("seconds", {Phase::Fetching, 0, 1'000'000, 1e6, 1},
            QStringLiteral("0.0 MB of 1.0 MB · 1.0 MB/s · 1 s left"));
        row("no total, no rate", {Phase::Fetching, 1'500'000, 0, 0, -1}, QStringLiteral("1.5 MB"));
        row("checking", {Phase::Checking, 1, 2, 0, -1}, QStringLiteral("Checking that every byte is right…"));
        row("unpacking", {Phase::Unpacking, 1, 2, 0, -1}, QStringLiteral("Unpacking…"));
    }
    void fetchProgress() {
        QFETCH(DownloadProgress, progress);
        QTEST(progressText(progress), "text");
    }

    void fetchSaysWhatComesAndBringsIt() {
        const QString packed = folder_.filePath(QStringLiteral("served.tar.gz"));
        test::writeArchive(packed, test::cifar10Content());
        const QByteArray content = test::readFile(packed);
        LoopbackServer server(content);
        FetchDialog dialog(request(server.address(), content), QStringLiteral("CIFAR-10"),
                           QStringLiteral("Krizhevsky"));
        dialog.show();
        const QString said = visibleTexts(dialog).join(u'\n');
        QVERIFY2(said.contains(QStringLiteral("127.0.0.1")) && said.contains(QStringLiteral("Krizhevsky")),
                 qPrintable(said));
        QVERIFY(!QDir(folder_.filePath(QStringLiteral("data"))).exists());  // nothing comes unasked
        QSignalSpy fetched(&dialog, &FetchDialog::fetched);
        QTest::mouseClick(buttonNamed(dialog, QStringLiteral("Get it")), Qt::LeftButton);
        QTRY_COMPARE(fetched.count(), 1);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
        QVERIFY(QDir(folder_.filePath(QStringLiteral("data/cifar-10-batches-bin"))).exists());
    }

    /// The first Cancel stops, the second closes.
    void fetchStops() {
        LoopbackServer silent({});
        FetchDialog dialog(request(silent.address(), "abc"), QStringLiteral("CIFAR-10"), {});
        dialog.show();
        auto* start = buttonNamed(dialog, QStringLiteral("Get it"));
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(!start->isEnabled());
        QTest::mouseClick(buttonNamed(dialog, QStringLiteral("Stop")), Qt::LeftButton);
        const auto* state = dialog.findChild<QLabel*>(QStringLiteral("fetch.state"));
        QTRY_VERIFY(state->text().startsWith(QStringLiteral("Stopped")));
        QVERIFY(dialog.isVisible() && start->isEnabled());
        QCOMPARE(start->text(), QStringLiteral("Try again"));
        QTest::mouseClick(buttonNamed(dialog, QStringLiteral("Close")), Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Rejected));
    }

    void fetchTellsWhatWentWrong() {
        QUrl nobody;
        {
            LoopbackServer gone({});
            nobody = gone.address();
        }
        FetchDialog dialog(request(nobody, "abc"), QStringLiteral("CIFAR-10"), {});
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Return);
        const auto* state = dialog.findChild<QLabel*>(QStringLiteral("fetch.state"));
        QTRY_VERIFY(buttonNamed(dialog, QStringLiteral("Try again")) != nullptr);
        QVERIFY2(state->text().contains(QStringLiteral("127.0.0.1")), qPrintable(state->text()));
        QVERIFY(state->styleSheet().contains(QStringLiteral("color")));
    }

    // --- Obstacles --------------------------------------------------------------------------------------------------

    /// All of them, however many, and nothing of a name is taken for markup.
    void unsupportedOperatorsAreListed() {
        Error error{ErrorCode::OnnxUnsupported, {std::string("model.onnx")}};
        constexpr int many = 40;
        for (int i = 0; i < many; ++i) {
            error.arguments.insert(error.arguments.end(),
                                   {"Operator" + std::to_string(i), std::string("<b>node</b>"),
                                    static_cast<std::int64_t>(OnnxUnsupported::UnknownOperator), std::string()});
        }
        const QStringList lines = unsupportedLines(error);
        QCOMPARE(lines.size(), qsizetype{many});
        QMainWindow window;
        window.show();
        const QPointer<QDialog> dialog = showUnsupported(&window, error);
        QVERIFY(dialog->isVisible());
        const auto* list = dialog->findChild<QTextBrowser*>();
        const QString shown = list->toPlainText();
        for (const QString& line : lines) QVERIFY2(shown.contains(line), qPrintable(line));
        QVERIFY(list->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        const QStringList around = visibleTexts(*dialog);
        QVERIFY(around.front().contains(QStringLiteral("model.onnx")));
        QCOMPARE(around.back(), errorText(error).split(u'\n').back());
        QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Close), Qt::LeftButton);
        QTRY_VERIFY(dialog.isNull());
    }
};

FOVEA_GUI_TEST(TestWindowParts)
#include "tst_gui_window_parts.moc"
