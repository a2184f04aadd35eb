// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the pictures of the README: Build, Train and See as the real window shows them after a short
// training on the built-in pictures. Seed and steps are fixed; only the figures of speed differ.
// Usage: fovea_screenshots FOLDER [--all]; --all adds dark and lecture variants, and other sizes.
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <clocale>
#include <cstdio>

#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/actions/action_table.h"
#include "app/window/main_window.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/see_workspace.h"
#include "app/workspaces/train_workspace.h"
#include "core/network/catalogue.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/images/layer_strip.h"
#include "widgets/images/pixel_view.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"

using namespace fovea;

namespace {

constexpr QSize pictureSize(1280, 800);
constexpr int patience = 600000;  // ms

/// The window, and the way through it that the pictures need.
class Tour {
public:
    Tour(QString folder, bool all) : folder_(std::move(folder)), all_(all) {
        window_.resize(pictureSize);
        window_.show();
        window_.resize(pictureSize);
    }

    bool run() {
        QTest::qWait(300);
        window_.showWorkspace(WorkspaceSlot::Build);
        Q_EMIT build()->palette()->openArchitectureRequested(QStringLiteral("convnetjs-cifar"));
        if (!train()) return false;
        showBuild();
        bool written = save(QStringLiteral("build"));
        showTrain();
        written = save(QStringLiteral("train")) && written;
        showSee();
        written = save(QStringLiteral("see")) && written;
        showLearn();
        written = save(QStringLiteral("learn")) && written;
        if (all_) saveVariants();
        return written;
    }

private:
    template <class Page>
    Page* page(WorkspaceSlot slot) {
        return qobject_cast<Page*>(window_.workspace(slot));
    }
    BuildWorkspace* build() { return page<BuildWorkspace>(WorkspaceSlot::Build); }
    TrainWorkspace* trainPage() { return page<TrainWorkspace>(WorkspaceSlot::Train); }
    SeeWorkspace* see() { return page<SeeWorkspace>(WorkspaceSlot::See); }

    /// Nine epochs of twelve, the learning rate a tenth for the last two.
    bool train() {
        RunController& run = window_.run();
        window_.showWorkspace(WorkspaceSlot::Train);
        for (const auto& [epochs, rate] : {std::pair{7, 0.01F}, std::pair{9, 0.001F}}) {
            run.setEpochs(epochs);
            run.setLearningRate(rate);
            run.play();
            const auto finished = [&run, epochs] {
                return run.session().isFinished() && run.session().epochs() == epochs;
            };
            if (!QTest::qWaitFor(finished, patience)) {
                std::fprintf(stderr, "Training did not end: %s\n", qPrintable(run.trainingBlocker()));
                return false;
            }
        }
        run.setEpochs(12);
        return true;
    }

    void showBuild() {
        window_.showWorkspace(WorkspaceSlot::Build);
        QTest::qWait(300);
        NetworkCanvas* canvas = build()->canvas();
        for (const Node& node : window_.document().spec().nodes) {
            if (std::holds_alternative<Conv2dSpec>(node.layer)) {
                QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, canvas->nodePoint(node.id));
                break;
            }
        }
        window_.actions().action(ActionId::ViewFit)->trigger();
        QTest::qWait(300);
    }

    void showTrain() {
        window_.showWorkspace(WorkspaceSlot::Train);
        QTest::qWait(300);
    }

    void showSee() {
        window_.showWorkspace(WorkspaceSlot::See);
        if (!QTest::qWaitFor([this] { return !see()->mapView()->image().isNull(); }, patience)) return;
        QTest::qWait(300);
        PixelView* map = see()->mapView();
        const QPoint unit(map->image().width() * 2 / 5, map->image().height() * 2 / 5);
        QTest::mouseMove(map, QPoint(1, 1));
        QTest::mouseMove(map, map->pixelRect(unit).center().toPoint());
        QTest::qWait(300);
    }

    void showLearn() {
        window_.showWorkspace(WorkspaceSlot::Learn);
        page<LearnWorkspace>(WorkspaceSlot::Learn)->openLesson(QStringLiteral("convolution-bench"));
        QTest::qWait(300);
    }

    bool save(const QString& name) {
        QCoreApplication::processEvents();
        const QString path = QDir(folder_).filePath(name + QStringLiteral(".png"));
        const bool written = window_.grab().save(path);
        if (!written) std::fprintf(stderr, "Cannot write %s\n", qPrintable(path));
        return written;
    }

    void saveAll(const QString& suffix) {
        showBuild();
        save(QStringLiteral("build-") + suffix);
        showTrain();
        save(QStringLiteral("train-") + suffix);
        showLearn();
        save(QStringLiteral("learn-") + suffix);
        showSee();
        save(QStringLiteral("see-") + suffix);
    }

    void saveVariants() {
        QAction* dark = window_.actions().action(ActionId::ViewDark);
        dark->setChecked(true);
        saveAll(QStringLiteral("dark"));
        dark->setChecked(false);
        window_.resize(1024, 720);
        saveAll(QStringLiteral("small"));
        window_.resize(1600, 960);
        saveAll(QStringLiteral("wide"));
        window_.actions().action(ActionId::ViewLecture)->setChecked(true);
        QTest::qWait(300);
        saveAll(QStringLiteral("lecture"));
    }

    QString folder_;
    bool all_;
    MainWindow window_;
};

}  // namespace

int main(int argc, char** argv) {
    // Away from the settings and data of whoever runs it; the built-in pictures are nobody else's.
    const QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("LC_ALL", "C.UTF-8");
    const QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    initResources();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "Usage: fovea_screenshots FOLDER [--all]\n");
        return 2;
    }
    QDir().mkpath(arguments.at(1));
    Tour tour(arguments.at(1), arguments.contains(QStringLiteral("--all")));
    return tour.run() ? 0 : 1;
}
