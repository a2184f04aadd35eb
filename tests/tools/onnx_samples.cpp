// SPDX-License-Identifier: GPL-3.0-or-later
// Writes every sample network as ONNX, with random images and the scores that Fovea gives them, for
// tests/support/check_onnx.sh.
//   usage: onnx_samples FOLDER
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/exchange/onnx/onnx_export.h"
#include "core/network/network.h"
#include "core/parallel/workers.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

namespace {

constexpr int imageCount = 3;

void writeFloats(const std::filesystem::path& path, std::span<const float> values) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size_bytes()));
}

/// N×H×W×C → N×C×H×W
std::vector<float> channelsFirst(const std::vector<float>& pixels, int count, Shape shape) {
    std::vector<float> planes;
    planes.reserve(pixels.size());
    for (int n = 0; n < count; ++n)
        for (int c = 0; c < shape.channels; ++c)
            for (int pixel = 0; pixel < shape.height * shape.width; ++pixel)
                planes.push_back(pixels[static_cast<std::size_t>((n * shape.height * shape.width + pixel) * shape.channels + c)]);
    return planes;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: onnx_samples FOLDER\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    auto samples = sample::everyKind();
    for (auto& entry : sample::everyCatalogueNetwork()) samples.push_back(std::move(entry));
    nlohmann::json list = nlohmann::json::array();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const sample::Sample& entry = samples[i];
        const Model model = sample::modelFor(entry.spec, i + 1);
        const Shape shape = std::get<InputSpec>(entry.spec.find(*entry.spec.inputNode())->layer).shape;
        auto network = Network::create(entry.spec, imageCount, Purpose::Inference, std::make_shared<Workers>(1));
        const std::string file = fmt::format("{:02}", i);
        if (!network || !exportOnnx(model, (folder / (file + ".onnx")).string())) {
            fmt::print(stderr, "{} was not written\n", entry.name);
            return 1;
        }
        (*network)->setWeights(model.weights);
        (*network)->setPreprocessing(model.preprocessing);
        const auto pixels = sample::Numbers(i).list(static_cast<std::size_t>(imageCount * shape.size()), 0, 1);
        (*network)->forward(pixels, imageCount, Mode::Inference);
        writeFloats(folder / (file + ".images"), channelsFirst(pixels, imageCount, shape));
        writeFloats(folder / (file + ".logits"), (*network)->logits());
        list.push_back({{"file", file}, {"name", entry.name}, {"images", {imageCount, shape.channels, shape.height, shape.width}},
                        {"classes", model.classNames}});
    }
    std::ofstream(folder / "samples.json") << list.dump(1) << '\n';
}
