// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/render_welcome.h"

#include "app/cli/widget_picture.h"
#include "app/welcome/welcome_page.h"
#include "widgets/style/theme.h"

namespace fovea {

QImage renderWelcome(QSize size, double scale) {
    WelcomePage page(LessonProgress::Place::Memory);
    page.setAttribute(Qt::WA_DontShowOnScreen);
    page.resize(size);
    page.show();
    return widgetPicture(page, scale, Theme::instance().colors().surface);
}

}  // namespace fovea
