// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QObject>
#include <vector>

#include "widgets/images/patch_arithmetic.h"

namespace fovea {

class PatchMatrices;
class PatchSums;

/// A place for one number that is hidden: takes an answer, and shows whether it is right.
class AnswerField : public QLineEdit {
    Q_OBJECT
public:
    AnswerField(const QString& name, QWidget* parent);
    enum class State { Open, Right, Wrong };
    State state() const { return state_; }
    void setState(State state);

private:
    void restyle();

    State state_ = State::Open;
};

/// The fields that stand over the sums of a patch while its answers are hidden.
class AnswerFields : public QObject {
    Q_OBJECT
public:
    AnswerFields(PatchMatrices* matrices, PatchSums* sums);

    /// New numbers empty the fields; they are there while `hidden`.
    void setArithmetic(const PatchArithmetic& arithmetic, bool hidden);
    /// Over the sums, wherever those are now.
    void place();

Q_SIGNALS:
    /// What is wrong with the last answer; empty where it is right.
    void judged(const QString& note);

private:
    void judge(std::size_t index);
    AnswerField* add(const QString& name, QWidget* parent, const QString& spoken);
    void clear();

    PatchMatrices* matrices_;
    PatchSums* sums_;
    PatchArithmetic arithmetic_;
    std::vector<AnswerField*> fields_;  ///< of the channels, then the total, then the ReLU where there is one
    bool hidden_ = false;
};

}  // namespace fovea
