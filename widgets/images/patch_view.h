// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/images/patch_arithmetic.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace fovea {

class AnswerFields;
class PatchMatrices;
class PatchSums;

/// Patch × kernel = sum, written out with the real numbers; beneath it the sum of all, the bias and the ReLU.
/// 'Hide answer' (A) shows fields in place of the sums, which say whether what is typed is right; 'Copy numbers' puts
/// the numbers on the clipboard, without the sums while they are hidden.
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
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fitParts();

    PatchArithmetic arithmetic_;
    QString hint_;
    bool hidden_ = false;
    QScrollArea* scroll_;
    PatchMatrices* matrices_;
    PatchSums* sums_;
    AnswerFields* answers_;
    QLabel* note_;  ///< what is wrong with an answer
    QPushButton* hide_;
    QPushButton* copy_;
};

}  // namespace fovea
