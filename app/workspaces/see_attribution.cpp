// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_attribution.h"

#include <algorithm>
#include <utility>

#include "app/error_text.h"
#include "app/workspaces/see_attribution_panel.h"

namespace fovea {

SeeAttribution::SeeAttribution(InspectionSession& session, SeeAttributionPanel& panel, QObject* parent)
    : QObject(parent), session_(session), panel_(panel) {
    connect(&panel_, &SeeAttributionPanel::requestChanged, this, [this] {
        isHalted_ = false;
        ask();
    });
    connect(&panel_, &SeeAttributionPanel::stopRequested, this, [this] {
        stop();
        isHalted_ = true;
    });
    connect(&session_, &InspectionSession::answered, this,
            [this](const InspectionReplyPointer& reply) { takeAnswer(*reply, true); });
    connect(&session_, &InspectionSession::partlyAnswered, this,
            [this](const InspectionReplyPointer& reply) { takeAnswer(*reply, false); });
    connect(&session_, &InspectionSession::failed, this, &SeeAttribution::takeFailure);
    connect(&session_, &InspectionSession::progressed, this, [this](quint64 id, qint64 done, qint64 total) {
        if (id == asked_ || id == askedSanity_) panel_.setProgress(done, total);
    });
}

void SeeAttribution::setShown(bool shown) {
    shown_ = shown;
    if (!shown) {
        stop();
        isStale_ = true;
    } else if (isStale_) {
        ask();
    }
}

void SeeAttribution::setInspection(const Inspection& inspection) {
    if (subject_ && *subject_ == inspection.subject) return;
    const auto scores = inspection.maps.find(*inspection.subject.model->spec.outputNode());
    if (scores == inspection.maps.end()) return;
    const auto& values = scores->second.values;
    const bool samePicture = subject_ && subject_->pixels == inspection.subject.pixels &&
                             subject_->model->spec == inspection.subject.model->spec;
    const bool waits = samePicture && (asked_ != 0 || askedSanity_ != 0);
    subject_ = inspection.subject;
    usualClass_ = static_cast<int>(std::ranges::max_element(values) - values.begin());
    if (!samePicture) isHalted_ = false;
    // What is at work keeps the class that it was asked for.
    if (!waits) panel_.setModel(*subject_->model, usualClass_);
    if (inspection.picture) panel_.setPicture(inspection.picture->image);
    isStale_ = true;
    if (shown_ && !waits && !isHalted_) ask();
}

void SeeAttribution::expect(const InspectionSubject& next) {
    if (!subject_ || (subject_->pixels == next.pixels && subject_->model->spec == next.model->spec)) return;
    stop();
    isStale_ = true;
}

void SeeAttribution::forget(const QString& sentence) {
    stop();
    subject_.reset();
    panel_.showSentence(sentence);
}

void SeeAttribution::ask() {
    if (!shown_ || !subject_) return;
    isStale_ = false;
    panel_.setModel(*subject_->model, usualClass_);
    session_.cancel(std::exchange(askedSanity_, 0));
    panel_.clearSanity();
    asked_ = session_.ask(*subject_, AttributionQuery{panel_.request()});
    panel_.setRunning(true);
}

void SeeAttribution::askForSanity(const InspectionReply& map) {
    if (!panel_.wantsSanity()) return finished();
    askedSanity_ = session_.ask(map.subject, SanityQuery{.request = std::get<AttributionQuery>(map.query).request});
}

void SeeAttribution::stop() {
    session_.cancel(std::exchange(asked_, 0));
    session_.cancel(std::exchange(askedSanity_, 0));
    panel_.setRunning(false);
}

void SeeAttribution::finished() {
    panel_.setRunning(false);
    if (isStale_) ask();
}

void SeeAttribution::takeAnswer(const InspectionReply& reply, bool whole) {
    if (reply.id == 0) return;
    if (reply.id == asked_) {
        if (whole) asked_ = 0;
        panel_.showMap(std::get<AttributionAnswer>(reply.answer).map, whole);
        if (whole) askForSanity(reply);
    } else if (reply.id == askedSanity_) {
        if (whole) askedSanity_ = 0;
        panel_.showSanity(std::get<SanityAnswer>(reply.answer).check, whole);
        if (whole) finished();
    }
}

void SeeAttribution::takeFailure(quint64 id, const Error& error) {
    if (id == 0 || (id != asked_ && id != askedSanity_)) return;
    asked_ = 0;
    askedSanity_ = 0;
    panel_.setRunning(false);
    panel_.showSentence(errorText(error));
}

}  // namespace fovea
