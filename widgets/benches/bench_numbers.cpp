// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/bench_numbers.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

#include "widgets/text/numbers.h"

namespace fovea {
namespace {

QString joined(const Matrix& matrix, const QString& betweenColumns, const QString& betweenRows) {
    QStringList rows;
    for (int row = 0; row < matrix.rows; ++row) {
        QStringList numbers;
        for (int column = 0; column < matrix.columns; ++column)
            numbers << QString::number(matrix.at(row, column), 'g', 15);
        rows << numbers.join(betweenColumns);
    }
    return rows.join(betweenRows);
}

}  // namespace

QString benchNumber(double value, int digits) {
    QString text = decimalNumber(value, digits);
    if (!text.contains(u'.') || text.contains(QChar(0x00B7))) return text;
    while (text.endsWith(u'0')) text.chop(1);
    if (text.endsWith(u'.')) text.chop(1);
    return text;
}

QString benchTerm(double value, int digits) {
    const QString text = benchNumber(value, digits);
    return text.startsWith(QChar(0x2212)) ? QStringLiteral("(%1)").arg(text) : text;
}

bool isShownWhole(double value, int digits) {
    const double scale = std::pow(10.0, digits);
    return std::abs(value) < 1e6 &&
           std::abs(std::round(value * scale) / scale - value) <= 1e-12 * std::max(1.0, std::abs(value));
}

QString matrixText(const Matrix& matrix) { return joined(matrix, QStringLiteral("\t"), QStringLiteral("\n")); }

QString matrixLatex(const Matrix& matrix) {
    if (matrix.isNumber()) return QString::number(matrix.values.front(), 'g', 15);
    return QStringLiteral("\\begin{pmatrix} %1 \\end{pmatrix}")
        .arg(joined(matrix, QStringLiteral(" & "), QStringLiteral(" \\\\ ")));
}

}  // namespace fovea
