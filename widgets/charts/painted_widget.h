// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QWidget>

#include "widgets/style/text_line.h"
#include "widgets/style/theme.h"

namespace fovea {

/// Ground of the widgets that paint themselves: follows the theme, scales its lengths with the type
/// (Lecture is larger), and knows the title row and the panel that charts share.
class PaintedWidget : public QWidget {
    Q_OBJECT
public:
    explicit PaintedWidget(QWidget* parent = nullptr);

    /// Title, bold at the left; caption at the right. Empty ones take no room.
    void setTitle(const QString& title);
    void setCaption(const QString& caption);
    const QString& title() const { return title_; }
    const QString& caption() const { return caption_; }
    /// A panel with a hairline border and rounded corners around the content (never in Lecture).
    void setFramed(bool framed);

protected:
    /// Called when the theme has changed, before repainting: sizes and cached pictures go stale.
    virtual void themeChanged() {}

    static const ThemeColors& colors() { return Theme::instance().colors(); }
    static const TypeScale& type() { return Theme::instance().type(); }
    /// A length at the normal type size, in pixels of the theme in force.
    static double px(double length);
    static int ipx(double length);
    bool showsPanel() const;
    /// Height that the title row takes from the top of content(), 0 without title and caption.
    double titleHeight() const;
    /// The widget's contentsRect() less the panel's padding.
    QRectF content() const;
    /// content() less the title row.
    QRectF body() const;
    void paintPanelAndTitle(QPainter& painter) const;
    void paintFocusFrame(QPainter& painter, const QRectF& rect) const;

private:
    QString title_;
    QString caption_;
    bool framed_ = false;
};

double textWidth(const QFont& font, const QString& text);
/// Body text as large as wanted, or smaller where it would not fit into `room` pixels; never below what can be read.
QFont fittedFont(const QString& text, double room, int pixels, bool bold);
/// "87 %" and, with digits, "87.0 %"; a no-break space before the sign.
QString percentText(double fraction, int digits = 0);
QColor blended(const QColor& from, const QColor& to, double amount);

}  // namespace fovea
