// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

namespace fovea {
namespace {

// A signal handler may do little more than write a byte; the listener does the rest.
std::atomic<int> signalPipe{-1};
std::atomic<bool> readerGone{false};

void onSignal(int number) {
    const int before = errno;
    const char byte = 's';
    const int target = signalPipe.load();
    if (target >= 0 && write(target, &byte, 1) < 0) _exit(1);
    std::signal(number, SIG_DFL);
    errno = before;
}

/// Whoever read our lines has gone (`| head`). Unlike Ctrl-C it comes again with every line that is
/// written, so that it must not end the process.
void onBrokenPipe(int) {
    if (readerGone.exchange(true)) return;
    const int before = errno;
    const char byte = 's';
    const int target = signalPipe.load();
    if (target >= 0 && write(target, &byte, 1) < 0) _exit(1);
    errno = before;
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
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    struct sigaction action {};
    action.sa_handler = onBrokenPipe;
    action.sa_flags = SA_RESTART;
    sigaction(SIGPIPE, &action, nullptr);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGPIPE, SIG_IGN);  // what is still to be said must not keep a model from being written
    signalPipe = -1;
    if (pipe_[1] >= 0) close(pipe_[1]);  // ends the listener's read
    if (listener_.joinable()) listener_.join();
    if (pipe_[0] >= 0) close(pipe_[0]);
}

}  // namespace fovea
