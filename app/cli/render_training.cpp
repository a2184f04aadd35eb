// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/render_training.h"

#include <QCoreApplication>
#include <memory>
#include <utility>
#include <vector>

#include "app/cli/picture_page.h"
#include "app/cli/widget_picture.h"
#include "app/error_text.h"
#include "app/finding_sentence.h"
#include "core/exchange/microscope_file.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/charts/microscope_view.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

struct RenderTraining {
    Q_DECLARE_TR_FUNCTIONS(fovea::RenderVerb)
};

QImage curve(CurveQuantity quantity, const History& history, double stepsPerEpoch, double scale) {
    std::vector<CurvePoint> steps;
    std::vector<CurvePoint> epochs;
    const bool loss = quantity == CurveQuantity::Loss;
    for (const StepReport& report : history.steps)
        steps.push_back({static_cast<double>(report.step) / stepsPerEpoch,
                         static_cast<double>(loss ? report.loss : report.accuracy)});
    for (const EpochReport& report : history.epochs)
        if (report.validated)
            epochs.push_back(
                {static_cast<double>(report.epoch), loss ? report.validation.loss : report.validation.accuracy});
    CurvePlot plot(quantity);
    plot.resize(picturePageWidth, 360);
    plot.ensurePolished();
    plot.setPoints(std::move(steps), std::move(epochs));
    plot.flush();
    return widgetPicture(plot, scale, Theme::instance().colors().surface);
}

}  // namespace

std::variant<QImage, QString> renderCurves(const Project& project, double scale) {
    if (!project.checkpoint || project.checkpoint->history.steps.empty())
        return RenderTraining::tr("This file holds no training, hence no curves to draw.");
    const History& history = project.checkpoint->history;
    double perEpoch = static_cast<double>(history.steps.size());
    if (!history.epochs.empty() && history.epochs.back().epoch > 0)
        perEpoch = static_cast<double>(history.epochs.back().step) / static_cast<double>(history.epochs.back().epoch);
    return picturePage({{QString(), curve(CurveQuantity::Loss, history, perEpoch, scale)},
                        {QString(), curve(CurveQuantity::Accuracy, history, perEpoch, scale)}},
                       scale);
}

std::variant<QImage, QString> renderMicroscope(const QString& file, double scale) {
    auto series = loadMicroscope(file.toStdString());
    if (!series) return errorText(series.error());
    if (series->samples.empty()) return RenderTraining::tr("“%1” holds no samples: the run was too short.").arg(file);
    const auto shared = std::make_shared<const MicroscopeSeries>(*std::move(series));
    MicroscopeView view;
    view.setRatioLimit(limitOf(RunFinding::Kind::NearDivergence));
    view.setSeries(shared);
    const auto finding = findingOf(*shared);
    std::vector<PictureSection> sections;
    using Quantity = MicroscopeView::Quantity;
    for (const Quantity quantity : {Quantity::Gradients, Quantity::Activations, Quantity::Weights}) {
        view.setQuantity(quantity);
        view.resize(picturePageWidth, view.sizeHint().height());
        view.ensurePolished();
        const QString title = finding && sections.empty() ? findingSentence(*finding, {}) : QString();
        sections.push_back({title, widgetPicture(view, scale, Theme::instance().colors().surface)});
    }
    return picturePage(sections, scale);
}

}  // namespace fovea
