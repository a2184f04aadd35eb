// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/themed_icon.h"

#include <QAbstractButton>
#include <QIcon>
#include <QVariant>

#include "widgets/style/theme.h"

namespace fovea {

namespace {

QColor colorFor(IconColor color) {
    const ThemeColors& colors = Theme::instance().colors();
    switch (color) {
        case IconColor::Text: return colors.text;
        case IconColor::OnAccent: return colors.onAccent;
        case IconColor::Accent: return colors.accent;
    }
    return colors.text;
}

struct Request {
    QString name;
    IconColor color;
    int size;
};

void draw(QAbstractButton* button, const Request& request) {
    const Theme& theme = Theme::instance();
    const double ratio = button->devicePixelRatioF();
    QIcon icon(theme.icon(request.name, colorFor(request.color), request.size, ratio));
    icon.addPixmap(theme.icon(request.name, theme.colors().caption, request.size, ratio), QIcon::Disabled);
    button->setIcon(icon);
    button->setIconSize({request.size, request.size});
}

}  // namespace

void setThemedIcon(QAbstractButton* button, const QString& name, IconColor color, int size) {
    const Request request{name, color, size};
    draw(button, request);
    // One connection for each button: the newest request is the one that counts.
    constexpr const char* property = "themedIcon";
    button->setProperty(property, name);
    QObject::connect(&Theme::instance(), &Theme::changed, button, [button, request] {
        if (button->property(property).toString() == request.name) draw(button, request);
    });
}

}  // namespace fovea
