// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QAccessibleWidget>
#include <algorithm>
#include <map>

#include "widgets/canvas/network_canvas.h"

namespace fovea {
namespace {

class CanvasAccessible;

/// One layer. It lives as long as its canvas' interface, and is invalid once the layer is gone.
class LayerAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    LayerAccessible(CanvasAccessible& canvas, NodeId node) : canvas_(canvas), node_(node) {}

    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override;
    QStringList keyBindingsForAction(const QString& /*name*/) const override { return {}; }

private:
    const NetworkCanvas& canvas() const;

    CanvasAccessible& canvas_;
    NodeId node_;
};

class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(NetworkCanvas* canvas) : QAccessibleWidget(canvas, QAccessible::List) {
        QObject::connect(canvas, &NetworkCanvas::selectionChanged, canvas, [this](const std::set<NodeId>& nodes) {
            if (nodes.size() == 1 && QAccessible::isActive()) {
                QAccessibleEvent event(layer(*nodes.begin()), QAccessible::Focus);
                QAccessible::updateAccessibility(&event);
            }
        });
    }
    ~CanvasAccessible() override {
        for (const auto& [node, id] : layers_) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    NetworkCanvas& canvas() const { return *static_cast<NetworkCanvas*>(object()); }

    int childCount() const override {
        return static_cast<int>(canvas().layers().size()) + QAccessibleWidget::childCount();
    }
    QAccessibleInterface* child(int index) const override {
        const std::vector<NodeId> order = canvas().layers();
        const int layers = static_cast<int>(order.size());
        if (index < 0 || index >= layers) {
            return QAccessibleWidget::child(index - layers);
        }
        return layer(order[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        const std::vector<NodeId> order = canvas().layers();
        const auto found = std::ranges::find_if(order, [&](NodeId node) { return layer(node) == child; });
        if (found != order.end()) {
            return static_cast<int>(found - order.begin());
        }
        const int index = QAccessibleWidget::indexOfChild(child);
        return index < 0 ? index : index + static_cast<int>(order.size());
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        for (const NodeId node : canvas().layers()) {
            QAccessibleInterface* found = layer(node);
            if (found->rect().contains(x, y)) {
                return found;
            }
        }
        return QAccessibleWidget::childAt(x, y);
    }
    QAccessibleInterface* focusChild() const override {
        const std::set<NodeId>& selected = canvas().selection();
        return canvas().hasFocus() && selected.size() == 1 ? layer(*selected.begin())
                                                           : QAccessibleWidget::focusChild();
    }

    QAccessibleInterface* layer(NodeId node) const {
        const auto found = layers_.find(node);
        if (found != layers_.end()) {
            return QAccessible::accessibleInterface(found->second);
        }
        auto* made = new LayerAccessible(const_cast<CanvasAccessible&>(*this), node);
        layers_[node] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

private:
    mutable std::map<NodeId, QAccessible::Id> layers_;  ///< made when they are asked for
};

const NetworkCanvas& LayerAccessible::canvas() const { return canvas_.canvas(); }

bool LayerAccessible::isValid() const { return canvas_.isValid() && !canvas().layerName(node_).isEmpty(); }

QAccessibleInterface* LayerAccessible::parent() const { return &canvas_; }

QString LayerAccessible::text(QAccessible::Text kind) const {
    switch (kind) {
        case QAccessible::Name: return canvas().layerName(node_);
        case QAccessible::Description: {
            const QString fault = canvas().layerFault(node_);
            const QString own = canvas().layerDescription(node_);
            return fault.isEmpty() ? own : own + QStringLiteral(". ") + fault;
        }
        default: return {};
    }
}

QRect LayerAccessible::rect() const {
    const QRect inside = canvas().layerRect(node_);
    return {canvas().viewport()->mapToGlobal(inside.topLeft()), inside.size()};
}

QAccessible::State LayerAccessible::state() const {
    QAccessible::State state;
    state.focusable = state.selectable = state.multiSelectable = true;
    state.selected = canvas().selection().contains(node_);
    state.focused = state.selected && canvas().hasFocus();
    state.invalid = !isValid();
    state.offscreen = !canvas().viewport()->rect().intersects(canvas().layerRect(node_));
    return state;
}

void LayerAccessible::doAction(const QString& name) {
    if (isValid() && actionNames().contains(name)) {
        canvas_.canvas().stepToLayer(node_);
    }
}

QAccessibleInterface* accessibleOf(const QString& /*className*/, QObject* object) {
    auto* canvas = qobject_cast<NetworkCanvas*>(object);
    return canvas == nullptr ? nullptr : new CanvasAccessible(canvas);
}

}  // namespace

void installCanvasAccessibility() { QAccessible::installFactory(accessibleOf); }

}  // namespace fovea
