// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QString>

#include "widgets/formula/formula_layout.h"

namespace fovea {

struct FormulaColors {
    QColor ink;
    QColor litInk, litGround;  ///< of the symbols that are lit
};
/// Those of the theme in force.
FormulaColors formulaColors();

/// Paints with the baseline's beginning at `origin`. Symbols whose id is `lit` are lit; none where it is empty.
void paintFormula(QPainter& painter, const FormulaLayout& layout, QPointF origin, const FormulaColors& colors,
                  const QString& lit = {});

/// The formula on the theme's surface, with a margin of a third of an em: what is copied, and what the command line
/// renders. Null where it is none.
QImage formulaImage(const QString& latex, double pixels, FormulaPlace place = FormulaPlace::Displayed,
                    double devicePixelRatio = 1);

}  // namespace fovea
