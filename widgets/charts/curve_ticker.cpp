// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/curve_ticker.h"

#include <algorithm>
#include <cmath>

#include "widgets/charts/gradient_bars.h"
#include "widgets/charts/rate_track.h"
#include "widgets/text/numbers.h"

namespace fovea {

double CurveTicker::getTickStep(const QCPRange& range) {
    step_ = niceStep(range.size(), unit_ == Unit::Epoch ? 8 : 7);
    if (unit_ == Unit::Accuracy && range.size() > 0.7 && range.size() < 1.4) step_ = 0.25;
    return step_;
}

QVector<double> CurveTicker::createTickVector(double tickStep, const QCPRange& range) {
    QVector<double> ticks;
    if (logarithmic_ && range.lower > 0 && range.upper / range.lower > 2.5) {
        const double decades = std::log10(range.upper / range.lower);
        const bool sparse = 3 * decades > room_;
        // A loss that ran away spans thirty powers of ten: then every second, fifth, tenth.
        const int every = std::max(1, int(niceStep(decades, std::max(1, room_))));
        for (int power = int(std::floor(std::log10(range.lower))); power <= int(std::ceil(std::log10(range.upper)));
             ++power)
            for (const double digit : {1.0, 2.0, 5.0})
                if ((digit < 1.5 && power % every == 0) || !sparse) ticks.push_back(digit * std::pow(10.0, power));
        return ticks;
    }
    const auto first = qint64(std::floor(range.lower / tickStep));
    const auto last = std::min(qint64(std::ceil(range.upper / tickStep)), first + 100);
    for (qint64 i = first; i <= last; ++i) ticks.push_back(double(i) * tickStep);
    return ticks;
}

QString CurveTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    if (unit_ == Unit::Accuracy) return percentText(tick, step_ < 0.0095 ? 1 : 0);
    const bool tiny = logarithmic_ && tick < smallestPlain;
    if (tiny || std::abs(tick) >= largestPlain)
        return gradientText(tick).replace(QStringLiteral(".0·"), QStringLiteral("·"));
    const double finest = logarithmic_ && tick > 0 ? std::min(step_, tick) : step_;
    const int needed = std::clamp(int(std::ceil(-std::log10(finest) - 1e-9)), 0, 6);
    return decimalNumber(tick, unit_ == Unit::Loss ? std::max(needed, 1) : needed);
}

}  // namespace fovea
