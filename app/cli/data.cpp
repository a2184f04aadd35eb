// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QHash>
#include <algorithm>

#include "app/cli/data_argument.h"
#include "app/cli/fetch.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/clean_text.h"
#include "app/error_text.h"
#include "app/findings_text.h"
#include "app/locations.h"
#include "app/training_setup.h"
#include "core/json.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct DataVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::DataVerb)
};

int list(bool json) {
    for (const DatasetInfo& info : knownDatasets()) {
        const auto place = locateDataset(info.name, dataSearchFolders());
        if (json) {
            printJson(
                {{"name", info.name},
                 {"title", info.title},
                 {"shape",
                  {{"height", info.shape.height}, {"width", info.shape.width}, {"channels", info.shape.channels}}},
                 {"classes", info.classes},
                 {"training_images", info.trainingImages},
                 {"test_images", info.testImages},
                 {"available", place.hasValue()},
                 {"path", place && !place->empty() ? ordered_json(*place) : ordered_json(nullptr)},
                 {"fetchable", info.isFetchable()}});
            continue;
        }
        QString where = DataVerb::tr("not on this computer");
        if (place)
            where = place->empty() ? DataVerb::tr("made by Fovea") : QString::fromStdString(*place);
        else if (info.isFetchable())
            where = DataVerb::tr("not here; fetch it with: fovea data fetch %1").arg(QString::fromStdString(info.name));
        printLine(QStringLiteral("%1 %2 %3 %4  %5")
                      .arg(QString::fromStdString(info.name).leftJustified(14),
                           QString::fromStdString(plainShape(info.shape)).leftJustified(9),
                           QString::number(info.trainingImages).rightJustified(6),
                           QString::number(info.testImages).rightJustified(6), where));
    }
    return ExitDone;
}

std::vector<std::int64_t> countsByClass(const Dataset& data) {
    std::vector<std::int64_t> counts(data.classNames().size(), 0);
    for (std::int64_t i = 0; i < data.size(); ++i) ++counts[static_cast<std::size_t>(data.label(i))];
    return counts;
}

ordered_json findingsJson(const DataFindings& findings) {
    ordered_json leftOut = ordered_json::array();
    for (const LeftOutFile& file : findings.leftOut)
        leftOut.push_back({{"path", file.path}, {"why", leftOutText(file).toStdString()}});
    ordered_json json{{"format", dataFormatText(findings.format).toStdString()},
                      {"test_is_drawn", findings.testIsDrawn},
                      {"left_out_count", findings.leftOutCount},
                      {"left_out", std::move(leftOut)}};
    if (const auto& counts = findings.pictures)
        json["pictures"] = {{"turned", counts->turned},
                            {"cmyk", counts->cmyk},
                            {"grey", counts->grey},
                            {"smallest", {counts->smallestWidth, counts->smallestHeight}},
                            {"largest", {counts->largestWidth, counts->largestHeight}}};
    return json;
}

/// One line for each reason, in the order in which they come, with the first names.
void printLeftOut(const DataFindings& findings) {
    if (findings.leftOutCount == 0) return;
    printLine(DataVerb::tr("Left out: %1").arg(findings.leftOutCount));
    QStringList reasons;
    QHash<QString, QStringList> files;
    for (const LeftOutFile& file : findings.leftOut) {
        const QString reason = leftOutText(file);
        if (!files.contains(reason)) reasons += reason;
        files[reason] += cleanLine(QString::fromStdString(file.path));
    }
    constexpr qsizetype mostNamed = 5;
    for (const QString& reason : reasons) {
        const QStringList& names = files[reason];
        const QString rest = names.size() > mostNamed ? QStringLiteral(", …") : QString();
        printLine(QStringLiteral("  %1: %2  %3")
                      .arg(reason)
                      .arg(names.size())
                      .arg(names.first(std::min(mostNamed, names.size())).join(QStringLiteral(", ")) + rest));
    }
    const auto listed = static_cast<std::int64_t>(findings.leftOut.size());
    if (findings.leftOutCount > listed)
        printLine(DataVerb::tr("  and %1 more, which are not listed").arg(findings.leftOutCount - listed));
}

/// As wide as the longest name, up to 40 signs.
int nameWidth(const std::vector<std::string>& names) {
    qsizetype width = 14;
    for (const std::string& name : names) width = std::max(width, QString::fromStdString(name).size());
    return static_cast<int>(std::min<qsizetype>(width, 40));
}

int info(const QString& name, bool json) {
    const auto data = openData(name, json);
    if (!data) {
        printError(dataErrorText(data.error()));
        return ExitCouldNot;
    }
    const Shape shape = data->training->shape();
    const std::vector<std::int64_t> training = countsByClass(*data->training);
    const std::vector<std::int64_t> test = countsByClass(*data->test);
    const std::vector<std::string>& names = data->training->classNames();
    if (json) {
        ordered_json classes = ordered_json::array();
        for (std::size_t i = 0; i < names.size(); ++i)
            classes.push_back({{"name", names[i]}, {"training_images", training[i]}, {"test_images", test[i]}});
        ordered_json object{{"name", data->name},
                            {"shape", {{"height", shape.height}, {"width", shape.width}, {"channels", shape.channels}}},
                            {"training_images", data->training->size()},
                            {"test_images", data->test->size()},
                            {"classes", std::move(classes)}};
        if (data->validation) object["validation_images"] = data->validation->size();
        if (data->findings) object.update(findingsJson(*data->findings));
        printJson(object);
        return ExitDone;
    }
    printLine(DataVerb::tr("%1: %2 training and %3 test images of %4")
                  .arg(QString::fromStdString(data->name), QString::number(data->training->size()),
                       QString::number(data->test->size()), QString::fromStdString(plainShape(shape))));
    for (const QString& line : findingLines(*data)) printLine(line);
    const int width = nameWidth(names);
    for (std::size_t i = 0; i < names.size(); ++i)
        printLine(QStringLiteral("  %1 %2 %3")
                      .arg(cleanLine(QString::fromStdString(names[i])).leftJustified(width),
                           QString::number(training[i]).rightJustified(6), QString::number(test[i]).rightJustified(6)));
    if (data->findings) printLeftOut(*data->findings);
    const DatasetInfo* known = findDataset(data->name);
    if (known != nullptr && !known->citation.empty()) printLine(QString::fromStdString(known->citation));
    return ExitDone;
}

/// What a lecture without a network needs: every data set that is known is opened, which reads and checks all of it; one that is
/// missing is fetched where Fovea offers that.
int prepare(bool json) {
    int status = ExitDone;
    for (const DatasetInfo& known : knownDatasets()) {
        const QString name = QString::fromStdString(known.name);
        const bool here = locateDataset(known.name, dataSearchFolders()).hasValue();
        if (!here && !known.isFetchable()) {
            if (json)
                printJson({{"name", known.name}, {"available", false}, {"fetchable", false}});
            else
                printLine(DataVerb::tr("%1: not here. Fovea offers no download of it; put its four files into %2.")
                              .arg(name, fetchFolder() + QLatin1Char('/') + name));
            continue;
        }
        if (!here) {
            if (!json) printLine(DataVerb::tr("%1: %2 MB to fetch").arg(name).arg(known.bytes / 1'000'000));
            if (fetchDataset(name, json) != ExitDone) {
                status = ExitCouldNot;
                continue;
            }
        }
        const auto data = openData(name, json);
        if (!data) {
            printError(dataErrorText(data.error()));
            status = ExitCouldNot;
        } else if (json) {
            printJson({{"name", known.name},
                       {"available", true},
                       {"checked", true},
                       {"training_images", data->training->size()},
                       {"test_images", data->test->size()}});
        } else {
            printLine(DataVerb::tr("%1: here, checked; %2 training and %3 test images")
                          .arg(name, QString::number(data->training->size()), QString::number(data->test->size())));
        }
    }
    return status;
}

int runData(const ParsedArguments& arguments) {
    const QString& action = arguments.positional.front();
    const bool json = arguments.has(QStringLiteral("--json"));
    const bool named = arguments.positional.size() == 2;
    if (action == QStringLiteral("list") && !named) return list(json);
    if (action == QStringLiteral("prepare") && !named) return prepare(json);
    if (action == QStringLiteral("info") && named) return info(arguments.positional[1], json);
    if (action == QStringLiteral("fetch") && named) return fetchDataset(arguments.positional[1], json);
    printError(DataVerb::tr("“data” takes list, prepare, info DATA or fetch NAME."));
    return ExitUsage;
}

}  // namespace

Verb dataVerb() {
    return {{.verb = QStringLiteral("data"),
             .synopsis = QStringLiteral("list | prepare | info DATA | fetch NAME"),
             .leastPositional = 1,
             .mostPositional = 2,
             .options = {{.name = QStringLiteral("--json")}}},
            DataVerb::tr("lists data sets, counts one, fetches one, or fetches and checks all beforehand"),
            runData};
}

}  // namespace fovea
