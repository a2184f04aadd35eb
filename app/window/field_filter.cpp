// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/field_filter.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextEdit>

namespace fovea {
namespace {

/// The widget, where the wheel would change its value.
QWidget* turnedField(QObject* object) {
    const bool turned =
        qobject_cast<QAbstractSpinBox*>(object) != nullptr || qobject_cast<QComboBox*>(object) != nullptr ||
        (qobject_cast<QAbstractSlider*>(object) != nullptr && qobject_cast<QScrollBar*>(object) == nullptr);
    return turned ? qobject_cast<QWidget*>(object) : nullptr;
}

/// Whether the key takes back, or brings back, what was typed there. A spin box's value is the document's already.
bool isWriting(QObject* object, bool undo) {
    if (const auto* line = qobject_cast<QLineEdit*>(object)) {
        return undo ? line->isUndoAvailable() : line->isRedoAvailable();
    }
    if (const auto* text = qobject_cast<QTextEdit*>(object)) {
        return !text->isReadOnly();
    }
    const auto* text = qobject_cast<QPlainTextEdit*>(object);
    return text != nullptr && !text->isReadOnly();
}

}  // namespace

FieldFilter::FieldFilter(QObject* parent) : QObject(parent) { QCoreApplication::instance()->installEventFilter(this); }

bool FieldFilter::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Polish:
            // The wheel gives no focus either.
            if (QWidget* field = turnedField(watched); field && field->focusPolicy() == Qt::WheelFocus) {
                field->setFocusPolicy(Qt::StrongFocus);
            }
            return false;
        case QEvent::Wheel:
            if (const QWidget* field = turnedField(watched); field && !field->hasFocus()) {
                event->ignore();  // then it goes on to the parent
                return true;
            }
            return false;
        case QEvent::KeyPress: {
            // A number has no spaces: one would empty a selected field, or, not taken, be the page's key.
            const auto* key = static_cast<QKeyEvent*>(event);
            return key->key() == Qt::Key_Space && qobject_cast<QAbstractSpinBox*>(watched) != nullptr;
        }
        case QEvent::ShortcutOverride: {
            const auto* key = static_cast<QKeyEvent*>(event);
            const bool undo = key->matches(QKeySequence::Undo);
            // Fields would go to the end of their line, as End does; the menu says otherwise.
            const bool isExport = key->key() == Qt::Key_E && key->modifiers() == Qt::ControlModifier;
            const bool isRedo = key->matches(QKeySequence::Redo);
            if (isExport || ((undo || isRedo) && !isWriting(watched, undo))) {
                event->ignore();  // then it is the window's
                return true;
            }
            return false;
        }
        default: return false;
    }
}

}  // namespace fovea
