// SPDX-License-Identifier: GPL-3.0-or-later
// Every statement is asked for: a kind that leaves one out is no LayerKind, so that LayerSpec does not take it.
#include <QTest>

#include <algorithm>
#include <utility>

#include "core/layers/layer_spec.h"
#include "tests/support/register_test.h"

#define FIXTURE CompleteKind
#include "tests/fixtures/layer_kind/complete_kind.h"
static_assert(fovea::LayerKind<fovea::CompleteKind>);

#define OMIT_kind
#define FIXTURE Without_kind
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_kind
static_assert(!fovea::LayerKind<fovea::Without_kind>);

#define OMIT_stem
#define FIXTURE Without_stem
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_stem
static_assert(!fovea::LayerKind<fovea::Without_stem>);

#define OMIT_family
#define FIXTURE Without_family
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_family
static_assert(!fovea::LayerKind<fovea::Without_family>);

#define OMIT_smallestInputs
#define FIXTURE Without_smallestInputs
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_smallestInputs
static_assert(!fovea::LayerKind<fovea::Without_smallestInputs>);

#define OMIT_largestInputs
#define FIXTURE Without_largestInputs
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_largestInputs
static_assert(!fovea::LayerKind<fovea::Without_largestInputs>);

#define OMIT_sees
#define FIXTURE Without_sees
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_sees
static_assert(!fovea::LayerKind<fovea::Without_sees>);

#define OMIT_backwardReads
#define FIXTURE Without_backwardReads
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_backwardReads
static_assert(!fovea::LayerKind<fovea::Without_backwardReads>);

#define OMIT_sharing
#define FIXTURE Without_sharing
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_sharing
static_assert(!fovea::LayerKind<fovea::Without_sharing>);

#define OMIT_passesGradientOn
#define FIXTURE Without_passesGradientOn
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_passesGradientOn
static_assert(!fovea::LayerKind<fovea::Without_passesGradientOn>);

#define OMIT_keepsMemory
#define FIXTURE Without_keepsMemory
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_keepsMemory
static_assert(!fovea::LayerKind<fovea::Without_keepsMemory>);

#define OMIT_gradientReduction
#define FIXTURE Without_gradientReduction
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_gradientReduction
static_assert(!fovea::LayerKind<fovea::Without_gradientReduction>);

#define OMIT_initialWeights
#define FIXTURE Without_initialWeights
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_initialWeights
static_assert(!fovea::LayerKind<fovea::Without_initialWeights>);

#define OMIT_fields
#define FIXTURE Without_fields
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_fields
static_assert(!fovea::LayerKind<fovea::Without_fields>);

#define OMIT_outputShape
#define FIXTURE Without_outputShape
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_outputShape
static_assert(!fovea::LayerKind<fovea::Without_outputShape>);

#define OMIT_forward
#define FIXTURE Without_forward
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_forward
static_assert(!fovea::LayerKind<fovea::Without_forward>);

#define OMIT_backward
#define FIXTURE Without_backward
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_backward
static_assert(!fovea::LayerKind<fovea::Without_backward>);

#define OMIT_windowOf
#define FIXTURE Without_windowOf
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_windowOf
static_assert(!fovea::LayerKind<fovea::Without_windowOf>);

#define OMIT_memoryBytes
#define FIXTURE Without_memoryBytes
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_memoryBytes
static_assert(!fovea::LayerKind<fovea::Without_memoryBytes>);

#define OMIT_tensorsOf
#define FIXTURE Without_tensorsOf
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_tensorsOf
static_assert(!fovea::LayerKind<fovea::Without_tensorsOf>);

#define OMIT_cost
#define FIXTURE Without_cost
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_cost
static_assert(!fovea::LayerKind<fovea::Without_cost>);

#define OMIT_runsOnWholeBatch
#define FIXTURE Without_runsOnWholeBatch
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_runsOnWholeBatch
static_assert(!fovea::LayerKind<fovea::Without_runsOnWholeBatch>);

// A setting that is not among the fields would be lost in files.
#define OMIT_fields
#define OMIT_oneField
#define FIXTURE WithoutOneField
#include "tests/fixtures/layer_kind/complete_kind.h"
#undef OMIT_fields
#undef OMIT_oneField
static_assert(!fovea::LayerKind<fovea::WithoutOneField>);

using namespace fovea;

class TestLayerKind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreComplete();
};

/// Changing any value that a file holds changes the spec, and back: no member is left out and none is named twice.
void TestLayerKind::fieldsAreComplete() {
    const auto check = [](auto spec) {
        std::vector<std::string> names;
        visitFields(spec, [&](const char* name, auto& value) {
            names.emplace_back(name);
            const auto original = value;
            const auto before = spec;
            if constexpr (requires { value.mode; })
                value.mode = PaddingMode::Custom;
            else if constexpr (requires { value.height; })
                value.height += 1;
            else if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Rounding>)
                value = value == Rounding::Exact ? Rounding::Floor : Rounding::Exact;
            else if constexpr (std::is_same_v<std::decay_t<decltype(value)>, ConnectionTable>)
                value = value == ConnectionTable::LeNet5 ? ConnectionTable::Neighbours : ConnectionTable::LeNet5;
            else if constexpr (std::is_same_v<std::decay_t<decltype(value)>, bool>)
                value = !value;
            else
                value += 1;
            QVERIFY(!(spec == before));
            value = original;
            QVERIFY(spec == before);
        });
        std::sort(names.begin(), names.end());
        QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
    };
    const auto all = [&]<std::size_t... I>(std::index_sequence<I...>) {
        (check(std::variant_alternative_t<I, LayerSpec>{}), ...);
    };
    all(std::make_index_sequence<std::variant_size_v<LayerSpec>>{});
}

FOVEA_TEST(TestLayerKind)
#include "tst_layer_kind.moc"
