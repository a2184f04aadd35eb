// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <QString>

#include "core/layers/layer_spec.h"
#include "widgets/style/type_scale.h"

namespace fovea {

/// Light or dark; of each one for a desk, and one for a lecture hall, with more contrast.
enum class ThemeKind { Light, Dark, Lecture, LectureDark };

constexpr bool isDark(ThemeKind kind) { return kind == ThemeKind::Dark || kind == ThemeKind::LectureDark; }
constexpr bool isLecture(ThemeKind kind) { return kind == ThemeKind::Lecture || kind == ThemeKind::LectureDark; }
constexpr ThemeKind themeKind(bool dark, bool lecture) {
    return lecture ? (dark ? ThemeKind::LectureDark : ThemeKind::Lecture) : dark ? ThemeKind::Dark : ThemeKind::Light;
}

/// The colours by what they are for. One blue accent; other colours mean a layer kind, validation
/// (amber) or an error (red).
struct ThemeColors {
    QColor window, surface, sunken, canvas, gridDot, hairline, controlBorder, plotGrid;
    QColor text, secondary, caption;
    QColor accent, accentSoft, accentLine, onAccent;
    QColor validation, validationText;
    QColor error, errorSoft, errorBorder;
    QColor success;
};

/// The look in force. Widgets read it when they paint and repaint on `changed`.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& instance();

    ThemeKind kind() const { return kind_; }
    bool dark() const { return isDark(kind_); }
    bool lecture() const { return isLecture(kind_); }
    /// Sets palette, font and style sheet of the application, then emits changed().
    void apply(ThemeKind kind, WindowClass window = WindowClass::Usual, TypeRoom room = TypeRoom::Whole);

    const ThemeColors& colors() const { return colors_; }
    const TypeScale& type() const { return type_; }
    /// A length at the usual size of type, in pixels at the one in force.
    double px(double length) const { return length * type_.body / TypeScale().body; }
    int ipx(double length) const { return qRound(px(length)); }
    /// Width of a curve in pixels: 2, in Lecture 4.5.
    double lineWidth() const { return lecture() ? 4.5 : 2.0; }
    QColor familyColor(LayerFamily family) const;
    /// Noto Sans with DejaVu Sans behind it (− → ∑ are missing in the first), in pixels.
    QFont font(int pixels, bool bold = false) const;

    /// The icon `name` of :/icons/name.svg, drawn in `color` (it uses currentColor) at the given size.
    QPixmap icon(const QString& name, const QColor& color, int size, double devicePixelRatio = 1.0) const;

Q_SIGNALS:
    void changed();

private:
    Theme();
    ThemeKind kind_ = ThemeKind::Light;
    ThemeColors colors_;
    TypeScale type_;
};

}  // namespace fovea
