// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/kernel_chooser.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "widgets/images/map_colors.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr int mostKernels = 8;
constexpr int pictureSide = 40;

QString presetName(KernelPreset preset) {
    switch (preset) {
        case KernelPreset::SobelX: return KernelChooser::tr("Sobel, left to right");
        case KernelPreset::SobelY: return KernelChooser::tr("Sobel, top to bottom");
        case KernelPreset::Blur: return KernelChooser::tr("Blur");
        case KernelPreset::Sharpen: return KernelChooser::tr("Sharpen");
        case KernelPreset::Gabor: return KernelChooser::tr("Gabor");
        case KernelPreset::Bar: return KernelChooser::tr("Bars (Hubel and Wiesel)");
    }
    return {};
}

QImage kernelPicture(const std::vector<double>& cells, Extent kernel) {
    double largest = 0;
    for (const double cell : cells) largest = std::max(largest, std::abs(cell));
    QImage image(kernel.width, kernel.height, QImage::Format_RGB32);
    for (int y = 0; y < kernel.height; ++y)
        for (int x = 0; x < kernel.width; ++x) {
            const double cell = cells[static_cast<std::size_t>(y * kernel.width + x)];
            image.setPixel(x, y, signedColor(largest > 0 ? static_cast<float>(cell / largest) : 0.0F));
        }
    return image;
}

}  // namespace

KernelChooser::KernelChooser(const QString& layer, const Conv2dSpec& conv, QWidget* parent)
    : QDialog(parent),
      conv_(conv),
      preset_(new QComboBox(this)),
      angle_(new QDoubleSpinBox(this)),
      spreads_(new QCheckBox(tr("turn each filter further"), this)),
      pictures_(new QLabel(this)) {
    setObjectName(QStringLiteral("kernelChooser"));
    setWindowTitle(tr("Kernels of %1").arg(layer));
    for (const KernelPreset preset : kernelPresets) preset_->addItem(presetName(preset), static_cast<int>(preset));
    preset_->setObjectName(QStringLiteral("kernelPreset"));
    angle_->setObjectName(QStringLiteral("kernelAngle"));
    angle_->setRange(0, 180);
    angle_->setDecimals(1);
    angle_->setSuffix(QStringLiteral("°"));
    angle_->setLocale(QLocale::c());
    spreads_->setObjectName(QStringLiteral("kernelSpreads"));
    spreads_->setChecked(true);
    auto* note =
        new QLabel(tr("All filters get these weights, and biases become 0. Nothing keeps them so in training."), this);
    note->setProperty("role", QStringLiteral("caption"));
    note->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("Kernel"), preset_);
    form->addRow(tr("Angle"), angle_);
    form->addRow(QString(), spreads_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Set kernels"), QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(pictures_);
    column->addWidget(note);
    column->addWidget(buttons);
    connect(preset_, &QComboBox::currentIndexChanged, this, &KernelChooser::refresh);
    connect(angle_, &QDoubleSpinBox::valueChanged, this, &KernelChooser::refresh);
    connect(spreads_, &QCheckBox::toggled, this, &KernelChooser::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

KernelChoice KernelChooser::choice() const {
    return {static_cast<KernelPreset>(preset_->currentData().toInt()), angle_->value(), spreads_->isChecked()};
}

void KernelChooser::setChoice(const KernelChoice& choice) {
    preset_->setCurrentIndex(preset_->findData(static_cast<int>(choice.preset)));
    angle_->setValue(choice.degrees);
    spreads_->setChecked(choice.spreads);
}

QPixmap KernelChooser::pictures() const {
    const Theme& theme = Theme::instance();
    const int side = theme.ipx(pictureSide);
    const int shown = std::min(conv_.filters, mostKernels);
    QPixmap row(shown * (side + 6), side);
    row.fill(Qt::transparent);
    QPainter painter(&row);
    for (int i = 0; i < shown; ++i) {
        const double angle = presetAngle(choice(), i * conv_.filters / shown, conv_.filters);
        const QImage image = kernelPicture(presetKernel(choice().preset, conv_.kernel, angle), conv_.kernel);
        const QRect place(i * (side + 6), 0, side - 1, side - 1);
        painter.drawImage(place, image);
        painter.setPen(theme.colors().controlBorder);
        painter.drawRect(place);
    }
    return row;
}

void KernelChooser::refresh() {
    const bool turns = hasAngle(choice().preset);
    angle_->setEnabled(turns);
    spreads_->setEnabled(turns && conv_.filters > 1);
    pictures_->setPixmap(pictures());
}

void KernelChooser::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refresh();
}

}  // namespace fovea
