// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/paper.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

namespace fovea {
namespace {

constexpr int paperResolution = 96;  // the document's pixels are the screen's

}  // namespace

QByteArray onPaper(const QString& title, const std::function<void(QTextDocument&)>& fill) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Fovea"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({20, 18, 20, 18}, QPageLayout::Millimeter);
    writer.setResolution(paperResolution);
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setPageSize(QSizeF(writer.width(), writer.height()));
    document.setDocumentMargin(0);
    fill(document);
    document.print(&writer);
    return bytes;
}

}  // namespace fovea
