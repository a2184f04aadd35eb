// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/pattern_edit.h"

#include <QFocusEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {

/// A field that underlines a part of its text.
class PatternEdit::Line : public QLineEdit {
public:
    using QLineEdit::QLineEdit;

    void mark(int first, int end) {
        first_ = first;
        end_ = end;
        update();
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QLineEdit::paintEvent(event);
        if (end_ <= first_) return;
        // The caret says where the text stands, scrolled or not.
        const QFontMetrics metrics(font());
        const auto placeOf = [&](int character) {
            return cursorRect().center().x() + metrics.horizontalAdvance(text().left(character)) -
                   metrics.horizontalAdvance(text().left(cursorPosition()));
        };
        const int left = placeOf(first_);
        const int right = std::max(placeOf(std::min(end_, static_cast<int>(text().size()))),
                                   left + metrics.horizontalAdvance(QLatin1Char('m')) / 2);
        const int below = height() / 2 + metrics.ascent() / 2 + 2;
        QPainter painter(this);
        painter.setClipRect(rect().adjusted(2, 0, -2, 0));
        painter.fillRect(QRect(left, below, right - left, 2), Theme::instance().colors().error);
    }

private:
    int first_ = 0;
    int end_ = 0;
};

PatternEdit::PatternEdit(QWidget* parent)
    : QWidget(parent),
      line_(new Line(this)),
      filters_(new Line(this)),
      units_(new Line(this)),
      sentence_(new QLabel(this)) {
    setObjectName(QStringLiteral("patternEdit"));
    const auto field = [this](Line* own, const char* name, const QString& title, const QString& tip) {
        own->setObjectName(QLatin1String(name));
        own->setAccessibleName(title);
        own->setToolTip(tip);
        own->installEventFilter(this);
        connect(own, &QLineEdit::textEdited, this, &PatternEdit::edited);
        connect(own, &QLineEdit::returnPressed, this, &PatternEdit::finished);
    };
    field(line_, "pattern", tr("Pattern"),
          tr("INPUT, CONV, RELU, POOL, NORM, DROPOUT and FC, with -> between them; [ … ]*2 is twice"));
    field(filters_, "patternFilters", tr("Filters of each stage"),
          tr("Filters of the convolutions of each stage; a stage ends with POOL, and the last number repeats"));
    field(units_, "patternUnits", tr("Units of the hidden dense layers"),
          tr("Units of each FC but the last; the last number repeats"));
    line_->setPlaceholderText(tr("no pattern: INPUT->[[CONV->RELU]*2->POOL]*3->FC builds another network"));
    setScaledWidth(filters_, 116);
    setScaledWidth(units_, 72);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(line_, 1);
    row->addWidget(roleLabel(tr("filters"), "caption", this));
    row->addWidget(filters_);
    row->addWidget(roleLabel(tr("units"), "caption", this));
    row->addWidget(units_);
    sentence_->setObjectName(QStringLiteral("patternSentence"));
    sentence_->setProperty("role", QStringLiteral("error"));
    sentence_->setWordWrap(true);
    sentence_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 12, 6);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(sentence_);
    connect(&Theme::instance(), &Theme::changed, this, &PatternEdit::restyle);
    restyle();
}

void PatternEdit::restyle() {
    setAutoFillBackground(true);
    QPalette own = palette();
    own.setColor(QPalette::Window, Theme::instance().colors().canvas);
    setPalette(own);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPixelSize(Theme::instance().type().body);
    line_->setFont(mono);
}

PatternEdit::Line* PatternEdit::field(Part part) const {
    return part == Part::Line ? line_ : part == Part::Filters ? filters_ : units_;
}

PatternEdit::Texts PatternEdit::texts() const { return {line_->text(), filters_->text(), units_->text()}; }

void PatternEdit::setTexts(const Texts& texts) {
    const auto show = [](Line* line, const QString& text) {
        if (line->text() != text) line->setText(text);
    };
    show(line_, texts.line);
    show(filters_, texts.filters);
    show(units_, texts.units);
    if (!line_->hasFocus()) line_->setCursorPosition(0);
    clearFault();
}

void PatternEdit::showFault(const Fault& fault) {
    clearFault();
    field(fault.part)->mark(fault.first, fault.end);
    sentence_->setText(fault.sentence);
    sentence_->show();
}

void PatternEdit::clearFault() {
    for (Line* line : {line_, filters_, units_}) line->mark(0, 0);
    sentence_->clear();
    sentence_->hide();
}

QString PatternEdit::sentence() const { return sentence_->text(); }

void PatternEdit::beginTyping() {
    line_->setFocus(Qt::ShortcutFocusReason);
    line_->end(false);
}

bool PatternEdit::isTyping() const { return line_->hasFocus() || filters_->hasFocus() || units_->hasFocus(); }

bool PatternEdit::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return true;
    }
    // Of two widgets the one that gets the focus has it already.
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
        !isTyping())
        Q_EMIT abandoned();
    // Its keys are the text's own, not the menus' (Delete, Ctrl+A, …).
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace fovea
