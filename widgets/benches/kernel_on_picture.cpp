// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/kernel_on_picture.h"

#include <QComboBox>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/benches/reference_maps.h"
#include "core/kernels/reference/conv2d.h"
#include "widgets/images/map_image.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int side = 64;

struct Preset {
    const char* name;
    int rows;
    int columns;
    std::vector<double> numbers;
};

const std::vector<Preset>& presets() {
    static const std::vector<Preset> list{
        {QT_TRANSLATE_NOOP("fovea::KernelOnPicture", "Blur"), 3, 3, {1, 2, 1, 2, 4, 2, 1, 2, 1}},
        {QT_TRANSLATE_NOOP("fovea::KernelOnPicture", "Sharpen"), 3, 3, {0, -1, 0, -1, 5, -1, 0, -1, 0}},
        {QT_TRANSLATE_NOOP("fovea::KernelOnPicture", "Derivative, downwards"), 3, 1, {-0.5, 0, 0.5}},
        {QT_TRANSLATE_NOOP("fovea::KernelOnPicture", "Sobel, horizontal edges"), 3, 3, {-1, -2, -1, 0, 0, 0, 1, 2, 1}},
        {QT_TRANSLATE_NOOP("fovea::KernelOnPicture", "Sobel, vertical edges"), 3, 3, {-1, 0, 1, -2, 0, 2, -1, 0, 1}},
        // cos(2π x / 4) under a Gaussian of standard deviation 1.5, in whole hundredths
        {QT_TRANSLATE_NOOP("fovea::KernelOnPicture", "Gabor"), 5, 5, {-17, 0,   41,  0,   -17, -33, 0,   80, 0,
                                                                      -33, -41, 0,   100, 0,   -41, -33, 0,  80,
                                                                      0,   -33, -17, 0,   41,  0,   -17}}};
    return list;
}

/// A house, a tree and the sun, in shades of grey from 0 to 1.
QImage drawnScene() {
    QImage scene(side, side, QImage::Format_Grayscale8);
    scene.fill(190);
    QPainter painter(&scene);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(110, 110, 110));
    painter.drawRect(0, 46, side, side - 46);
    painter.setBrush(QColor(245, 245, 245));
    painter.drawEllipse(QPointF(51, 12), 7, 7);
    painter.setBrush(QColor(225, 225, 225));
    painter.drawRect(8, 28, 24, 24);
    painter.setBrush(QColor(70, 70, 70));
    painter.drawPolygon(QPolygonF({QPointF(4, 29), QPointF(20, 13), QPointF(36, 29)}));
    painter.setBrush(QColor(40, 40, 40));
    painter.drawRect(16, 39, 8, 13);
    painter.drawRect(11, 32, 6, 5);
    painter.drawRect(24, 32, 6, 5);
    painter.setBrush(QColor(60, 60, 60));
    painter.drawRect(47, 38, 3, 16);
    painter.setBrush(QColor(90, 90, 90));
    painter.drawEllipse(QPointF(48.5, 32), 8, 10);
    return scene;
}

Matrix numbersOf(const QImage& scene) {
    Matrix numbers(scene.height(), scene.width());
    for (int row = 0; row < scene.height(); ++row)
        for (int column = 0; column < scene.width(); ++column)
            numbers.at(row, column) = scene.constScanLine(row)[column] / 255.0;
    return numbers;
}

}  // namespace

KernelOnPicture::KernelOnPicture(BenchView& bench)
    : bench_(bench), kernels_(new QComboBox(this)), before_(drawnScene()) {
    scene_ = numbersOf(before_);
    kernels_->setObjectName(QStringLiteral("kernels"));
    kernels_->setAccessibleName(tr("Known kernels"));
    kernels_->addItem(tr("The bench's kernel"));
    for (const Preset& preset : presets()) kernels_->addItem(tr(preset.name));
    connect(kernels_, &QComboBox::activated, this, &KernelOnPicture::choose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(kernels_, 0, Qt::AlignLeft);
    column->addStretch(1);
    setMinimumSize(240, 132);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void KernelOnPicture::choose(int index) {
    if (index <= 0) return;
    const Preset& preset = presets()[static_cast<std::size_t>(index - 1)];
    BenchState changes{{"kernel", Matrix(preset.rows, preset.columns, preset.numbers)}};
    const Matrix& input = matrixOf(bench_.bench().fields(), "input");
    if (preset.rows > input.rows || preset.columns > input.columns) changes.emplace("padding", "same");
    bench_.set(changes);
}

void KernelOnPicture::refresh() {
    const Matrix& kernel = matrixOf(bench_.bench().readings(), "applied");
    const WindowGeometry geometry{.kernel = {kernel.rows, kernel.columns},
                                  .stride = {1, 1},
                                  .dilation = {1, 1},
                                  .padding = {},
                                  .output = {side - kernel.rows + 1, side - kernel.columns + 1}};
    Matrix output(geometry.output.height, geometry.output.width);
    reference::conv2dForward<double>(mapOf(scene_), kernel.values, {}, geometry, 1, mapOf(output));
    FloatMap map{output.rows, output.columns, {output.values.begin(), output.values.end()}};
    signed_ = mapScale(map.values) == MapScale::Signed;
    after_ = mapImage(map, mapScale(map.values));
    const auto isShown = [&](const Preset& preset) {
        return Matrix(preset.rows, preset.columns, preset.numbers) == matrixOf(bench_.bench().fields(), "kernel");
    };
    const auto found = std::ranges::find_if(presets(), isShown);
    kernels_->setCurrentIndex(found == presets().end() ? 0 : static_cast<int>(found - presets().begin()) + 1);
    update();
}

void KernelOnPicture::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    const int caption = theme.type().caption + 6;
    const int top = kernels_->geometry().bottom() + 8;
    const int room = std::min((width() - 48) / 2, height() - top - caption);
    if (room < 16) return;
    const QRect left(0, top, room, room);
    const QRect right(room + 48, top, room, room);
    painter.drawImage(left, before_);
    painter.drawImage(right, after_);
    painter.setPen(theme.colors().secondary);
    painter.setFont(theme.font(theme.type().figure));
    painter.drawText(QRect(room, top, 48, room), Qt::AlignCenter, QStringLiteral("→"));
    painter.setFont(theme.font(theme.type().caption));
    painter.drawText(QRect(0, top + room, room, caption), Qt::AlignLeft | Qt::AlignBottom,
                     tr("grey, %1 × %1").arg(side));
    painter.drawText(QRect(right.left(), top + room, width() - right.left(), caption), Qt::AlignLeft | Qt::AlignBottom,
                     signed_ ? tr("%1 × %2, blue is below 0").arg(after_.height()).arg(after_.width())
                             : tr("%1 × %2").arg(after_.height()).arg(after_.width()));
}

}  // namespace fovea
