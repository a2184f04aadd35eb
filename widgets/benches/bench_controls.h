// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace fovea {

class BenchView;

/// Beneath the stage: rewind, Step, play, where the steps are, and a field for each single number and each choice that the
/// view does not show itself.
class BenchControls : public QWidget {
    Q_OBJECT
public:
    explicit BenchControls(BenchView& view, QWidget* parent = nullptr);

    void refresh();
    void rewind();
    void stepBack();
    void step();
    void togglePlay();
    void stopPlaying();

private:
    void addStepper(QHBoxLayout* row);
    std::vector<std::size_t> shownFields() const;
    void addFields(QHBoxLayout* row, const std::vector<std::size_t>& fields);
    void addChoice(QHBoxLayout* row, std::size_t index);
    void addNumber(QHBoxLayout* row, std::size_t index);
    void addLabelled(QHBoxLayout* row, const QString& label, QWidget* field);

    BenchView& view_;
    QToolButton* rewind_ = nullptr;
    QPushButton* step_ = nullptr;
    QToolButton* play_ = nullptr;
    QLabel* position_ = nullptr;
    QTimer* timer_ = nullptr;
    std::vector<std::function<void()>> showers_;  ///< each puts a field's value into its control
};

}  // namespace fovea
