// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <vector>

#include "core/benches/graph_bench.h"
#include "widgets/benches/bench_view.h"

namespace fovea {

class GraphList;
class NumericCheck;

/// A computational graph: each node with its value above, in blue, and what comes back beneath, in red.
class GraphView : public BenchView {
    Q_OBJECT
public:
    explicit GraphView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override { return name == "graph" || name == "b"; }
    bool usesField(std::string_view name) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Shown {
        MatrixView* value = nullptr;
        MatrixView* gradient = nullptr;
        QPointF centre;
        int column = 0;
    };
    const std::vector<ComputationNode>& nodes() const { return graphNodes(choiceOf(bench().fields(), "graph")); }
    void makeNodes();
    void fitHeight();
    void place();
    void paintNode(QPainter& painter, std::size_t index) const;
    /// The node that the last step computed, or went back through; nothing before the first.
    std::optional<std::size_t> currentNode() const;
    QString gradientOf(std::size_t node) const;

    std::string graph_;
    std::vector<Shown> shown_;
    NumericCheck* check_ = nullptr;
    GraphList* list_ = nullptr;
};

}  // namespace fovea
