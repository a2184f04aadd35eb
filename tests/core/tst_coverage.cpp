// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "core/benches/bench_table.h"
#include "core/lessons/claim.h"
#include "core/lessons/lesson_reader.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

struct CoverageRow {
    QString slides;
    QList<int> lessons;
    QString feature;     ///< a header; "-": the lesson's bench
    QString test;        ///< room/file function "row"; "-": the lesson's own numbers
    QStringList claims;  ///< ids; none in most rows
};

QString wholeText(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString rootFolder() { return QDir::cleanPath(QStringLiteral(FOVEA_LESSONS "/../..")); }

QList<CoverageRow> coverageRows() {
    QList<CoverageRow> rows;
    for (const QString& line : wholeText(QStringLiteral(FOVEA_FIXTURES "/coverage.tsv")).split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#')) continue;
        const QStringList cells = line.split(u'\t');
        CoverageRow row{
            cells.value(0), {}, cells.value(2), cells.value(3), cells.value(4).split(u' ', Qt::SkipEmptyParts)};
        for (const QString& number : cells.value(1).split(u' ')) row.lessons << number.toInt();
        rows << row;
    }
    return rows;
}

/// "82, 86–92": 82, 86, 87, …
QSet<int> slidesIn(const QString& text) {
    QSet<int> slides;
    for (const QString& part : text.split(u',')) {
        const int first = part.section(QChar(0x2013), 0, 0).toInt();
        const int last = part.section(QChar(0x2013), -1).toInt();
        for (int slide = first; slide <= last; ++slide) slides << slide;
    }
    return slides;
}

/// The lesson of this number; nothing while its folder is not there.
std::optional<Lesson> lessonOf(int number) {
    const QDir folder(QStringLiteral(FOVEA_LESSONS));
    const QStringList found =
        folder.entryList({QStringLiteral("%1-*").arg(number, 2, 10, QLatin1Char('0'))}, QDir::Dirs);
    if (found.size() != 1) return {};
    LessonFiles files;
    const QDir lesson(folder.filePath(found.front()));
    for (const QString& name : lesson.entryList(QDir::Files)) {
        QFile file(lesson.filePath(name));
        if (file.open(QIODevice::ReadOnly)) files[name.toStdString()] = file.readAll().toStdString();
    }
    auto read = readLesson(files);
    auto* sound = std::get_if<Lesson>(&read);
    return sound == nullptr ? std::nullopt : std::optional(std::move(*sound));
}

}  // namespace

/// The lecture's slides, and what of Fovea stands for each: the table in fixtures/coverage.tsv.
class TestCoverage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySlideHasARow() {
        QSet<int> covered;
        for (const CoverageRow& row : coverageRows()) covered |= slidesIn(row.slides);
        constexpr int slides = 152;
        for (int slide = 1; slide <= slides; ++slide)
            QVERIFY2(covered.contains(slide), qPrintable(QStringLiteral("slide %1 has no row").arg(slide)));
        QCOMPARE(covered.size(), qsizetype{slides});
    }

    void everyRowIsTrue_data() {
        QTest::addColumn<int>("index");
        const auto rows = coverageRows();
        QVERIFY(rows.size() > 35);
        for (int i = 0; i < rows.size(); ++i)
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(i).arg(rows[i].slides))) << i;
    }
    void everyRowIsTrue() {
        QFETCH(const int, index);
        const CoverageRow row = coverageRows()[index];
        for (const int number : row.lessons) {
            const auto lesson = lessonOf(number);
            QVERIFY2(lesson, qPrintable(QStringLiteral("lesson %1 can't be read").arg(number)));
            QVERIFY2(slidesIn(QString::fromStdString(lesson->slides)).contains(slidesIn(row.slides)),
                     qPrintable(QStringLiteral("lesson %1 says slides %2")
                                    .arg(number)
                                    .arg(QString::fromStdString(lesson->slides))));
            QVERIFY2(!lesson->golden.empty(), "the lesson has no numbers of the lecture");
            QVERIFY(findBench(lesson->bench) != nullptr);
        }
        for (const QString& id : row.claims) {
            const Claim* claim = findClaim(id.toStdString());
            QVERIFY2(claim != nullptr, qPrintable(id + QStringLiteral(" is no claim")));
            QVERIFY(row.lessons.contains(claim->lesson));
        }
        QCOMPARE(row.feature == QStringLiteral("-"), row.test == QStringLiteral("-"));
        if (row.feature == QStringLiteral("-")) return;
        QVERIFY2(QFile::exists(rootFolder() + u'/' + row.feature), qPrintable(row.feature));
        testExists(row.test);
    }

    void everyClaimHasARow() {
        QStringList named;
        for (const CoverageRow& row : coverageRows()) named << row.claims;
        QCOMPARE(static_cast<std::size_t>(named.size()), claims().size());
        for (const Claim& claim : claims()) QVERIFY(named.contains(QString::fromStdString(claim.id)));
    }

    void claimsAreSound() {
        for (const Claim& claim : claims()) {
            QVERIFY(!claim.seeds.empty() && !claim.bands.empty() && !claim.source.empty());
            for (const ClaimBand& band : claim.bands) {
                QVERIFY(band.run < claim.runs.size() && band.against < claim.runs.size());
                QVERIFY(band.least < band.most &&
                        (band.least > 0 || band.most < 1 || band.measure == ClaimMeasure::Gain));
            }
        }
        const std::vector<double> accuracies{0.42, 0.61};
        QVERIFY(holds({.run = 0, .least = 0.42, .most = 0.43}, accuracies));
        QVERIFY(!holds({.run = 0, .least = 0.43}, accuracies));
        QVERIFY(holds({.measure = ClaimMeasure::Error, .run = 1, .most = 0.4}, accuracies));
        QVERIFY(!holds({.measure = ClaimMeasure::Error, .run = 1, .most = 0.38}, accuracies));
        QVERIFY(holds({.measure = ClaimMeasure::Gain, .run = 1, .against = 0, .least = 0.18}, accuracies));
        QVERIFY(!holds({.measure = ClaimMeasure::Gain, .run = 1, .against = 0, .least = 0.2}, accuracies));
    }

    void whatIsNotThereIsMissed() {
        QCOMPARE(slidesIn(QStringLiteral("82, 86–88")), (QSet<int>{82, 86, 87, 88}));
        QVERIFY(!lessonOf(99));
        QCOMPARE(findClaim("slow_nothing"), nullptr);
        QVERIFY(!wholeText(rootFolder() + QStringLiteral("/tests/core/tst_benches.cpp"))
                     .contains(QStringLiteral("void noSuchTest(")));
    }

private:
    /// core/tst_benches showTheNumbersOfTheLecture "row"
    void testExists(const QString& test) {
        const QString file = test.section(u' ', 0, 0);
        const QString function = test.section(u' ', 1, 1);
        const QString source = wholeText(rootFolder() + QStringLiteral("/tests/%1.cpp").arg(file));
        QVERIFY2(source.contains(
                     QRegularExpression(QStringLiteral("^FOVEA_(GUI_)?TEST\\("), QRegularExpression::MultilineOption)),
                 qPrintable(file + QStringLiteral(" registers no test")));
        QVERIFY2(source.contains(QRegularExpression(QStringLiteral("\\bvoid %1\\(\\)").arg(function))),
                 qPrintable(test));
        const QString row = test.section(u' ', 2);
        QVERIFY2(row.isEmpty() || source.contains(row), qPrintable(test));
        const QString rooms = wholeText(rootFolder() + QStringLiteral("/tests/CMakeLists.txt"));
        QVERIFY2(rooms.contains(QStringLiteral("fovea_tests(%1 ").arg(file.section(u'/', 0, 0))), qPrintable(file));
    }
};

FOVEA_TEST(TestCoverage)
#include "tst_coverage.moc"
