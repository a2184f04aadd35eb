// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/style_sheet.h"

#include <QMap>
#include <algorithm>

namespace fovea {

namespace {

/// Names in braces are replaced by colours and sizes.
constexpr const char* pattern = R"(
QToolTip { background: {text}; color: {surface}; border: 0; padding: 6px 8px; font-size: {caption-size}px; }

QMenuBar { background: transparent; border: 0; }
QMenuBar::item { padding: 6px 10px; border-radius: 6px; background: transparent; color: {text}; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: {accent-soft}; color: {accent}; }
QMenu { background: {surface}; border: 1px solid {hairline}; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: {accent-soft}; color: {accent}; }
QMenu::item:disabled { color: {caption}; }
QMenu::separator { height: 1px; background: {hairline}; margin: 4px 8px; }

QPushButton, QComboBox, QLineEdit, QSpinBox, QDoubleSpinBox {
    background: {surface}; color: {text}; border: 1px solid {control-border}; border-radius: 6px;
    min-height: {control-height}px; padding: 0 10px; selection-background-color: {accent}; selection-color: {on-accent};
}
QPushButton:hover, QComboBox:hover, QLineEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover { border-color: {accent-line}; }
QPushButton:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {
    border: 2px solid {accent}; padding: 0 9px;
}
QPushButton:pressed { background: {accent-soft}; }
QPushButton:disabled, QComboBox:disabled, QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled {
    background: {sunken}; color: {caption}; border-color: {hairline};
}
QPushButton[role="primary"] { background: {accent}; color: {on-accent}; border-color: {accent}; font-weight: bold; }
QPushButton[role="primary"]:focus { border: 2px solid {text}; }
QPushButton[role="primary"]:disabled { background: {sunken}; color: {caption}; border-color: {hairline}; }
QPushButton[role="chip"] { min-height: {chip-height}px; padding: 0 8px; }
QPushButton[role="link"] { border: 0; background: transparent; color: {accent}; padding: 0 4px; }
QPushButton[role="link"]:focus { border: 2px solid {accent}; padding: 0 2px; }
QPushButton[role="link"]:disabled { color: {caption}; }

QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 10px; height: 10px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/chevron-up.svg); width: 8px; height: 8px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 8px; height: 8px; }
QComboBox QAbstractItemView { background: {surface}; border: 1px solid {hairline}; outline: 0;
    selection-background-color: {accent-soft}; selection-color: {accent}; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: 0; width: 18px; subcontrol-position: top right; margin-top: 2px; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: 0; width: 18px; subcontrol-position: bottom right; margin-bottom: 2px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; color: {text}; }
QToolButton:hover { background: {accent-soft}; }
QToolButton:focus { border: 2px solid {accent}; padding: 4px 7px; }
QToolButton:disabled { color: {caption}; }
QToolButton[role="toggle"]:checked { background: {accent-soft}; }
QToolButton[role="menu"]::menu-indicator { image: none; }
QToolButton[role="segment"] { padding: 6px 16px; color: {secondary}; min-height: 20px; }
QToolButton[role="segment"]:checked { background: {accent-soft}; color: {accent}; font-weight: bold; }
QToolButton[role="segment"]:focus { border: 2px solid {accent}; padding: 5px 15px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QLabel { background: transparent; color: {text}; }
QLabel[role="title"] { font-weight: bold; font-size: {value-size}px; }
QLabel[role="heading"] { font-weight: bold; }
QLabel[role="caption"] { color: {secondary}; font-size: {caption-size}px; }
QLabel[role="value"] { font-size: {value-size}px; }
QLabel[role="figure"] { font-size: {figure-size}px; }
QLabel[role="error"] { color: {error}; }

QFrame[role="panel"] { background: {surface}; border: 1px solid {hairline}; border-radius: 8px; }
QFrame[role="dock"] { background: {surface}; border: 0; }
QFrame[role="line"] { background: {hairline}; border: 0; }
QScrollArea { background: transparent; border: 0; }
QAbstractScrollArea { border: 0; }

QCheckBox { spacing: 8px; color: {text}; }
QCheckBox:disabled { color: {caption}; }
QCheckBox::indicator:unchecked { width: 11px; height: 11px; border: 2px solid {control-border}; border-radius: 3px; background: {surface}; }
QRadioButton { spacing: 8px; color: {text}; }
QRadioButton::indicator { width: 12px; height: 12px; border: 2px solid {control-border}; border-radius: 8px; background: {surface}; }
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: {accent}; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid {accent}; }

QTableView { background: {surface}; gridline-color: {hairline}; border: 0; selection-background-color: {accent-soft}; selection-color: {text}; }
QTableCornerButton::section { background: {surface}; border: 0; border-bottom: 1px solid {hairline}; }
QHeaderView { background: {surface}; }
QHeaderView::section { background: {surface}; border: 0; border-bottom: 1px solid {hairline}; padding: 4px 6px; }

QSlider::groove:horizontal { height: 4px; background: {sunken}; border-radius: 2px; }
QSlider::sub-page:horizontal { background: {accent-line}; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; background: {accent}; }
QSlider:focus { border: 1px solid {accent}; border-radius: 6px; }
QProgressBar { background: {sunken}; border: 0; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: {accent}; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: {control-border}; border-radius: 3px; min-height: 24px; min-width: 24px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: {hairline}; }
QStatusBar { background: {surface}; border-top: 1px solid {hairline}; color: {secondary}; }
QStatusBar::item { border: 0; }
)";

/// Noto Sans takes 1.36 of its size.
int controlHeightFor(int size) { return (size * 7 + 4) / 5; }

}  // namespace

QString styleSheet(const ThemeColors& colors, const TypeScale& type) {
    const QMap<QString, QString> tokens = {
        {QStringLiteral("window"), colors.window.name()},
        {QStringLiteral("surface"), colors.surface.name()},
        {QStringLiteral("sunken"), colors.sunken.name()},
        {QStringLiteral("hairline"), colors.hairline.name()},
        {QStringLiteral("control-border"), colors.controlBorder.name()},
        {QStringLiteral("text"), colors.text.name()},
        {QStringLiteral("secondary"), colors.secondary.name()},
        {QStringLiteral("caption"), colors.caption.name()},
        {QStringLiteral("accent"), colors.accent.name()},
        {QStringLiteral("accent-soft"), colors.accentSoft.name()},
        {QStringLiteral("accent-line"), colors.accentLine.name()},
        {QStringLiteral("on-accent"), colors.onAccent.name()},
        {QStringLiteral("error"), colors.error.name()},
        // A line of type, where that is more: buttons give way only as far as their words allow.
        {QStringLiteral("control-height"), QString::number(std::max(28, controlHeightFor(type.body)))},
        {QStringLiteral("chip-height"), QString::number(std::max(24, controlHeightFor(type.body)))},
        {QStringLiteral("caption-size"), QString::number(type.caption)},
        {QStringLiteral("value-size"), QString::number(type.value)},
        {QStringLiteral("figure-size"), QString::number(type.figure)},
    };
    QString sheet = QString::fromUtf8(pattern);
    for (auto token = tokens.cbegin(); token != tokens.cend(); ++token) {
        sheet.replace(u'{' + token.key() + u'}', token.value());
    }
    return sheet;
}

}  // namespace fovea
