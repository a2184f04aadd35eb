// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/theme.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QStyleFactory>
#include <QSvgRenderer>
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

ThemeColors lectureDarkColors() {
    ThemeColors c = darkColors();
    c.window = hex("#0B0E12");
    c.surface = hex("#11151A");
    c.sunken = hex("#080A0D");
    c.canvas = hex("#0E1216");
    c.hairline = hex("#3A4450");
    c.controlBorder = hex("#66727F");
    c.plotGrid = hex("#2C3540");
    c.text = hex("#F6F8FB");
    c.secondary = hex("#CBD3DD");
    c.caption = hex("#B0BAC6");
    c.accent = hex("#8FBBFF");
    return c;
}

ThemeColors colorsOf(ThemeKind kind) {
    switch (kind) {
        case ThemeKind::Light: return lightColors();
        case ThemeKind::Dark: return darkColors();
        case ThemeKind::Lecture: return lectureColors();
        case ThemeKind::LectureDark: return lectureDarkColors();
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

}  // namespace

Theme::Theme() : colors_(lightColors()) {}

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

void Theme::apply(ThemeKind kind, WindowClass window, TypeRoom room) {
    kind_ = kind;
    colors_ = colorsOf(kind);
    type_ = typeScaleFor(lecture(), window, room);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteFrom(colors_));
    QApplication::setFont(font(type_.body));
    qApp->setStyleSheet(styleSheet(colors_, type_));
    Q_EMIT changed();
}

QColor Theme::familyColor(LayerFamily family) const {
    const bool dark = isDark(kind_);
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

}  // namespace fovea
