// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/advice_bar.h"

#include <algorithm>
#include <optional>

#include "app/session/run_controller.h"
#include "app/session/run_position.h"
#include "app/stop_text.h"
#include "widgets/text/numbers.h"

namespace fovea {

AdviceBar::AdviceBar(RunController& run, QWidget* parent)
    : NoticeBar(Kind::Advice, QStringLiteral("advice"), parent), run_(run) {
    connect(this, &NoticeBar::closed, this, [this] { closed_ = text(); });
    TrainingSession& session = run_.session();
    connect(&session, &TrainingSession::pointsArrived, this, [this](const CurvePoints& points) {
        if (!points.epochs.empty()) judge();
    });
    connect(&session, &TrainingSession::snapshotArrived, this, &AdviceBar::look);
    connect(&session, &TrainingSession::rewound, this, &AdviceBar::judge);
    connect(&session, &TrainingSession::prepared, this, &AdviceBar::judge);
    connect(&session, &TrainingSession::stateChanged, this, &AdviceBar::judge);
    connect(&run_.document(), &Document::modelChanged, this, &AdviceBar::judge);
    connect(&run_.document(), &Document::settingsChanged, this, &AdviceBar::judge);
}

/// Of the run that is under way, or of the one that rests in the document.
void AdviceBar::judge() {
    const TrainingSession& session = run_.session();
    const auto& checkpoint = run_.document().trained().checkpoint;
    const bool rests = session.state() == TrainingSession::State::Empty;
    if (rests || session.step() == 0) noGradient_ = false;
    if (const RunPosition position = positionOf(run_); position.rule && !session.isActive())
        return tell(stopSentence(*position.rule));
    std::optional<RunFinding> finding;
    if (!rests) finding = findingOf(session.history());
    if (rests && checkpoint) finding = findingOf(checkpoint->history);
    if (noGradient_) {
        tell(tr(
            "All gradients are zero, so that no weight moves any more: most often every ReLU on the way is dead after "
            "too large a step. Rewind and try a smaller learning rate, or leaky ReLU."));
    } else if (finding) {
        tell(sentenceFor(*finding));
    } else {
        hide();
        closed_.clear();
    }
}

void AdviceBar::look(const SnapshotPointer& snapshot) {
    if (snapshot->gradients.empty()) return;
    const bool none =
        std::ranges::all_of(snapshot->gradients, [](const GradientMagnitude& gradient) { return gradient.mean == 0; });
    if (none == noGradient_) return;
    noGradient_ = none;
    judge();
}

void AdviceBar::tell(const QString& sentence) {
    if (sentence == closed_) return;
    setText(sentence);
    show();
}

QString AdviceBar::sentenceFor(const RunFinding& finding) const {
    if (finding.kind == RunFinding::Kind::Overfitting) {
        return tr("%1 % of the training images are classified right but %2 % of the validation images, whose loss rises "
                  "again: the network learns images by heart. Try weight decay, dropout or a smaller network, or go back "
                  "to epoch %3.")
            .arg(decimalNumber(100 * finding.training, 0), decimalNumber(100 * finding.validation, 0),
                 QString::number(finding.bestEpoch));
    }
    const std::vector<std::string>& names =
        run_.data() != nullptr ? run_.data()->training->classNames() : run_.document().trained().classNames;
    const QString name = finding.predicted < names.size() ? QString::fromStdString(names[finding.predicted])
                                                          : tr("class %1").arg(finding.predicted);
    return tr("The loss stays near %1, the logarithm of the number of classes, and “%2” is predicted for nearly every "
              "image: the network has learned nothing. Rewind and try a learning rate ten times smaller, then ten times "
              "larger, or batch norm.")
        .arg(decimalNumber(finding.chanceLoss, 3), name);
}

}  // namespace fovea
