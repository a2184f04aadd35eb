// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/point_spin_box.h"

#include <QLocale>

namespace fovea {
namespace {

QString withPoint(const QString& text) { return QString(text).trimmed().replace(u',', u'.'); }

/// True for what may become a number by typing on: "", "-", "0.", "1e", "1e-".
bool isBeginning(const QString& text) {
    bool isNumber = false;
    QLocale::c().toDouble(text + QLatin1Char('0'), &isNumber);
    return text.isEmpty() || isNumber;
}

}  // namespace

PointSpinBox::PointSpinBox(QWidget* parent) : QDoubleSpinBox(parent) { setLocale(QLocale::c()); }

QString PointSpinBox::textFromValue(double value) const { return QLocale::c().toString(value, 'g', 6); }

double PointSpinBox::valueFromText(const QString& text) const { return QLocale::c().toDouble(withPoint(text)); }

QValidator::State PointSpinBox::validate(QString& text, int& /*position*/) const {
    const QString written = withPoint(text);
    bool isNumber = false;
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::RejectGroupSeparator);
    const double value = locale.toDouble(written, &isNumber);
    if (!isNumber) return isBeginning(written) ? QValidator::Intermediate : QValidator::Invalid;
    return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

}  // namespace fovea
