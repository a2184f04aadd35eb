// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace fovea {
namespace {

// A signal handler may do little more than write a byte; the listener does the rest.
std::atomic<int> signalPipe{-1};
std::atomic<bool> readerGone{false};

void askToStop() {
    const int before = errno;
    const char byte = 's';
    const int target = signalPipe.load();
    if (target >= 0 && write(target, &byte, 1) < 0) _exit(1);
    errno = before;
}

void onSignal(int number) {
    askToStop();
    // Whoever closes a terminal is not impatient: the shell and the kernel both say so.
    std::signal(number, number == SIGHUP ? SIG_IGN : SIG_DFL);
}

/// Whoever read our lines has gone (`| head`). Unlike Ctrl-C it comes again with every line that is
/// written, so that it must not end the process.
void onBrokenPipe(int) {
    if (!readerGone.exchange(true)) askToStop();
}

struct sigaction actionFor(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    return action;
}

}  // namespace

Interrupt::Interrupt() {
    if (pipe2(pipe_, O_CLOEXEC) != 0) return;
    signalPipe = pipe_[1];
    listener_ = std::thread([this] {
        char byte = 0;
        ssize_t count = 0;
        do count = read(pipe_[0], &byte, 1);
        while (count < 0 && errno == EINTR);
        if (count == 1 && byte == 's') source_.request_stop();
    });
    const struct sigaction stop = actionFor(onSignal);
    for (std::size_t i = 0; i < stopSignals.size(); ++i) {
        sigaction(stopSignals[i], nullptr, &before_[i]);
        // Ignored by who started us: `nohup`, or a script that runs us in the background.
        if (before_[i].sa_handler != SIG_IGN) sigaction(stopSignals[i], &stop, nullptr);
    }
    const struct sigaction gone = actionFor(onBrokenPipe);
    sigaction(SIGPIPE, &gone, nullptr);
}

Interrupt::~Interrupt() {
    if (pipe_[1] < 0) return;
    for (std::size_t i = 0; i < stopSignals.size(); ++i) sigaction(stopSignals[i], &before_[i], nullptr);
    std::signal(SIGPIPE, SIG_IGN);  // what is still to be said must not keep a model from being written
    signalPipe = -1;
    close(pipe_[1]);  // ends the listener's read
    if (listener_.joinable()) listener_.join();
    close(pipe_[0]);
}

}  // namespace fovea
