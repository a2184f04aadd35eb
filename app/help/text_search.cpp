// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/text_search.h"

#include <QRegularExpression>
#include <algorithm>

namespace fovea {
namespace {

constexpr int titleWorth = 10;
constexpr int mostInText = 5;
constexpr qsizetype leadIn = 60;
constexpr qsizetype snippetLength = 170;

/// Where a word begins in a folded text, from `from` on; -1: nowhere.
qsizetype wordStart(const QString& folded, const QString& word, qsizetype from) {
    for (qsizetype at = folded.indexOf(word, from); at >= 0; at = folded.indexOf(word, at + 1))
        if (at == 0 || !folded[at - 1].isLetterOrNumber()) return at;
    return -1;
}

int timesIn(const QString& folded, const QString& word, int most) {
    int times = 0;
    for (qsizetype at = wordStart(folded, word, 0); at >= 0 && times < most; at = wordStart(folded, word, at + 1))
        ++times;
    return times;
}

SearchSnippet snippetOf(const QString& text, const QString& folded, const QStringList& words) {
    qsizetype first = -1;
    for (const QString& word : words) {
        const qsizetype at = wordStart(folded, word, 0);
        if (at >= 0 && (first < 0 || at < first)) first = at;
    }
    qsizetype begin = std::max<qsizetype>(0, first - leadIn);
    while (begin > 0 && !text[begin - 1].isSpace()) --begin;
    qsizetype end = std::min(text.size(), begin + snippetLength);
    while (end < text.size() && !text[end].isSpace()) ++end;
    SearchSnippet snippet{text.mid(begin, end - begin), {}};
    for (const QString& word : words)
        for (qsizetype at = wordStart(folded, word, begin); at >= 0 && at + word.size() <= end;
             at = wordStart(folded, word, at + 1))
            snippet.marks.append({at - begin, word.size()});
    std::ranges::sort(snippet.marks, {}, &SearchSnippet::Mark::first);
    // One word may begin another: the first of two that overlap stays.
    QList<SearchSnippet::Mark> apart;
    for (const auto& mark : snippet.marks)
        if (apart.isEmpty() || mark.first >= apart.back().first + apart.back().length) apart << mark;
    snippet.marks = apart;
    return snippet;
}

}  // namespace

QString foldedText(const QString& text) {
    QString folded = text.toLower();
    if (folded.size() != text.size()) folded = text;  // letters whose small form is two
    for (QChar& letter : folded) {
        if (letter == QChar(0x0111)) letter = u'd';  // đ is no letter with an accent
        for (QString parts = letter.decomposition(); !parts.isEmpty() && letter.decompositionTag() == QChar::Canonical;
             parts = letter.decomposition())
            letter = parts.front();
    }
    return folded;
}

std::vector<SearchHit> searchTexts(const std::vector<SearchText>& texts, const QString& words) {
    static const QRegularExpression apart(QStringLiteral("\\s+"));
    const QStringList wanted =
        foldedText(words.normalized(QString::NormalizationForm_C)).split(apart, Qt::SkipEmptyParts);
    std::vector<SearchHit> hits;
    if (wanted.isEmpty()) return hits;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const QString text = texts[i].text.normalized(QString::NormalizationForm_C);
        const QString title = foldedText(texts[i].title.normalized(QString::NormalizationForm_C));
        const QString folded = foldedText(text);
        int score = 0;
        const bool all = std::ranges::all_of(wanted, [&](const QString& word) {
            const int worth = titleWorth * timesIn(title, word, 1) + timesIn(folded, word, mostInText);
            score += worth;
            return worth > 0;
        });
        if (all) hits.push_back({i, score, snippetOf(text, folded, wanted)});
    }
    std::ranges::stable_sort(hits, std::ranges::greater{}, &SearchHit::score);
    return hits;
}

QString markedSnippet(const SearchSnippet& snippet, const QString& before, const QString& after, bool html) {
    const auto plain = [&](qsizetype from, qsizetype to) {
        const QString part = snippet.text.mid(from, to - from);
        return html ? part.toHtmlEscaped() : part;
    };
    QString result;
    qsizetype at = 0;
    for (const auto& mark : snippet.marks) {
        result += plain(at, mark.first) + before + plain(mark.first, mark.first + mark.length) + after;
        at = mark.first + mark.length;
    }
    return result + plain(at, snippet.text.size());
}

}  // namespace fovea
