// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QCryptographicHash>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>

#include "app/download/downloader.h"
#include "datasets/readers/cifar10.h"
#include "tests/support/cifar10_maker.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// Serves one file over HTTP/1.1 on the loopback interface, with ranges; can be told to misbehave.
class FileServer : public QObject {
public:
    FileServer() {
        if (!server_.listen(QHostAddress::LocalHost)) qFatal("no loopback");
        connect(&server_, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = server_.nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                const QByteArray request = socket->peek(65536);
                if (!request.contains("\r\n\r\n")) return;
                socket->readAll();
                requests.append(request);
                answer(*socket, request);
            });
        });
    }
    QUrl address() const {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/cifar-10-binary.tar.gz").arg(server_.serverPort()));
    }

    QByteArray content;
    QByteArray etag = "\"v1\"";
    QByteArray statusLine;   ///< instead of an ordinary answer
    QByteArray location;     ///< with statusLine
    qint64 cutAfter = -1;    ///< closes the connection after so many bytes of the body
    qint64 stallAfter = -1;  ///< says nothing more after so many bytes of the body
    bool announcesLength = true;
    bool rangesSupported = true;
    QByteArrayList requests;

private:
    void answer(QTcpSocket& socket, const QByteArray& request) {
        if (!statusLine.isEmpty()) {
            QByteArray head = "HTTP/1.1 " + statusLine + "\r\nContent-Length: 0\r\nConnection: close\r\n";
            if (!location.isEmpty()) head += "Location: " + location + "\r\n";
            socket.write(head + "\r\n");
            socket.disconnectFromHost();
            return;
        }
        const qint64 start = rangesSupported && headerOf(request, "if-range") == etag ? rangeStart(request) : 0;
        QByteArray body = content.mid(start);
        QByteArray head = start > 0 ? QByteArray("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes ") +
                                          QByteArray::number(start) + "-" + QByteArray::number(content.size() - 1) +
                                          "/" + QByteArray::number(content.size()) + "\r\n"
                                    : QByteArray("HTTP/1.1 200 OK\r\n");
        if (announcesLength) head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        if (!etag.isEmpty()) head += "ETag: " + etag + "\r\n";
        socket.write(head + "Connection: close\r\n\r\n");
        if (stallAfter >= 0) {
            socket.write(body.left(stallAfter));
            return;
        }
        socket.write(cutAfter >= 0 ? body.left(cutAfter) : body);
        socket.disconnectFromHost();
    }
    static QByteArray headerOf(const QByteArray& request, const QByteArray& name) {
        for (const QByteArray& line : request.split('\n')) {
            if (line.toLower().startsWith(name + ":")) return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
    static qint64 rangeStart(const QByteArray& request) {
        const QByteArray range = headerOf(request, "range");
        return range.mid(static_cast<qsizetype>(qstrlen("bytes="))).chopped(range.isEmpty() ? 0 : 1).toLongLong();
    }

    QTcpServer server_;
};

struct DownloadOutcome {
    QString folder;
    std::optional<Error> error;
};

QString sha256(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QStringList contentOf(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

}  // namespace

class TestDownload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void official();
    void good();
    void cutOffThenResumed();
    void resumesOnlyTheSameVersion_data();
    void resumesOnlyTheSameVersion();
    void unpacksWhatHasAlreadyCome();
    void wrongChecksum();
    void wrongSize_data();
    void wrongSize();
    void statuses_data();
    void statuses();
    void refusedConnection();
    void insecureAddresses_data();
    void insecureAddresses();
    void redirects();
    void hostileArchives_data();
    void hostileArchives();
    void diskFullWhileFetching();
    void diskFullWhileUnpacking();
    void cancelled();
    void cancelledBeforeItBegan();
    void cancelledWhileUnpacking();
    void destroyedWhileRunning();
    void twoAtOnce();

private:
    DownloadRequest request() const {
        return {.address = server_->address(),
                .bytes = server_->content.size(),
                .sha256 = sha256(server_->content),
                .destination = destination(),
                .cacheFolder = cache(),
                .layout = smallLayout};
    }
    QString destination() const { return dir_->filePath(QStringLiteral("data/cifar-10-batches-bin")); }
    QString cache() const { return dir_->filePath(QStringLiteral("cache")); }
    QString part() const { return cache() + QStringLiteral("/cifar-10-binary.tar.gz.part"); }
    static DownloadOutcome run(Downloader& downloader) {
        DownloadOutcome outcome;
        QEventLoop loop;
        QObject context;
        connect(&downloader, &Downloader::finished, &context, [&](const QString& folder) {
            outcome.folder = folder;
            loop.quit();
        });
        connect(&downloader, &Downloader::failed, &context, [&](const Error& error) {
            outcome.error = error;
            loop.quit();
        });
        QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
        downloader.start();
        loop.exec();
        return outcome;
    }
    static DownloadOutcome run(const DownloadRequest& request) {
        Downloader downloader(request);
        return run(downloader);
    }
    void verifyFailed(const DownloadOutcome& outcome, ErrorCode code) const {
        QVERIFY(outcome.error.has_value());
        QCOMPARE(outcome.error->code, code);
        QCOMPARE(contentOf(dir_->filePath(QStringLiteral("data"))), QStringList());
    }
    void verifyGood(const DownloadOutcome& outcome) const {
        QVERIFY2(!outcome.error,
                 outcome.error ? qPrintable(QString::number(static_cast<int>(outcome.error->code))) : "");
        QCOMPARE(outcome.folder, destination());
        const auto opened = openCifar10Folder(destination().toStdString(), {}, noProgress, smallLayout);
        QVERIFY(opened);
        QCOMPARE(opened->training->size(), 35);
        QCOMPARE(contentOf(dir_->filePath(QStringLiteral("data"))).size(), 1);
        QCOMPARE(contentOf(cache()), QStringList());
    }
    void serve(const std::vector<Member>& members) {
        const QString path = dir_->filePath(QStringLiteral("served.tar.gz"));
        writeArchive(path, members);
        server_->content = readFile(path);
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<FileServer> server_;
};

void TestDownload::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    server_ = std::make_unique<FileServer>();
    serve(cifar10Content());
    QVERIFY(server_->content.size() > 100'000);
}

void TestDownload::cleanup() {
    server_.reset();
    dir_.reset();
}

void TestDownload::official() {
    const auto official = cifar10Download(QStringLiteral("/data"), QStringLiteral("/cache"));
    QCOMPARE(official.address.toString(), QStringLiteral("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"));
    QCOMPARE(official.bytes, 170'052'171);
    QCOMPARE(official.sha256, QStringLiteral("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"));
    QCOMPARE(official.destination, QStringLiteral("/data/cifar-10-batches-bin"));
    QCOMPARE(official.layout.imagesPerFile, 10'000);
}

void TestDownload::good() {
    Downloader downloader(request());
    std::vector<DownloadProgress> reports;
    connect(&downloader, &Downloader::progressed, this, [&](const auto& progress) { reports.push_back(progress); });
    verifyGood(run(downloader));
    QVERIFY(!downloader.isRunning());
    QVERIFY(!server_->requests.last().toLower().contains("\r\nrange:"));
    for (const auto phase :
         {DownloadProgress::Phase::Fetching, DownloadProgress::Phase::Checking, DownloadProgress::Phase::Unpacking}) {
        const auto last =
            std::find_if(reports.rbegin(), reports.rend(), [&](const auto& r) { return r.phase == phase; });
        QVERIFY(last != reports.rend());
        QCOMPARE(last->bytes, server_->content.size());
        QCOMPARE(last->total, server_->content.size());
    }
}

void TestDownload::cutOffThenResumed() {
    const qint64 cut = 60'000;
    server_->cutAfter = cut;
    Downloader downloader(request());
    const auto first = run(downloader);
    verifyFailed(first, ErrorCode::DownloadCutOff);
    QVERIFY(first.error->arguments.at(1) == ErrorArgument(std::int64_t{server_->content.size()}));
    QVERIFY(first.error->arguments.at(2) == ErrorArgument(std::int64_t{cut}));
    QCOMPARE(QFileInfo(part()).size(), cut);

    server_->cutAfter = 10'000;  // once more, now within the resumed answer
    verifyFailed(run(downloader), ErrorCode::DownloadCutOff);
    QCOMPARE(QFileInfo(part()).size(), cut + 10'000);
    QVERIFY(server_->requests.last().toLower().contains("\r\nrange: bytes=60000-\r\n"));

    server_->cutAfter = -1;
    verifyGood(run(request()));  // as another run of the program would
    // The last one: Qt asks again by itself where a connection ends before it has read the answer.
    QVERIFY(server_->requests.last().toLower().contains("\r\nrange: bytes=70000-\r\n"));
    QVERIFY(server_->requests.last().toLower().contains("\r\nif-range: \"v1\"\r\n"));
}

void TestDownload::resumesOnlyTheSameVersion_data() {
    QTest::addColumn<QByteArray>("firstTag");
    QTest::addColumn<QByteArray>("secondTag");
    QTest::addColumn<bool>("ranges");
    QTest::addColumn<bool>("asksForRange");
    QTest::newRow("changed meanwhile") << QByteArray("\"v1\"") << QByteArray("\"v2\"") << true << true;
    QTest::newRow("server without ranges") << QByteArray("\"v1\"") << QByteArray("\"v1\"") << false << true;
    QTest::newRow("weak tag") << QByteArray("W/\"v1\"") << QByteArray("W/\"v1\"") << true << false;
    QTest::newRow("no tag") << QByteArray() << QByteArray() << true << false;
}

void TestDownload::resumesOnlyTheSameVersion() {
    QFETCH(QByteArray, firstTag);
    QFETCH(QByteArray, secondTag);
    QFETCH(bool, ranges);
    QFETCH(bool, asksForRange);
    const QByteArray right = server_->content;
    const auto wanted = request();
    server_->content = QByteArray(right.size(), 'o');  // the older version
    server_->etag = firstTag;
    server_->cutAfter = 50'000;
    verifyFailed(run(wanted), ErrorCode::DownloadCutOff);
    server_->content = right;
    server_->etag = secondTag;
    server_->rangesSupported = ranges;
    server_->cutAfter = -1;
    verifyGood(run(wanted));
    QCOMPARE(server_->requests.last().toLower().contains("\r\nrange:"), asksForRange);
}

void TestDownload::unpacksWhatHasAlreadyCome() {
    QDir().mkpath(cache());
    writeFile(part(), server_->content);
    verifyGood(run(request()));
    QCOMPARE(server_->requests.size(), 0);
}

void TestDownload::wrongChecksum() {
    auto wanted = request();
    server_->content[server_->content.size() / 2] =
        static_cast<char>(server_->content[server_->content.size() / 2] ^ 1);
    const auto outcome = run(wanted);
    verifyFailed(outcome, ErrorCode::ChecksumWrong);
    QVERIFY(outcome.error->arguments.at(1) == ErrorArgument(wanted.sha256.toStdString()));
    QVERIFY(outcome.error->arguments.at(2) == ErrorArgument(sha256(server_->content).toStdString()));
    QCOMPARE(contentOf(cache()), QStringList());
}

void TestDownload::wrongSize_data() {
    QTest::addColumn<int>("surplus");
    QTest::addColumn<bool>("announced");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("longer, announced") << 1 << true << ErrorCode::DatasetWrongSize;
    QTest::newRow("longer, unannounced") << 1 << false << ErrorCode::DatasetWrongSize;
    QTest::newRow("endless, unannounced") << 30'000'000 << false << ErrorCode::DatasetWrongSize;
    QTest::newRow("shorter, announced") << -1 << true << ErrorCode::DatasetWrongSize;
    QTest::newRow("shorter, unannounced") << -1 << false << ErrorCode::DownloadCutOff;
}

void TestDownload::wrongSize() {
    QFETCH(int, surplus);
    QFETCH(bool, announced);
    QFETCH(ErrorCode, code);
    const auto wanted = request();
    server_->announcesLength = announced;
    server_->content.resize(server_->content.size() + surplus);
    verifyFailed(run(wanted), code);
    QVERIFY(QFileInfo(part()).size() < wanted.bytes);
}

void TestDownload::statuses_data() {
    QTest::addColumn<QByteArray>("statusLine");
    QTest::addColumn<int>("status");
    QTest::newRow("404") << QByteArray("404 Not Found") << 404;
    QTest::newRow("403") << QByteArray("403 Forbidden") << 403;
    QTest::newRow("416") << QByteArray("416 Range Not Satisfiable") << 416;
    QTest::newRow("500") << QByteArray("500 Internal Server Error") << 500;
    QTest::newRow("503") << QByteArray("503 Service Unavailable") << 503;
}

void TestDownload::statuses() {
    QFETCH(QByteArray, statusLine);
    QFETCH(int, status);
    server_->statusLine = statusLine;
    const auto outcome = run(request());
    verifyFailed(outcome, ErrorCode::DownloadStatus);
    QVERIFY(outcome.error->arguments.at(0) == ErrorArgument(server_->address().toString().toStdString()));
    QVERIFY(outcome.error->arguments.at(1) == ErrorArgument(std::int64_t{status}));
}

void TestDownload::refusedConnection() {
    const auto wanted = request();
    server_.reset();
    const auto outcome = run(wanted);
    verifyFailed(outcome, ErrorCode::DownloadRefused);
    QVERIFY(!std::get<std::string>(outcome.error->arguments.at(1)).empty());
}

void TestDownload::insecureAddresses_data() {
    QTest::addColumn<QString>("address");
    QTest::newRow("plain http") << QStringLiteral("http://192.0.2.1/a.tar.gz");
    QTest::newRow("looks local") << QStringLiteral("http://127.0.0.1.example/a.tar.gz");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd");
    QTest::newRow("ftp") << QStringLiteral("ftp://127.0.0.1/a.tar.gz");
    QTest::newRow("nothing") << QString();
}

void TestDownload::insecureAddresses() {
    QFETCH(QString, address);
    auto wanted = request();
    wanted.address = QUrl(address);
    verifyFailed(run(wanted), ErrorCode::DownloadRefused);
}

void TestDownload::redirects() {
    FileServer front;
    auto wanted = request();
    wanted.address = front.address();
    front.statusLine = "302 Found";
    front.location = "http://192.0.2.1/cifar-10-binary.tar.gz";
    verifyFailed(run(wanted), ErrorCode::DownloadRefused);
    front.location = server_->address().toString().toLatin1();
    verifyGood(run(wanted));
}

void TestDownload::hostileArchives_data() {
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("path traversal") << QByteArray("cifar-10-batches-bin/../../../data_batch_1.bin") << 7 * 3073
                                    << ErrorCode::ArchiveMemberMissing;
    QTest::newRow("absolute path") << QByteArray("/tmp/data_batch_1.bin") << 7 * 3073
                                   << ErrorCode::ArchiveMemberMissing;
    QTest::newRow("bomb") << QByteArray("cifar-10-batches-bin/data_batch_1.bin") << 100'000'000
                          << ErrorCode::ArchiveMemberWrongSize;
    QTest::newRow("bomb beside") << QByteArray("zeros") << 100'000'000 << ErrorCode::DatasetUnknown;
}

void TestDownload::hostileArchives() {
    QFETCH(QByteArray, path);
    QFETCH(int, bytes);
    QFETCH(ErrorCode, code);
    auto members = cifar10Content();
    members[0] = {path, QByteArray(bytes, '\0')};
    serve(members);
    verifyFailed(run(request()), code);
    QCOMPARE(contentOf(cache()), QStringList());
    QCOMPARE(contentOf(dir_->path()).size(), 3);  // cache, data, served.tar.gz
}

namespace {

/// While it lives, no file may grow past the limit: the kernel refuses the write as it does on a full disk.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit tight{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
    }
    ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit before_{};
};

}  // namespace

void TestDownload::diskFullWhileFetching() {
    const auto wanted = request();
    {
        const SmallDisk small(40'000);
        verifyFailed(run(wanted), ErrorCode::DiskFull);
    }
    QVERIFY(QFileInfo(part()).size() <= 40'000);
    verifyGood(run(wanted));  // with space again, it goes on
    QVERIFY(server_->requests.last().toLower().contains("\r\nrange: bytes="));
}

void TestDownload::diskFullWhileUnpacking() {
    QDir().mkpath(cache());
    writeFile(part(), server_->content);
    {
        const SmallDisk small(10'000);
        verifyFailed(run(request()), ErrorCode::DiskFull);
    }
    verifyGood(run(request()));
    QCOMPARE(server_->requests.size(), 0);  // the archive was kept
}

void TestDownload::cancelled() {
    server_->stallAfter = 50'000;
    Downloader downloader(request());
    QTimer::singleShot(300, &downloader, &Downloader::cancel);
    verifyFailed(run(downloader), ErrorCode::Cancelled);
    QCOMPARE(QFileInfo(part()).size(), 50'000);
    server_->stallAfter = -1;
    verifyGood(run(downloader));
    QVERIFY(server_->requests.last().toLower().contains("\r\nrange: bytes=50000-\r\n"));
}

void TestDownload::cancelledBeforeItBegan() {
    Downloader downloader(request());
    downloader.start();
    downloader.cancel();
    verifyFailed(run(downloader), ErrorCode::Cancelled);  // run()'s own start() finds it running
    QCOMPARE(server_->requests.size(), 0);
}

void TestDownload::cancelledWhileUnpacking() {
    Downloader downloader(request());
    connect(&downloader, &Downloader::progressed, &downloader, [&](const DownloadProgress& progress) {
        if (progress.phase == DownloadProgress::Phase::Fetching && progress.bytes == progress.total)
            downloader.cancel();
    });
    verifyFailed(run(downloader), ErrorCode::Cancelled);
    QCOMPARE(QFileInfo(part()).size(), server_->content.size());
}

void TestDownload::destroyedWhileRunning() {
    server_->stallAfter = 50'000;
    auto downloader = std::make_unique<Downloader>(request());
    downloader->start();
    QTRY_COMPARE(QFileInfo(part()).size(), 50'000);
    downloader.reset();
    QCOMPARE(contentOf(dir_->filePath(QStringLiteral("data"))), QStringList());
}

void TestDownload::twoAtOnce() {
    server_->stallAfter = 50'000;
    Downloader first(request());
    first.start();
    QTRY_COMPARE(QFileInfo(part()).size(), 50'000);
    verifyFailed(run(request()), ErrorCode::DownloadRefused);
    QCOMPARE(QFileInfo(part()).size(), 50'000);
    QVERIFY(first.isRunning());
}

FOVEA_TEST(TestDownload)
#include "tst_download.moc"
