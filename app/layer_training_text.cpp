// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layer_training_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace fovea {

namespace {

struct LayerTrainingText {
    Q_DECLARE_TR_FUNCTIONS(fovea::LayerTrainingText)
};

constexpr qsizetype mostNamed = 3;

/// "a, b, c" or how many there are.
QString listed(const QStringList& names) {
    return names.size() <= mostNamed ? names.join(QStringLiteral(", "))
                                     : LayerTrainingText::tr("%1 layers").arg(names.size());
}

QString nameOf(const NetworkSpec& spec, NodeId id) { return QString::fromStdString(spec.find(id)->name); }

}  // namespace

QString layerTrainingText(const LayerTraining& layers, const NetworkSpec& spec) {
    QStringList parts;
    QStringList frozen;
    QStringList rates;
    FrozenLayers known;
    NodeId last;
    for (const NodeId id : layersWithWeights(spec)) {
        if (layers.frozen.contains(id)) {
            frozen << nameOf(spec, id);
            known.insert(id);
            last = id;
        } else if (const auto rate = layers.rates.find(id); rate != layers.rates.end()) {
            rates << QStringLiteral("%1 × %2").arg(nameOf(spec, id)).arg(double{rate->second});
        }
    }
    if (known.size() > 1 && layersUpTo(spec, last) == known)
        parts << LayerTrainingText::tr("frozen up to %1").arg(nameOf(spec, last));
    else if (!frozen.isEmpty())
        parts << LayerTrainingText::tr("frozen: %1").arg(listed(frozen));
    if (!rates.isEmpty())
        parts << (rates.size() <= mostNamed ? rates.join(QStringLiteral(", "))
                                            : LayerTrainingText::tr("rates of %1 layers").arg(rates.size()));
    if (!layers.decaysBiases && !layers.decaysNorms)
        parts << LayerTrainingText::tr("no decay on biases and norms");
    else if (!layers.decaysBiases)
        parts << LayerTrainingText::tr("no decay on biases");
    else if (!layers.decaysNorms)
        parts << LayerTrainingText::tr("no decay on norms");
    return parts.join(QStringLiteral(", "));
}

}  // namespace fovea
