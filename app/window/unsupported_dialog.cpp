// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/unsupported_dialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "app/error_text.h"
#include "app/onnx_text.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

struct UnsupportedDialog {
    Q_DECLARE_TR_FUNCTIONS(fovea::UnsupportedDialog)
};

QLabel* wrapped(const QString& text) {
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

/// Without content and button.
QDialog* emptyDialog(QWidget* window, const QString& name) {
    auto* dialog = new QDialog(window);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(UnsupportedDialog::tr("Can't be opened"));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    return dialog;
}

QDialog* openWithButton(QDialog* dialog) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
    dialog->open();
    return dialog;
}

}  // namespace

QDialog* showUnsupported(QWidget* window, const Error& error) {
    const QStringList sentences = errorText(error).split(QChar(u'\n'));
    QDialog* dialog = emptyDialog(window, QStringLiteral("unsupported"));
    dialog->resize(Theme::instance().ipx(640), Theme::instance().ipx(420));
    auto* column = static_cast<QVBoxLayout*>(dialog->layout());
    column->addWidget(wrapped(sentences.front()));
    auto* list = new QTextBrowser;
    QString items;
    for (const QString& line : unsupportedLines(error))
        items += QStringLiteral("<li>%1</li>").arg(line.toHtmlEscaped());
    list->setHtml(QStringLiteral("<ul style=\"margin-left: 0; -qt-list-indent: 1;\">%1</ul>").arg(items));
    list->setAccessibleName(UnsupportedDialog::tr("What can't be expressed"));
    column->addWidget(list, 1);
    column->addWidget(wrapped(sentences.back()));
    return openWithButton(dialog);
}

QDialog* showRefusal(QWidget* window, const QString& sentence) {
    QDialog* dialog = emptyDialog(window, QStringLiteral("refusal"));
    setScaledMinimumWidth(dialog, 520);
    dialog->layout()->addWidget(wrapped(sentence));
    return openWithButton(dialog);
}

}  // namespace fovea
