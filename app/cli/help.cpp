// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>

#include "app/cli/arguments.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/help/help_search.h"
#include "app/help/help_topics.h"
#include "app/window/language.h"

namespace fovea {
namespace {

struct HelpVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::HelpVerb)
};

constexpr std::size_t mostListed = 20;

int listTopics(const std::vector<HelpTopic>& topics) {
    QList<QStringList> rows;
    for (const HelpTopic& topic : topics) rows.append({topic.id, topic.title});
    printAligned(rows, 2);
    return ExitDone;
}

int showTopic(const std::vector<HelpTopic>& topics, const QString& id) {
    for (const Verb& verb : verbs()) {
        if (verb.rules.verb != id) continue;
        printLine(QStringLiteral("fovea %1 %2\n    %3").arg(id, verb.rules.synopsis, verb.purpose));
        return ExitDone;
    }
    const HelpTopic* topic = findTopic(topics, id);
    if (topic == nullptr) {
        QStringList ids;
        for (const HelpTopic& each : topics) ids << each.id;
        const QString near = nearest(id, ids);
        printError(
            near.isEmpty()
                ? HelpVerb::tr(
                      "There is no help on “%1”. “fovea help topics” lists all, “fovea help search %1” looks for it.")
                      .arg(id)
                : HelpVerb::tr("There is no help on “%1”. Did you mean “%2”?").arg(id, near));
        return ExitCouldNot;
    }
    printLine(QStringLiteral("# %1\n\n%2").arg(topic->title, topic->text));
    for (const int lesson : topic->lessons) printLine(HelpVerb::tr("Lesson: fovea lesson show %1").arg(lesson));
    return ExitDone;
}

int search(const std::vector<HelpTopic>& topics, const QString& words) {
    const auto texts = searchableTexts(topics);
    const auto hits = searchTexts(texts, words);
    if (hits.empty()) {
        printError(HelpVerb::tr("Neither lessons nor help have all of these words. Try fewer, or their beginnings."));
        return ExitCouldNot;
    }
    for (std::size_t i = 0; i < std::min(hits.size(), mostListed); ++i) {
        const SearchText& found = texts[hits[i].index];
        printLine(QStringLiteral("%1  %2\n    %3")
                      .arg(found.id, found.title,
                           markedSnippet(hits[i].snippet, QStringLiteral("*"), QStringLiteral("*"), false)));
    }
    return ExitDone;
}

int runHelp(const ParsedArguments& arguments) {
    if (arguments.has(QStringLiteral("--lang"))) loadLanguage(arguments.text(QStringLiteral("--lang")));
    const auto topics = helpTopics();
    const QString& what = arguments.positional.front();
    if (what == QStringLiteral("search") && arguments.positional.size() > 1)
        return search(topics, arguments.positional.mid(1).join(u' '));
    if (what == QStringLiteral("topics") && arguments.positional.size() == 1) return listTopics(topics);
    if (what != QStringLiteral("search") && arguments.positional.size() == 1) return showTopic(topics, what);
    printError(HelpVerb::tr("“fovea help” takes topics, a TOPIC, or search and the words to look for."));
    return ExitUsage;
}

}  // namespace

Verb helpVerb() {
    return {{.verb = QStringLiteral("help"),
             .synopsis = QStringLiteral("[topics | TOPIC | search WORD…] [--lang en|vi]"),
             .leastPositional = 1,
             .mostPositional = 64,
             .options = {{.name = QStringLiteral("--lang"),
                          .kind = OptionRule::Kind::Choice,
                          .choices = {QStringLiteral("en"), QStringLiteral("vi")}}}},
            HelpVerb::tr("this list; or explains a topic, or searches lessons and help"),
            runHelp};
}

}  // namespace fovea
