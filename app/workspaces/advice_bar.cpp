// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/advice_bar.h"

#include <algorithm>
#include <optional>

#include "app/finding_sentence.h"
#include "app/session/run_controller.h"
#include "app/session/run_position.h"
#include "app/stop_text.h"

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
        RunFinding none;
        none.kind = RunFinding::Kind::NoGradient;
        tell(sentenceFor(none));
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
    const std::vector<std::string>& names =
        run_.data() != nullptr ? run_.data()->training->classNames() : run_.document().trained().classNames;
    const QString name = finding.predicted < names.size() ? QString::fromStdString(names[finding.predicted])
                                                          : tr("class %1").arg(finding.predicted);
    return findingSentence(finding, name);
}

}  // namespace fovea
