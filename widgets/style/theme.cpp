// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/theme.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>

#include "widgets/style/style_sheet.h"

namespace fovea {

namespace {

QColor hex(const char* name) { return QColor(QLatin1String(name)); }

ThemeColors lightColors() {
    ThemeColors c;
    c.window = hex("#F4F5F7");
    c.surface = hex("#FFFFFF");
    c.sunken = hex("#ECEFF3");
    c.canvas = hex("#FAFBFC");
    c.gridDot = hex("#DDE2E8");
    c.hairline = hex("#DFE3E9");
    c.controlBorder = hex("#C2CAD5");
    c.plotGrid = hex("#E9ECF0");
    c.text = hex("#1B2430");
    c.secondary = hex("#556172");
    c.caption = hex("#657182");
    c.accent = hex("#2459B8");
    c.accentSoft = hex("#E7EEFA");
    c.accentLine = hex("#A9C2EC");
    c.onAccent = hex("#FFFFFF");
    c.validation = hex("#C77700");
    c.validationText = hex("#9A5B00");
    c.error = hex("#B9322A");
    c.errorSoft = hex("#FDEEEC");
    c.errorBorder = hex("#E9A8A2");
    c.success = hex("#13795B");
    return c;
}

ThemeColors darkColors() {
    ThemeColors c;
    c.window = hex("#14181E");
    c.surface = hex("#1B2028");
    c.sunken = hex("#11151A");
    c.canvas = hex("#161B21");
    c.gridDot = hex("#2A323C");
    c.hairline = hex("#2B333E");
    c.controlBorder = hex("#465160");
    c.plotGrid = hex("#262E38");
    c.text = hex("#E7EBF0");
    c.secondary = hex("#A6B1BF");
    c.caption = hex("#8591A1");
    c.accent = hex("#7DB0FF");
    c.accentSoft = hex("#1D3050");
    c.accentLine = hex("#3D639F");
    c.onAccent = hex("#0E1726");
    c.validation = hex("#F0AE45");
    c.validationText = hex("#F0AE45");
    c.error = hex("#FF8F84");
    c.errorSoft = hex("#3B2120");
    c.errorBorder = hex("#7C3A36");
    c.success = hex("#4CC79D");
    return c;
}

ThemeColors lectureColors() {
    ThemeColors c = lightColors();
    c.window = hex("#FFFFFF");
    c.sunken = hex("#EEF1F5");
    c.hairline = hex("#CBD2DB");
    c.controlBorder = hex("#8E99A8");
    c.plotGrid = hex("#E3E7ED");
    c.text = hex("#0B1016");
    c.secondary = hex("#2F3945");
    c.caption = hex("#4A5563");
    c.accent = hex("#1748A6");
    c.validation = hex("#B86200");
    c.validationText = hex("#8F4C00");
    return c;
}

ThemeColors colorsOf(ThemeKind kind) {
    switch (kind) {
        case ThemeKind::Light: return lightColors();
        case ThemeKind::Dark: return darkColors();
        case ThemeKind::Lecture: return lectureColors();
    }
    return {};
}

QPalette paletteFrom(const ThemeColors& c) {
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.sunken);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.caption);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.error);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.text);
    palette.setColor(QPalette::ToolTipText, c.surface);
    palette.setColor(QPalette::Light, c.surface);
    palette.setColor(QPalette::Midlight, c.hairline);
    palette.setColor(QPalette::Mid, c.controlBorder);
    palette.setColor(QPalette::Dark, c.controlBorder);
    palette.setColor(QPalette::Shadow, c.hairline);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, c.caption);
    }
    return palette;
}

QColor mix(const QColor& a, const QColor& b, float share) {
    const auto blend = [share](int from, int to) {
        return static_cast<int>(std::lround(static_cast<float>(from) + share * static_cast<float>(to - from)));
    };
    return {blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue())};
}

}  // namespace

Theme::Theme() : colors_(lightColors()) {}

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

void Theme::apply(ThemeKind kind) {
    kind_ = kind;
    colors_ = colorsOf(kind);
    type_ = kind == ThemeKind::Lecture ? TypeScale{18, 21, 24, 32, 45} : TypeScale{};
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteFrom(colors_));
    QApplication::setFont(font(type_.body));
    qApp->setStyleSheet(styleSheet(colors_, type_));
    Q_EMIT changed();
}

QColor Theme::familyColor(LayerFamily family) const {
    const bool dark = kind_ == ThemeKind::Dark;
    switch (family) {
        case LayerFamily::Input: return hex(dark ? "#CCD4DD" : "#8592A1");
        case LayerFamily::Convolution: return hex(dark ? "#6A9CF0" : "#3470C8");
        case LayerFamily::Pooling: return hex(dark ? "#22B394" : "#007F66");
        case LayerFamily::Activation: return hex(dark ? "#F2B53E" : "#C98200");
        case LayerFamily::Normalisation: return hex(dark ? "#8FD6F5" : "#3F9BCB");
        case LayerFamily::Dense: return hex(dark ? "#DB6FBE" : "#963C80");
        case LayerFamily::Structure: return hex(dark ? "#768292" : "#363F4C");
    }
    return {};
}

QFont Theme::font(int pixels, bool bold) const {
    QFont result;
    result.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    result.setPixelSize(pixels);
    result.setWeight(bold ? QFont::Bold : QFont::Normal);
    return result;
}

QPixmap Theme::icon(const QString& name, const QColor& color, int size, double devicePixelRatio) const {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const int pixels = static_cast<int>(std::lround(size * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    if (!file.open(QIODevice::ReadOnly)) return pixmap;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QRgb Theme::signedColor(float v) {
    static const QColor negative = hex("#2459B8");
    static const QColor positive = hex("#C77700");
    if (std::isnan(v)) return qRgb(255, 0, 255);
    v = std::clamp(v, -1.0F, 1.0F);
    return mix(Qt::white, v < 0 ? negative : positive, std::fabs(v)).rgb();
}

QRgb Theme::positiveColor(float v) {
    if (std::isnan(v)) return qRgb(255, 0, 255);
    const int grey = static_cast<int>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255.0F));
    return qRgb(grey, grey, grey);
}

QString groupedNumber(qint64 value) {
    QString digits = QString::number(value < 0 ? -value : value);
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3) digits.insert(place, QChar(0x202F));
    return value < 0 ? QChar(0x2212) + digits : digits;
}

QString decimalNumber(double value, int digits) {
    if (std::isnan(value)) return QStringLiteral("NaN");
    if (std::isinf(value)) return value < 0 ? QStringLiteral("−∞") : QStringLiteral("∞");
    const double tooLarge = digits > 0 ? 1e6 : 1e8;
    if (std::fabs(value) >= tooLarge) return scientificNumber(value, std::max(digits, 1));
    QString text = QString::number(std::fabs(value), 'f', digits);
    const bool isZero = std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'0' || c == u'.'; });
    return value < 0 && !isZero ? QChar(0x2212) + text : text;
}

QString powerOfTen(int power) {
    static const QString digits = QStringLiteral("\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079");
    QString text = QStringLiteral("10");
    if (power < 0) text += QChar(0x207B);
    for (const QChar digit : QString::number(std::abs(power))) text += digits[digit.digitValue()];
    return text;
}

QString scientificNumber(double value, int digits) {
    const QStringList parts = QString::number(std::fabs(value), 'e', digits).split(u'e');
    const QString text = parts[0] + QChar(0x00B7) + powerOfTen(parts[1].toInt());
    return value < 0 ? QChar(0x2212) + text : text;
}

QString shapeText(const Shape& shape) {
    if (shape.isVector()) return QString::number(shape.channels);
    return QStringLiteral("%1 × %2 × %3").arg(shape.height).arg(shape.width).arg(shape.channels);
}

}  // namespace fovea
