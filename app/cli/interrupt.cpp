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

void onSignal(int number) {
    const int before = errno;
    const char byte = 's';
    const int target = signalPipe.load();
    if (target >= 0 && write(target, &byte, 1) < 0) _exit(1);
    std::signal(number, SIG_DFL);
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
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    signalPipe = -1;
    if (pipe_[1] >= 0) close(pipe_[1]);  // ends the listener's read
    if (listener_.joinable()) listener_.join();
    if (pipe_[0] >= 0) close(pipe_[0]);
}

}  // namespace fovea
