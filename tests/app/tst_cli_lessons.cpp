// SPDX-License-Identifier: GPL-3.0-or-later
// Lessons by the command line: what is listed, printed, checked and drawn, and what is said of a broken one.
#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/cli/claim_run.h"
#include "app/cli/train_arguments.h"
#include "app/cli/verbs.h"
#include "app/lessons/handout.h"
#include "app/lessons/lesson_library.h"
#include "core/network/catalogue.h"
#include "datasets/catalogue.h"
#include "datasets/data_text.h"
#include "tests/support/file_translator.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

namespace {

QByteArray fileContent(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The first block of this language in docs/lessons.md.
QByteArray blockOf(const char* language) {
    const QByteArray page = fileContent(QStringLiteral(FOVEA_LESSONS "/../../docs/lessons.md"));
    const QByteArray fence = QByteArray("```") + language + "\n";
    const qsizetype first = page.indexOf(fence) + fence.size();
    return page.mid(first, page.indexOf("```\n", first) - first);
}

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

}  // namespace

class TestCliLessons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lists();
    void shows();
    void checks();
    void skipsClaimsWithoutTheirData();
    void claimsCanBeTrained();
    void triesClaims();
    void readsTheExampleOfTheManual();
    void namesWhatIsBroken();
    void draws();
    void prints();
    void handsOutWhatATaskNeeds_data();
    void handsOutWhatATaskNeeds();
    void handsOutInTheLessonsLanguage();
    void tellsTheTime();
    void helps();
    void preparesData();

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    void makeExample(const QByteArray& json);
    QTemporaryDir folder_;
};

void TestCliLessons::lists() {
    const Outcome listed = program(QStringLiteral("lesson list"));
    QCOMPARE(listed.status, 0);
    const QList<QByteArray> lines = listed.out.trimmed().split('\n');
    QCOMPARE(lines.size(), QDir(QStringLiteral(FOVEA_LESSONS)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
    QVERIFY(lines.front().simplified() == "1 why-deep-learning Hand-crafted and learned features");
    QVERIFY(program(QStringLiteral("lesson list --lang vi")).out.contains("Bàn thử tích chập"));
    const QByteArray terms = program(QStringLiteral("lesson glossary --lang vi")).out;
    QVERIFY(terms.contains("trường tiếp nhận") && terms.contains("receptive field"));
    QVERIFY(terms.indexOf("bước trượt") < terms.indexOf("trường tiếp nhận"));
}

void TestCliLessons::tellsTheTime() {
    const Outcome plain = program(QStringLiteral("lesson timetable"));
    QCOMPARE(plain.status, 0);
    QVERIFY(plain.out.contains("130–132"));
    const Outcome markdown = program(QStringLiteral("lesson timetable --markdown --lang vi"));
    QVERIFY(markdown.out.contains("| --- |") && markdown.out.contains("Bàn thử tích chập"));
    const auto json = nlohmann::json::parse(program(QStringLiteral("lesson timetable --json")).out.toStdString());
    QCOMPARE(static_cast<qsizetype>(json.at("lessons").size()),
             QDir(QStringLiteral(FOVEA_LESSONS)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
    QVERIFY(markdown.out.contains("Buổi") && !markdown.out.contains("Session"));
    // A lecturer's own minutes, and a page to hang up.
    const auto own = nlohmann::json::parse(
        program(QStringLiteral("lesson timetable --json --session 45 --minutes 3=44,8=45")).out.toStdString());
    QCOMPARE(own.at("session_minutes").get<int>(), 45);
    QVERIFY(own.at("lessons")[2].at("minutes") == 44 && own.at("lessons")[2].at("estimated") == false);
    QVERIFY(own.at("lessons")[2].at("session") != own.at("lessons")[3].at("session"));
    for (const char* wrong : {"--minutes 99=20", "--minutes ,", "--minutes 3=20,", "--minutes 3=20,3=25",
                              "--json --markdown", "--out times.pdf --json", "--out times.pdf --markdown"})
        QVERIFY2(program(QStringLiteral("lesson timetable ") + QLatin1String(wrong)).status == 2, wrong);
    QCOMPARE(program(QStringList{QStringLiteral("lesson"), QStringLiteral("timetable"), QStringLiteral("--out"),
                                 path("times.pdf")})
                 .status,
             0);
    QVERIFY(fileContent(path("times.pdf")).startsWith("%PDF-"));
    int minutes = 0;
    int session = 1;
    for (const auto& lesson : json.at("lessons")) {
        minutes = lesson.at("session").get<int>() == session ? minutes + lesson.at("minutes").get<int>()
                                                             : lesson.at("minutes").get<int>();
        session = lesson.at("session").get<int>();
        QVERIFY(minutes <= json.at("session_minutes").get<int>());
        QVERIFY(lesson.at("minutes").get<int>() > 0 && lesson.at("estimated").is_boolean());
    }
}

void TestCliLessons::helps() {
    QVERIFY(program(QStringLiteral("help")).out.contains("fovea [FILE]"));
    QVERIFY(program(QStringLiteral("help train")).out.startsWith("fovea train "));
    const Outcome topic = program(QStringLiteral("help layer.conv2d"));
    QCOMPARE(topic.status, 0);
    QVERIFY(topic.out.contains("fovea lesson show 3"));
    QVERIFY(program(QStringLiteral("help train.batch --lang vi")).out.contains("Cỡ lô"));
    QVERIFY(program(QStringLiteral("help search truong tiep nhan --lang vi")).out.contains("lesson:receptive-field"));
    const Outcome unknown = program(QStringLiteral("help layer.conv2"));
    QCOMPARE(unknown.status, 1);
    QVERIFY(unknown.err.contains("layer.conv2d"));
    QCOMPARE(program(QStringLiteral("help search xyzzy")).status, 1);
    QCOMPARE(program(QStringLiteral("help search")).status, 2);
}

void TestCliLessons::preparesData() {
    const QString folder = qEnvironmentVariable("FOVEA_TEST_DATA");
    if (!QDir(folder).exists(QStringLiteral("cifar-10-batches-bin")))
        QSKIP("Where CIFAR-10 is not here, it would be fetched.");
    QProcess process;
    QProcessEnvironment own = environment();
    own.insert(QStringLiteral("FOVEA_DATA"), folder);
    process.setProcessEnvironment(own);
    process.start(QStringLiteral(FOVEA_PROGRAM),
                  {QStringLiteral("data"), QStringLiteral("prepare"), QStringLiteral("--json")});
    constexpr int longest = 120000;
    QVERIFY(process.waitForFinished(longest));
    QCOMPARE(process.exitCode(), 0);
    const Outcome prepared{0, process.readAllStandardOutput(), {}};
    int checked = 0;
    for (const nlohmann::json& line : prepared.lines())
        if (line.value("checked", false) && line.at("name") == "cifar10") {
            QCOMPARE(line.at("training_images").get<int>(), 50000);
            ++checked;
        }
    QCOMPARE(checked, 1);
    QCOMPARE(program(QStringLiteral("data prepare cifar10")).status, 2);
}

void TestCliLessons::shows() {
    const Outcome english = program(QStringLiteral("lesson show 3"));
    QCOMPARE(english.status, 0);
    QVERIFY(english.out.startsWith("# Convolution bench"));
    const Outcome vietnamese = program(QStringLiteral("lesson show convolution-bench --lang vi"));
    QVERIFY(vietnamese.out.startsWith("# Bàn thử tích chập"));
    const Outcome unknown = program(QStringLiteral("lesson show 99"));
    QCOMPARE(unknown.status, 1);
    QVERIFY(unknown.err.contains("convolution-bench"));
    QCOMPARE(program(QStringLiteral("lesson show")).status, 2);
    QCOMPARE(program(QStringLiteral("lesson sing")).status, 2);
}

void TestCliLessons::checks() {
    const Outcome all = program(QStringLiteral("lesson check"));
    QCOMPARE(all.status, 0);
    QVERIFY2(all.out.trimmed().endsWith("passed, 0 failed"), all.out.constData());
    QVERIFY(all.out.trimmed().split(' ').front().toInt() >= 40);
    QCOMPARE(program(QStringLiteral("lesson check 3")).out.trimmed(), QByteArray("5 passed, 0 failed"));
}

/// Where neither CIFAR-10 nor MNIST is, claims are neither right nor wrong.
void TestCliLessons::skipsClaimsWithoutTheirData() {
    QProcess process;
    QProcessEnvironment own = environment();
    for (const char* name : {"FOVEA_DATA", "XDG_DATA_HOME"}) own.insert(QString::fromLatin1(name), folder_.path());
    process.setProcessEnvironment(own);
    process.start(QStringLiteral(FOVEA_PROGRAM), {QStringLiteral("lesson"), QStringLiteral("check"),
                                                  QStringLiteral("3"), QStringLiteral("10"), QStringLiteral("--slow")});
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(process.exitCode(), 0);
    const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith("SKIP slow_linear_rgb: ") && lines[0].contains("fovea data prepare"));
    QVERIFY(lines[1].startsWith("SKIP slow_linear_grey: "));
    QVERIFY(lines[2].endsWith("passed, 0 failed, 2 skipped") && lines[2].split(' ').front().toInt() > 5);
    QCOMPARE(program(QStringLiteral("lesson list --slow")).status, 2);
    QCOMPARE(program(QStringLiteral("lesson check 3 --threads 2")).status, 2);
}

/// What the table says is what `fovea train` takes.
void TestCliLessons::claimsCanBeTrained() {
    for (const Claim& claim : claims()) {
        QVERIFY(findLesson(QString::number(claim.lesson)) != nullptr);
        QStringList made;
        for (const ClaimRun& run : claim.runs) {
            const auto data = parseDataText(run.data);
            QVERIFY2(data && findDataset(data->place) != nullptr, run.data.c_str());
            QCOMPARE(run.network.empty(), run.method != ClaimMethod::Train);
            if (run.method != ClaimMethod::Train) continue;
            const QString network = QString::fromStdString(run.network);
            QVERIFY2(made.contains(network) || findInCatalogue(run.network) != nullptr, run.network.c_str());
            const auto parsed = parseArguments(trainVerb().rules, trainWords(run, network, claim.seeds.front(), 2));
            const auto* arguments = std::get_if<ParsedArguments>(&parsed);
            QVERIFY2(arguments != nullptr, run.options.c_str());
            QCOMPARE(trainingOptionProblem(*arguments), std::optional<QString>());
            QCOMPARE(arguments->whole(QStringLiteral("--threads")), std::optional<qint64>(2));
            if (!run.name.empty()) made << QString::fromStdString(run.name);
        }
    }
}

/// A claim on drawn pictures: what is trained is what `fovea train` trains, and goes on to the next run.
void TestCliLessons::triesClaims() {
    const char* options = "--validation 4400 --epochs 3 --lr 0.002";
    Claim claim{
        .id = "tiny",
        .lesson = 10,
        .runs = {{.network = "linear", .data = "builtin", .options = options, .name = "first"},
                 {.network = "first", .data = "builtin", .options = "--validation 4400 --epochs 0 --pretrained"},
                 {.method = ClaimMethod::NearestMean, .data = "builtin:color=grey"}},
        .bands = {{.run = 0, .least = 0.12, .most = 0.6},
                  {.measure = ClaimMeasure::Gain, .run = 1, .against = 0, .least = -1e-9, .most = 1e-9},
                  {.run = 2, .least = 0.12, .most = 0.6}},
        .seeds = {1}};
    const ClaimOutcome right = runClaim(claim, 2, {});
    QVERIFY2(right.kind == ClaimOutcome::Kind::Passed, qPrintable(claimLine(claim, right)));
    QCOMPARE(right.images, 1000);
    const auto trained =
        program(QStringLiteral("train linear --data builtin --seed 1 --json ") + QLatin1String(options));
    QCOMPARE(right.accuracies.front().front(), trained.lines().back().at("test_accuracy").get<double>());
    QVERIFY(claimLine(claim, right).startsWith(QStringLiteral("PASS tiny: accuracy ")));

    claim.runs.resize(1);
    claim.bands = {{.measure = ClaimMeasure::Error, .run = 0, .most = 0.01}};
    const ClaimOutcome wrong = runClaim(claim, 2, {});
    QCOMPARE(wrong.kind, ClaimOutcome::Kind::Failed);
    QVERIFY2(claimLine(claim, wrong).startsWith(QStringLiteral("FAIL tiny: error ")) &&
                 claimLine(claim, wrong).contains(QStringLiteral("at most 1.00")),
             qPrintable(claimLine(claim, wrong)));
    std::stop_source stopped;
    stopped.request_stop();
    QCOMPARE(runClaim(claim, 2, stopped.get_token()).kind, ClaimOutcome::Kind::Stopped);
    claim.runs.front().options = "--epochs many";
    const ClaimOutcome broken = runClaim(claim, 2, {});
    QVERIFY(broken.kind == ClaimOutcome::Kind::Failed && broken.sentence.contains(QStringLiteral("many")));
}

void TestCliLessons::makeExample(const QByteArray& json) {
    QVERIFY(QDir(folder_.path()).mkpath(QStringLiteral("own")));
    write(path("own/lesson.json"), json);
    write(path("own/en.md"), blockOf("markdown"));
}

void TestCliLessons::readsTheExampleOfTheManual() {
    makeExample(blockOf("json"));
    const Outcome folder = program({QStringLiteral("lesson"), QStringLiteral("check"), path("own")});
    QVERIFY2(folder.status == 0, folder.err.constData());
    QCOMPARE(folder.out.trimmed(), QByteArray("1 passed, 0 failed"));
    // The same as a zip.
    QProcess zip;
    zip.setWorkingDirectory(folder_.path());
    zip.start(QStringLiteral("/usr/bin/python3"),
              {QStringLiteral("-m"), QStringLiteral("zipfile"), QStringLiteral("-c"), QStringLiteral("own.zip"),
               QStringLiteral("own")});
    if (!zip.waitForFinished(30000) || zip.exitCode() != 0) QSKIP("Python, which makes the zip, is missing.");
    const Outcome zipped = program({QStringLiteral("lesson"), QStringLiteral("check"), path("own.zip")});
    QVERIFY2(zipped.status == 0, zipped.err.constData());
    QCOMPARE(zipped.out, folder.out);
    // Half of it.
    const QByteArray whole = fileContent(path("own.zip"));
    write(path("half.zip"), whole.left(whole.size() / 2));
    const Outcome half = program({QStringLiteral("lesson"), QStringLiteral("check"), path("half.zip")});
    QCOMPARE(half.status, 1);
    QVERIFY(half.err.contains("half.zip"));
}

void TestCliLessons::namesWhatIsBroken() {
    makeExample(blockOf("json").replace("\"is\": 2.25", "\"is\": 2.5"));
    const Outcome wrong = program({QStringLiteral("lesson"), QStringLiteral("check"), path("own")});
    QCOMPARE(wrong.status, 1);
    QCOMPARE(wrong.out.trimmed(), QByteArray("0 passed, 1 failed"));
    QVERIFY2(wrong.err.contains("2.25"), wrong.err.constData());
    makeExample(blockOf("json").replace("\"descent\"", "\"ascent\""));
    const Outcome unknown = program({QStringLiteral("lesson"), QStringLiteral("check"), path("own")});
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.err.contains("ascent") && unknown.err.contains("convolution"), unknown.err.constData());
    write(path("own/run.sh"), "rm");
    const Outcome strange = program({QStringLiteral("lesson"), QStringLiteral("check"), path("own")});
    QCOMPARE(strange.status, 1);
    QVERIFY(strange.err.contains("run.sh"));
    QVERIFY(QFile::remove(path("own/run.sh")));
}

void TestCliLessons::draws() {
    const auto render = [&](const QString& view, const QStringList& more) {
        return program(QStringList{QStringLiteral("render"), QStringLiteral("--view"), view, QStringLiteral("--out"),
                                   path("lesson.png"), QStringLiteral("--force")} +
                       more);
    };
    const Outcome drawn = render(QStringLiteral("lesson:3:turned"), {});
    QVERIFY2(drawn.status == 0, drawn.err.constData());
    const QImage light(path("lesson.png"));
    QCOMPARE(light.size(), QSize(1600, 1000));
    QCOMPARE(render(QStringLiteral("lesson:3:turned"), {QStringLiteral("--theme"), QStringLiteral("dark")}).status, 0);
    const QImage dark(path("lesson.png"));
    QVERIFY(light.pixelColor(4, 990).lightness() > 200 && dark.pixelColor(4, 990).lightness() < 60);
    QCOMPARE(render(QStringLiteral("lesson:3"), {QStringLiteral("--lang"), QStringLiteral("vi")}).status, 0);
    const Outcome unknown = render(QStringLiteral("lesson:3:nowhere"), {});
    QCOMPARE(unknown.status, 1);
    QVERIFY(unknown.err.contains("turned"));
    QCOMPARE(render(QStringLiteral("formula:\\frac{1}{2}"), {}).status, 0);
    const Outcome broken = render(QStringLiteral("formula:\\frac{1"), {});
    QCOMPARE(broken.status, 1);
    QVERIFY(!broken.err.isEmpty());
    QCOMPARE(render(QStringLiteral("attic"), {}).status, 2);
}

void TestCliLessons::prints() {
    const auto print = [&](const QStringList& more) {
        return program(QStringList{QStringLiteral("lesson"), QStringLiteral("print"), QStringLiteral("3"),
                                   QStringLiteral("--out"), path("lesson.pdf"), QStringLiteral("--force")} +
                       more);
    };
    const Outcome plain = print({});
    QVERIFY2(plain.status == 0, plain.err.constData());
    const QByteArray without = fileContent(path("lesson.pdf"));
    QVERIFY(without.startsWith("%PDF-"));
    QCOMPARE(print({QStringLiteral("--answers"), QStringLiteral("--lang"), QStringLiteral("vi")}).status, 0);
    const QByteArray with = fileContent(path("lesson.pdf"));
    QVERIFY(with.startsWith("%PDF-") && with != without);
    // More to say takes more pages.
    QVERIFY(with.count("/Type /Page\n") >= without.count("/Type /Page\n"));
    QCOMPARE(program(QStringLiteral("lesson print 3")).status, 2);
}

void TestCliLessons::handsOutWhatATaskNeeds_data() {
    QTest::addColumn<QString>("lesson");
    QTest::addColumn<QString>("task");
    QTest::addColumn<QByteArrayList>("shown");
    QTest::addColumn<QByteArrayList>("missing");
    const auto row = [](const char* lesson, const char* task, const QByteArrayList& shown,
                        const QByteArrayList& missing) {
        QTest::addRow("%s/%s", lesson, task)
            << QString::fromLatin1(lesson) << QString::fromLatin1(task) << shown << missing;
    };
    row("fully-connected", "second-row", {"[12 21; 18 31]", "4 3 2 1"}, {});
    row("fully-connected", "copy", {"[12 21; 18 31]"}, {});
    row("why-deep-learning", "direction", {"Scene: "}, {"[2 0; 1 3]"});
    row("hubel-wiesel", "beside", {"[−1 2 −1; −1 2 −1; −1 2 −1]"}, {"[−1; 1; 1; 1; −1]"});
    row("channels-and-stacking", "third-channel", {"[1 2; 3 4]", "[5 6; 7 8]", "[3 3; 3 3]"}, {"[12 3 19"});
    row("channels-and-stacking", "slide-weights", {": 15", ": 3", ": 4"}, {"[1 2; 3 4]", "[12 3 19"});
    row("modern-vgg", "four-stages", {"INPUT->[[CONV->RELU]*2->POOL]*3->FC", "[32 64 128]"}, {});
    row("augmentation", "twice", {"[1 2 3; 4 5 6]"}, {"[0.6 0.4; 0.3 0.7]"});
    row("performance-and-practice", "break", {"[512 512 512 0.01]"}, {"[1 2 3; 0 1 1]"});
}

/// Of many fields, those that the task hangs on.
void TestCliLessons::handsOutWhatATaskNeeds() {
    QFETCH(QString, lesson);
    QFETCH(QString, task);
    QFETCH(QByteArrayList, shown);
    QFETCH(QByteArrayList, missing);
    initResources();
    const Lesson& own = *findLesson(lesson);
    const int number =
        static_cast<int>(std::ranges::find(own.tasks, task.toStdString(), &Task::id) - own.tasks.begin());
    const QString all = handoutMarkdown(own, "en", false);
    const QString from = all.mid(all.indexOf(QStringLiteral("**%1.**").arg(number + 1)));
    const QString words = from.left(from.indexOf(QStringLiteral("**%1.**").arg(number + 2)));
    const QString line = words.section(QStringLiteral("At the bench:"), 1, 1).section(u'\n', 0, 0);
    QVERIFY2(!line.isEmpty(), qPrintable(words));
    for (const QByteArray& each : shown) QVERIFY2(line.contains(QString::fromUtf8(each)), qPrintable(line));
    for (const QByteArray& each : missing) QVERIFY2(!line.contains(QString::fromUtf8(each)), qPrintable(line));
}

void TestCliLessons::handsOutInTheLessonsLanguage() {
    initResources();
    const Lesson& lesson = *findLesson(QStringLiteral("fully-connected"));
    const auto ticked = [](const QString& text) { return static_cast<int>(text.count(u'☑')); };
    QCOMPARE(ticked(handoutMarkdown(lesson, "en", false)), 0);
    const QString answers = handoutMarkdown(lesson, "en", true);
    QCOMPARE(ticked(answers), static_cast<int>(std::ranges::count(lesson.tasks, TaskKind::Choose, &Task::kind)));
    const Task& choice = *std::ranges::find(lesson.tasks, TaskKind::Choose, &Task::kind);
    const auto& words = wordsOf(lesson, "en").tasks.at(choice.id);
    QVERIFY(answers.contains(QStringLiteral("☑ ") + QString::fromStdString(words.options.at(choice.answer))));
    FileTranslator translator(readMessages(QStringLiteral(FOVEA_LESSONS "/../i18n/fovea_vi.ts")));
    QCoreApplication::installTranslator(&translator);
    QVERIFY(handoutMarkdown(lesson, "vi", false).contains(QStringLiteral("## Bài tập")));
    QCoreApplication::removeTranslator(&translator);
}

FOVEA_TEST(TestCliLessons)
#include "tst_cli_lessons.moc"
