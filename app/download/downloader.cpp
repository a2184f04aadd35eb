// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/downloader.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QStorageInfo>
#include <cmath>
#include <exception>
#include <utility>

#include "app/download/archive_check.h"
#include "core/caught_error.h"
#include "datasets/catalogue.h"

namespace fovea {

namespace {

constexpr int timeoutMilliseconds = 30'000;
constexpr int redirectLimit = 5;
/// More than this waits in the kernel, not in our memory, while the disk is slow.
constexpr qint64 bufferBytes = 1024 * 1024;

bool isThisMachine(const QUrl& address) {
    return address.host() == QStringLiteral("localhost") || QHostAddress(address.host()).isLoopback();
}

/// Plain http could be read and changed on the way; it is for the tests' own server.
bool isAllowed(const QUrl& address) {
    if (address.scheme() == QStringLiteral("https")) return true;
    return address.scheme() == QStringLiteral("http") && isThisMachine(address);
}

std::string text(const QUrl& address) { return address.toString().toStdString(); }

/// By what the server knows this version again: a strong ETag, or else the date of the last change.
QByteArray validatorOf(const QNetworkReply& reply) {
    const QByteArray tag = reply.rawHeader("ETag");
    if (tag.startsWith('"')) return tag;
    return reply.rawHeader("Last-Modified");
}

int statusOf(const QNetworkReply& reply) { return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

/// "bytes 100-199/200" begins at `start` and belongs to a file of `total` bytes.
bool continuesAt(const QByteArray& contentRange, qint64 start, qint64 total) {
    return contentRange.startsWith("bytes " + QByteArray::number(start) + "-") &&
           (contentRange.endsWith("/" + QByteArray::number(total)) || contentRange.endsWith("/*"));
}

Result<void> checkSpace(const QString& folder, qint64 needed) {
    const QStorageInfo storage(folder);
    if (storage.isValid() && storage.bytesAvailable() >= 0 && storage.bytesAvailable() < needed) {
        return Error(ErrorCode::DiskFull, {folder.toStdString(), std::int64_t{needed}});
    }
    return {};
}

Result<void> makeFolder(const QString& folder) {
    if (QDir().mkpath(folder)) return {};
    return Error(ErrorCode::FileNotWritable,
                 {folder.toStdString(), Downloader::tr("the folder can't be made").toStdString()});
}

}  // namespace

DownloadRequest cifar10Download(const QString& dataFolder, const QString& cacheFolder) {
    const DatasetInfo& info = *findDataset("cifar10");
    return {.address = QUrl(QString::fromStdString(info.address)),
            .bytes = info.bytes,
            .sha256 = QString::fromStdString(info.sha256),
            .destination = QDir(dataFolder).filePath(QString::fromLatin1(cifar10FolderName.data())),
            .cacheFolder = cacheFolder};
}

Downloader::Downloader(DownloadRequest request, QObject* parent)
    : QObject(parent),
      request_(std::move(request)),
      part_(QDir(request_.cacheFolder).filePath(request_.address.fileName())) {
    network_.setAutoDeleteReplies(false);
}

Downloader::~Downloader() {
    if (reply_ != nullptr) {
        reply_->disconnect(this);
        reply_->abort();
        delete reply_;
    }
}

void Downloader::start() {
    if (running_) return;
    running_ = true;
    fault_.reset();
    QMetaObject::invokeMethod(this, &Downloader::begin, Qt::QueuedConnection);
}

void Downloader::cancel() {
    if (!running_) return;
    if (!fault_) fault_ = Error(ErrorCode::Cancelled);
    worker_.request_stop();
    if (reply_ != nullptr) reply_->abort();
}

void Downloader::begin() {
    if (fault_) return end(fault_);
    if (!isAllowed(request_.address)) {
        return end(
            Error(ErrorCode::DownloadRefused, {text(request_.address), tr("only https is allowed").toStdString()}));
    }
    if (const auto prepared = prepareFolders(); !prepared) return end(prepared.error());
    received_ = part_.size();
    if (received_ == request_.bytes) return verifyAndUnpack();
    sendRequest();
}

Result<void> Downloader::prepareFolders() {
    const QString parent = QFileInfo(request_.destination).absolutePath();
    if (auto made = makeFolder(request_.cacheFolder); !made) return made;
    if (auto made = makeFolder(parent); !made) return made;
    lock_ = std::make_unique<QLockFile>(part_.path() + QStringLiteral(".lock"));
    lock_->setStaleLockTime(0);
    if (!lock_->tryLock()) {
        return Error(ErrorCode::DownloadRefused,
                     {text(request_.address), tr("another Fovea is fetching it right now").toStdString()});
    }
    if (auto enough = checkSpace(request_.cacheFolder, request_.bytes - part_.size()); !enough) return enough;
    return checkSpace(parent, 6 * request_.layout.batchBytes());
}

void Downloader::sendRequest() {
    QNetworkRequest request(request_.address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::UserVerifiedRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setMaximumRedirectsAllowed(redirectLimit);
    request.setTransferTimeout(timeoutMilliseconds);
    // Otherwise Qt offers gzip and may unpack the archive on the way.
    request.setRawHeader("Accept-Encoding", "identity");
    const QByteArray validator = received_ < request_.bytes ? part_.validator(request_.address) : QByteArray();
    if (!validator.isEmpty()) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(received_) + "-");
        request.setRawHeader("If-Range", validator);
    }
    accepted_ = false;
    bytesPerSecond_ = 0;
    sinceReport_.start();
    sinceSample_.invalidate();
    reply_ = network_.get(request);
    reply_->setReadBufferSize(bufferBytes);
    connect(reply_, &QNetworkReply::redirected, this, &Downloader::onRedirected);
    connect(reply_, &QNetworkReply::metaDataChanged, this, &Downloader::onHeaders);
    connect(reply_, &QNetworkReply::readyRead, this, &Downloader::onReadyRead);
    connect(reply_, &QNetworkReply::finished, this, &Downloader::onReplyFinished);
}

void Downloader::onRedirected(const QUrl& target) {
    if (isAllowed(target) && isThisMachine(target) == isThisMachine(request_.address)) {
        Q_EMIT reply_->redirectAllowed();
    } else {
        stopWith(Error(ErrorCode::DownloadRefused,
                       {text(request_.address),
                        tr("it leads on to %1, which isn't allowed").arg(target.toString()).toStdString()}));
    }
}

void Downloader::onHeaders() {
    const int status = statusOf(*reply_);
    if (accepted_ || fault_ || (status != 200 && status != 206)) return;
    if (const auto good = acceptHeaders(); good) {
        accepted_ = true;
    } else {
        stopWith(good.error());
    }
}

Result<void> Downloader::acceptHeaders() {
    if (statusOf(*reply_) == 206) {
        if (!continuesAt(reply_->rawHeader("Content-Range"), received_, request_.bytes)) {
            part_.discard();
            return Error(ErrorCode::DownloadCutOff,
                         {text(request_.address), std::int64_t{request_.bytes}, std::int64_t{0}});
        }
        return part_.goOn();
    }
    const QVariant length = reply_->header(QNetworkRequest::ContentLengthHeader);
    if (length.isValid() && length.toLongLong() != request_.bytes) {
        return Error(ErrorCode::DatasetWrongSize,
                     {text(request_.address), std::int64_t{request_.bytes}, std::int64_t{length.toLongLong()}});
    }
    received_ = 0;
    return part_.startAnew(request_.address, validatorOf(*reply_));
}

void Downloader::onReadyRead() {
    if (!accepted_ || fault_) return;
    const QByteArray bytes = reply_->readAll();
    if (received_ + bytes.size() > request_.bytes) {
        part_.discard();
        return stopWith(Error(ErrorCode::DatasetWrongSize, {text(request_.address), std::int64_t{request_.bytes},
                                                            std::int64_t{received_ + bytes.size()}}));
    }
    const auto written = part_.append(bytes);
    received_ = written ? received_ + bytes.size() : part_.size();
    if (!written) return stopWith(written.error());
    report();
}

void Downloader::onReplyFinished() {
    onReadyRead();
    part_.close();
    QNetworkReply* reply = std::exchange(reply_, nullptr);
    reply->deleteLater();
    if (fault_) return end(fault_);
    const int status = statusOf(*reply);
    if (status == 416) {  // the server has less than we have: nothing to go on from
        part_.discard();
        received_ = 0;
    }
    if (status >= 400) return end(Error(ErrorCode::DownloadStatus, {text(request_.address), std::int64_t{status}}));
    if (!accepted_) {
        const QString reason =
            reply->error() == QNetworkReply::NoError ? tr("an answer without content") : reply->errorString();
        return end(Error(ErrorCode::DownloadRefused, {text(request_.address), reason.toStdString()}));
    }
    if (received_ < request_.bytes) {
        return end(Error(ErrorCode::DownloadCutOff,
                         {text(request_.address), std::int64_t{request_.bytes}, std::int64_t{received_}}));
    }
    report(true);
    verifyAndUnpack();
}

void Downloader::verifyAndUnpack() {
    if (fault_) return end(fault_);  // cancelled from a slot of the last report
    // The thread gets copies; what it says comes back through this object's event queue.
    worker_ = std::jthread([this, request = request_, path = part_.path()](const std::stop_token& stop) {
        const auto phase = [this](DownloadProgress::Phase which) {
            QElapsedTimer last;
            last.start();
            return [this, which, last](std::int64_t done, std::int64_t total) mutable {
                if (done < total && last.elapsed() < 100) return;
                last.start();
                QMetaObject::invokeMethod(
                    this, [=, this] { reportPhase(which, done, total); }, Qt::QueuedConnection);
            };
        };
        const auto outcome = [&]() -> Result<void> {
            try {
                auto check = phase(DownloadProgress::Phase::Checking);
                auto checked = checkArchive(path, request.bytes, request.sha256, stop, check);
                if (!checked) return checked;
                auto unpack = phase(DownloadProgress::Phase::Unpacking);
                return extractCifar10(path.toStdString(), request.destination.toStdString(), stop, unpack,
                                      request.layout);
            } catch (...) {
                return errorOf(std::current_exception());
            }
        }();
        QMetaObject::invokeMethod(
            this, [this, outcome] { end(outcome ? std::nullopt : std::optional(outcome.error())); },
            Qt::QueuedConnection);
    });
}

void Downloader::report(bool always) {
    if (!sinceSample_.isValid()) {
        sinceSample_.start();
        bytesAtSample_ = received_;
    } else if (sinceSample_.elapsed() >= 500) {
        const double now =
            static_cast<double>(received_ - bytesAtSample_) * 1000.0 / static_cast<double>(sinceSample_.restart());
        bytesPerSecond_ = bytesPerSecond_ > 0 ? 0.7 * bytesPerSecond_ + 0.3 * now : now;
        bytesAtSample_ = received_;
    }
    if (!always && sinceReport_.elapsed() < 100) return;
    sinceReport_.start();
    DownloadProgress progress{DownloadProgress::Phase::Fetching, received_, request_.bytes, bytesPerSecond_};
    if (bytesPerSecond_ > 0) {
        progress.remainingSeconds =
            std::llround(std::ceil(static_cast<double>(request_.bytes - received_) / bytesPerSecond_));
    }
    Q_EMIT progressed(progress);
}

void Downloader::reportPhase(DownloadProgress::Phase phase, qint64 bytes, qint64 total) {
    if (running_) Q_EMIT progressed({.phase = phase, .bytes = bytes, .total = total});
}

void Downloader::stopWith(const Error& error) {
    fault_ = error;
    // Queued, since abort() would answer from within the reply's own signal.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (reply_ != nullptr) reply_->abort();
        },
        Qt::QueuedConnection);
}

void Downloader::end(const std::optional<Error>& error) {
    part_.close();
    // A stopped or full-disk unpacking finds its archive again; a wrong one must not be found.
    const bool keeps = error && error->code != ErrorCode::ChecksumWrong && error->code != ErrorCode::ArchiveBroken &&
                       error->code != ErrorCode::ArchiveMemberMissing &&
                       error->code != ErrorCode::ArchiveMemberWrongSize &&
                       error->code != ErrorCode::DatasetUnknown;
    if (!keeps) part_.discard();
    lock_.reset();
    running_ = false;
    if (error) {
        Q_EMIT failed(*error);
    } else {
        Q_EMIT finished(request_.destination);
    }
}

}  // namespace fovea
