// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace fovea {

/// network.h. Marks: title, height, width, channels, classes, class_names, count, checksum, mean, deviation, forward.
inline constexpr std::string_view cppNetwork = R"CPP(// «title»
//
// A convolutional network in one header, written by Fovea; C++17 and its standard library.
//
//     fovea_network::Network network("network.weights");
//     std::vector<float> scores = network.scores(image);
//
// The image has «height» × «width» × «channels» values from 0 to 1, row by row, a pixel's channels side by side. There are
// «classes» scores, the numbers before the softmax. To use two networks in one program, rename this namespace.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace fovea_network {

constexpr int inputHeight = «height»;
constexpr int inputWidth = «width»;
constexpr int inputChannels = «channels»;
constexpr int classCount = «classes»;
inline const std::array<const char*, «classes»> classNames{«class_names»};

/// Feature maps: rows of pixels, a pixel's channels side by side.
struct Maps {
    int height = 1;
    int width = 1;
    int channels = 1;
    std::vector<float> values;

    Maps(int rows, int columns, int depth)
        : height(rows), width(columns), channels(depth),
          values(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns) * static_cast<std::size_t>(depth)) {}
    std::size_t place(int y, int x) const {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
               static_cast<std::size_t>(channels);
    }
    float* pixel(int y, int x) { return values.data() + place(y, x); }
    const float* pixel(int y, int x) const { return values.data() + place(y, x); }
};

/// A window that slides over maps; what lies in the padding is left out.
struct Window {
    int kernelHeight, kernelWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padTop, padLeft, outHeight, outWidth;

    /// Calls visit(cell of the kernel, row, column) for each cell of the window at (i, j) that lies in the maps.
    template <class Visit>
    void forEach(const Maps& in, int i, int j, Visit visit) const {
        for (int m = 0; m < kernelHeight; ++m) {
            const int y = i * strideHeight + m * dilationHeight - padTop;
            if (y < 0 || y >= in.height) continue;
            for (int n = 0; n < kernelWidth; ++n) {
                const int x = j * strideWidth + n * dilationWidth - padLeft;
                if (x >= 0 && x < in.width) visit(m * kernelWidth + n, y, x);
            }
        }
    }
};

/// weight: kernel cells × channels of a group × filters; bias may be null.
inline Maps convolution(const Maps& in, const Window& window, int filters, int groups, const float* weight, const float* bias) {
    Maps out(window.outHeight, window.outWidth, filters);
    const int channels = in.channels / groups;
    const int groupFilters = filters / groups;
    for (int i = 0; i < out.height; ++i) {
        for (int j = 0; j < out.width; ++j) {
            float* sum = out.pixel(i, j);
            if (bias != nullptr) std::copy(bias, bias + filters, sum);
            window.forEach(in, i, j, [&](int cell, int y, int x) {
                const float* pixel = in.pixel(y, x);
                for (int group = 0; group < groups; ++group) {
                    float* groupSum = sum + group * groupFilters;
                    for (int c = 0; c < channels; ++c) {
                        const float value = pixel[group * channels + c];
                        const float* factor = weight + (static_cast<std::ptrdiff_t>(cell) * channels + c) * filters + group * groupFilters;
                        for (int f = 0; f < groupFilters; ++f) groupSum[f] += value * factor[f];
                    }
                }
            });
        }
    }
    return out;
}

inline Maps maxPool(const Maps& in, const Window& window) {
    Maps out(window.outHeight, window.outWidth, in.channels);
    std::fill(out.values.begin(), out.values.end(), -std::numeric_limits<float>::infinity());
    for (int i = 0; i < out.height; ++i)
        for (int j = 0; j < out.width; ++j)
            window.forEach(in, i, j, [&](int, int y, int x) {
                for (int c = 0; c < in.channels; ++c) out.pixel(i, j)[c] = std::max(out.pixel(i, j)[c], in.pixel(y, x)[c]);
            });
    return out;
}

/// Padding counts neither in the sum nor in the number, or as zeros.
inline Maps averagePool(const Maps& in, const Window& window, bool countPadding = false) {
    Maps out(window.outHeight, window.outWidth, in.channels);
    for (int i = 0; i < out.height; ++i) {
        for (int j = 0; j < out.width; ++j) {
            int count = 0;
            window.forEach(in, i, j, [&](int, int y, int x) {
                ++count;
                for (int c = 0; c < in.channels; ++c) out.pixel(i, j)[c] += in.pixel(y, x)[c];
            });
            if (countPadding) count = window.kernelHeight * window.kernelWidth;
            for (int c = 0; c < in.channels; ++c) out.pixel(i, j)[c] /= static_cast<float>(count);
        }
    }
    return out;
}

/// weight: places × kernel cells × channels × filters, bias: places × filters or null; nothing is shared.
inline Maps locallyConnected(const Maps& in, const Window& window, int filters, const float* weight, const float* bias) {
    Maps out(window.outHeight, window.outWidth, filters);
    const std::ptrdiff_t ofPlace = std::ptrdiff_t{window.kernelHeight} * window.kernelWidth * in.channels * filters;
    for (int i = 0; i < out.height; ++i) {
        for (int j = 0; j < out.width; ++j) {
            const std::ptrdiff_t place = std::ptrdiff_t{i} * out.width + j;
            float* sum = out.pixel(i, j);
            if (bias != nullptr) std::copy(bias + place * filters, bias + (place + 1) * filters, sum);
            window.forEach(in, i, j, [&](int cell, int y, int x) {
                const float* factor = weight + place * ofPlace + std::ptrdiff_t{cell} * in.channels * filters;
                for (int c = 0; c < in.channels; ++c)
                    for (int f = 0; f < filters; ++f) sum[f] += in.pixel(y, x)[c] * *factor++;
            });
        }
    }
    return out;
}

/// A coefficient and a bias for each channel.
inline Maps perChannel(Maps maps, const float* weight, const float* bias) {
    const std::size_t channels = static_cast<std::size_t>(maps.channels);
    for (std::size_t i = 0; i < maps.values.size(); ++i)
        maps.values[i] = weight[i % channels] * maps.values[i] + bias[i % channels];
    return maps;
}

/// The largest of `pieces` channels that stand side by side.
inline Maps maxout(const Maps& in, int pieces) {
    Maps out(in.height, in.width, in.channels / pieces);
    for (std::size_t i = 0; i < out.values.size(); ++i) {
        const float* first = in.values.data() + i * static_cast<std::size_t>(pieces);
        out.values[i] = *std::max_element(first, first + pieces);
    }
    return out;
}

inline Maps globalAverage(const Maps& in) {
    return averagePool(in, {in.height, in.width, 1, 1, 1, 1, 0, 0, 1, 1});
}

/// weight: inputs × units; bias may be null.
inline Maps dense(const Maps& in, int units, const float* weight, const float* bias) {
    Maps out(1, 1, units);
    if (bias != nullptr) std::copy(bias, bias + units, out.values.begin());
    for (const float value : in.values)
        for (float& sum : out.values) sum += value * *weight++;
    return out;
}

inline Maps flatten(Maps maps) {
    maps.channels = static_cast<int>(maps.values.size());
    maps.height = maps.width = 1;
    return maps;
}

/// (x - mean) * factor + shift, per channel.
inline Maps scale(Maps maps, const float* mean, const std::vector<float>& factor, const float* shift) {
    const std::size_t channels = factor.size();
    for (std::size_t i = 0; i < maps.values.size(); ++i) {
        const std::size_t c = i % channels;
        maps.values[i] = (maps.values[i] - mean[c]) * factor[c] + (shift != nullptr ? shift[c] : 0.0F);
    }
    return maps;
}

inline Maps batchNorm(Maps maps, float epsilon, const float* weight, const float* shift, const float* mean, const float* variance) {
    std::vector<float> factor(static_cast<std::size_t>(maps.channels));
    for (std::size_t c = 0; c < factor.size(); ++c) factor[c] = (weight ? weight[c] : 1.0F) / std::sqrt(variance[c] + epsilon);
    return scale(std::move(maps), mean, factor, shift);
}

/// x / (bias + alpha / size * sum of the squares of the `size` channels around)^beta; size is odd.
inline Maps localResponseNorm(Maps maps, int size, float alpha, float beta, float bias) {
    const Maps in = maps;
    for (std::size_t i = 0; i < in.values.size(); ++i) {
        const int c = static_cast<int>(i % static_cast<std::size_t>(in.channels));
        const float* pixel = in.values.data() + (i - static_cast<std::size_t>(c));
        float squares = 0;
        for (int k = std::max(0, c - size / 2); k <= std::min(in.channels - 1, c + size / 2); ++k) squares += pixel[k] * pixel[k];
        maps.values[i] = in.values[i] / std::pow(bias + alpha / static_cast<float>(size) * squares, beta);
    }
    return maps;
}

template <class Function>
Maps each(Maps maps, Function function) {
    for (float& value : maps.values) value = function(value);
    return maps;
}
inline Maps leakyRelu(Maps maps, float slope) {
    return each(std::move(maps), [slope](float x) { return x > 0 ? x : slope * x; });
}
inline Maps relu(Maps maps) { return leakyRelu(std::move(maps), 0.0F); }
inline Maps elu(Maps maps, float alpha) {
    return each(std::move(maps), [alpha](float x) { return x > 0 ? x : alpha * std::expm1(x); });
}
inline Maps sigmoid(Maps maps) {
    return each(std::move(maps), [](float x) { return 1.0F / (1.0F + std::exp(-x)); });
}
inline Maps tanh(Maps maps) {
    return each(std::move(maps), [](float x) { return std::tanh(x); });
}

/// One slope for each channel, or one for all.
inline Maps prelu(Maps maps, std::size_t slopes, const float* slope) {
    for (std::size_t i = 0; i < maps.values.size(); ++i)
        if (!(maps.values[i] > 0)) maps.values[i] *= slope[i % slopes];
    return maps;
}

/// (x - mean) / sqrt(variance + epsilon) * weight + shift, mean and variance of each group of channels.
inline Maps groupNorm(Maps maps, int groups, float epsilon, const float* weight, const float* shift) {
    const int each = maps.channels / groups;
    for (int g = 0; g < groups; ++g) {
        double sum = 0, squares = 0;
        const double count = static_cast<double>(maps.height) * maps.width * each;
        const auto forEachValue = [&](const auto& body) {
            for (int y = 0; y < maps.height; ++y)
                for (int x = 0; x < maps.width; ++x)
                    for (int c = g * each; c < (g + 1) * each; ++c) body(maps.pixel(y, x)[c], c);
        };
        forEachValue([&](float& value, int) { sum += static_cast<double>(value); });
        const double mean = sum / count;
        forEachValue([&](float& value, int) { squares += (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean); });
        const double factor = 1.0 / std::sqrt(squares / count + static_cast<double>(epsilon));
        forEachValue([&](float& value, int c) { value = static_cast<float>((static_cast<double>(value) - mean) * factor) * weight[c] + shift[c]; });
    }
    return maps;
}

/// Pixel (y, x) goes to (y + down, x + right) of maps of another size; around it there are zeros.
inline Maps place(const Maps& in, int down, int right, int height, int width) {
    Maps out(height, width, in.channels);
    for (int y = std::max(0, -down); y < in.height && y + down < height; ++y)
        for (int x = std::max(0, -right); x < in.width && x + right < width; ++x)
            std::copy(in.pixel(y, x), in.pixel(y, x) + in.channels, out.pixel(y + down, x + right));
    return out;
}

/// Every so many rows and columns, with channels of zeros before and behind.
inline Maps subsample(const Maps& in, int rows, int columns, int before, int behind) {
    Maps out((in.height - 1) / rows + 1, (in.width - 1) / columns + 1, before + in.channels + behind);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            std::copy(in.pixel(y * rows, x * columns), in.pixel(y * rows, x * columns) + in.channels, out.pixel(y, x) + before);
    return out;
}

inline Maps sliceChannels(const Maps& in, int first, int channels) {
    Maps out(in.height, in.width, channels);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            std::copy(in.pixel(y, x) + first, in.pixel(y, x) + first + channels, out.pixel(y, x));
    return out;
}

/// The first channel of each group, then the second of each, and so on.
inline Maps shuffleChannels(const Maps& in, int groups) {
    Maps out = in;
    const int each = in.channels / groups;
    for (std::size_t i = 0; i < in.values.size(); ++i) {
        const int c = static_cast<int>(i % static_cast<std::size_t>(in.channels));
        out.values[i] = in.values[i - static_cast<std::size_t>(c) + static_cast<std::size_t>(c % groups * each + c / groups)];
    }
    return out;
}

/// The channels of each pixel as shares of 1.
inline Maps softmaxOfPixels(Maps maps) {
    for (int y = 0; y < maps.height; ++y)
        for (int x = 0; x < maps.width; ++x) {
            float* pixel = maps.pixel(y, x);
            const float largest = *std::max_element(pixel, pixel + maps.channels);
            float sum = 0;
            for (int c = 0; c < maps.channels; ++c) sum += pixel[c] = std::exp(pixel[c] - largest);
            for (int c = 0; c < maps.channels; ++c) pixel[c] /= sum;
        }
    return maps;
}

/// Value by value; one of the two may have a single pixel, which then stands for all.
inline Maps multiply(std::initializer_list<const Maps*> inputs) {
    const Maps* maps = *inputs.begin();
    const Maps* other = *(inputs.begin() + 1);
    if (maps->values.size() < other->values.size()) std::swap(maps, other);
    Maps out = *maps;
    for (std::size_t i = 0; i < out.values.size(); ++i) out.values[i] *= other->values[i % other->values.size()];
    return out;
}

inline Maps add(std::initializer_list<const Maps*> inputs) {
    Maps out = **inputs.begin();
    for (auto input = inputs.begin() + 1; input != inputs.end(); ++input)
        for (std::size_t i = 0; i < out.values.size(); ++i) out.values[i] += (*input)->values[i];
    return out;
}

inline Maps concatenate(std::initializer_list<const Maps*> inputs) {
    int channels = 0;
    for (const Maps* input : inputs) channels += input->channels;
    Maps out((*inputs.begin())->height, (*inputs.begin())->width, channels);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            float* to = out.pixel(y, x);
            for (const Maps* input : inputs) to = std::copy(input->pixel(y, x), input->pixel(y, x) + input->channels, to);
        }
    return out;
}

inline std::vector<float> softmax(std::vector<float> scores) {
    const float largest = *std::max_element(scores.begin(), scores.end());
    float sum = 0;
    for (float& score : scores) sum += score = std::exp(score - largest);
    for (float& score : scores) score /= sum;
    return scores;
}

class Network {
public:
    /// Reads the weights that belong to this header; throws std::runtime_error where they don't.
    explicit Network(const std::string& weightsFile) {
        std::ifstream file(weightsFile, std::ios::binary);
        if (!file) throw std::runtime_error("There is no file " + weightsFile);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        std::uint64_t checksum = 0xcbf29ce484222325U;  // FNV-1a
        for (const char byte : bytes) checksum = (checksum ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
        if (bytes.size() != 4 * weightCount || checksum != weightsChecksum)
            throw std::runtime_error(weightsFile + " holds other weights than this header was written for");
        weights_.resize(weightCount);
        for (std::size_t i = 0; i < weightCount; ++i) {
            std::uint32_t bits = 0;  // little-endian
            for (std::size_t k = 4; k-- > 0;) bits = bits << 8 | static_cast<unsigned char>(bytes[4 * i + k]);
            std::memcpy(&weights_[i], &bits, 4);
        }
    }

    /// Scores of one image.
    std::vector<float> scores(const std::vector<float>& image) const {
        Maps input(inputHeight, inputWidth, inputChannels);
        if (image.size() != input.values.size()) throw std::invalid_argument("the image has another size than the network's input");
        input.values = image;
«forward»    }

private:
    static constexpr std::size_t weightCount = «count»;
    static constexpr std::uint64_t weightsChecksum = «checksum»U;

    const float* at(std::size_t place) const { return weights_.data() + place; }

    std::vector<float> weights_;
};

}  // namespace fovea_network
)CPP";

/// main.cpp.
inline constexpr std::string_view cppMain = R"CPP(// Names what a picture shows:  ./classify network.weights picture.ppm
#include <cstdio>
#include <exception>
#include <fstream>
#include <limits>
#include <numeric>

#include "network.h"

namespace {

using namespace fovea_network;

/// A picture of the kind P6 with values up to 255, cut to the network's format and scaled to its size by areas.
std::vector<float> readPicture(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string kind;
    file >> kind;
    int numbers[3] = {0, 0, 0};  // width, height, largest value
    for (int& number : numbers) {
        while ((file >> std::ws).peek() == '#') file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
        file >> number;
    }
    file.get();
    const int width = numbers[0];
    const int height = numbers[1];
    if (!file || kind != "P6" || numbers[2] != 255 || width < 1 || height < 1 || width > 20000 || height > 20000)
        throw std::runtime_error(path + " is no PPM picture of the kind P6 with values up to 255");
    std::vector<unsigned char> bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size())))
        throw std::runtime_error(path + " ends too early");

    const double scale = std::min(double(width) / inputWidth, double(height) / inputHeight);
    const double left = (width - scale * inputWidth) / 2;
    const double top = (height - scale * inputHeight) / 2;
    std::vector<float> image;
    for (int y = 0; y < inputHeight; ++y) {
        for (int x = 0; x < inputWidth; ++x) {
            double sum[3] = {0, 0, 0};
            double area = 0;
            const double y0 = top + y * scale, y1 = std::min(y0 + scale, double(height));
            const double x0 = left + x * scale, x1 = std::min(x0 + scale, double(width));
            for (int row = static_cast<int>(y0); row < y1; ++row) {
                for (int column = static_cast<int>(x0); column < x1; ++column) {
                    const double part = (std::min(y1, row + 1.0) - std::max(y0, double(row))) * (std::min(x1, column + 1.0) - std::max(x0, double(column)));
                    const unsigned char* pixel = &bytes[(static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column)) * 3];
                    for (int c = 0; c < 3; ++c) sum[c] += part * pixel[c];
                    area += part;
                }
            }
            for (double& value : sum) value /= area * 255;
            if (inputChannels == 1) image.push_back(static_cast<float>(0.299 * sum[0] + 0.587 * sum[1] + 0.114 * sum[2]));
            else for (int c = 0; c < inputChannels; ++c) image.push_back(static_cast<float>(sum[c % 3]));
        }
    }
    return image;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s network.weights picture.ppm\n", argv[0]);
        return 2;
    }
    try {
        const Network network(argv[1]);
        const std::vector<float> shares = softmax(network.scores(readPicture(argv[2])));
        std::vector<std::size_t> order(shares.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
        for (std::size_t i = 0; i < std::min<std::size_t>(5, order.size()); ++i)
            std::printf("%5.1f%%  %s\n", 100 * double(shares[order[i]]), classNames[order[i]]);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
}
)CPP";

/// README.txt. Marks: title, height, width, channels, classes, trained_on.
inline constexpr std::string_view cppReadme = R"TXT(«title»
A convolutional network, written by Fovea in C++17; it needs nothing but the standard library. «trained_on»

network.h          the network
network.weights    its weights, float32, little-endian; network.h reads no others
main.cpp           an example: names what a picture shows
fovea-export.json  by this list Fovea knows that it wrote the folder

    g++ -std=c++17 -O2 main.cpp -o classify
    ./classify network.weights picture.ppm

The network takes «height»×«width»×«channels» values from 0 to 1, row by row, a pixel's channels side by side,
and standardises them itself. It gives «classes» scores; softmax() makes probabilities of them.
)TXT";

}  // namespace fovea
