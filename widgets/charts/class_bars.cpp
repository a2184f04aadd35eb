// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/class_bars.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

// Rows stand closer in a low window.
constexpr double closestRow = 16;
constexpr double widestRow = 26;
constexpr double verdictHeight = 28;

}  // namespace

ClassBars::ClassBars(QWidget* parent) : PaintedWidget(parent) {
    setTitle(tr("Class scores"));
    setCaption(tr("softmax"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void ClassBars::setScores(std::vector<ClassScore> scores, std::optional<int> truth, bool trained) {
    trained_ = trained;
    const bool known = truth && *truth >= 0 && *truth < int(scores.size());
    truthName_ = known ? scores[std::size_t(*truth)].name : QString();
    const double ofTruth = known ? scores[std::size_t(*truth)].probability : 0;
    const bool resized = scores.size() != sorted_.size();
    sorted_ = std::move(scores);
    if (trained_) {
        std::stable_sort(sorted_.begin(), sorted_.end(),
                         [](const ClassScore& a, const ClassScore& b) { return a.probability > b.probability; });
    }
    correct_ = known && trained_ && ofTruth >= sorted_.front().probability;
    QStringList spoken;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, sorted_.size()); ++i)
        spoken << sorted_[i].name + QLatin1Char(' ') + percentText(sorted_[i].probability, 1);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")) + QStringLiteral(". ") + verdict());
    if (resized) updateGeometry();
    update();
}

void ClassBars::clear() { setScores({}); }

QString ClassBars::verdict() const {
    if (sorted_.empty()) return {};
    if (!trained_) return tr("not trained yet: the scores are chance");
    if (truthName_.isEmpty()) return {};
    if (correct_) return tr("correct, with %1").arg(percentText(sorted_.front().probability, 1));
    const QChar first = truthName_.front().toLower();
    const bool vowel = QStringLiteral("aeiou").contains(first);
    return (vowel ? tr("wrong: it is an %1") : tr("wrong: it is a %1")).arg(truthName_);
}

QSize ClassBars::sizeHint() const { return {ipx(256), heightWithRows(px(widestRow))}; }

QSize ClassBars::minimumSizeHint() const { return {ipx(180), heightWithRows(px(closestRow))}; }

int ClassBars::heightWithRows(double row) const {
    const double padding = showsPanel() ? 26 : 0;
    const double rows = row * double(std::max<std::size_t>(sorted_.size(), 1));
    return int(std::ceil(titleHeight() + rows + px(verdictHeight) + padding));
}

void ClassBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPanelAndTitle(painter);
    const Theme& theme = Theme::instance();
    const QRectF area = body();
    const double room = area.height() - px(verdictHeight);
    const double line =
        std::clamp(room / double(std::max<std::size_t>(sorted_.size(), 1)), px(closestRow), px(widestRow));
    if (sorted_.empty()) {
        painter.setFont(theme.font(type().body));
        painter.setPen(colors().caption);
        return drawLine(painter, QRectF(area.topLeft(), QSizeF(area.width(), line)), Qt::AlignLeft,
                        tr("Choose an image to see its scores."));
    }
    double names = 0;
    for (const ClassScore& score : sorted_)
        names = std::max(names, textWidth(theme.font(type().body - 1, true), score.name));
    names = std::min(names, area.width() * 0.42);
    for (std::size_t i = 0; i < sorted_.size(); ++i)
        paintRow(painter, QRectF(area.left(), area.top() + line * double(i), area.width(), line), sorted_[i],
                 i == 0 && trained_, names);
    paintVerdict(painter,
                 QRectF(area.left(), area.top() + line * double(sorted_.size()), area.width(), px(verdictHeight)));
}

void ClassBars::paintVerdict(QPainter& painter, const QRectF& row) const {
    const QString text = verdict();
    if (text.isEmpty()) return;
    painter.setFont(Theme::instance().font(type().body - 1));
    if (!trained_) {
        painter.setPen(colors().secondary);
        return drawLine(painter, row, Qt::AlignLeft, text);
    }
    const QColor color = correct_ ? colors().success : colors().error;
    painter.setPen(QPen(color, px(1.6), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF at(row.left() + px(6), row.center().y());
    const double u = px(1);
    if (correct_) {
        const QPointF check[] = {at + QPointF(-4 * u, 0), at + QPointF(-1 * u, 3 * u), at + QPointF(5 * u, -4 * u)};
        painter.drawPolyline(check, 3);
    } else {
        painter.drawLine(at + QPointF(-3.5 * u, -3.5 * u), at + QPointF(3.5 * u, 3.5 * u));
        painter.drawLine(at + QPointF(-3.5 * u, 3.5 * u), at + QPointF(3.5 * u, -3.5 * u));
    }
    painter.setPen(color);
    drawLine(painter, row.adjusted(px(20), 0, 0, 0), Qt::AlignLeft, text);
}

void ClassBars::paintRow(QPainter& painter, const QRectF& row, const ClassScore& score, bool best, double names) const {
    painter.setFont(Theme::instance().font(type().body - 1, best));
    painter.setPen(best ? colors().text : colors().secondary);
    drawLine(painter, QRectF(row.left(), row.top(), names, row.height()), Qt::AlignLeft, score.name);
    drawLine(painter, row, Qt::AlignRight, percentText(score.probability, 1));
    const double left = row.left() + names + px(14);
    const double right = row.right() - px(60);
    const double thick = px(9);
    if (right - left < 8) return;
    const QRectF track(left, row.center().y() - thick / 2, right - left, thick);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().sunken);
    painter.drawRoundedRect(track, 2, 2);
    painter.setBrush(!trained_ ? colors().controlBorder
                     : best    ? colors().accent
                               : blended(colors().accent, colors().accentLine, 0.8));
    const double width = std::max(1.0, track.width() * std::clamp(score.probability, 0.0, 1.0));
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(width, thick)), std::min(2.0, width / 2), 2);
}

}  // namespace fovea
