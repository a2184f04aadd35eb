// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/data_argument.h"

#include <QCoreApplication>

#include "app/cli/arguments.h"
#include "app/cli/terminal.h"
#include "app/error_text.h"
#include "app/locations.h"

namespace fovea {
namespace {

struct DataArgumentText {
    Q_DECLARE_TR_FUNCTIONS(fovea::DataArgumentText)
};

}  // namespace

Result<DatasetPair> openData(const QString& nameOrPath, bool quiet, std::stop_token stop) {
    ProgressLine line;
    std::int64_t shownPercent = -1;
    const auto progress = [&](std::int64_t done, std::int64_t total) {
        const std::int64_t percent = total > 0 ? done * 100 / total : -1;
        if (quiet || percent == shownPercent) return;
        shownPercent = percent;
        line.show(bar(static_cast<double>(percent) / 100, 20) + DataArgumentText::tr(" opening %1").arg(nameOrPath));
    };
    return openDataset(nameOrPath.toStdString(), dataSearchFolders(), std::move(stop), progress);
}

QString dataErrorText(const Error& error) {
    const QString text = errorText(error);
    if (error.code != ErrorCode::DatasetUnknown || error.arguments.empty()) return text;
    QStringList names;
    for (const DatasetInfo& info : knownDatasets()) names += QString::fromStdString(info.name);
    const auto* word = std::get_if<std::string>(&error.arguments.front());
    const QString near = word != nullptr ? nearest(QString::fromStdString(*word), names) : QString();
    return near.isEmpty() ? text : text + QChar(u' ') + DataArgumentText::tr("Did you mean “%1”?").arg(near);
}

}  // namespace fovea
