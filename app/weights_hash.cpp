// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/weights_hash.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include "core/exchange/weight_tensors.h"

namespace fovea {

QString weightsHash(const NetworkSpec& spec, const Weights& weights) {
    TensorStore store;
    WeightTensors(spec, moduleNames(spec)).write(*weights.layout, weights.values, store);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& [name, tensor] : store.tensors()) {
        const auto* bytes = reinterpret_cast<const char*>(tensor.bytes.data());
        hash.addData(QByteArrayView(bytes, static_cast<qsizetype>(tensor.bytes.size())));
    }
    return QString::fromLatin1(hash.result().toHex());
}

}  // namespace fovea
