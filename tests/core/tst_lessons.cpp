// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <regex>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/benches/bench.h"
#include "core/benches/bench_table.h"
#include "core/lessons/lesson_reader.h"
#include "core/lessons/lesson_time.h"
#include "core/text/formula_parser.h"
#include "core/text/markdown_formulas.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

const std::string sound = R"({"format": "fovea lesson", "version": 1, "id": "own", "bench": "descent",
    "state": {"rate": 0.5},
    "steps": [{"id": "far", "state": {"start_w": -5}}],
    "tasks": [{"id": "fall", "kind": "reach", "step": "far", "where": {"loss": {"at_most": 0.01}}},
              {"id": "guess", "kind": "predict", "cell": ["w", 0, 0], "opens": {"step": 1}},
              {"id": "pick", "kind": "choose", "options": ["a", "b"], "answer": "b"},
              {"id": "say", "kind": "open"}],
    "golden": [{"state": {"step": 1}, "reading": "w", "is": 3}]})";
const std::string soundWords =
    "# Own\n\nText.\n\n## note\nA note.\n## step far\nFar away.\n## task fall\nFall.\n### hint\nHint.\n"
    "## task guess\nGuess.\n## task pick\nPick.\n### option a\nA\n### option b\nB\n## task say\nSay.\n### answer\nSo.\n";

LessonFiles soundFiles() { return {{"lesson.json", sound}, {"en.md", soundWords}, {"vi.md", soundWords}}; }

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
}

LessonFiles withJson(const std::string& what, const std::string& by) {
    LessonFiles files = soundFiles();
    files["lesson.json"] = replaced(sound, what, by);
    return files;
}

LessonFiles withWords(const std::string& what, const std::string& by) {
    LessonFiles files = soundFiles();
    files["vi.md"] = replaced(soundWords, what, by);
    return files;
}

struct Broken {
    const char* name;
    LessonFiles files;
    LessonFault fault;
    const char* place;
};

std::vector<Broken> brokenLessons() {
    LessonFiles none = soundFiles();
    none.erase("lesson.json");
    LessonFiles wordless = {{"lesson.json", sound}};
    LessonFiles strange = soundFiles();
    strange["run.sh"] = "rm";
    LessonFiles path = soundFiles();
    path["../en.md"] = soundWords;
    LessonFiles huge = soundFiles();
    huge["en.md"] += std::string(mostLessonBytes, 'x');
    LessonFiles bytes = soundFiles();
    bytes["en.md"] += "\xff";
    LessonFiles half = soundFiles();
    half["lesson.json"].resize(sound.size() / 2);
    using enum LessonFault;
    return {
        {"no lesson.json", none, FileMissing, "lesson.json"},
        {"no words", wordless, FileMissing, "en.md"},
        {"a program", strange, UnexpectedFile, "run.sh"},
        {"a path", path, UnexpectedFile, "../en.md"},
        {"huge", huge, TooLarge, "en.md"},
        {"bytes that are no text", bytes, NotUtf8, "en.md"},
        {"half written", half, JsonBroken, "lesson.json"},
        {"another format", withJson("\"version\": 1", "\"version\": 2"), WrongFormat, "lesson.json"},
        {"no id", withJson("\"id\": \"own\", ", ""), KeyMissing, "id"},
        {"an unknown key", withJson("\"id\": \"own\"", "\"id\": \"own\", \"script\": \"x\""), KeyUnknown, "script"},
        {"a key of a task", withJson("\"kind\": \"open\"", "\"kind\": \"open\", \"when\": 1"), KeyUnknown,
         "tasks[3].when"},
        {"a word for a number", withJson("\"at_most\": 0.01", "\"at_most\": null"), KeyWrong, "tasks[0].where.loss"},
        {"rows of two lengths", withJson("\"is\": 3", "\"is\": [[1, 2], [3]]"), KeyWrong, "golden[0].is"},
        {"an unknown bench", withJson("\"bench\": \"descent\"", "\"bench\": \"ascent\""), UnknownBench, "bench"},
        {"an unknown kind of task", withJson("\"kind\": \"open\"", "\"kind\": \"sing\""), UnknownTaskKind,
         "tasks[3].kind"},
        {"an unknown fact", withJson("\"loss\"", "\"height\""), UnknownFact, "fall"},
        {"an unknown fact of a run", withJson("\"where\": {\"loss\"", "\"of\": \"run\", \"where\": {\"loss\""),
         UnknownFact, "fall"},
        {"an unknown room", withJson("\"bench\": \"descent\"", "\"bench\": \"descent\", \"room\": \"attic\""), KeyWrong,
         "room"},
        {"an unknown network", withJson("\"bench\": \"descent\"", "\"bench\": \"descent\", \"network\": \"skynet\""),
         KeyWrong, "network"},
        {"an unknown cell", withJson("[\"w\", 0, 0]", "[\"u\", 0, 0]"), UnknownFact, "guess"},
        {"an unknown step", withJson("\"step\": \"far\"", "\"step\": \"near\""), UnknownStep, "fall"},
        {"an answer that is no option", withJson("\"answer\": \"b\"", "\"answer\": \"c\""), UnknownOption, "pick"},
        {"two tasks of one id", withJson("\"id\": \"say\"", "\"id\": \"pick\""), TwiceTheSame, "pick"},
        {"a state that the bench refuses", withJson("\"start_w\": -5", "\"start_w\": -50"), StateRefused, "far"},
        {"no title", withWords("# Own\n", ""), TitleMissing, "vi.md"},
        {"a heading that says nothing", withWords("## note", "## remark"), SectionUnknown, "vi.md"},
        {"a task without words", withWords("## task guess\nGuess.\n", ""), SectionMissing, "vi.md"},
        {"words without a task", withWords("## task say", "## task sing\nSing.\n## task say"), SectionUnknown, "vi.md"},
        {"an option without words", withWords("### option b\nB\n", ""), SectionMissing, "vi.md"},
        {"an open question without an answer", withWords("### answer\nSo.\n", ""), SectionMissing, "vi.md"},
        {"a link that is none", withWords("Text.", "[Text](file:///etc/passwd)"), LinkForbidden, "vi.md"},
        {"a picture", withWords("Text.", "![Text](https://example.org/x.png)"), LinkForbidden, "vi.md"},
    };
}

LessonFiles filesOf(const std::filesystem::path& folder) {
    LessonFiles files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        files[entry.path().filename()] = {std::istreambuf_iterator<char>(in), {}};
    }
    return files;
}

}  // namespace

class TestLessons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysHowLongItTakes() {
        auto read = readLesson(soundFiles());
        Lesson lesson = std::get<Lesson>(read);
        QCOMPARE(lessonMinutes(lesson), 5);  // 4 and some words at 150 a minute, rounded up
        lesson.tasks.pop_back();
        lesson.tasks.pop_back();
        lesson.tasks.pop_back();
        QCOMPARE(lessonMinutes(lesson), 2);
        read = readLesson(withJson("\"bench\"", "\"minutes\": 7, \"bench\""));
        QCOMPARE(lessonMinutes(std::get<Lesson>(read)), 7);
        QVERIFY(std::holds_alternative<LessonProblem>(readLesson(withJson("\"bench\"", "\"minutes\": 0, \"bench\""))));
    }

    void fillsSessions() {
        using Sessions = std::vector<std::vector<std::size_t>>;
        QCOMPARE(sessionsOf(std::vector<int>{40, 50, 1, 90, 120, 5}, 90), (Sessions{{0, 1}, {2}, {3}, {4}, {5}}));
        QVERIFY(sessionsOf({}, 90).empty());
    }

    void readsWhatIsSound() {
        const auto made = readLesson(soundFiles());
        QVERIFY(std::holds_alternative<Lesson>(made));
        const auto& lesson = std::get<Lesson>(made);
        QCOMPARE(lesson.tasks.size(), std::size_t{4});
        QCOMPARE(lesson.tasks[0].conditions.front().comparison, Comparison::AtMost);
        QCOMPARE(lesson.tasks[1].cell, (BenchCell{"w", 0, 0}));
        QCOMPARE(lesson.words.at("en").tasks.at("fall").hint, std::string("Hint."));
        QCOMPARE(wordsOf(lesson, "fr").title, std::string("Own"));
        // What a step does not name is as at the beginning.
        const auto state = stateAt(lesson, "far");
        QVERIFY(state.has_value());
        QCOMPARE(numberOf(*state, "rate"), 0.5);
        QCOMPARE(numberOf(*state, "start_w"), -5.0);
    }

    /// Where a Vietnamese text gives an English term in brackets, the word before it is the glossary's.
    void usesTheGlossarysTerms() {
        std::ifstream file(std::filesystem::path(FOVEA_LESSONS).parent_path() / "glossary.json");
        const auto glossary = nlohmann::json::parse(file);
        QMap<QString, QString> terms;
        QSet<QString> vietnamese;
        for (const auto& term : glossary) {
            const auto english = QString::fromStdString(term.at("en").get<std::string>());
            QVERIFY2(!terms.contains(english), qPrintable(english));
            terms[english] = QString::fromStdString(term.at("vi").get<std::string>());
            QVERIFY2(!vietnamese.contains(terms[english]), qPrintable(terms[english]));  // both ways
            vietnamese.insert(terms[english]);
        }
        const QRegularExpression bracket(QStringLiteral("\\(([A-Za-z][A-Za-z0-9 \\-/]+)\\)"));
        int found = 0;
        for (const auto& entry : std::filesystem::directory_iterator(FOVEA_LESSONS)) {
            std::ifstream words(entry.path() / "vi.md");
            QString text = QString::fromStdString({std::istreambuf_iterator<char>(words), {}});
            text.remove(QRegularExpression(QStringLiteral("\\$[^$]*\\$"))).remove(QChar(u'*'));
            for (auto match = bracket.globalMatch(text); match.hasNext();) {
                const auto term = match.next();
                const QString english = term.captured(1).toLower();
                const QString before = text.left(term.capturedStart()).trimmed().toLower();
                const QString said = QString::fromStdString(entry.path().filename().string()) + QStringLiteral(": ") +
                                     before.right(30) + term.captured(0);
                QVERIFY2(terms.contains(english), qPrintable(said));
                QVERIFY2(before.endsWith(terms[english]), qPrintable(said));
                ++found;
            }
        }
        QVERIFY(found > 20);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const Broken& broken : brokenLessons()) QTest::newRow(broken.name) << row++;
    }
    void saysWhatIsWrong() {
        QFETCH(int, row);
        const Broken broken = brokenLessons()[static_cast<std::size_t>(row)];
        const auto made = readLesson(broken.files);
        const auto* problem = std::get_if<LessonProblem>(&made);
        QVERIFY(problem != nullptr);
        QCOMPARE(static_cast<int>(problem->fault), static_cast<int>(broken.fault));
        QCOMPARE(problem->place, std::string(broken.place));
    }

    void namesWhatABenchRefuses() {
        const auto made = readLesson(withJson("\"start_w\": -5", "\"start_w\": -50"));
        QCOMPARE(std::get<LessonProblem>(made).detail, std::string("start_w"));
        QCOMPARE(std::get<LessonProblem>(made).bench, BenchFault::OutOfRange);
    }

    /// Every lesson that ships: it can be read, keeps to the rules of teaching, and shows the lecture's numbers.
    void everyLessonKeepsTheRules_data() {
        QTest::addColumn<QString>("folder");
        for (const auto& entry : std::filesystem::directory_iterator(FOVEA_LESSONS))
            QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path());
    }
    void everyLessonKeepsTheRules() {
        QFETCH(QString, folder);
        const auto made = readLesson(filesOf(folder.toStdString()));
        if (const auto* problem = std::get_if<LessonProblem>(&made))
            QFAIL((problem->place + ": " + problem->detail).c_str());
        const auto& lesson = std::get<Lesson>(made);
        const std::string name = std::filesystem::path(folder.toStdString()).filename();
        QCOMPARE(name.substr(3), lesson.id);
        QCOMPARE(std::stoi(name.substr(0, 2)), lesson.number);
        QVERIFY(lesson.words.contains("en") && lesson.words.contains("vi"));
        const auto count = [&](const auto& matches) { return std::ranges::count_if(lesson.tasks, matches); };
        QVERIFY(count([](const Task& task) { return task.kind == TaskKind::Predict; }) >= 1);
        QVERIFY(count([](const Task& task) { return task.role == TaskRole::Break; }) >= 1);
        QVERIFY(count([](const Task& task) { return task.role == TaskRole::Recall; }) >= 1);
        QVERIFY(count([](const Task& task) { return task.kind == TaskKind::Open; }) >= 1);
        for (const auto& [language, words] : lesson.words) {
            QVERIFY2(words.text.size() < 1600, language.c_str());  // a screen of 65 characters by some 25 lines
            for (const LessonStep& step : lesson.steps) QVERIFY2(!words.steps.at(step.id).empty(), step.id.c_str());
            for (const Task& task : lesson.tasks) QVERIFY2(!words.tasks.at(task.id).answer.empty(), task.id.c_str());
        }
        for (const auto& [language, words] : lesson.words) {
            std::vector<std::string> texts{words.text, words.note};
            for (const auto& [_, task] : words.tasks) texts.insert(texts.end(), {task.task, task.hint, task.answer});
            for (const std::string& text : texts)
                for (const MarkdownFormula& formula : splitMarkdown(text).formulas)
                    QVERIFY2(std::holds_alternative<Formula>(parseFormula(formula.latex)), formula.latex.c_str());
        }
        // A recall asks of an earlier lesson.
        for (const Task& task : lesson.tasks) {
            if (task.role != TaskRole::Recall) continue;
            static const std::regex from("From lesson ([0-9]+)");
            std::smatch found;
            const std::string& words = lesson.words.at("en").tasks.at(task.id).task;
            if (std::regex_search(words, found, from)) QVERIFY2(std::stoi(found[1]) < lesson.number, words.c_str());
        }
        for (const GoldenValue& golden : lesson.golden) {
            Bench bench(*findBench(lesson.bench));
            QCOMPARE(bench.set(lesson.beginning), std::nullopt);
            QCOMPARE(bench.set(golden.state), std::nullopt);
            const BenchValue* found = bench.value(golden.reading);
            QVERIFY2(found != nullptr && same(*found, golden.value, golden.within), golden.reading.c_str());
        }
    }

    void conditionsCompare() {
        const Facts facts{{"loss", Matrix(0.5)}, {"surface", "one"}, {"output", Matrix(1, 2, {1, 2})}};
        const auto holdsFor = [&](Comparison comparison, const char* fact, BenchValue value) {
            return holds({.fact = fact, .comparison = comparison, .value = std::move(value)}, facts);
        };
        QVERIFY(holdsFor(Comparison::Is, "output", Matrix(1, 2, {1, 2})));
        QVERIFY(!holdsFor(Comparison::Is, "output", Matrix(2, 1, {1, 2})));
        QVERIFY(!holdsFor(Comparison::Is, "output", Matrix(1, 2, {1, 3})));
        QVERIFY(holdsFor(Comparison::IsNot, "surface", "two"));
        QVERIFY(holdsFor(Comparison::AtLeast, "loss", 0.5) && !holdsFor(Comparison::MoreThan, "loss", 0.5));
        QVERIFY(holdsFor(Comparison::AtMost, "loss", 0.5) && !holdsFor(Comparison::LessThan, "loss", 0.5));
        QVERIFY(!holdsFor(Comparison::AtLeast, "surface", 0.5));
        QVERIFY(!holdsFor(Comparison::IsNot, "height", 1.0));
        const auto unmet = firstUnmet({{.fact = "surface", .value = "one"}, {.fact = "loss", .value = 1.0}}, facts);
        QCOMPARE(unmet->fact, std::string("loss"));
    }
};

FOVEA_TEST(TestLessons)
#include "tst_lessons.moc"
