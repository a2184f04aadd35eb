// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <QWidget>
#include <optional>
#include <vector>

#include "widgets/inspector/layer_arithmetic.h"

namespace fovea {

struct Fact {
    QString title;
    Quantity quantity;
    friend bool operator==(const Fact&, const Fact&) = default;
};

/// Quantities under each other, each with its arithmetic beneath, painted.
class FactsView : public QWidget {
    Q_OBJECT
public:
    explicit FactsView(QWidget* parent = nullptr);

    void setFacts(std::vector<Fact> facts);
    const std::vector<Fact>& facts() const { return facts_; }
    /// The receptive field beneath: its text, and the box on the picture in shares of its sides.
    void setField(std::optional<Fact> field, const QImage& image, const QRectF& box);
    const std::optional<Fact>& field() const { return field_; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int drawFact(QPainter* painter, const Fact& fact, const QRect& room) const;

    std::vector<Fact> facts_;
    std::optional<Fact> field_;
    QImage image_;
    QRectF box_;
};

}  // namespace fovea
