// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/plateau.h"

#include <charconv>
#include <limits>

#include <fmt/format.h>

namespace fovea {

namespace {

constexpr double smallestGain = 1e-4;
constexpr double smallestReduction = 1e-8;

template <class T>
bool readPart(std::string_view text, T& value) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size();
}

/// The decimal that a float was meant as: a tenth of 0.1 is then 0.01, and not 0.010000001.
double asMeant(float value) {
    double decimal = 0;
    readPart(fmt::format("{}", value), decimal);
    return decimal;
}

/// Takes one epoch after the other.
class GainCounter {
public:
    /// How many epochs in a row were no gain, with this one.
    int add(double loss) {
        const bool isGain = loss < best_ * (1 - smallestGain);  // NaN is none
        if (isGain) best_ = loss;
        count_ = isGain ? 0 : count_ + 1;
        return count_;
    }
    void restart() { count_ = 0; }

private:
    double best_ = std::numeric_limits<double>::infinity();
    int count_ = 0;
};

}  // namespace

std::string plateauText(const PlateauRate& plateau) {
    return plateau.isOn() ? fmt::format("{}:{}", plateau.epochs, plateau.factor) : "none";
}

std::optional<PlateauRate> parsePlateau(std::string_view text) {
    PlateauRate plateau;
    if (text == "none") return plateau;
    const std::size_t colon = text.find(':');
    if (!readPart(text.substr(0, colon), plateau.epochs) || plateau.epochs < 1) return std::nullopt;
    if (colon != text.npos && !readPart(text.substr(colon + 1), plateau.factor)) return std::nullopt;
    return validate(plateau) ? std::optional(plateau) : std::nullopt;
}

Result<void> validate(const PlateauRate& plateau) {
    if (plateau.epochs < 0 || plateau.epochs > longestPatience)
        return Error(ErrorCode::OptionInvalid, {std::string("plateau"), double(plateau.epochs), std::string("0 … 10000")});
    // Written so that NaN is refused too.
    if (plateau.factor > 0 && plateau.factor < 1) return {};
    return Error(ErrorCode::OptionInvalid,
                 {std::string("plateau"), double{plateau.factor}, std::string("0 … 1")});
}

double judgedLoss(const EpochReport& epoch) { return epoch.validated ? epoch.validation.loss : epoch.trainLoss; }

int epochsWithoutGain(const std::vector<EpochReport>& epochs) {
    GainCounter counter;
    int without = 0;
    for (const EpochReport& epoch : epochs) without = counter.add(judgedLoss(epoch));
    return without;
}

bool reducesAfter(const PlateauRate& plateau, std::span<const EpochReport> epochs) {
    if (!plateau.isOn()) return false;
    GainCounter counter;
    bool reduces = false;
    for (const EpochReport& epoch : epochs) {
        reduces = counter.add(judgedLoss(epoch)) >= plateau.epochs;
        if (reduces) counter.restart();
    }
    return reduces;
}

float reducedRate(const PlateauRate& plateau, float rate) {
    const double before = asMeant(rate);
    const double reduced = before * asMeant(plateau.factor);
    return before - reduced > smallestReduction ? static_cast<float>(reduced) : rate;
}

}  // namespace fovea
