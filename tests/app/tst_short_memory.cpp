// SPDX-License-Identifier: GPL-3.0-or-later
// A save waits for the run's newest state; where there is no memory for that, it is answered all the same.
#include <QTest>
#include <atomic>
#include <cstdlib>

#include "app/session/run_controller.h"
#include "core/network/catalogue.h"
#include "tests/support/register_test.h"
#include "tests/support/replaced_new.h"

namespace {

std::atomic<bool> isShort = false;

}  // namespace

void* fovea::test::takeMemory(std::size_t bytes, std::size_t alignment) {
    if (isShort && bytes >= 100'000) throw std::bad_alloc();
    return systemMemory(bytes, alignment);
}
void fovea::test::giveBack(void* place) { std::free(place); }

using namespace fovea;

class TestShortMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { isShort = false; }
    void firstCheckpointIsAnswered();
};

void TestShortMemory::firstCheckpointIsAnswered() {
    if (!test::newIsReplaced) QSKIP("a sanitizer has its own operator new");
    Document document;
    RunController run(document);
    RunSettings settings;
    settings.options = {.learningRate = 0.001F, .batch = 32, .epochs = 1000};
    settings.dataset = "builtin";
    document.reset({findInCatalogue("linear")->make(Shape{32, 32, 3}, 10), {}}, settings);  // 123 kB of weights
    QTRY_VERIFY_WITH_TIMEOUT(run.data() != nullptr, 60000);
    run.play();
    QTRY_VERIFY_WITH_TIMEOUT(run.session().step() > 2, 60000);
    QVERIFY(!run.session().checkpoint());
    QStringList told;
    connect(&run, &RunController::failed, this, [&](const QString& sentence) { told << sentence; });
    bool answered = false;
    isShort = true;
    run.whenDocumentIsFresh([&] { answered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(answered, 10000);
    QCOMPARE(told.size(), 1);
    QVERIFY(!run.session().isActive());
    isShort = false;
    // With memory again, the run goes on.
    const std::int64_t before = run.session().step();
    run.stepOnce();
    QTRY_VERIFY_WITH_TIMEOUT(run.session().checkpoint() && run.session().checkpoint()->step == before + 1, 60000);
}

FOVEA_TEST(TestShortMemory)
#include "tst_short_memory.moc"
