// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/catalogue_row.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/network/catalogue.h"
#include "widgets/inspector/layer_arithmetic.h"
#include "widgets/style/text_line.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int pictogramWidth = 30;
constexpr int pictogramHeight = 16;

}  // namespace

CatalogueRow::CatalogueRow(CatalogueEntryView entry, QWidget* parent)
    : QAbstractButton(parent), entry_(std::move(entry)) {
    setText(entry_.title);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setObjectName(QStringLiteral("catalogue-") + entry_.id);
    setAccessibleName(entry_.bars.empty()
                          ? entry_.title
                          : tr("%1, %2 parameters").arg(entry_.title, groupedNumber(entry_.parameters)));
    setToolTip(accessibleName());
}

QSize CatalogueRow::sizeHint() const { return {200, std::max(28, Theme::instance().type().body * 2 + 2)}; }

bool CatalogueRow::event(QEvent* event) {
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        update();
    }
    return QAbstractButton::event(event);
}

void CatalogueRow::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(colors.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() || isDown() ? colors.accentSoft : colors.surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
    const QRectF pictogram(8, (height() - pictogramHeight) / 2.0, pictogramWidth, pictogramHeight);
    if (entry_.bars.empty()) {
        painter.setPen(QPen(colors.controlBorder, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(pictogram.adjusted(0.5, 0.5, -2.5, -0.5), 3, 3);
    }
    const auto count = static_cast<double>(entry_.bars.size());
    const double pitch = std::min(5.0, pictogramWidth / std::max(1.0, count));
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < entry_.bars.size(); ++i) {
        const double h = std::max(3.0, entry_.bars[i].height * pictogramHeight);
        painter.setBrush(theme.familyColor(entry_.bars[i].family));
        painter.drawRect(QRectF(pictogram.left() + pitch * static_cast<double>(i), pictogram.center().y() - h / 2,
                                std::max(1.0, pitch - (pitch > 3 ? 2 : 0.6)), h));
    }
    const QRectF room = QRectF(rect()).adjusted(pictogram.right() + 8, 0, -8, 0);
    const QFont sizeFont = theme.font(theme.type().caption);
    const QString size = entry_.bars.empty() ? QString() : shortCount(entry_.parameters);
    const qreal sizeWidth = size.isEmpty() ? 0 : QFontMetricsF(sizeFont).horizontalAdvance(size) + 8;
    painter.setFont(sizeFont);
    painter.setPen(colors.caption);
    drawLine(painter, room, Qt::AlignRight, size);
    const QRectF left = room.adjusted(0, 0, -sizeWidth, 0);
    painter.setFont(narrowedTo(left.width(), theme.font(theme.type().body), entry_.title));
    painter.setPen(colors.text);
    drawLine(painter, left, Qt::AlignLeft, entry_.title);
}

std::vector<CatalogueEntryView> catalogueEntries(const std::optional<Shape>& input) {
    std::vector<CatalogueEntryView> entries;
    for (const CatalogueEntry& source : catalogue()) {
        const Shape shape = input.value_or(source.input);
        const NetworkSpec spec = source.make(shape, 10);
        const ShapeTable shapes = inferShapes(spec);
        CatalogueEntryView entry;
        entry.id = QString::fromStdString(source.id);
        entry.title = QString::fromStdString(source.title);
        entry.parameters = networkCost(spec, shapes).totals.parameters;
        const double largest = std::max(1, shape.height);
        for (const NodeId id : spec.topologicalOrder()) {
            const LayerSpec& layer = spec.find(id)->layer;
            const auto* output = std::get_if<Shape>(&shapes.at(id));
            if (output == nullptr || preservesShape(layer) || familyOf(layer) == LayerFamily::Structure) {
                continue;
            }
            const double height =
                output->isVector() ? 0.25 + 0.15 * std::log10(std::max(1, output->channels)) : output->height / largest;
            entry.bars.push_back({familyOf(layer), std::clamp(height, 0.2, 1.0)});
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace fovea
