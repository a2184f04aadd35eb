// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <set>
#include <vector>

#include "core/layers/layer_spec.h"

class QGridLayout;

namespace fovea {

/// The settings of one layer as fields. Shows another layer of the same kind without losing the focus.
class FieldForm : public QWidget {
    Q_OBJECT
public:
    explicit FieldForm(QWidget* parent = nullptr);

    void setLayer(const LayerSpec& layer);
    const LayerSpec& layer() const { return layer_; }
    bool isEmpty() const { return rows_ == 0; }
    QWidget* firstField() const { return first_; }

Q_SIGNALS:
    /// `key` names the field: "kernel", "padding", …
    void edited(const LayerSpec& layer, const QString& key);

private:
    using IntRef = std::function<int&(LayerSpec&)>;
    using FloatRef = std::function<float&(LayerSpec&)>;
    using BoolRef = std::function<bool&(LayerSpec&)>;
    struct Choice {
        std::function<int(const LayerSpec&)> read;
        std::function<void(LayerSpec&, int)> write;
    };
    struct Range {
        int smallest = 1, largest = 1, step = 1;
    };

    void build();
    /// A row for one stated field; which depends on the type of its value.
    template <class Spec>
    void addField(const auto& field);
    template <class Spec>
    void addPadding();

    QWidget* addRow(const QString& label);
    void addInts(const QString& label, const QString& key, const QStringList& names, std::vector<IntRef> refs,
                 Range range, const QString& between = QStringLiteral("×"));
    void addFloat(const QString& label, const QString& key, FloatRef ref, double smallest, double largest, double step);
    void addCheck(const QString& label, const QString& key, const QString& text, BoolRef ref);
    void addChoice(const QString& label, const QString& key, const QStringList& texts, Choice choice);
    /// A button that holds the two values of a pair together.
    bool isLinked(const QString& key, const std::vector<IntRef>& pair);
    void addLink(QWidget* cell, const QString& label, const QString& key, const std::vector<IntRef>& pair);
    void refresh();
    void commit(const QString& key);

    LayerSpec layer_;
    std::set<QString> parted_;  ///< keys of pairs whose link was opened; others hold while their values are equal
    bool built_ = false;
    int rows_ = 0;
    QWidget* content_ = nullptr;
    QGridLayout* grid_ = nullptr;
    QWidget* first_ = nullptr;
    std::vector<std::function<void()>> refreshers_;  ///< one per field, shows layer_
    bool wasFull_ = false;                           ///< the padding that is shown
    std::function<void(LayerSpec&)> makeFull_;       ///< null where the layer has no such padding
};

}  // namespace fovea
