// SPDX-License-Identifier: GPL-3.0-or-later
// What LearnWorkspace gives away on paper.
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <cstddef>
#include <span>

#include "app/error_text.h"
#include "app/lessons/handout.h"
#include "app/lessons/lesson_library.h"
#include "app/settings/settings.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "core/exchange/atomic_file.h"

namespace fovea {

void LearnWorkspace::printLesson(bool withAnswers) {
    if (lesson_ == nullptr) return;
    const QString number =
        lesson_->number > 0 ? QStringLiteral("%1-").arg(lesson_->number, 2, 10, QChar(u'0')) : QString();
    const QString kind = withAnswers ? QStringLiteral("-answers") : QString();
    savePdf(tr("Save the lesson"), number + QString::fromStdString(lesson_->id) + kind,
            [&] { return handoutPdf(*lesson_, lessonLanguage(), withAnswers); });
}

/// Asks where to, and says what came of it.
void LearnWorkspace::savePdf(const QString& title, const QString& name, const std::function<QByteArray()>& make) {
    const QString usual = QDir(Settings().folder()).filePath(name + QStringLiteral(".pdf"));
    const QString path = QFileDialog::getSaveFileName(this, title, usual, tr("PDF documents (*.pdf)"));
    if (path.isEmpty()) return;
    const QByteArray pdf = make();
    const auto bytes = std::as_bytes(std::span(pdf.constData(), static_cast<std::size_t>(pdf.size())));
    const auto written = writeFileAtomically(path.toStdString(), bytes);
    Q_EMIT notified(written ? tr("Wrote %1.").arg(QFileInfo(path).fileName()) : errorText(written.error()));
}

}  // namespace fovea
