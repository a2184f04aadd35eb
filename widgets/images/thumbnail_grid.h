// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

struct Thumbnail {
    QImage image;
    QString badge;        ///< small, dark, over the corner: "98 %"
    QString firstLine;    ///< beneath, secondary: "cat"
    QString secondLine;   ///< beneath, text: "→ dog"
    QRect box;            ///< in the image's pixels; empty: none
    QString description;  ///< tool tip, and what a screen reader says
};

/// Small pictures in rows with one selected; mouse and arrow keys choose.
class ThumbnailGrid : public PaintedWidget {
    Q_OBJECT
public:
    explicit ThumbnailGrid(QWidget* parent = nullptr);

    /// Keeps the selection where its index is still there.
    void setThumbnails(std::vector<Thumbnail> thumbnails);
    const std::vector<Thumbnail>& thumbnails() const { return thumbnails_; }
    /// Pictures in a row; their size follows from the width.
    void setColumns(int columns);
    /// Upper limit of the pictures' side at normal type size; 0: none.
    void setLargestSide(int side);
    /// Between two columns at normal type size, where captions need more room than their pictures.
    void setColumnGap(int gap);
    /// Pictures shrink so that all rows and captions lie inside, where the height is too small for the width.
    void setFitsHeight(bool fits);
    void setHairlines(bool visible);
    /// Emits nothing; −1: none.
    void setSelected(int index);
    int selected() const { return selected_; }

    QRectF cellRect(int index) const;
    std::optional<int> indexAt(const QPointF& position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return !fitsHeight_; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// The user chose one, with the mouse or the arrows.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    double side(double width) const;
    double lineHeight(double side) const;
    int rows() const;
    double gap() const;
    double columnGap() const;
    double textHeight() const;
    void choose(int index);
    void paintThumbnail(QPainter& painter, int index) const;

    std::vector<Thumbnail> thumbnails_;
    int columns_ = 5;
    int largestSide_ = 0;
    int columnGap_ = 8;
    int selected_ = -1;
    bool hairlines_ = false;
    bool fitsHeight_ = false;
};

}  // namespace fovea
