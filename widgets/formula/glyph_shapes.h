// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QString>

#include "core/text/formula.h"

namespace fovea {

/// Debian's STIX fonts, the signs at four larger sizes (2 is not twice the first: 1.23, 1.85, 2.46 and 3.08 em for
/// delimiters), and the interface's typeface for words.
enum class GlyphFace { Math, Size1, Size2, Size3, Size4, Words, BoldWords };

/// Signs as an outline, at 1 em = 1, y down from the baseline. Outlines are the same at each size and on each device, so
/// that what is laid out is what is painted and printed.
struct GlyphShape {
    QPainterPath outline;
    QRectF ink;          ///< what the outline covers
    double advance = 0;  ///< to where the next sign begins
};

/// DejaVu Sans stands in for what the face lacks. Shapes are kept, for the thread that asked.
GlyphShape glyphShape(GlyphFace face, const QString& text);
GlyphShape glyphShape(GlyphFace face, char32_t sign);

/// The sign of Unicode's mathematical alphabets (U+1D400 and on), whose letters STIX draws with the distances that
/// formulas ask for; itself where there is none.
char32_t inAlphabet(char32_t sign, Alphabet alphabet);

/// The shape drawn taller by `extra` em: its halves move apart and what joins them is drawn out, as long braces are.
GlyphShape drawnOut(const GlyphShape& shape, double extra);

}  // namespace fovea
