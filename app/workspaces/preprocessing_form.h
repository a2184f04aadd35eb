// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/evaluation/preprocessing_trial.h"
#include "core/network/stated_preprocessing.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace fovea {

class ShareBar;

/// The presets of preprocessing, with how many labelled pictures each gets right, and the numbers of one's own.
class PreprocessingForm : public QWidget {
    Q_OBJECT

public:
    /// For a network that takes so many channels.
    explicit PreprocessingForm(int networkChannels, QWidget* parent = nullptr);

    const StatedPreprocessing& way() const { return way_; }
    /// Does not emit changed().
    void setWay(const StatedPreprocessing& way);
    /// False while something typed is no number.
    bool isSound() const { return sound_; }
    void clearFigures();
    /// What came of a way; `chance`: of guessing.
    void showFigures(const TriedPreprocessing& tried, double chance);
    /// Marks it as proposed.
    void propose(const StatedPreprocessing& way);

Q_SIGNALS:
    /// By the user; isSound() says whether way() is what the fields say.
    void changed();

private:
    struct Row {
        StatedPreprocessing value;
        QRadioButton* button = nullptr;
        std::vector<ShareBar*> bars;  ///< for each order that is tried
    };
    void addRow(QGridLayout& grid, const StatedPreprocessing& value);
    void refreshButtons();
    void refreshFields();
    void takeFields();
    QWidget* fieldRow();
    ChannelOrder order() const;

    int channels_;
    StatedPreprocessing way_;
    bool sound_ = true;
    std::vector<ChannelOrder> orders_;  ///< that fit, the first being the usual one
    std::vector<Row> rows_;
    QRadioButton* own_ = nullptr;
    QComboBox* order_ = nullptr;
    QComboBox* scale_ = nullptr;
    std::vector<QLineEdit*> means_, deviations_;
    QLabel* mistake_ = nullptr;
};

}  // namespace fovea
