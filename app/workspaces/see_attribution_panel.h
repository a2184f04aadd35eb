// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "app/workspaces/workspace_state.h"
#include "core/attribution/sanity_check.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace fovea {

class PictureColumn;

/// A page of See: which parts of the picture a class's score owes itself to, by a method, for a class, at a layer; and beside
/// it, on request, the same with random weights.
class SeeAttributionPanel : public QWidget {
    Q_OBJECT

public:
    explicit SeeAttributionPanel(QWidget* parent = nullptr);

    /// Classes, layers and the class that is explained where none is chosen.
    void setModel(const Model& model, int usualClass);
    void setPicture(const QImage& picture);
    AttributionRequest request() const;
    bool wantsSanity() const;

    AttributionState state() const { return state_; }
    void setState(const AttributionState& state);

    /// `whole`: else what is known so far.
    void showMap(const AttributionMap& map, bool whole);
    void showSanity(const SanityCheck& check, bool whole);
    void clearSanity();
    void setProgress(qint64 done, qint64 total);
    void setRunning(bool running);
    void showSentence(const QString& sentence);

Q_SIGNALS:
    /// Method, class, layer or sanity check.
    void requestChanged();
    void stopRequested();
    /// Another page of See.
    void pageChosen(fovea::SeePage page);

private:
    QWidget* makeControls();
    void takeChoice();
    void showMeaning();
    void showFigures(const AttributionMap& map, bool whole);
    void showCompanion(const AttributionMap& map);

    AttributionState state_;
    std::optional<NetworkSpec> spec_;
    std::vector<std::string> names_;  ///< of the classes
    int usualClass_ = 0;
    QImage picture_;
    QComboBox* methods_;
    QComboBox* classes_;
    QLabel* layerLabel_;
    QComboBox* layers_;
    QCheckBox* sanity_;
    QPushButton* stop_;
    QLabel* progress_;
    PictureColumn* over_;
    PictureColumn* map_;
    PictureColumn* companion_;  ///< a baseline, or the edges of the picture
    PictureColumn* random_;
    QLabel* meaning_;
    QLabel* warning_;
};

}  // namespace fovea
