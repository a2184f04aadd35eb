// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/labelling_games.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <utility>

#include "app/error_text.h"
#include "app/evaluation_views.h"
#include "app/images/dataset_image.h"
#include "app/session/run_controller.h"
#include "core/benches/drawn_pictures.h"
#include "core/benches/labelling_bench.h"
#include "core/tensor/random.h"
#include "datasets/synthetic/builtin.h"
#include "datasets/synthetic/drawing.h"

namespace fovea {
namespace {

struct LabellingGames {
    Q_DECLARE_TR_FUNCTIONS(fovea::LabellingGames)
};

constexpr int drawnImageSide = 32;
constexpr int testPart = 1;  // of drawBuiltinImage

std::vector<QImage> drawnAtFullSize() {
    std::vector<QImage> result;
    std::array<std::uint8_t, std::size_t{3} * drawnImageSide * drawnImageSide> pixels{};
    for (int i = 0; i < labelledPictures; ++i) {
        drawBuiltinImage(i % drawnClasses, BuiltinOptions().seed, testPart, i, pixels);
        result.push_back(pictureOf({drawnImageSide, drawnImageSide, 3}, pixels));
    }
    return result;
}

}  // namespace

void supplyGames(BenchView& view, const LabellingView::Challenge& challenge) {
    auto* labelling = qobject_cast<LabellingView*>(&view);
    if (labelling == nullptr) return;
    labelling->setPictures(drawnAtFullSize());
    labelling->setChallenge(challenge);
}

std::variant<LabellingGame, QString> gameFrom(const EvaluationResults& results, std::uint64_t seed) {
    const Predictions& predictions = results.predictions;
    if (predictions.classes > drawnClasses)
        return LabellingGames::tr("A game has ten buttons; this data has %1 classes.").arg(predictions.classes);
    std::vector<std::int64_t> order(static_cast<std::size_t>(predictions.count()));
    std::iota(order.begin(), order.end(), 0);
    const auto count = std::min(order.size(), std::size_t{labelledPictures});
    LabellingGame game;
    for (const QString& title : classTitles(results.images->classNames(), predictions.classes))
        game.classNames << title;
    for (std::size_t i = 0; i < count; ++i) {
        const auto left = static_cast<std::uint32_t>(order.size() - i);
        std::swap(order[i], order[i + uniformBelow(randomBits(seed, RandomPurpose::Bench, i), left)]);
        const std::int64_t image = order[i];
        auto picture = imageOf(*results.images, image);
        if (!picture) return errorText(picture.error());
        game.pictures.push_back(std::move(*picture));
        game.truth.push_back(predictions.labels[static_cast<std::size_t>(image)]);
        game.network.push_back(predictions.predicted(image));
    }
    if (game.truth.empty()) return LabellingGames::tr("No images are held back, so there is nothing to play with.");
    return game;
}

LabellingView::Challenge challengeOf(RunController& run) {
    return [&run]() -> std::variant<LabellingGame, QString> {
        const auto& results = run.validation().results();
        if (results == nullptr) {
            if (run.data() != nullptr && run.validationCount() == 0)
                return LabellingGames::tr("No images are held back, so there is nothing to play with.");
            run.evaluateOnValidation();
            return LabellingGames::tr("Your network names the held-back images now. Ask again in a moment.");
        }
        return gameFrom(*results, QRandomGenerator::global()->generate64());
    };
}

}  // namespace fovea
