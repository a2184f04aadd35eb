// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QTest>
#include <utility>

#include "core/exchange/code/code_export.h"
#include "core/exchange/npy.h"
#include "core/exchange/raw_inference.h"
#include "core/exchange/tensor_order.h"
#include "core/json.h"
#include "tests/support/networks.h"
#include "tests/support/sample_networks.h"

namespace fovea::test {

inline const QString python = QStringLiteral("/usr/bin/python3");

/// True where Debian's Python has these modules: "torch, numpy".
inline bool pythonHas(const char* modules) {
    return QFile::exists(python) &&
           QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import %1").arg(QLatin1String(modules))}) ==
               0;
}

/// Names that try to break out of what they are written into.
inline const std::vector<std::string>& hostileNames() {
    static const std::vector<std::string> names{"x",
                                                "class",
                                                "self",
                                                "torch",
                                                "Conv 1",
                                                "conv1",
                                                "CONV1",
                                                "\"\"\"",
                                                "'); import os; os._exit(7)#",
                                                "a\nimport os; os._exit(7)\n#",
                                                "tab\there\r\n",
                                                "back\\slash\\",
                                                "ảnh đầu vào",
                                                "日本語",
                                                "0 first",
                                                "",
                                                "int",
                                                "namespace",
                                                "?\?/",
                                                "*/ #error",
                                                "\xff\xfe broken",
                                                "\xE2\x80\xAE turned",
                                                "None",
                                                "%1 {} {0} «title»",
                                                "<script>alert(1)</script>",
                                                "=1+1",
                                                "F",
                                                "numpy",
                                                "std",
                                                "a\\"};
    return names;
}

/// A chain of many layers with those names, whose classes have such names too.
inline CodeSource hostileSource() {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{6, 5, 2}});
    for (std::size_t i = 1; i + 2 < hostileNames().size(); ++i)
        last = spec.append(i % 3 == 0   ? LayerSpec(TanhSpec{})
                           : i % 3 == 1 ? LayerSpec(BatchNormSpec{})
                                        : LayerSpec(ReluSpec{}),
                           last);
    last = spec.append(FlattenSpec{}, last);
    last = spec.append(DenseSpec{.units = static_cast<int>(hostileNames().size())}, last);
    for (std::size_t i = 0; i < spec.nodes.size() && i < hostileNames().size(); ++i)
        spec.nodes[i].name = hostileNames()[i];
    CodeSource source{
        sample::modelFor(spec, 3), {}, hostileNames()[8] + "\"\"\"\n" + hostileNames()[11], hostileNames()[9]};
    source.model.classNames = hostileNames();
    return source;
}

/// One network for each kind of layer and each way of wiring, and the catalogue.
inline std::vector<sample::Sample> exportedNetworks() {
    std::vector<sample::Sample> all = sample::everyKind();
    for (sample::Sample& entry : sample::everyCatalogueNetwork()) all.push_back(std::move(entry));
    all.push_back({"mixed", mixedNetwork()});
    return all;
}

/// With a layer that PyTorch and C++ can say, and ONNX and Keras have no operator for.
inline std::vector<sample::Sample> networksOfCode() {
    std::vector<sample::Sample> all = exportedNetworks();
    all.push_back({"locally connected", sample::chain({9, 8, 3}, {LocallyConnected2dSpec{.filters = 4,
                                                                                         .kernel = {3, 2},
                                                                                         .stride = {2, 1},
                                                                                         .padding = Padding::all(1),
                                                                                         .rounding = Rounding::Floor},
                                                                  LocallyConnected2dSpec{.filters = 3, .bias = false},
                                                                  FlattenSpec{}, DenseSpec{.units = 5}})});
    return all;
}

inline void writeArray(const QString& path, const std::vector<std::int64_t>& shape, const std::vector<float>& values) {
    std::span<const float> rest = values;
    const auto next = [&]() -> Result<std::span<const float>> { return std::exchange(rest, {}); };
    QVERIFY(writeNpy(path.toStdString(), shape, next).hasValue());
}

/// Into FOLDER/expected: images.npy (N×C×H×W), and what Fovea makes of them: logits.npy, gradient.npy
/// (of class 1's score), each layer's output but in large networks, and layers.json ({module: file}).
inline void writeExpected(const QString& folder, const Model& model, int count = 2) {
    const QDir expected(folder + QStringLiteral("/expected"));
    QVERIFY(expected.mkpath(QStringLiteral(".")));
    const Shape shape = inputShapeOf(model.spec);
    const auto images = sample::Numbers(21).list(static_cast<std::size_t>(count * shape.size()), 0, 1);
    writeArray(expected.filePath(QStringLiteral("images.npy")), {count, shape.channels, shape.height, shape.width},
               images);
    const auto workers = std::make_shared<Workers>(1);
    const auto write = [&](const QString& name, const InferRequest& request) {
        const auto inference = RawInference::create(model, request, count, workers);
        QVERIFY(inference.hasValue());
        std::vector<std::int64_t> sides = (*inference)->outputShape();
        sides.insert(sides.begin(), count);
        writeArray(expected.filePath(name), sides, (*inference)->run(images, count));
    };
    write(QStringLiteral("logits.npy"), {});
    write(QStringLiteral("gradient.npy"), {.gradientOf = 1});
    nlohmann::json layers = nlohmann::json::object();
    int number = 0;
    const bool isLarge = model.weights->values.size() > 500'000;  // one look at each layer takes too long
    for (const auto& [id, module] : moduleNames(model.spec)) {
        if (isLarge) break;
        const QString file = QStringLiteral("layer%1.npy").arg(number++);
        write(file, {.layer = id});
        layers[module] = file.toStdString();
    }
    QFile list(expected.filePath(QStringLiteral("layers.json")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write(QByteArray::fromStdString(layers.dump()));
}

/// Runs a program to its end; empty when it exits with 0, else what it said.
inline QByteArray complaintOf(const QString& programName, const QStringList& arguments, const QString& folder = {}) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    if (!folder.isEmpty()) process.setWorkingDirectory(folder);
    process.start(programName, arguments);
    if (!process.waitForFinished(300000)) {
        process.kill();
        return "it did not end in time";
    }
    const QByteArray said = process.readAll();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? QByteArray()
                                                                                   : "it ended badly: " + said;
}

}  // namespace fovea::test
