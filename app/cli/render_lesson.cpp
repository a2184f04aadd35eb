// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/render_lesson.h"

#include <QCoreApplication>

#include "app/cli/lesson_argument.h"
#include "app/cli/widget_picture.h"
#include "app/document/document.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

struct RenderLesson {
    Q_DECLARE_TR_FUNCTIONS(fovea::RenderLesson)
};

}  // namespace

std::variant<QImage, QString> renderLesson(const QString& view, QSize size, double scale) {
    const QString name = view.section(u':', 1, 1);
    const QString step = view.section(u':', 2);
    auto lesson = resolveLesson(name);
    if (const auto* sentence = std::get_if<QString>(&lesson)) return *sentence;
    const auto& known = std::get<Lesson>(lesson);
    QStringList steps;
    for (const LessonStep& each : known.steps) steps << QString::fromStdString(each.id);
    if (!step.isEmpty() && !steps.contains(step))
        return RenderLesson::tr("The lesson “%1” has no step “%2”. It has: %3.")
            .arg(QString::fromStdString(known.id), step, steps.join(QStringLiteral(", ")));
    Document document;
    LearnWorkspace learn(document, LessonProgress::Place::Memory);
    learn.setAttribute(Qt::WA_DontShowOnScreen);
    learn.resize(size);
    if (!learn.openLesson(name)) learn.openOwn(std::get<Lesson>(std::move(lesson)));
    learn.setLecture(Theme::instance().lecture());
    learn.show();
    if (!step.isEmpty()) learn.showStep(step);
    return widgetPicture(learn, scale, Theme::instance().colors().window);
}

}  // namespace fovea
