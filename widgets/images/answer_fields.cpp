// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/answer_fields.h"

#include "widgets/images/answer_check.h"
#include "widgets/images/patch_painting.h"
#include "widgets/style/theme.h"

namespace fovea {

AnswerField::AnswerField(const QString& name, QWidget* parent) : QLineEdit(parent) {
    setObjectName(name);
    setAlignment(Qt::AlignRight);
    setPlaceholderText(QStringLiteral("?"));
    connect(this, &QLineEdit::textEdited, this, [this] { setState(State::Open); });
    connect(&Theme::instance(), &Theme::changed, this, &AnswerField::restyle);
    restyle();
}

void AnswerField::setState(State state) {
    state_ = state;
    restyle();
    setAccessibleDescription(state == State::Right ? tr("right") : state == State::Wrong ? tr("wrong") : QString());
}

void AnswerField::restyle() {
    const Theme& theme = Theme::instance();
    const QColor color = state_ == State::Right   ? theme.colors().success
                         : state_ == State::Wrong ? theme.colors().error
                                                  : theme.colors().controlBorder;
    setStyleSheet(
        QStringLiteral("QLineEdit { border: %1px solid %2; border-radius: 4px; min-height: 0; padding: 0 %3px 0 3px; }")
            .arg(state_ == State::Open ? 1 : 2)
            .arg(color.name())
            .arg(state_ == State::Right ? 16 : 3));
    for (QAction* action : actions()) removeAction(action);
    if (state_ == State::Right)
        addAction(QIcon(theme.icon(QStringLiteral("check"), theme.colors().success, 14, devicePixelRatioF())),
                  QLineEdit::TrailingPosition);
}

AnswerFields::AnswerFields(PatchMatrices* matrices, PatchSums* sums)
    : QObject(sums), matrices_(matrices), sums_(sums) {}

void AnswerFields::clear() {
    for (AnswerField* field : fields_) {
        field->disconnect(this);  // losing the focus would end an edit
        field->hide();
        field->deleteLater();
    }
    fields_.clear();
}

AnswerField* AnswerFields::add(const QString& name, QWidget* parent, const QString& spoken) {
    auto* field = new AnswerField(name, parent);
    field->setAccessibleName(spoken);
    const std::size_t index = fields_.size();
    connect(field, &QLineEdit::editingFinished, this, [this, index] { judge(index); });
    fields_.push_back(field);
    field->show();
    return field;
}

void AnswerFields::setArithmetic(const PatchArithmetic& arithmetic, bool hidden) {
    const bool same = hidden == hidden_ && arithmetic.total == arithmetic_.total &&
                      arithmetic.channels.size() == arithmetic_.channels.size() &&
                      arithmetic.title == arithmetic_.title && arithmetic.kernelTitle == arithmetic_.kernelTitle;
    arithmetic_ = arithmetic;
    hidden_ = hidden;
    if (same) return place();
    clear();
    Q_EMIT judged({});
    if (!hidden || !arithmetic.isValid()) return;
    for (std::size_t i = 0; i < arithmetic.channels.size(); ++i)
        add(QStringLiteral("answer.%1").arg(i), matrices_, tr("Sum of %1").arg(arithmetic.channels[i].name));
    add(QStringLiteral("answer.total"), sums_, tr("Sum of all, with the bias"));
    if (arithmetic.afterRelu) add(QStringLiteral("answer.relu"), sums_, tr("After the ReLU"));
    place();
}

void AnswerFields::place() {
    const std::size_t channels = arithmetic_.channels.size();
    const double line = Theme::instance().px(24);
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        QRectF at = i < channels ? matrices_->sumRect(i).adjusted(4, 0, 0, 0) : sums_->resultPlace(i > channels);
        const double high = std::min(i < channels ? at.height() : line, line);
        at = QRectF(at.left(), at.center().y() - high / 2, at.width(), high);
        fields_[i]->setGeometry(at.toRect());
    }
}

void AnswerFields::judge(std::size_t index) {
    AnswerField* field = fields_.at(index);
    if (field->text().trimmed().isEmpty()) {
        field->setState(AnswerField::State::Open);
        return;
    }
    const std::size_t channels = arithmetic_.channels.size();
    std::vector<QString> typed;
    for (std::size_t i = 0; i < channels; ++i) typed.push_back(fields_[i]->text());
    const AnswerVerdict verdict = index < channels    ? checkChannelSum(arithmetic_, index, field->text())
                                  : index == channels ? checkTotal(arithmetic_, typed, field->text())
                                                      : checkRelu(arithmetic_, field->text());
    field->setState(verdict.right ? AnswerField::State::Right : AnswerField::State::Wrong);
    Q_EMIT judged(verdict.note);
}

}  // namespace fovea
