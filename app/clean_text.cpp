// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clean_text.h"

#include <QList>
#include <algorithm>

#include "core/exchange/code/text_escape.h"

namespace fovea {
namespace {

QString cleaned(const QString& text, bool keepsBreaks) {
    const auto harmless = [&](char32_t sign) { return !isHiddenSign(sign) || (keepsBreaks && sign == U'\n'); };
    QList<uint> signs = text.toUcs4();
    if (std::all_of(signs.cbegin(), signs.cend(), harmless)) return text;
    QString result;
    for (const uint sign : signs) {
        const char32_t kept = harmless(sign) ? sign : char32_t{QChar::ReplacementCharacter};
        result += QString::fromUcs4(&kept, 1);
    }
    return result;
}

}  // namespace

QString cleanLine(const QString& text) { return cleaned(text, false); }

QString cleanLines(const QString& text) { return cleaned(text, true); }

std::string cleanJson(const std::string& json) {
    const auto isPlain = [](char c) { return c >= 0x20 && c < 0x7F; };
    if (std::all_of(json.begin(), json.end(), isPlain)) return json;
    QString result;
    for (const uint sign : QString::fromStdString(json).toUcs4()) {
        const char32_t whole = sign;
        const QString units = QString::fromUcs4(&whole, 1);
        if (!isHiddenSign(sign)) {
            result += units;
            continue;
        }
        for (const QChar unit : units) result += QStringLiteral("\\u%1").arg(unit.unicode(), 4, 16, QChar(u'0'));
    }
    return result.toStdString();
}

}  // namespace fovea
