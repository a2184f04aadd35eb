// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <optional>

#include "core/analysis/receptive_field.h"
#include "core/network/network_spec.h"

namespace fovea {

/// A number and, written out with the layer's own numbers, how it comes about.
struct Quantity {
    QString value;    ///< "1 216"; "?" where it is unknown
    QString formula;  ///< "5×5×3×16 + 16 = 1 216"; empty where there is nothing to say
    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// What the inspector writes about a layer.
struct LayerArithmetic {
    Quantity output;
    Quantity parameters;
    Quantity macs;
    Quantity memory;
    Quantity receptiveField;
    friend bool operator==(const LayerArithmetic&, const LayerArithmetic&) = default;
};

/// What the ledger writes about a layer, one cell each.
struct LedgerColumn {
    QString output;          ///< "28×28×16", "12.5 ✕"
    QString sizeArithmetic;  ///< "32−5+1", "=" where the shape stays
    QString parameters;
    QString macs;
    QString memory;
    QString receptiveField;  ///< "5", "5×7", "all"
    QString jump;            ///< from one unit to the next on the image: "2", "2×1"; "–" where a unit sees all
    QString offset;          ///< the first row and column that unit (0, 0) sees: "−2", "−2, 0"
    bool faulty = false;
    bool unknown = false;
    friend bool operator==(const LedgerColumn&, const LedgerColumn&) = default;
};

/// `fields` are receptiveFields(spec, shapes). The right-hand sides are core's numbers; the printed
/// terms multiply and add up to them.
LayerArithmetic layerArithmetic(const NetworkSpec& spec, const ShapeTable& shapes, const ReceptiveFields& fields,
                                NodeId id);
LedgerColumn ledgerColumn(const NetworkSpec& spec, const ShapeTable& shapes, const ReceptiveFields& fields, NodeId id);

}  // namespace fovea
