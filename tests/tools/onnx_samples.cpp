// SPDX-License-Identifier: GPL-3.0-or-later
// Writes every sample network as ONNX, with random images and the scores that Fovea gives them, for
// tests/support/check_onnx.sh.
//   usage: onnx_samples FOLDER [RANDOM]     RANDOM networks more, drawn from the seeds 1, 2, …
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/exchange/onnx/onnx_export.h"
#include "core/json.h"
#include "tests/support/model_runs.h"
#include "tests/support/random_networks.h"

using namespace fovea;

namespace {

constexpr int imageCount = 3;

void writeFloats(const std::filesystem::path& path, std::span<const float> values) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size_bytes()));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::fputs("usage: onnx_samples FOLDER [RANDOM]\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    auto samples = sample::everyKind();
    for (auto& entry : sample::everyCatalogueNetwork()) samples.push_back(std::move(entry));
    if (argc == 3)
        for (auto& entry : sample::randomNetworks(1, std::atoi(argv[2]))) samples.push_back(std::move(entry));
    nlohmann::json list = nlohmann::json::array();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const sample::Sample& entry = samples[i];
        const Model model = sample::modelFor(entry.spec, i + 1);
        const Shape shape = std::get<InputSpec>(entry.spec.find(*entry.spec.inputNode())->layer).shape;
        const auto pixels = sample::Numbers(i).list(static_cast<std::size_t>(imageCount * shape.size()), 0, 1);
        const std::vector<float> logits = sample::logitsOf(model, pixels, imageCount);
        const std::string file = fmt::format("{:04}", i);
        if (logits.empty() || !exportOnnx(model, (folder / (file + ".onnx")).string())) {
            fmt::print(stderr, "{} was not written\n", entry.name);
            return 1;
        }
        writeFloats(folder / (file + ".images"), sample::channelsFirst(pixels, imageCount, shape));
        writeFloats(folder / (file + ".logits"), logits);
        list.push_back({{"file", file},
                        {"name", entry.name},
                        {"images", {imageCount, shape.channels, shape.height, shape.width}},
                        {"classes", model.classNames}});
    }
    std::ofstream(folder / "samples.json") << list.dump(1) << '\n';
}
