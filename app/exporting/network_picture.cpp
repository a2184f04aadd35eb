// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/network_picture.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <span>

#include "app/problem_text.h"
#include "core/exchange/atomic_file.h"
#include "widgets/canvas/network_canvas.h"

namespace fovea {

std::unique_ptr<NetworkCanvas> canvasShowing(const NetworkSpec& spec, CanvasDrawing drawing) {
    const auto network = analyse(spec);
    ProblemTexts problems;
    for (const NetworkProblem& problem : network->problems)
        if (problem.node) problems[*problem.node] = {problemText(problem.problem), {}};
    auto canvas = std::make_unique<NetworkCanvas>();
    canvas->resize(1280, 800);
    canvas->setDrawing(drawing);
    canvas->setNetwork(network, canvas->tidied(spec, network->shapes), problems);
    return canvas;
}

Result<void> writeNetworkPicture(const NetworkSpec& spec, const QString& path) {
    const std::unique_ptr<NetworkCanvas> canvas = canvasShowing(spec);
    const QSizeF size = canvas->pictureSize();

    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) {
        QPdfWriter pdf(&buffer);
        pdf.setResolution(72);
        pdf.setPageSize(QPageSize(size, QPageSize::Point));
        pdf.setPageMargins(QMarginsF());
        QPainter painter(&pdf);
        canvas->paintPicture(painter, QRectF(QPointF(), size));
    } else {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(size.toSize());
        svg.setViewBox(QRectF(QPointF(), size));
        QPainter painter(&svg);
        canvas->paintPicture(painter, QRectF(QPointF(), size));
    }
    return writeFileAtomically(path.toStdString(),
                               std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
}

}  // namespace fovea
