// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QLockFile>
#include <QMetaType>
#include <QNetworkAccessManager>
#include <QObject>
#include <QString>
#include <QUrl>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>

#include "app/download/part_file.h"
#include "core/error.h"
#include "datasets/archive/cifar10_archive.h"

class QNetworkReply;

namespace fovea {

/// What to fetch, how to know that it is right, and where it goes.
struct DownloadRequest {
    QUrl address;          ///< https; plain http only from this very machine (127.0.0.1, ::1)
    qint64 bytes = 0;      ///< size of the archive
    QString sha256;        ///< of the archive, lower-case hexadecimal
    QString destination;   ///< folder that appears whole at the end; its parent is made when it lacks
    QString cacheFolder;   ///< where the unfinished archive is kept
    Cifar10Layout layout;  ///< the official one unless a test says otherwise
};

/// The official CIFAR-10, to become `dataFolder`/cifar-10-batches-bin.
DownloadRequest cifar10Download(const QString& dataFolder, const QString& cacheFolder);

struct DownloadProgress {
    enum class Phase { Fetching, Checking, Unpacking };
    Phase phase = Phase::Fetching;
    qint64 bytes = 0;  ///< of this phase
    qint64 total = 0;
    double bytesPerSecond = 0;     ///< fetching only; 0 while it isn't known
    qint64 remainingSeconds = -1;  ///< fetching only; -1 while it isn't known
};

/// Fetches a CIFAR-10 archive, checks its size and SHA-256, and unpacks it on a thread of its own.
///
/// A fetch that was stopped or cut off leaves its bytes in the cache and nothing at the destination; the next
/// start goes on from there if the server still has the same version. An archive with a wrong checksum is thrown
/// away, never unpacked. Needs an event loop but no window.
class Downloader : public QObject {
    Q_OBJECT

public:
    explicit Downloader(DownloadRequest request, QObject* parent = nullptr);
    /// Stops, as cancel() does, without a signal.
    ~Downloader() override;

    /// Starts, or starts again after it failed. Does nothing while it runs. The outcome comes as a signal, never
    /// before the event loop runs.
    void start();
    /// Ends with failed(Cancelled) soon.
    void cancel();
    bool isRunning() const { return running_; }

Q_SIGNALS:
    /// At most ten times a second, and at the end of each phase.
    void progressed(const fovea::DownloadProgress& progress);
    void finished(const QString& folder);
    /// Errors: DownloadRefused, DownloadStatus, DownloadCutOff, DatasetWrongSize, ChecksumWrong, FileNotWritable,
    /// DiskFull, Cancelled, those of extractCifar10.
    void failed(const fovea::Error& error);

private:
    void begin();
    void sendRequest();
    void onRedirected(const QUrl& target);
    void onHeaders();
    void onReadyRead();
    void onReplyFinished();
    Result<void> prepareFolders();
    Result<void> acceptHeaders();
    Error networkError() const;
    void verifyAndUnpack();
    void report(bool always = false);
    void reportPhase(DownloadProgress::Phase phase, qint64 bytes, qint64 total);
    void stopWith(const Error& error);
    void end(const std::optional<Error>& error);

    DownloadRequest request_;
    PartFile part_;
    std::unique_ptr<QLockFile> lock_;
    QNetworkAccessManager network_;
    QNetworkReply* reply_ = nullptr;
    bool running_ = false;
    bool accepted_ = false;  ///< the headers of this reply were good, its body is wanted
    std::optional<Error> fault_;
    qint64 received_ = 0;  ///< bytes in the part file

    QElapsedTimer sinceReport_;
    QElapsedTimer sinceSample_;
    qint64 bytesAtSample_ = 0;
    double bytesPerSecond_ = 0;

    std::jthread worker_;
};

}  // namespace fovea

Q_DECLARE_METATYPE(fovea::DownloadProgress)
Q_DECLARE_METATYPE(fovea::Error)
