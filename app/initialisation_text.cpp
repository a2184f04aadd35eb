// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/initialisation_text.h"

#include <QCoreApplication>

namespace fovea {
namespace {

struct InitialisationText {
    Q_DECLARE_TR_FUNCTIONS(fovea::InitialisationText)
};

}  // namespace

QString initialisationTitle(Initialisation kind) {
    switch (kind) {
        case Initialisation::Usual: break;
        case Initialisation::He: return QStringLiteral("He");
        case Initialisation::Xavier: return QStringLiteral("Xavier");
        case Initialisation::Zero: return InitialisationText::tr("Zero");
        case Initialisation::Small: return InitialisationText::tr("Small (0.01)");
        case Initialisation::Dirac: return QStringLiteral("Dirac");
    }
    return InitialisationText::tr("Usual");
}

QString initialisationHelp(Initialisation kind) {
    switch (kind) {
        case Initialisation::Usual: break;
        case Initialisation::He:
            return InitialisationText::tr(
                "Normal with deviation √(2 / fan-in): ReLUs hand on what spreads as it came.");
        case Initialisation::Xavier:
            return InitialisationText::tr("Uniform within ±√(6 / (fan-in + fan-out)), made for tanh and sigmoid.");
        case Initialisation::Zero:
            return InitialisationText::tr(
                "All 0: the units of a layer are the same and stay so. To see that it can't learn.");
        case Initialisation::Small:
            return InitialisationText::tr(
                "Normal with deviation 0.01: in a deep network the signal fades from layer to layer.");
        case Initialisation::Dirac:
            return InitialisationText::tr(
                "A convolution's first filters hand one channel on each; the others are as usual.");
    }
    return InitialisationText::tr(
        "He's in front of a ReLU and its kind, LeCun's in front of SELU, Xavier's elsewhere.");
}

}  // namespace fovea
