// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <set>

#include "core/analysis/network_analysis.h"
#include "widgets/values/problem_text.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace fovea {

class FactsView;
class FieldForm;

/// The settings of the selected layer with what follows from them, written out; the network's
/// totals where none or several are selected.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget* parent = nullptr);
    ~InspectorPanel() override;

    /// Keeps the selection and the field that has the focus.
    void setNetwork(std::shared_ptr<const NetworkAnalysis> network, const ProblemTexts& problems = {});
    void setSelection(const std::set<NodeId>& nodes);
    /// Which layers keep their weights when the network is trained.
    void setFrozen(const std::set<NodeId>& frozen);
    /// The picture on which the receptive field is drawn.
    void setInputImage(const QImage& image);
    /// Puts the cursor into the name, all of it selected.
    void editName();
    /// Puts the cursor into the first field.
    void focusFirstField();

Q_SIGNALS:
    /// At each change. `fieldKey` names the field ("kernel", "filters", …), so that the changes of
    /// one field can be merged into one step of undo.
    void layerEdited(NodeId node, const LayerSpec& layer, const QString& fieldKey);
    void renameRequested(NodeId node, const QString& name);
    void fixChosen(NodeId node, const Repair& repair);
    void freezeRequested(NodeId node, bool frozen);

private:
    void refresh();
    void showNode(const Node& node);
    void showNetwork();
    void showProblem(NodeId node);
    void restyle();

    std::shared_ptr<const NetworkAnalysis> network_;
    ProblemTexts problems_;
    std::set<NodeId> selection_;
    std::set<NodeId> frozen_;
    QImage image_;
    QLabel* glyph_ = nullptr;
    QLineEdit* name_ = nullptr;
    QLabel* kind_ = nullptr;
    QWidget* problemBox_ = nullptr;
    QVBoxLayout* problemLayout_ = nullptr;
    ProblemText shownProblem_;
    FieldForm* form_ = nullptr;
    QCheckBox* freeze_ = nullptr;  ///< of a layer with weights
    QWidget* formLine_ = nullptr;
    FactsView* facts_ = nullptr;
};

}  // namespace fovea
