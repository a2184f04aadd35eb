// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/memory.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"

using namespace fovea;

namespace {

using Files = QList<QPair<QString, QByteArray>>;

constexpr quint64 mega = 1 << 20;

QByteArray megabytes(int count) { return QByteArray::number(quint64(count) * mega) + '\n'; }

/// A group's folder: limit, use, and pages of files among the use, in MB.
Files group(const QString& path, bool isVersion2, const QByteArray& limit, int used, int cached = 0) {
    const QByteArray stat = "anon 1\n" + QByteArray(isVersion2 ? "" : "total_") + "inactive_file " + megabytes(cached);
    if (isVersion2)
        return {{path + QStringLiteral("/memory.max"), limit},
                {path + QStringLiteral("/memory.current"), megabytes(used)},
                {path + QStringLiteral("/memory.stat"), stat}};
    return {{path + QStringLiteral("/memory.limit_in_bytes"), limit},
            {path + QStringLiteral("/memory.usage_in_bytes"), megabytes(used)},
            {path + QStringLiteral("/memory.stat"), stat}};
}

const QString v2 = QStringLiteral("sys/fs/cgroup");
const QString v1 = QStringLiteral("sys/fs/cgroup/memory");

}  // namespace

class TestMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leastOfAllLimits_data();
    void leastOfAllLimits();
    void limitOfAddresses();
    void tellsOfThisMachine();
};

void TestMemory::leastOfAllLimits_data() {
    QTest::addColumn<Files>("files");
    QTest::addColumn<qint64>("expected");  // MB; negative: unknown
    const Files machine{{QStringLiteral("proc/meminfo"), "MemTotal: 9000000 kB\nMemAvailable: 4096000 kB\n"}};
    const auto with = [&](const QByteArray& groups, const Files& more) {
        return machine + Files{{QStringLiteral("proc/self/cgroup"), groups}} + more;
    };
    const auto row = [](const char* name, const Files& files, qint64 expected) {
        QTest::newRow(name) << files << expected;
    };
    row("nothing tells", {}, -1);
    row("no groups", machine, 4000);
    row("version 2, in a container", with("0::/\n", group(v2, true, megabytes(600), 100)), 500);
    row("version 2, no limit", with("0::/a\n", group(v2 + QStringLiteral("/a"), true, "max\n", 100)), 4000);
    row("version 2, pages of files", with("0::/a\n", group(v2 + QStringLiteral("/a"), true, megabytes(600), 500, 450)),
        550);
    row("version 2, limit further up",
        with("0::/a/b/c\n", group(v2 + QStringLiteral("/a/b/c"), true, "max\n", 10) +
                                group(v2 + QStringLiteral("/a"), true, megabytes(300), 200)),
        100);
    row("version 2, above the limit", with("0::/\n", group(v2, true, megabytes(600), 700)), 0);
    row("version 2, path of the host", with("0::/docker/123\n", group(v2, true, megabytes(600), 100)), 500);
    row("version 1",
        with("4:cpu,cpuacct:/x\n3:memory:/x\n", group(v1 + QStringLiteral("/x"), false, megabytes(700), 300, 100)),
        500);
    row("version 1, no limit", with("3:memory:/\n", group(v1, false, "9223372036854771712\n", 300)), 4000);
    row("both, version 1 with the memory", with("3:memory:/\n0::/\n", group(v1, false, megabytes(700), 300)), 400);
    row("more than the machine has", with("0::/\n", group(v2, true, megabytes(60000), 100)), 4000);
}

void TestMemory::leastOfAllLimits() {
    QFETCH(Files, files);
    QFETCH(qint64, expected);
    const QTemporaryDir root;
    for (const auto& [path, content] : files) {
        const QString whole = root.filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    const auto found = availableMemory(root.path().toStdString());
    QCOMPARE(found ? qint64(*found / mega) : -1, expected);
}

void TestMemory::limitOfAddresses() {
    if (test::isSanitized) QSKIP("the sanitizers take addresses by the terabyte");
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
    const rlimit narrow{rlim_t{64} << 30, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_AS, &narrow), 0);
    const auto wide = availableMemory();
    QFile statm(QStringLiteral("/proc/self/statm"));
    const bool isOpen = statm.open(QIODevice::ReadOnly);
    const quint64 used = statm.readAll().split(' ').first().toULongLong() * 4096;
    const rlimit tight{used + 200 * mega, before.rlim_max};
    const int limited = setrlimit(RLIMIT_AS, &tight);
    const auto left = availableMemory();
    setrlimit(RLIMIT_AS, &before);
    QVERIFY(isOpen && limited == 0 && wide && left);
    QVERIFY2(*left <= 200 * mega && *left > 100 * mega, qPrintable(QString::number(*left)));
}

void TestMemory::tellsOfThisMachine() {
    const auto found = availableMemory();
    QVERIFY(found && *found > 0);
}

FOVEA_TEST(TestMemory)
#include "tst_memory.moc"
