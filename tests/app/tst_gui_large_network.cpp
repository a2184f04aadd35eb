// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "app/window/new_documents.h"
#include "core/exchange/project_file.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/resources.h"

using namespace fovea;

namespace {

/// Configuration E of Simonyan & Zisserman (2015), for 1000 classes.
NetworkSpec vggE() {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{224, 224, 3}});
    constexpr int pool = 0;
    for (const int filters :
         {64, 64, pool, 128, 128, pool, 256, 256, 256, 256, pool, 512, 512, 512, 512, pool, 512, 512, 512, 512, pool}) {
        if (filters == pool) {
            last = spec.append(MaxPool2dSpec{}, last);
        } else {
            last =
                spec.append(ReluSpec{}, spec.append(Conv2dSpec{.filters = filters, .padding = Padding::same()}, last));
        }
    }
    last = spec.append(FlattenSpec{}, last);
    for (int i = 0; i < 2; ++i)
        last = spec.append(DropoutSpec{}, spec.append(ReluSpec{}, spec.append(DenseSpec{.units = 4096}, last)));
    spec.append(DenseSpec{.units = 1000}, last);
    return spec;
}

/// Three billion weights times a thousand: no computer has the memory.
NetworkSpec beyondMemory() {
    NetworkSpec spec;
    const NodeId flat = spec.append(FlattenSpec{}, spec.append(InputSpec{{1024, 1024, 3}}));
    spec.append(DenseSpec{.units = 1'000'000}, flat);
    return spec;
}

/// Kibibytes of a line of /proc/self/status.
long statusOf(const char* key) {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith(key)) return line.simplified().split(' ').at(1).toLong();
    return 0;
}

}  // namespace

/// A network that nobody trained is counted, not computed: it costs neither memory nor time.
class TestGuiLargeNetwork : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;

    Document& document() { return window_->document(); }
    RunController& run() { return window_->run(); }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        test::useOwnSettings(folder_.path());
    }
    void init() {
        window_ = test::openedWindow();
        QVERIFY(window_);
        QTest::qWait(50);
    }
    void cleanup() {
        document().reset({}, {});
        window_.reset();
    }

    void openingAndEditingTakeNoWeights() {
        Project project;
        project.spec = vggE();
        const QString path = folder_.filePath(QStringLiteral("vgg-e.fovea"));
        QVERIFY(saveProject(project, path.toStdString()));
        QFile peak(QStringLiteral("/proc/self/clear_refs"));
        if (peak.open(QIODevice::WriteOnly)) peak.write("5");  // VmHWM starts anew
        peak.close();
        const long before = statusOf("VmHWM:");

        window_->openFile(path);
        QTRY_COMPARE(document().filePath(), path);
        QTest::qWait(200);
        QCOMPARE(document().cost().totals.parameters, std::int64_t{143'667'240});
        QVERIFY(document().currentModel() && !document().currentModel()->weights);

        // Opened once more, for the time; one wide edit after another, and all of them back.
        QElapsedTimer timer;
        timer.start();
        document().fromProject(project, path);
        const double opening = double(timer.nsecsElapsed()) / 1e6;
        const NodeId dense = document().spec().nodes[document().spec().nodes.size() - 4].id;
        QVERIFY(std::holds_alternative<DenseSpec>(document().spec().find(dense)->layer));
        constexpr int edits = 20;
        timer.restart();
        for (int i = 1; i <= edits; ++i) {
            auto command = changeLayer(document(), dense, DenseSpec{.units = 4096 + i}, QStringLiteral("units"), i);
            document().undoStack().push(command.release());
        }
        QCOMPARE(document().undoStack().count(), edits);
        while (document().undoStack().canUndo()) document().undoStack().undo();
        const double editing = double(timer.nsecsElapsed()) / 1e6 / (2 * edits);
        QCOMPARE(document().spec(), project.spec);
        const long grown = statusOf("VmHWM:") - before;
        qInfo("opening blocks the interface for %.1f ms, an edit for %.1f ms; %.1f MB more memory", opening, editing,
              double(grown) / 1e3);
        QVERIFY2(grown < 50'000, qPrintable(QString::number(grown)));  // its weights would be 575 MB
    }

    void trainSaysWhatItWouldNeed() {
        RunSettings settings = document().settings();
        settings.options.batch = 64;
        document().reset({beyondMemory(), {}}, settings);
        const QString said = run().trainingBlocker();
        QVERIFY2(said.startsWith(QStringLiteral("Training this network at batch 64 takes ")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral(" are free.")), qPrintable(said));
        run().play();
        run().stepOnce();
        QCOMPARE(run().session().state(), TrainingSession::State::Empty);
    }

    void seeSaysWhatItWouldNeed() {
        document().reset({beyondMemory(), {}}, document().settings());
        window_->showWorkspace(WorkspaceSlot::See);
        QTRY_VERIFY2(run().modelBlocker().startsWith(QStringLiteral("Looking into this network takes ")),
                     qPrintable(run().modelBlocker()));
        QVERIFY(!run().model());
        // Once there is a network that fits, See shows it.
        document().undoStack().clear();
        window_->newDocuments().start();
        QVERIFY(run().modelBlocker().isEmpty());
        QTRY_VERIFY(run().model() != nullptr);
        QVERIFY(run().model()->weights);
    }
};

FOVEA_GUI_TEST(TestGuiLargeNetwork)
#include "tst_gui_large_network.moc"
