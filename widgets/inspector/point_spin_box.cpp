// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/point_spin_box.h"

#include <QLocale>

namespace fovea {
namespace {

/// The number alone: Qt gives the text as it stands in the box, with its unit.
QString written(const QDoubleSpinBox& box, QString text) {
    if (!box.prefix().isEmpty() && text.startsWith(box.prefix())) text.remove(0, box.prefix().size());
    const QString unit = box.suffix();
    if (!unit.isEmpty() && text.endsWith(unit)) text.chop(unit.size());
    if (const QString bare = unit.trimmed(); !bare.isEmpty() && text.endsWith(bare)) text.chop(bare.size());
    return text.trimmed().replace(u',', u'.');
}

/// True for what may become a number by typing on: "", "-", "0.", "1e", "1e-".
bool isBeginning(const QString& text) {
    bool isNumber = false;
    QLocale::c().toDouble(text + QLatin1Char('0'), &isNumber);
    return text.isEmpty() || isNumber;
}

}  // namespace

PointSpinBox::PointSpinBox(QWidget* parent) : QDoubleSpinBox(parent) { setLocale(QLocale::c()); }

QString PointSpinBox::textFromValue(double value) const { return QLocale::c().toString(value, 'g', 6); }

double PointSpinBox::valueFromText(const QString& text) const {
    if (!specialValueText().isEmpty() && text == specialValueText()) return minimum();
    return QLocale::c().toDouble(written(*this, text));
}

QValidator::State PointSpinBox::validate(QString& text, int& position) const {
    const QString special = specialValueText();
    if (!special.isEmpty() && text == special) return QValidator::Acceptable;
    QString number = written(*this, text);
    // Digits typed into "off" take its place.
    if (!special.isEmpty() && number.size() == special.size() + 1 && number.contains(special)) {
        number.remove(special);
        text = prefix() + number + suffix();
        position = int(prefix().size() + number.size());
    }
    bool isNumber = false;
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::RejectGroupSeparator);
    const double value = locale.toDouble(number, &isNumber);
    if (!isNumber) return isBeginning(number) ? QValidator::Intermediate : QValidator::Invalid;
    return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

}  // namespace fovea
