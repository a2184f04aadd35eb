// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <csignal>
#include <stop_token>
#include <thread>

namespace fovea {

/// While it lives, Ctrl-C (SIGINT), SIGTERM and SIGHUP (the terminal was closed) request a stop, so that work can end in
/// good order; a second one of the first two ends the process at once. What was ignored when the program was started
/// stays ignored. A reader of our output who goes away (SIGPIPE) requests a
/// stop too, so that `fovea train … --out FILE | head` still writes FILE. One at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return source_.get_token(); }
    bool requested() const { return source_.stop_requested(); }

private:
    static constexpr std::array stopSignals{SIGINT, SIGTERM, SIGHUP};
    std::array<struct sigaction, stopSignals.size()> before_{};
    std::stop_source source_;
    int pipe_[2] = {-1, -1};
    std::thread listener_;
};

}  // namespace fovea
