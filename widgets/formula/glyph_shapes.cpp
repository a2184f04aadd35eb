// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/glyph_shapes.h"

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QTransform>
#include <algorithm>
#include <utility>

namespace fovea {
namespace {

constexpr int designSize = 1000;  ///< pixels at which outlines are taken
constexpr int mostShapes = 4000;  ///< words may come from strangers

QFont fontOf(GlyphFace face) {
    static const char* const families[] = {"STIXGeneral",     "STIXSizeOneSym", "STIXSizeTwoSym", "STIXSizeThreeSym",
                                           "STIXSizeFourSym", "Noto Sans",      "Noto Sans"};
    QFont font;
    font.setFamilies({QLatin1String(families[static_cast<int>(face)]), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(designSize);
    font.setWeight(face == GlyphFace::BoldWords ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

GlyphShape outlined(GlyphFace face, const QString& text) {
    const QFont font = fontOf(face);
    QPainterPath path;
    path.addText(0, 0, font, text);
    GlyphShape shape;
    shape.outline = QTransform::fromScale(1.0 / designSize, 1.0 / designSize).map(path);
    // Letters with accents and strokes of their own overlap.
    shape.outline.setFillRule(Qt::WindingFill);
    shape.ink = shape.outline.boundingRect();
    shape.advance = QFontMetricsF(font).horizontalAdvance(text) / designSize;
    return shape;
}

struct LetterRange {
    char32_t first, last;
    char32_t bold, italic, boldItalic;  ///< where the range's first letter stands; 0: nowhere
};
constexpr LetterRange ranges[] = {
    {U'A', U'Z', 0x1D400, 0x1D434, 0x1D468}, {U'a', U'z', 0x1D41A, 0x1D44E, 0x1D482},
    {U'0', U'9', 0x1D7CE, 0, 0x1D7CE},       {U'Α', U'Ω', 0x1D6A8, 0x1D6E2, 0x1D71C},
    {U'α', U'ω', 0x1D6C2, 0x1D6FC, 0x1D736}, {U'ϵ', U'ϵ', 0x1D6DC, 0x1D716, 0x1D750},
    {U'ϑ', U'ϑ', 0x1D6DD, 0x1D717, 0x1D751}, {U'ϕ', U'ϕ', 0x1D6DF, 0x1D719, 0x1D753},
    {U'∂', U'∂', 0x1D6DB, 0, 0x1D74F},       {U'∇', U'∇', 0x1D6C1, 0, 0x1D735},
};

}  // namespace

GlyphShape glyphShape(GlyphFace face, const QString& text) {
    using Key = std::pair<int, QString>;
    thread_local QHash<Key, GlyphShape> shapes;
    const Key key(static_cast<int>(face), text);
    const auto found = shapes.constFind(key);
    if (found != shapes.cend()) return *found;
    if (shapes.size() >= mostShapes) shapes.clear();
    return *shapes.insert(key, outlined(face, text));
}

GlyphShape glyphShape(GlyphFace face, char32_t sign) { return glyphShape(face, QString::fromUcs4(&sign, 1)); }

char32_t inAlphabet(char32_t sign, Alphabet alphabet) {
    if (alphabet == Alphabet::Roman) return sign;
    if (alphabet == Alphabet::Italic && sign == U'h') return U'ℎ';  // which Unicode had before the others
    for (const LetterRange& range : ranges) {
        if (sign < range.first || sign > range.last) continue;
        const char32_t first = alphabet == Alphabet::Bold     ? range.bold
                               : alphabet == Alphabet::Italic ? range.italic
                                                              : range.boldItalic;
        return first == 0 ? sign : first + (sign - range.first);
    }
    return sign;
}

GlyphShape drawnOut(const GlyphShape& shape, double extra) {
    const double middle = shape.ink.center().y();
    const double joint = 0.1 * shape.ink.height();
    const auto moved = [&](double y) { return y + extra / 2 * std::clamp((y - middle) / joint, -1.0, 1.0); };
    GlyphShape taller = shape;
    for (int i = 0; i < taller.outline.elementCount(); ++i) {
        const QPainterPath::Element element = taller.outline.elementAt(i);
        taller.outline.setElementPositionAt(i, element.x, moved(element.y));
    }
    taller.ink = taller.outline.boundingRect();
    return taller;
}

}  // namespace fovea
