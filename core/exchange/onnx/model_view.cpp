// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/model_view.h"

#include <algorithm>
#include <string>

namespace fovea::onnxfile {
namespace {

using Bytes = std::span<const std::byte>;

/// Calls `take(field)` for each field of a message.
template <class Take>
void eachField(Bytes message, Take&& take) {
    WireReader reader(message);
    WireField field;
    while (reader.next(field)) take(field);
}

class ModelReader {
public:
    ModelView model(Bytes bytes) {
        ModelView model;
        eachField(bytes, [&](const WireField& field) {
            switch (field.number) {
                case 1: model.irVersion = field.whole(); break;
                case 2: model.producer = field.text(); break;
                case 7:
                    if (model.hasGraph) throw BrokenFile{{Reason::TwoGraphs}};
                    model.hasGraph = true;
                    graph(field.message(), model);
                    break;
                case 8: operatorSet(field.message(), model); break;
                case 14:
                    count(names_, mostNames, Reason::TooManyNames);
                    model.metadata.push_back(metadata(field.message()));
                    break;
                default: break;
            }
        });
        if (!model.hasGraph) throw BrokenFile{{Reason::NoGraph}};
        return model;
    }

private:
    static void count(std::size_t& counter, std::size_t most, Reason tooMany) {
        if (++counter > most) throw BrokenFile{{tooMany, {std::to_string(most)}}};
    }

    static void operatorSet(Bytes message, ModelView& model) {
        std::string_view domain;
        std::int64_t version = 0;
        eachField(message, [&](const WireField& field) {
            if (field.number == 1) domain = field.text();
            if (field.number == 2) version = field.whole();
        });
        if (domain.empty() || domain == "ai.onnx") model.operatorSet = version;
    }

    static std::pair<std::string_view, std::string_view> metadata(Bytes message) {
        std::pair<std::string_view, std::string_view> entry;
        eachField(message, [&](const WireField& field) {
            if (field.number == 1) entry.first = field.text();
            if (field.number == 2) entry.second = field.text();
        });
        return entry;
    }

    void graph(Bytes message, ModelView& model) {
        eachField(message, [&](const WireField& field) {
            switch (field.number) {
                case 1:
                    count(nodes_, mostNodes, Reason::TooManyOperators);
                    model.nodes.push_back(node(field.message()));
                    break;
                case 5:
                    count(tensors_, mostTensors, Reason::TooManyTensors);
                    model.initialisers.push_back(tensor(field.message()));
                    break;
                case 11:
                    count(names_, mostNames, Reason::TooManyNames);
                    model.inputs.push_back(value(field.message()));
                    break;
                case 12:
                    count(names_, mostNames, Reason::TooManyNames);
                    model.outputs.push_back(value(field.message()));
                    break;
                case 15: model.hasSparse = true; break;
                default: break;
            }
        });
    }

    NodeView node(Bytes message) {
        NodeView node;
        eachField(message, [&](const WireField& field) {
            switch (field.number) {
                case 1:
                    count(names_, mostNames, Reason::TooManyNames);
                    node.inputs.push_back(field.text());
                    break;
                case 2:
                    count(names_, mostNames, Reason::TooManyNames);
                    node.outputs.push_back(field.text());
                    break;
                case 3: node.name = field.text(); break;
                case 4: node.type = field.text(); break;
                case 5:
                    count(names_, mostNames, Reason::TooManyNames);
                    node.attributes.push_back(attribute(field.message()));
                    break;
                case 6: node.note = field.text(); break;
                case 7: node.domain = field.text(); break;
                default: break;
            }
        });
        return node;
    }

    AttributeView attribute(Bytes message) {
        AttributeView attribute;
        eachField(message, [&](const WireField& field) {
            switch (field.number) {
                case 1: attribute.name = field.text(); break;
                case 2: attribute.real = field.real(); break;
                case 3: attribute.whole = field.whole(); break;
                case 4: attribute.text = field.text(); break;
                case 5:
                    count(tensors_, mostTensors, Reason::TooManyTensors);
                    attribute.tensor = tensor(field.message());
                    break;
                case 7: appendReals(field, mostListed, attribute.reals); break;
                case 8: appendWholes(field, mostListed, attribute.wholes); break;
                default: break;
            }
        });
        listed_ += attribute.reals.size() + attribute.wholes.size();
        if (listed_ > mostListedInAll) throw BrokenFile{{Reason::ListTooLong, {std::to_string(mostListedInAll)}}};
        return attribute;
    }

    static TensorView tensor(Bytes message) {
        TensorView tensor;
        tensor.message = message;
        eachField(message, [&](const WireField& field) {
            switch (field.number) {
                case 1: appendWholes(field, mostDims, tensor.dims); break;
                case 2: tensor.type = field.whole(); break;
                case 3: throw BrokenFile{{Reason::TensorInSegments}};
                case 8: tensor.name = field.text(); break;
                case 9: tensor.raw = field.message(); break;
                case 13: tensor.external = true; break;
                case 14: tensor.external = tensor.external || field.whole() != 0; break;
                default: break;
            }
        });
        return tensor;
    }

    static std::int64_t side(Bytes message) {
        std::int64_t size = -1;
        eachField(message, [&](const WireField& field) {
            if (field.number == 1) size = field.whole();
        });
        return size > 0 ? size : -1;  // older exporters write 0 for a free side
    }

    static ValueView value(Bytes message) {
        ValueView value;
        const auto shape = [&](Bytes sides) {
            value.hasShape = true;
            eachField(sides, [&](const WireField& field) {
                if (field.number != 1) return;
                if (value.dims.size() == mostDims) throw BrokenFile{{Reason::TooManyAxes, {std::to_string(mostDims)}}};
                value.dims.push_back(side(field.message()));
            });
        };
        const auto tensorType = [&](Bytes type) {
            value.isTensor = true;
            eachField(type, [&](const WireField& field) {
                if (field.number == 1) value.type = field.whole();
                if (field.number == 2) shape(field.message());
            });
        };
        eachField(message, [&](const WireField& field) {
            if (field.number == 1) value.name = field.text();
            if (field.number == 2)
                eachField(field.message(), [&](const WireField& type) {
                    if (type.number == 1) tensorType(type.message());
                });
        });
        return value;
    }

    std::size_t nodes_ = 0;
    std::size_t tensors_ = 0;
    std::size_t names_ = 0;
    std::size_t listed_ = 0;
};

}  // namespace

const AttributeView* NodeView::attribute(std::string_view wanted) const {
    const auto found = std::ranges::find(attributes, wanted, &AttributeView::name);
    return found == attributes.end() ? nullptr : &*found;
}

ModelView readModel(Bytes bytes) { return ModelReader().model(bytes); }

}  // namespace fovea::onnxfile
