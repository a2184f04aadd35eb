// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <variant>

#include "app/error_text.h"

namespace fovea {

namespace {

struct SweepTexts {
    Q_DECLARE_TR_FUNCTIONS(fovea::SweepTexts)
};

QString quantityNames() {
    QStringList names;
    for (const SweepQuantityInfo& info : sweepQuantities())
        names += QString::fromUtf8(info.name.data(), qsizetype(info.name.size()));
    return names.join(QStringLiteral(", "));
}

QString limitsText(SweepQuantity quantity) {
    const SweepQuantityInfo& info = infoOf(quantity);
    const auto number = [](double value) { return QString::number(value, 'g', 16); };
    return info.whole ? SweepTexts::tr("whole numbers from %1 to %2").arg(number(info.smallest), number(info.largest))
                      : SweepTexts::tr("numbers from %1 to %2").arg(number(info.smallest), number(info.largest));
}

QString argumentOf(const Error& error) {
    const auto* text = error.arguments.empty() ? nullptr : std::get_if<std::string>(&error.arguments.front());
    return text != nullptr ? QString::fromStdString(*text) : QString();
}

}  // namespace

QString sweepFaultText(const SweepFault& fault) {
    using Kind = SweepFault::Kind;
    const QString word = QString::fromStdString(fault.word);
    switch (fault.kind) {
        case Kind::Empty: return SweepTexts::tr("Nothing is varied. Say what, as in rate=0.1,0.01;seed=1..3.");
        case Kind::UnknownQuantity:
            return SweepTexts::tr("“%1” can't be varied; these can: %2. They are written as rate=0.1,0.01.")
                .arg(word, quantityNames());
        case Kind::Repeated: return SweepTexts::tr("“%1” stands there twice. Leave one out.").arg(word);
        case Kind::NotANumber:
            return SweepTexts::tr(
                       "“%1” is no number. Values are numbers with commas between them, as in rate=0.1,0.01.")
                .arg(word);
        case Kind::OutOfRange:
            return SweepTexts::tr("%1 takes %2, not %3.")
                .arg(quantityTitle(fault.quantity), limitsText(fault.quantity), word);
        case Kind::RangeInvalid:
            return SweepTexts::tr(
                       "“%1” is no range. From the smaller to the larger number: seed=1..3, rate=log(1e-4,1e-1), "
                       "momentum=uniform(0,0.9); log begins above 0.")
                .arg(word);
        case Kind::DrawInGrid:
            return SweepTexts::tr("“%1” is drawn at random: put random:N; in front for N runs, or list the values.")
                .arg(word);
        case Kind::RandomInvalid:
            return SweepTexts::tr("“%1” should be random:N or random:N:SEED with whole numbers, as in random:20;rate=…")
                .arg(word);
        case Kind::TooMany:
            return SweepTexts::tr("That is more than %1 runs. Leave out values, or draw some: random:20;…")
                .arg(mostSweepRuns);
    }
    return {};
}

QString sweepRefusalText(const SweepRefusal& refusal, const QString& folder, const QString& howToGoOn) {
    using Kind = SweepRefusal::Kind;
    const QString held = QString::fromStdString(refusal.held);
    switch (refusal.kind) {
        case Kind::Failed: return errorText(refusal.error);
        case Kind::HoldsThis:
            return SweepTexts::tr("“%1” holds this sweep already. %2 goes on with it; another folder begins anew.")
                .arg(folder, howToGoOn);
        case Kind::HoldsAnother:
            return held.isEmpty()
                       ? SweepTexts::tr(
                             "“%1” holds a sweep with another network, other data or other options. Choose "
                             "another folder, or what it was made with.")
                             .arg(folder)
                       : SweepTexts::tr("“%1” holds another sweep: %2. Choose another folder, or go on with that one.")
                             .arg(folder, held);
        case Kind::HoldsFiles:
            return SweepTexts::tr(
                       "“%1” holds a file “%2” that belongs to no sweep and would be written over. Choose "
                       "another folder.")
                .arg(folder, held);
        case Kind::Frozen:
            return SweepTexts::tr(
                "Each run of a sweep begins at its initial weights, and frozen layers would keep those. Unfreeze them "
                "first.");
        case Kind::Busy:
            return SweepTexts::tr(
                       "A sweep is under way in “%1” already. Wait until it ends, stop it, or choose another folder.")
                .arg(folder);
    }
    return {};
}

QString invalidRunText(const SweepStatement& statement, const std::pair<int, Error>& invalid) {
    const auto runs = runsOf(statement.sweep);
    const SweepRun& run = runs.at(std::size_t(invalid.first) - 1);
    const auto isWidth = [](const SweepAxis& axis) { return axis.quantity == SweepQuantity::Width; };
    if (invalid.second.code == ErrorCode::NetworkInvalid && std::ranges::any_of(statement.sweep.axes, isWidth))
        return SweepTexts::tr(
                   "Run %1 of the sweep (%2) can't be trained: “%3” doesn't fit layers of another width, since it "
                   "picks channels by their numbers or splits them into equal parts. Vary something else.")
            .arg(QString::number(invalid.first), QString::fromStdString(runText(statement.sweep, run)),
                 argumentOf(invalid.second));
    return SweepTexts::tr("Run %1 of the sweep (%2) can't be trained. %3")
        .arg(QString::number(invalid.first), QString::fromStdString(runText(statement.sweep, run)),
             errorText(invalid.second));
}

QString quantityTitle(SweepQuantity quantity) {
    switch (quantity) {
        case SweepQuantity::Rate: return SweepTexts::tr("rate");
        case SweepQuantity::Momentum: return SweepTexts::tr("momentum");
        case SweepQuantity::Decay: return SweepTexts::tr("decay");
        case SweepQuantity::Batch: return SweepTexts::tr("batch");
        case SweepQuantity::Width: return SweepTexts::tr("width");
        case SweepQuantity::Seed: return SweepTexts::tr("seed");
    }
    return {};
}

}  // namespace fovea
