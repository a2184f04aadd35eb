// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/delimiters.h"

#include <QTransform>
#include <algorithm>

#include "widgets/formula/formula_setter.h"

namespace fovea {
namespace {

constexpr GlyphFace faces[] = {GlyphFace::Math, GlyphFace::Size1, GlyphFace::Size2, GlyphFace::Size3, GlyphFace::Size4};

/// Bars have one size in STIX; what another font lends for the others isn't taller.
bool hasSizes(char32_t sign) { return sign != U'|' && sign != U'‖'; }

GlyphShape stretchedTo(GlyphShape shape, double width, double height) {
    const double across = width / shape.ink.width();
    shape.outline = QTransform::fromScale(across, height / shape.ink.height()).map(shape.outline);
    shape.ink = shape.outline.boundingRect();
    shape.advance *= across;
    return shape;
}

}  // namespace

FormulaBox delimiterBox(char32_t sign, double height, double pixels, int mark) {
    if (sign == 0) {
        FormulaBox none;
        none.width = measure::nullDelimiter * pixels;
        return none;
    }
    const double wanted = height / pixels;
    GlyphShape shape = glyphShape(faces[0], sign);
    for (const GlyphFace face : faces) {
        if (shape.ink.height() >= wanted || !hasSizes(sign)) break;
        const GlyphShape larger = glyphShape(face, sign);
        if (larger.ink.height() > shape.ink.height()) shape = larger;
    }
    if (shape.ink.height() < wanted) shape = drawnOut(shape, wanted - shape.ink.height());
    FormulaBox box = boxOf(shape, pixels, mark);
    box.italic = 0;
    return box;
}

FormulaBox radicalBox(double height, double pixels, int mark) {
    const double wanted = height / pixels;
    // Size 4 holds pieces of a root sign only.
    GlyphShape shape = glyphShape(GlyphFace::Math, U'√');
    for (const GlyphFace face : {GlyphFace::Size1, GlyphFace::Size2, GlyphFace::Size3}) {
        if (shape.ink.height() >= 0.95 * wanted) break;
        shape = glyphShape(face, U'√');
    }
    const double taller = wanted / shape.ink.height();
    // A lower one gets narrower too, so that its strokes keep their slant.
    shape = stretchedTo(shape, shape.ink.width() * std::min(1.0, 0.3 + 0.7 * taller), wanted);
    FormulaBox box = boxOf(shape, pixels, mark);
    box.width = shape.ink.right() * pixels;
    box.italic = 0;
    return box;
}

FormulaBox braceBox(char32_t sign, double width, double pixels, int mark) {
    const double wanted = width / pixels;
    GlyphShape shape = glyphShape(faces[1], sign);
    for (const GlyphFace face : {GlyphFace::Size2, GlyphFace::Size3, GlyphFace::Size4}) {
        const GlyphShape wider = glyphShape(face, sign);
        if (wider.ink.width() <= wanted) shape = wider;
    }
    shape = stretchedTo(shape, wanted, shape.ink.height());
    shape.outline.translate(-shape.ink.left(), 0);
    shape.ink.moveLeft(0);
    FormulaBox box = boxOf(shape, pixels, mark);
    box.width = width;
    box.italic = 0;
    return box;
}

}  // namespace fovea
