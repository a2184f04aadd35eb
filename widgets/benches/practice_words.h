// SPDX-License-Identifier: GPL-3.0-or-later
// Private to PracticeView: what it says.
#pragma once

#include <QString>

#include "widgets/benches/bench_view.h"

namespace fovea {

/// An application that the lecture shows.
struct GalleryCard {
    enum class Here { Yes, Partly, No };
    QString slides;
    QString title;
    Here here = Here::No;
    QString shown;    ///< what the slide shows
    QString instead;  ///< what can be done here, and where
    QString limit;    ///< what can't, or isn't known
    QString place;    ///< "lesson:2", "build", "train", "see"; empty: nowhere to go
};
GalleryCard galleryCard(int index);
/// Whether it can be done with Fovea, in a word or two.
QString hereText(GalleryCard::Here here);

/// What is wrong or unsaid about a row of slide 150, and a row of the chart's source.
QString deviceRemark(int row);
QString publishedRemark(int row);

/// "Train a network of your own from the start", and why.
QString adviceText(const std::string& advice);
QString adviceReason(const Bench& bench);
QString lossText(const std::string& loss);
/// The five rules, the one that holds in bold; rich text.
QString rulesText(int rule);

}  // namespace fovea
