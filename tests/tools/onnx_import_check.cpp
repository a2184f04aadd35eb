// SPDX-License-Identifier: GPL-3.0-or-later
// Imports the models that make_import_cases.py wrote and compares what they give with what the program
// that made them says.
//   usage: onnx_import_check FOLDER
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/exchange/onnx/onnx_import.h"
#include "core/json.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "tests/support/model_runs.h"

using namespace fovea;

namespace {

std::vector<float> readFloats(const std::filesystem::path& path) {
    std::vector<float> values(std::filesystem::file_size(path) / sizeof(float));
    std::ifstream(path, std::ios::binary)
        .read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
    return values;
}

/// Operators that the error names, for comparison with what should be refused.
std::vector<std::string> refusedOperators(const Error& error) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i + 3 < error.arguments.size(); i += 4)
        names.push_back(std::get<std::string>(error.arguments[i]));
    return names;
}

std::string describe(const Error& error) {
    std::string text = fmt::format("code {}", static_cast<int>(error.code));
    for (std::size_t i = 1; i < error.arguments.size(); ++i)
        std::visit([&](const auto& argument) { text += fmt::format(" | {}", argument); }, error.arguments[i]);
    return text;
}

/// Empty where the model does what the case says.
std::string fault(const std::filesystem::path& folder, const nlohmann::json& sample, std::string& report) {
    const std::string file = sample["file"];
    const auto imported = importOnnxFile((folder / (file + ".onnx")).string());
    const bool mayRefuse = sample.value("may_refuse", false);
    if (sample.contains("refused")) {
        if (imported) return "was accepted";
        report = "refused: " + describe(imported.error());
        const auto expected = sample["refused"].get<std::vector<std::string>>();
        return imported.error().code == ErrorCode::OnnxUnsupported && refusedOperators(imported.error()) == expected
                   ? ""
                   : report;
    }
    if (!imported) {
        report = "refused: " + describe(imported.error());
        return mayRefuse && imported.error().code == ErrorCode::OnnxUnsupported ? "" : report;
    }
    const int count = sample["count"];
    std::vector<float> images = readFloats(folder / (file + ".images"));
    const Shape shape = std::get<InputSpec>(imported->model.spec.find(*imported->model.spec.inputNode())->layer).shape;
    if (images.size() != static_cast<std::size_t>(count * shape.size())) return "takes other images";
    if (sample["layout"] == "NCHW") images = sample::channelsLast(images, count, shape);
    std::vector<float> ours = sample::logitsOf(imported->model, images, count);
    const std::vector<float> theirs = readFloats(folder / (file + ".logits"));
    if (ours.size() != theirs.size()) return fmt::format("gives {} scores instead of {}", ours.size(), theirs.size());
    if (sample.value("softmax", false)) {
        const auto classes = ours.size() / static_cast<std::size_t>(count);
        for (std::size_t n = 0; n < static_cast<std::size_t>(count); ++n) {
            const auto row = softmax(std::span(ours).subspan(n * classes, classes));
            std::ranges::copy(row, ours.begin() + static_cast<std::ptrdiff_t>(n * classes));
        }
    }
    float largest = 1;
    float worst = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        largest = std::max(largest, std::abs(theirs[i]));
        const float difference = std::abs(ours[i] - theirs[i]);
        worst = difference <= worst ? worst : difference;  // NaN wins
    }
    report = fmt::format("agrees, {:.1e} at {:.3}, {} layers", worst, largest, imported->model.spec.nodes.size());
    return worst <= 1e-4F * largest ? "" : fmt::format("DIFFERS by {} at {}", worst, largest);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: onnx_import_check FOLDER\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const auto samples = nlohmann::json::parse(std::ifstream(folder / "cases.json"));
    int wrong = 0;
    int agreed = 0;
    for (const auto& sample : samples) {
        std::string report;
        const std::string why = fault(folder, sample, report);
        wrong += why.empty() ? 0 : 1;
        agreed += report.starts_with("agrees") && why.empty() ? 1 : 0;
        fmt::print("{}: {}\n", sample["name"].get<std::string>(), why.empty() ? report : "WRONG: " + why);
    }
    fmt::print("{} models: {} agree, {} refused as they should be, {} wrong\n", samples.size(), agreed,
               static_cast<int>(samples.size()) - agreed - wrong, wrong);
    return wrong == 0 && !samples.empty() ? 0 : 1;
}
