// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/dispatch.h"

#include <fcntl.h>

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>
#include <algorithm>
#include <clocale>
#include <csignal>
#include <exception>
#include <memory>
#include <optional>

#include "app/augmentation_text.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/exporting/export_formats.h"
#include "app/window/run_window.h"
#include "core/caught_error.h"
#include "core/network/catalogue.h"
#include "core/speed/computer.h"
#include "core/training/checkpoint.h"
#include "datasets/catalogue.h"

namespace fovea {
namespace {

struct Dispatch {
    Q_DECLARE_TR_FUNCTIONS(fovea::Dispatch)
};

QString versionText() {
    return QStringLiteral("fovea %1\nbuild %2\ninstruction set %3\nQt %4")
        .arg(QStringLiteral(FOVEA_VERSION), QString::fromStdString(buildId()), QString::fromStdString(instructionSet()),
             QString::fromLatin1(qVersion()));
}

QString usageLine(const Verb& verb) { return QStringLiteral("fovea %1 %2").arg(verb.rules.verb, verb.rules.synopsis); }

template <class Items, class Name>
QString listed(const Items& items, Name name) {
    QStringList names;
    for (const auto& item : items) names += QString::fromStdString(item.*name);
    return names.join(QStringLiteral(", "));
}

QString helpText() {
    QStringList lines{Dispatch::tr("Fovea builds, trains and explains convolutional networks."), QString(),
                      QStringLiteral("fovea [FILE]"), QStringLiteral("    ") + Dispatch::tr("opens the window")};
    for (const Verb& verb : verbs()) lines += {usageLine(verb), QStringLiteral("    ") + verb.purpose};
    lines +=
        {QStringLiteral("fovea --help | --version"),
         QString(),
         Dispatch::tr("NETWORK  %1; to be counted and opened: %2; or a file (.fovea, .onnx, network .json)")
             .arg(listed(catalogue(), &CatalogueEntry::id), listed(furtherCatalogue(), &CatalogueEntry::id)),
         Dispatch::tr("DATA     %1; or a path; options may stand behind it, as in photos:side=64,classes=cat+dog")
             .arg(listed(knownDatasets(), &DatasetInfo::name)),
         Dispatch::tr("MODEL    a .fovea file with weights"),
         Dispatch::tr(
             "SPEC     what is done to training pictures, in this order: KIND[:STRENGTH][:PROBABILITY] with "
             "commas between them,\n         edge:zero|mirror|repeat, pick:N (so many of the kinds), order:random; "
             "or none. Kinds with what they\n         usually draw from, and their strengths:")};
    lines += augmentationTable();
    lines += {QString(),
              Dispatch::tr("The networks to train bring their recommended options; the values in brackets hold for "
                           "others.\nData sets are looked for in $FOVEA_DATA and in the user's data folder.\n"
                           "Exit status: 0 done, 1 could not, 2 usage.")};
    return lines.join(QChar(u'\n'));
}

const Verb* findVerb(const QString& name) {
    for (const Verb& verb : verbs())
        if (verb.rules.verb == name) return &verb;
    return nullptr;
}

int usage(const QString& sentence) {
    printError(sentence);
    printError(Dispatch::tr("“fovea --help” lists what there is."));
    return ExitUsage;
}

int runVerb(const Verb& verb, const QStringList& words) {
    if (words.contains(QStringLiteral("--help")) || words.contains(QStringLiteral("-h"))) {
        printLine(usageLine(verb) + QStringLiteral("\n    ") + verb.purpose);
        return ExitDone;
    }
    const auto parsed = parseArguments(verb.rules, words);
    if (const auto* error = std::get_if<UsageError>(&parsed)) return usage(error->sentence);
    try {
        return verb.run(std::get<ParsedArguments>(parsed));
    } catch (...) {
        printError(errorText(errorOf(std::current_exception())));
        return ExitCouldNot;
    }
}

QString unknownVerb(const QString& word) {
    QStringList names{QStringLiteral("--help"), QStringLiteral("--version")};
    for (const Verb& verb : verbs()) names += verb.rules.verb;
    const QString near = nearest(word, names);
    const QString text = Dispatch::tr("“%1” is neither a verb nor a file.").arg(word);
    return near.isEmpty() ? text : text + QChar(u' ') + Dispatch::tr("Did you mean “%1”?").arg(near);
}

/// What can be done without a window; nullopt where the window is asked for.
std::optional<int> runWithoutWindow(const QStringList& words) {
    if (words.isEmpty()) return std::nullopt;
    const QString& first = words.front();
    if (first == QStringLiteral("--help") || first == QStringLiteral("-h") ||
        (first == QStringLiteral("help") && words.size() == 1)) {
        printLine(helpText());
        return ExitDone;
    }
    if (first == QStringLiteral("--version")) {
        printLine(versionText());
        return ExitDone;
    }
    if (const Verb* verb = findVerb(first)) return runVerb(*verb, words.mid(1));
    if (QFileInfo::exists(first)) {
        if (words.size() == 1) return std::nullopt;
        return usage(Dispatch::tr("The window opens one file; “%1” is too many.").arg(words[1]));
    }
    return usage(unknownVerb(first));
}

/// True where Qt would find a screen, or was told to do without one.
bool hasDisplay() {
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

QStringList wordsOf(int argc, char** argv) {
    QStringList words;
    for (int i = 1; i < argc; ++i) words += QString::fromLocal8Bit(argv[i]);
    return words;
}

/// Paths go through Qt's texts, in which two names with other bytes would become one and the same.
std::optional<QString> wordThatIsNoText(int argc, char** argv) {
    const auto isText = [](const QByteArray& bytes) { return QString::fromLocal8Bit(bytes).toLocal8Bit() == bytes; };
    for (int i = 1; i < argc; ++i)
        if (!isText(argv[i])) return QString::fromLocal8Bit(argv[i]);
    const QByteArray folder = qgetenv("FOVEA_DATA");
    if (!isText(folder)) return QStringLiteral("FOVEA_DATA=") + QString::fromLocal8Bit(folder);
    return std::nullopt;
}

/// A file that is opened must not get the number of a standard stream that was closed, and what is written to that.
void holdStandardStreams() {
    for (const int stream : {0, 1, 2})
        if (::fcntl(stream, F_GETFD) < 0) (void)::open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
}

/// Drawing needs a QApplication, but no screen.
bool draws(const QStringList& words) {
    if (words.isEmpty()) return false;
    const auto isPicture = [](const QString& word) {
        const ExportFormat* format = exportFormatFor(word);
        return format != nullptr && format->draws;
    };
    // A handout, a timetable.
    if (words.front() == QStringLiteral("lesson"))
        return std::ranges::any_of(words, [](const QString& word) { return word.startsWith(QStringLiteral("--out")); });
    if (words.front() == QStringLiteral("augment") || words.front() == QStringLiteral("excite") ||
        words.front() == QStringLiteral("embed"))
        return true;
    return words.front() == QStringLiteral("render") ||
           (words.front() == QStringLiteral("export") && std::any_of(words.begin(), words.end(), isPicture));
}

std::optional<int> runVerbs(int argc, char** argv) {
    std::unique_ptr<QCoreApplication> application;
    const QStringList words = wordsOf(argc, argv);
    if (draws(words)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Qt would remark on a folder for the session's files, which a server need not have.
        QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
        application = std::make_unique<QApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    // Qt took the user's locale over; numbers keep their point.
    std::setlocale(LC_NUMERIC, "C");
    return runWithoutWindow(words);
}

}  // namespace

const QList<Verb>& verbs() {
    static const QList<Verb> all{describeVerb(), trainVerb(),   sweepVerb(),   evalVerb(),      compareVerb(),
                                 runsVerb(),     predictVerb(), inferVerb(),   attributeVerb(), explainVerb(),
                                 exciteVerb(),   foolVerb(),    dreamVerb(),   pruneVerb(),     embedVerb(),
                                 exportVerb(),   dataVerb(),    augmentVerb(), renderVerb(),    benchVerb(),
                                 lessonVerb(),   helpVerb()};
    return all;
}

int runFovea(int argc, char** argv) {
    holdStandardStreams();
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is an error of writing
    if (const auto word = wordThatIsNoText(argc, argv)) {
        printError(Dispatch::tr("“%1” is no text in UTF-8. Rename the file or folder, or reach it by another name.")
                       .arg(*word));
        return ExitUsage;
    }
    if (const auto status = runVerbs(argc, argv)) return finishOutput(*status);
    if (!hasDisplay()) {
        printError(
            Dispatch::tr("There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
                         "Networks train without one: fovea train lenet5 --data builtin --epochs 3"));
        return ExitCouldNot;
    }
    return runWindow(argc, argv);
}

}  // namespace fovea
