// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/inspection_session.h"

#include <QMetaObject>
#include <algorithm>
#include <exception>
#include <utility>

#include "core/caught_error.h"

namespace fovea {

InspectionSession::InspectionSession(QObject* parent)
    : QObject(parent), thread_([this](const std::stop_token& quit) { main(quit); }) {}

InspectionSession::~InspectionSession() {
    thread_.request_stop();
    {
        const std::lock_guard lock(mutex_);
        runningStop_.request_stop();
    }
    thread_.join();
}

quint64 InspectionSession::ask(InspectionSubject subject, InspectionQuery query) {
    const quint64 id = ++lastId_;
    const std::size_t kind = query.index();
    latest_[kind] = id;
    {
        const std::lock_guard lock(mutex_);
        waiting_[kind] = Question{id, std::move(subject), std::move(query)};
        if (runningId_ != 0 && runningKind_ == kind) runningStop_.request_stop();
    }
    wake_.notify_one();
    return id;
}

void InspectionSession::cancel(quint64 id) {
    if (id == 0) return;
    std::ranges::replace(latest_, id, quint64{0});
    const std::lock_guard lock(mutex_);
    for (auto& question : waiting_)
        if (question && question->id == id) question.reset();
    if (runningId_ == id) runningStop_.request_stop();
}

bool InspectionSession::isIdle() const {
    const std::lock_guard lock(mutex_);
    return runningId_ == 0 && std::ranges::none_of(waiting_, [](const auto& question) { return question.has_value(); });
}

std::optional<InspectionSession::Question> InspectionSession::takeNext() {
    std::optional<Question>* oldest = nullptr;
    for (auto& question : waiting_)
        if (question && (oldest == nullptr || question->id < (*oldest)->id)) oldest = &question;
    return oldest == nullptr ? std::nullopt : std::exchange(*oldest, std::nullopt);
}

void InspectionSession::main(const std::stop_token& quit) {
    // One thread is enough for one picture, and leaves the cores to training.
    Inspector inspector(std::make_shared<Workers>(1));
    std::optional<Question> question;
    while (!quit.stop_requested()) {
        std::stop_token stop;
        {
            std::unique_lock lock(mutex_);
            runningId_ = 0;
            question.reset();  // and with it its share of the model
            if (!wake_.wait(lock, quit, [&] { return (question = takeNext()).has_value(); })) return;
            runningId_ = question->id;
            runningKind_ = question->query.index();
            runningStop_ = std::stop_source();
            stop = runningStop_.get_token();
        }
        try {
            work(inspector, *question, stop);
        } catch (...) {
            inspector.forget();
            deliver(*question, true,
                    [this, id = question->id, error = errorOf(std::current_exception())] { Q_EMIT failed(id, error); });
        }
    }
}

void InspectionSession::work(Inspector& inspector, const Question& question, const std::stop_token& stop) {
    using Clock = std::chrono::steady_clock;
    auto lastPart = Clock::now();
    const auto reply = [&question](InspectionAnswer answer) {
        return std::make_shared<const InspectionReply>(
            InspectionReply{question.id, question.subject, question.query, std::move(answer)});
    };
    const Inspector::Report report = [&](std::int64_t done, std::int64_t total,
                                         const std::function<InspectionAnswer()>& soFar) {
        const auto now = Clock::now();
        if (done >= total || now - lastPart < partInterval_) return;
        lastPart = now;
        deliver(question, false, [this, id = question.id, done, total, part = reply(soFar())] {
            Q_EMIT progressed(id, done, total);
            Q_EMIT partlyAnswered(part);
        });
    };
    auto answer = inspector.answer(question.subject, question.query, stop, report);
    if (!answer) {
        deliver(question, true, [this, id = question.id, error = answer.error()] { Q_EMIT failed(id, error); });
        return;
    }
    deliver(question, true, [this, whole = reply(*std::move(answer))] { Q_EMIT answered(whole); });
}

template <class Deliver>
void InspectionSession::deliver(const Question& question, bool isLast, Deliver deliver) {
    QMetaObject::invokeMethod(
        this,
        [this, id = question.id, kind = question.query.index(), isLast, deliver = std::move(deliver)] {
            if (latest_[kind] != id) return;
            if (isLast) latest_[kind] = 0;
            deliver();
        },
        Qt::QueuedConnection);
}

}  // namespace fovea
