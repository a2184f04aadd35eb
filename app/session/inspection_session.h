// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "core/analysis/inspector.h"

namespace fovea {

/// An answer, or what is known of it, with its question. A copy; the numbers are those of `subject`.
struct InspectionReply {
    quint64 id = 0;  ///< as ask() gave it
    InspectionSubject subject;
    InspectionQuery query;
    InspectionAnswer answer;
};
using InspectionReplyPointer = std::shared_ptr<const InspectionReply>;

/// Answers questions about a model and a picture on a thread of its own, while training runs on. Of each kind of
/// question the latest wins: it takes the place of the one before, which is stopped and never answered.
class InspectionSession : public QObject {
    Q_OBJECT

public:
    explicit InspectionSession(QObject* parent = nullptr);
    ~InspectionSession() override;

    /// `subject.pixels` in the model's input shape. The id, never 0, comes back with everything that is said of it.
    quint64 ask(InspectionSubject subject, InspectionQuery query);
    /// Nothing of it is heard any more.
    void cancel(quint64 id);
    /// Neither at work nor with anything to do; what was found may still be on its way.
    bool isIdle() const;
    /// How long an answer takes before a part of it is handed out, and between two parts. Before the first question.
    void setPartInterval(std::chrono::milliseconds interval) { partInterval_ = interval; }

Q_SIGNALS:
    void answered(fovea::InspectionReplyPointer reply);
    void partlyAnswered(fovea::InspectionReplyPointer reply);
    void progressed(quint64 id, qint64 done, qint64 total);
    void failed(quint64 id, const fovea::Error& error);

private:
    static constexpr std::size_t kinds = std::variant_size_v<InspectionQuery>;
    struct Question {
        quint64 id = 0;
        InspectionSubject subject;
        InspectionQuery query;
    };
    void main(const std::stop_token& quit);
    /// The oldest that waits. Requires the lock.
    std::optional<Question> takeNext();
    void work(Inspector& inspector, const Question& question, const std::stop_token& stop);
    /// Runs `deliver` on this object's thread, unless the question is no longer the latest of its kind.
    template <class Deliver>
    void deliver(const Question& question, bool isLast, Deliver deliver);

    std::array<quint64, kinds> latest_{};  ///< the interface's thread alone: whose answers are heard; 0: nobody's
    quint64 lastId_ = 0;
    std::chrono::milliseconds partInterval_{150};

    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    std::array<std::optional<Question>, kinds> waiting_;
    quint64 runningId_ = 0;
    std::size_t runningKind_ = 0;
    std::stop_source runningStop_;
    std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace fovea

Q_DECLARE_METATYPE(fovea::InspectionReplyPointer)
