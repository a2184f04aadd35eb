// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <utility>

#include "app/help/help_search.h"
#include "app/help/help_topics.h"
#include "app/lessons/lesson_library.h"
#include "app/workspaces/workspace_state.h"
#include "core/attribution/attribution.h"
#include "core/augmentation/augment_kind.h"
#include "core/augmentation/augment_table.h"
#include "core/benches/bench_table.h"
#include "core/layers/layer_spec.h"
#include "core/training/schedule.h"
#include "core/training/training_options.h"
#include "tests/support/register_test.h"
#include "widgets/resources.h"

using namespace fovea;

namespace {

QString helpFile(const char* language) {
    QFile file(QStringLiteral(":/help/%1.md").arg(QLatin1String(language)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList idsIn(const QString& text) {
    static const QRegularExpression heading(QStringLiteral("^## (\\S+)$"), QRegularExpression::MultilineOption);
    QStringList ids;
    for (auto found = heading.globalMatch(text); found.hasNext();) ids << found.next().captured(1);
    return ids;
}

QString text(std::string_view part) { return QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())); }

}  // namespace

/// Every kind of everything has a topic; new kinds without one fail here.
class TestHelp : public QObject {
    Q_OBJECT
private:
    std::vector<HelpTopic> topics_;

private Q_SLOTS:
    void initTestCase() {
        initResources();
        topics_ = helpTopics();
    }

    void everythingHasATopic_data() {
        QTest::addColumn<QString>("id");
        const auto row = [](const QString& id) { QTest::newRow(qPrintable(id)) << id; };
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (row(QStringLiteral("layer.") + text(kindName(LayerSpec(std::variant_alternative_t<I, LayerSpec>())))),
             ...);
        }
        (std::make_index_sequence<std::variant_size_v<LayerSpec>>{});
        QSet<QString> options;
        for (const OptimizerOptions& kind : optimizerKinds()) {
            TrainingOptions of;
            of.optimizer = kind;
            for (const auto& field : fields(of)) options << text(field.key);
        }
        QVERIFY(options.size() > 8);
        for (const QString& key : options) row(QStringLiteral("train.") + key);
        for (const char* key : {"method", "batch", "epochs", "seed", "schedule", "warm_up", "augmentation", "layers",
                                "data", "averaging", "initialisation", "plateau", "stop"})
            row(QStringLiteral("train.") + QLatin1String(key));
        for (const RateRule& rule : scheduleKinds()) row(QStringLiteral("schedule.") + text(kindName(rule)));
        for (const AugmentKind* kind : augmentKinds()) row(QStringLiteral("augment.") + text(kind->name));
        for (const AttributionMethod& method : attributionMethods())
            row(QStringLiteral("attribution.") + text(method.id));
        for (const BenchKind* kind : benchKinds()) row(QStringLiteral("bench.") + text(kind->id));
        for (const char* page : seePageKeys()) row(QStringLiteral("see.") + QLatin1String(page));
    }
    void everythingHasATopic() {
        QFETCH(const QString, id);
        const HelpTopic* topic = findTopic(topics_, id);
        QVERIFY(topic != nullptr);
        QVERIFY(!topic->title.isEmpty());
        QVERIFY(topic->text.size() > 15);
        // A bench may wait for its lesson; all others name one that there is, or one that is being written.
        const bool waits = id.startsWith(QStringLiteral("bench."));
        QVERIFY(waits || !topic->lessons.isEmpty());
        for (const int lesson : topic->lessons) QVERIFY(lesson >= 1 && lesson <= 24);
    }

    /// Charts and panels are classes in two folders; each header there that declares a widget is explained.
    void everyPlotHasATopic() {
        const QSet<QString> parts{QStringLiteral("PaintedWidget")};  // the ground of the others
        int plots = 0;
        for (const char* folder : {"widgets/charts"}) {
            const QDir dir(QStringLiteral(FOVEA_LESSONS "/../../") + QLatin1String(folder));
            for (const QString& name : dir.entryList({QStringLiteral("*.h")}, QDir::Files)) {
                QFile file(dir.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                static const QRegularExpression widget(QStringLiteral("^class (\\w+) : public (PaintedWidget|QWidget)"),
                                                       QRegularExpression::MultilineOption);
                const QString source = QString::fromUtf8(file.readAll());
                for (auto found = widget.globalMatch(source); found.hasNext();) {
                    const QString plot = found.next().captured(1);
                    if (parts.contains(plot)) continue;
                    ++plots;
                    QVERIFY2(helpPlaces().contains(plot), qPrintable(plot));
                }
            }
        }
        QVERIFY(plots > 8);
    }

    /// A place is the name of an object or of a class: one that was renamed is missed here.
    void everyPlaceIsInTheSources() {
        QString sources;
        for (const char* folder : {"app", "widgets"}) {
            QDirIterator files(QStringLiteral(FOVEA_LESSONS "/../../") + QLatin1String(folder),
                               {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                sources += QString::fromUtf8(file.readAll());
            }
        }
        const QStringList places = helpPlaces().keys();
        QVERIFY(places.size() > 80);
        for (const QString& place : places)
            QVERIFY2(sources.contains(QStringLiteral("\"%1\"").arg(place)) ||
                         sources.contains(QStringLiteral("class %1 ").arg(place)),
                     qPrintable(place));
    }

    void bothLanguagesSayTheSameThings() {
        const QStringList english = idsIn(helpFile("en"));
        QCOMPARE(idsIn(helpFile("vi")), english);
        QCOMPARE(QSet<QString>(english.begin(), english.end()).size(), english.size());
        for (const QString& place : helpPlaces()) QVERIFY(findTopic(topics_, place) != nullptr);
        for (const char* language : {"en", "vi"})
            QCOMPARE(helpFile(language).count(QStringLiteral("\ntitle: ")), english.size());
    }

    void findsWithoutAccents() {
        const std::vector<SearchText> texts{
            {QStringLiteral("a"), QString::fromUtf8("Lớp đệm"), QString::fromUtf8("Đệm giữ kích thước.")},
            {QStringLiteral("b"), QString::fromUtf8("Khác"), QString::fromUtf8("Tích chập không đệm, và không lề.")},
            {QStringLiteral("c"), QStringLiteral("Demand"), QStringLiteral("no such thing")}};
        QCOMPARE(foldedText(QString::fromUtf8("Đệm ỰỘ")), QStringLiteral("dem uo"));
        const auto hits = searchTexts(texts, QStringLiteral("dem"));
        QCOMPARE(hits.size(), std::size_t{3});
        QCOMPARE(hits[0].index, std::size_t{0});  // in title and text
        QCOMPARE(hits[0].score, 11);
        QCOMPARE(markedSnippet(hits[0].snippet, QStringLiteral("<b>"), QStringLiteral("</b>"), true),
                 QString::fromUtf8("<b>Đệm</b> giữ kích thước."));
        QCOMPARE(hits[1].index, std::size_t{2});
        // All words, and only at the beginning of words.
        QCOMPARE(searchTexts(texts, QString::fromUtf8("TÍCH không")).size(), std::size_t{1});
        QVERIFY(searchTexts(texts, QStringLiteral("em")).empty());
        QVERIFY(searchTexts(texts, QStringLiteral("  ")).empty());
        // Accents that stand apart from their letters are the same.
        QCOMPARE(searchTexts(texts, QString::fromUtf8("đệm").normalized(QString::NormalizationForm_D)).size(),
                 std::size_t{3});
    }

    void lessonsAreFound() {
        const auto texts = searchableTexts(topics_);
        const auto hits = searchTexts(texts, QStringLiteral("receptive field"));
        QVERIFY(!hits.empty());
        QVERIFY(std::ranges::any_of(hits, [&](const SearchHit& hit) {
            return texts[hit.index].id == QStringLiteral("lesson:receptive-field");
        }));
        for (const SearchHit& hit : hits) QVERIFY(!hit.snippet.text.isEmpty());
        QVERIFY(searchTexts(texts, QStringLiteral("xyzzy")).empty());
    }
};

FOVEA_TEST(TestHelp)
#include "tst_help.moc"
