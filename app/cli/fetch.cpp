// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fetch.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <cmath>
#include <optional>
#include <stop_token>

#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal.h"
#include "app/download/downloader.h"
#include "app/error_text.h"
#include "app/locations.h"
#include "core/json.h"
#include "datasets/catalogue.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct FetchVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::FetchVerb)
};

const char* phaseName(DownloadProgress::Phase phase) {
    switch (phase) {
        case DownloadProgress::Phase::Fetching: return "fetching";
        case DownloadProgress::Phase::Checking: return "checking";
        case DownloadProgress::Phase::Unpacking: return "unpacking";
    }
    return "";
}

QString phaseText(DownloadProgress::Phase phase) {
    switch (phase) {
        case DownloadProgress::Phase::Fetching: return FetchVerb::tr("fetching");
        case DownloadProgress::Phase::Checking: return FetchVerb::tr("checking");
        case DownloadProgress::Phase::Unpacking: return FetchVerb::tr("unpacking");
    }
    return {};
}

QString progressText(const DownloadProgress& progress) {
    const double share =
        progress.total > 0 ? static_cast<double>(progress.bytes) / static_cast<double>(progress.total) : 0.0;
    QString text = FetchVerb::tr("%1 %2  %3 of %4")
                       .arg(bar(share, 20), phaseText(progress.phase), bytesText(static_cast<double>(progress.bytes)),
                            bytesText(static_cast<double>(progress.total)));
    if (progress.remainingSeconds >= 0) {
        text +=
            FetchVerb::tr("  %1/s  %2 left")
                .arg(bytesText(progress.bytesPerSecond), durationText(static_cast<double>(progress.remainingSeconds)));
    }
    return text;
}

ordered_json progressJson(const DownloadProgress& progress) {
    ordered_json object{{"phase", phaseName(progress.phase)}, {"bytes", progress.bytes}, {"total", progress.total}};
    if (progress.remainingSeconds >= 0) {
        object["bytes_per_second"] = std::round(progress.bytesPerSecond);
        object["remaining_seconds"] = progress.remainingSeconds;
    }
    return object;
}

int reportDone(const QString& folder, bool json) {
    if (json) {
        printJson({{"done", true}, {"path", folder.toStdString()}});
    } else {
        printLine(FetchVerb::tr("The data set is in %1").arg(folder));
    }
    return ExitDone;
}

}  // namespace

int fetchDataset(const QString& name, bool json) {
    const DatasetInfo* info = findDataset(name.toStdString());
    if (info == nullptr) {
        printError(dataErrorText({ErrorCode::DatasetUnknown, {name.toStdString()}}));
        return ExitUsage;
    }
    if (!info->isFetchable()) {
        printError(name == QStringLiteral("builtin")
                       ? FetchVerb::tr("“builtin” needs no fetching: Fovea draws it itself.")
                       : FetchVerb::tr("Fovea offers no download of “%1”. Put its four files into %2/%1.")
                             .arg(name, fetchFolder()));
        return ExitUsage;
    }
    if (const auto place = locateDataset(info->name, dataSearchFolders())) {
        return reportDone(QString::fromStdString(*place), json);
    }

    const Interrupt interrupt;
    Downloader downloader(cifar10Download(fetchFolder(), downloadCacheFolder()));
    ProgressLine line;
    QEventLoop loop;
    QString folder;
    std::optional<Error> fault;
    QObject::connect(&downloader, &Downloader::progressed, &loop, [&](const DownloadProgress& progress) {
        if (json) {
            printJson(progressJson(progress));
        } else {
            line.show(progressText(progress));
        }
    });
    QObject::connect(&downloader, &Downloader::finished, &loop, [&](const QString& where) {
        folder = where;
        loop.quit();
    });
    QObject::connect(&downloader, &Downloader::failed, &loop, [&](const Error& error) {
        fault = error;
        loop.quit();
    });
    const std::stop_callback onInterrupt(interrupt.token(), [&downloader] {
        QMetaObject::invokeMethod(&downloader, &Downloader::cancel, Qt::QueuedConnection);
    });
    downloader.start();
    loop.exec();
    line.clear();
    if (!fault) return reportDone(folder, json);
    printError(fault->code == ErrorCode::Cancelled
                   ? FetchVerb::tr("Stopped. What has come is kept; the same command goes on from there.")
                   : errorText(*fault));
    return ExitCouldNot;
}

}  // namespace fovea
