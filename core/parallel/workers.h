// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace fovea {

/// A reference to a callable, valid while the callable lives. Costs one indirect call, no allocation.
template <class Signature>
class FunctionRef;
template <class R, class... Args>
class FunctionRef<R(Args...)> {
public:
    template <class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef>) FunctionRef(F&& f)  // NOLINT: implicit by design
        : object_(const_cast<void*>(static_cast<const void*>(std::addressof(f)))),
          call_([](void* object, Args... args) -> R {
              return (*static_cast<std::remove_reference_t<F>*>(object))(std::forward<Args>(args)...);
          }) {}
    R operator()(Args... args) const { return call_(object_, std::forward<Args>(args)...); }

private:
    void* object_;
    R (*call_)(void*, Args...);
};

/// The one way to run something in parallel: an arena of oneTBB of its own.
///
/// Work is handed out by index; what index i computes must not depend on which thread takes it or
/// when, so that results are the same bits for any number of threads. Sums over a batch are made
/// per index into storage of their own and added in order afterwards.
class Workers {
public:
    enum class Priority {
        Normal,
        /// Threads with raised niceness, so that the interface stays fluent. The thread that calls
        /// forEach is one of them, and an unprivileged thread can't take its niceness back: call
        /// from a thread made for it. The main thread is left as it is.
        Background
    };

    /// threads ≤ 0 means one per core. Where the system starts no more, there are fewer.
    explicit Workers(int threads = 0, Priority priority = Priority::Normal);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// One that does everything in the calling thread, for work that is itself a part of a parallel loop:
    /// no arena, no tasks, no cost.
    static Workers& serial();

    int threads() const;

    /// Calls body(i) once for every 0 ≤ i < count and returns when all have returned. Denormal
    /// numbers count as zero meanwhile. An exception out of body is thrown here.
    void forEach(int count, FunctionRef<void(int)> body);

    /// forEach whose body also gets a worker: a number below min(threads(), count) that no other body has at
    /// the same time, for working memory that is planned beforehand. A thread keeps to its worker where it can.
    /// The body must not use these workers itself: waiting there, a thread would take up another index in its worker.
    void forEachByWorker(int count, FunctionRef<void(int index, int worker)> body);

    /// Calls body() as a member of the arena, so that several short loops in it pay for entering once.
    void enter(FunctionRef<void()> body);

private:
    struct Serial {};
    explicit Workers(Serial);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Working memory of the calling thread: 64-byte aligned floats that live until the frame ends.
/// Frames nest like calls. The memory stays with the thread, so that steady state allocates nothing.
class Scratch {
public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    /// `count` floats, uninitialised.
    float* floats(std::size_t count);

private:
    std::size_t mark_;
};

}  // namespace fovea
