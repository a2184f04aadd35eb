// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/images/patch_arithmetic.h"

class QPushButton;
class QScrollArea;

namespace fovea {

class PatchMatrices;
class PatchSums;

/// Patch × kernel = sum, written out with the real numbers; beneath it the sum of all, the bias and the ReLU.
/// 'Hide answer' (A) shows ? for the sums; 'Copy numbers' puts them on the clipboard.
class PatchView : public QWidget {
    Q_OBJECT
public:
    explicit PatchView(QWidget* parent = nullptr);

    void setArithmetic(const PatchArithmetic& arithmetic);
    /// `hint` is the sentence that stands where nothing is hovered.
    void clear(const QString& hint = {});
    const PatchArithmetic& arithmetic() const { return arithmetic_; }
    const QString& hint() const { return hint_; }
    void setAnswerHidden(bool hidden);
    bool isAnswerHidden() const { return hidden_; }

public Q_SLOTS:
    void copyNumbers();

Q_SIGNALS:
    void answerHiddenChanged(bool hidden);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    PatchArithmetic arithmetic_;
    QString hint_;
    bool hidden_ = false;
    QScrollArea* scroll_;
    PatchMatrices* matrices_;
    PatchSums* sums_;
    QPushButton* hide_;
    QPushButton* copy_;
};

}  // namespace fovea
