// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/unsupported_dialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "app/error_text.h"
#include "app/onnx_text.h"
#include "core/exchange/onnx/onnx_import.h"
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

bool leavesSizeFree(const Error& error) {
    if (error.code != ErrorCode::OnnxUnsupported || error.arguments.size() != 5) return false;
    const auto* why = std::get_if<std::int64_t>(&error.arguments[3]);
    return why != nullptr && static_cast<OnnxUnsupported>(*why) == OnnxUnsupported::InputFree;
}

QDialog* askForSize(QWidget* window, const Error& error, Shape usual, std::function<void(Shape)> then) {
    QDialog* dialog = emptyDialog(window, QStringLiteral("freeSize"));
    dialog->setWindowTitle(UnsupportedDialog::tr("Size of images"));
    setScaledMinimumWidth(dialog, 440);
    const auto* sides = std::get_if<std::string>(&error.arguments[4]);
    auto* column = static_cast<QVBoxLayout*>(dialog->layout());
    column->addWidget(
        wrapped(UnsupportedDialog::tr("The file leaves the size of its images free (%1). Which size shall the "
                                      "network be opened for?")
                    .arg(sides != nullptr ? QString::fromStdString(*sides) : QString())));
    auto* form = new QFormLayout;
    const auto field = [&](const QString& name, const char* objectName, int value, int largest) {
        auto* box = new QSpinBox;
        box->setObjectName(QLatin1String(objectName));
        box->setRange(1, largest);
        box->setValue(value);
        form->addRow(name, box);
        return box;
    };
    const auto* height = field(UnsupportedDialog::tr("Height"), "freeHeight", usual.height, 4096);
    const auto* width = field(UnsupportedDialog::tr("Width"), "freeWidth", usual.width, 4096);
    const auto* channels =
        field(UnsupportedDialog::tr("Channels, where they are free"), "freeChannels", usual.channels, 4096);
    column->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, window, [=, then = std::move(then)] {
        then({height->value(), width->value(), channels->value()});
    });
    column->addWidget(buttons);
    dialog->open();
    return dialog;
}

QDialog* showRefusal(QWidget* window, const QString& sentence) {
    QDialog* dialog = emptyDialog(window, QStringLiteral("refusal"));
    setScaledMinimumWidth(dialog, 520);
    dialog->layout()->addWidget(wrapped(sentence));
    return openWithButton(dialog);
}

}  // namespace fovea
