// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speed/computer.h"

#include <Eigen/Core>
#include <fstream>
#include <vector>

#include "core/network/network.h"
#include "core/speed/repeat.h"
#include "core/tensor/random.h"

namespace fovea {

namespace {

using Packet = Eigen::internal::packet_traits<float>::type;
constexpr int lanes = Eigen::internal::packet_traits<float>::size;

/// Enough sums that don't wait for each other to fill two units with a delay of five cycles.
constexpr int chains = 12;
constexpr int side = 512;
/// Pieces of work a thread, so that one that comes late holds nobody up for long.
constexpr int piecesPerThread = 4;

/// x ← x · scale + shift in each lane of each chain. Gives a number that depends on all of them, so
/// that the compiler can't leave any out.
float multiplyAdd(int rounds, float scale, float shift) {
    const Packet factor = Eigen::internal::pset1<Packet>(scale);
    const Packet summand = Eigen::internal::pset1<Packet>(shift);
    Packet sums[chains];  // not std::array, whose argument would lose the packet's alignment
    for (int i = 0; i < chains; ++i) sums[i] = Eigen::internal::pset1<Packet>(float(i));
    for (int round = 0; round < rounds; ++round)
#pragma GCC unroll 16  // with -O2 too, or the sums would lie in memory and not in registers
        for (int i = 0; i < chains; ++i) sums[i] = Eigen::internal::pmadd(sums[i], factor, summand);
    Packet total = sums[0];
    for (const Packet& sum : sums) total = Eigen::internal::padd(total, sum);
    return Eigen::internal::predux(total);
}

Result<double> fmaGflops(Workers& workers, const Patience& patience) {
    constexpr int rounds = 100'000;
    const int pieces = piecesPerThread * workers.threads();
    std::vector<float> results(static_cast<std::size_t>(pieces));
    volatile float scale = 0.5F;  // read at run time
    const auto seconds = medianSeconds(patience, [&](int times) -> Result<void> {
        const float factor = scale;
        for (int i = 0; i < times; ++i)
            workers.forEach(pieces, [&](int piece) {
                results[static_cast<std::size_t>(piece)] += multiplyAdd(rounds, factor, static_cast<float>(i));
            });
        return {};
    });
    if (!seconds) return seconds.error();
    return 2e-9 * rounds * chains * lanes * pieces / *seconds;
}

Result<double> gemmGflops(Workers& workers, const Patience& patience) {
    using Matrix = Eigen::Map<Eigen::MatrixXf, Eigen::Aligned64>;
    constexpr std::size_t values = std::size_t{side} * side;
    Scratch scratch;
    float* factors = scratch.floats(2 * values);
    RandomStream random(1, RandomPurpose::Analysis);
    for (std::size_t i = 0; i < 2 * values; ++i) factors[i] = static_cast<float>(random.uniform(-1, 1));
    const Matrix a(factors, side, side);
    const Matrix b(factors + values, side, side);
    const int pieces = piecesPerThread * workers.threads();
    const auto seconds = medianSeconds(patience, [&](int times) -> Result<void> {
        for (int i = 0; i < times; ++i)
            workers.forEach(pieces, [&](int) {
                Scratch own;
                Matrix product(own.floats(values), side, side);
                product.noalias() = a * b;
            });
        return {};
    });
    if (!seconds) return seconds.error();
    return 2e-9 * side * side * side * pieces / *seconds;
}

/// Several in a row, next to which the network's two ends don't count.
Result<double> convolutionGflops(const std::shared_ptr<Workers>& workers, const Patience& patience) {
    constexpr Shape shape{32, 32, 64};
    constexpr int layers = 8;
    const int batch = 2 * workers->threads();
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{shape});
    for (int i = 0; i < layers; ++i)
        last = spec.append(Conv2dSpec{.filters = shape.channels, .padding = Padding::same()}, last);
    spec.append(GlobalAvgPoolSpec{}, last);
    auto network = Network::create(spec, batch, Purpose::Inference, workers);
    if (!network) return network.error();
    (*network)->setWeights(initialWeights(spec, 1));
    const std::vector<float> pixels(static_cast<std::size_t>(batch * shape.size()), 0.5F);
    const auto seconds = medianSeconds(patience, [&](int times) -> Result<void> {
        for (int i = 0; i < times; ++i) (*network)->forward(pixels, batch, Mode::Inference);
        return {};
    });
    if (!seconds) return seconds.error();
    const auto operations = 2 * networkCost(spec, inferShapes(spec)).totals.macs;
    return 1e-9 * static_cast<double>(operations) * batch / *seconds;
}

}  // namespace

std::string processorName() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        const auto colon = line.find(':');
        if (!line.starts_with("model name") || colon == std::string::npos) continue;
        const auto start = line.find_first_not_of(" \t", colon + 1);
        return start == std::string::npos ? std::string() : line.substr(start);
    }
    return {};
}

std::string instructionSet() { return FOVEA_ISA; }

Result<ComputerSpeed> measureComputer(int threads, const Patience& patience) {
    const auto workers = std::make_shared<Workers>(threads);
    const auto fma = fmaGflops(*workers, patience);
    if (!fma) return fma.error();
    const auto gemm = gemmGflops(*workers, patience);
    if (!gemm) return gemm.error();
    const auto convolution = convolutionGflops(workers, patience);
    if (!convolution) return convolution.error();
    return ComputerSpeed{*fma, *gemm, *convolution};
}

}  // namespace fovea
