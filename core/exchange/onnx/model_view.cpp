// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/model_view.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>

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
                case 25: functions_.push_back(function(field.message())); break;
                case 14:
                    count(names_, mostNames, Reason::TooManyNames);
                    model.metadata.push_back(metadata(field.message()));
                    break;
                default: break;
            }
        });
        if (!model.hasGraph) throw BrokenFile{{Reason::NoGraph}};
        if (!functions_.empty()) writeOutFunctions(model);
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

    FunctionView function(Bytes message) {
        FunctionView function;
        eachField(message, [&](const WireField& field) {
            switch (field.number) {
                case 1: function.name = field.text(); break;
                case 4:
                    count(names_, mostNames, Reason::TooManyNames);
                    function.inputs.push_back(field.text());
                    break;
                case 5:
                    count(names_, mostNames, Reason::TooManyNames);
                    function.outputs.push_back(field.text());
                    break;
                case 6:
                case 11: function.hasSettings = true; break;
                case 7:
                    count(nodes_, mostNodes, Reason::TooManyOperators);
                    function.nodes.push_back(node(field.message()));
                    break;
                case 10: function.domain = field.text(); break;
                default: break;
            }
        });
        return function;
    }

    /// Puts a function's operators where it is called, with names of their own for what lies inside.
    void writeOutFunctions(ModelView& model) {
        model.ownNames = std::make_shared<std::deque<std::string>>();
        std::vector<NodeView> called = std::exchange(model.nodes, {});
        for (NodeView& node : called) writeOut(std::move(node), model, 0);
    }

    void writeOut(NodeView node, ModelView& model, int depth) {
        constexpr int deepest = 8;
        const auto found = std::ranges::find_if(functions_, [&](const FunctionView& function) {
            return function.name == node.type && function.domain == node.domain;
        });
        // What can't be written out stays, and is refused by its name.
        if (found == functions_.end() || found->hasSettings || depth == deepest) {
            if (model.nodes.size() == mostNodes)
                throw BrokenFile{{Reason::TooManyOperators, {std::to_string(mostNodes)}}};
            model.nodes.push_back(std::move(node));
            return;
        }
        count(calls_, mostNodes, Reason::TooManyOperators);  // also of functions that hold nothing
        std::map<std::string_view, std::string_view> names;
        const auto bind = [&](const std::vector<std::string_view>& inside,
                              const std::vector<std::string_view>& outside) {
            for (std::size_t i = 0; i < inside.size(); ++i)
                names[inside[i]] = i < outside.size() ? outside[i] : std::string_view();
        };
        bind(found->inputs, node.inputs);
        bind(found->outputs, node.outputs);
        const auto own = [&](std::string_view name) {
            if (name.empty()) return name;
            const auto [entry, isNew] = names.try_emplace(name);
            if (isNew) {
                count(names_, mostNames, Reason::TooManyNames);
                model.ownNames->push_back(std::string(node.type) + '#' + std::to_string(model.ownNames->size()) + '/' +
                                          std::string(name));
                entry->second = model.ownNames->back();
            }
            return entry->second;
        };
        for (NodeView inner : found->nodes) {
            for (std::string_view& name : inner.inputs) name = own(name);
            for (std::string_view& name : inner.outputs) name = own(name);
            writeOut(std::move(inner), model, depth + 1);
        }
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

    /// One pair of a key and a text.
    static void place(Bytes message, TensorView& tensor) {
        const auto [key, text] = metadata(message);
        if (key == "location") tensor.location = text;
        std::int64_t* number = key == "offset" ? &tensor.place : key == "length" ? &tensor.length : nullptr;
        if (number == nullptr) return;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), *number);
        if (fault != std::errc() || end != text.data() + text.size() || *number < 0)
            throw BrokenFile{{Reason::TensorBeyondFile, {std::string(tensor.name), std::string(text)}}};
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
                case 13:
                    tensor.external = true;
                    place(field.message(), tensor);
                    break;
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

    std::vector<FunctionView> functions_;
    std::size_t calls_ = 0;
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
