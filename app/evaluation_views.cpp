// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluation_views.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace fovea {

namespace {

struct EvaluationViews {
    Q_DECLARE_TR_FUNCTIONS(fovea::EvaluationViews)
};

ClassTable::Share shareOf(std::int64_t part, std::int64_t whole, const Interval& interval) {
    return {part, whole, interval.low, interval.high};
}

}  // namespace

std::vector<QString> classTitles(const std::vector<std::string>& names, int classes) {
    std::vector<QString> titles;
    for (int i = 0; i < classes; ++i)
        titles.push_back(std::size_t(i) < names.size() ? QString::fromStdString(names[std::size_t(i)])
                                                       : QString::number(i));
    return titles;
}

QString classTitle(const std::vector<QString>& titles, int label) {
    return label >= 0 && std::size_t(label) < titles.size() ? titles[std::size_t(label)] : QString::number(label);
}

std::vector<ClassTable::Row> classRows(const std::vector<std::vector<std::int64_t>>& confusion,
                                       const std::vector<QString>& titles) {
    const std::vector<ClassFigures> figures = figuresByClass(confusion);
    std::vector<ClassTable::Row> rows;
    for (std::size_t i = 0; i < figures.size(); ++i)
        rows.push_back({titles[i], shareOf(figures[i].right, figures[i].images, figures[i].recallInterval()),
                        shareOf(figures[i].right, figures[i].predicted, figures[i].precisionInterval())});
    return rows;
}

std::vector<ReliabilityView::Bin> reliabilityBinsOf(const Reliability& reliability) {
    std::vector<ReliabilityView::Bin> bins;
    for (const ConfidenceBin& bin : reliability.bins) bins.push_back({bin.images, bin.confidence, bin.accuracy()});
    return bins;
}

std::vector<std::int64_t> placesOf(const Predictions& predictions, std::optional<ConfusionView::Cell> cell) {
    std::vector<std::int64_t> places;
    if (!cell) {
        for (const WrongAnswer& wrong : wrongByConfidence(predictions)) places.push_back(wrong.place);
        return places;
    }
    std::vector<std::pair<double, std::int64_t>> found;
    for (std::int64_t place = 0; place < predictions.count(); ++place)
        if (predictions.labels[std::size_t(place)] == cell->truth && predictions.predicted(place) == cell->predicted)
            found.emplace_back(-predictions.probability(place, cell->predicted), place);
    std::ranges::sort(found);
    for (const auto& [confidence, place] : found) places.push_back(place);
    return places;
}

Thumbnail answeredThumbnail(const Predictions& predictions, std::int64_t place, const std::vector<QString>& titles,
                            const QImage& image) {
    const int truth = predictions.labels[std::size_t(place)];
    const int predicted = predictions.predicted(place);
    const QString percent = percentText(predictions.probability(place, predicted));
    const QString &name = titles[std::size_t(truth)], &taken = titles[std::size_t(predicted)];
    if (truth == predicted)
        return {image, percent, name, {}, {}, EvaluationViews::tr("%1, recognised with %2.").arg(name, percent)};
    return {image, percent,
            name,  QStringLiteral("→ ") + taken,
            {},    EvaluationViews::tr("%1, taken for %2 with %3.").arg(name, taken, percent)};
}

}  // namespace fovea
