// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <vector>

namespace fovea {

/// Something that can be found.
struct SearchText {
    QString id;
    QString title;
    QString text;
};

/// A part of a text around the first find, and where the words stand in it.
struct SearchSnippet {
    struct Mark {
        qsizetype first = 0;
        qsizetype length = 0;
    };
    QString text;
    QList<Mark> marks;
};

struct SearchHit {
    std::size_t index = 0;  ///< of what was searched
    int score = 0;
    SearchSnippet snippet;
};

/// The letters without case, accents and strokes, as many as there were: "Đệm" becomes "dem". Of text in NFC.
QString foldedText(const QString& text);

/// What holds all of the words, each at the beginning of a word, in title or text; the best first, a find in a title counting
/// for ten in a text (where at most five count), equals in the order of `texts`. Nothing for no words.
std::vector<SearchHit> searchTexts(const std::vector<SearchText>& texts, const QString& words);

/// With `before` and `after` around each mark; where `html`, all else is escaped.
QString markedSnippet(const SearchSnippet& snippet, const QString& before, const QString& after, bool html);

}  // namespace fovea
