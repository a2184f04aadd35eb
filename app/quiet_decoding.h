// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// While it lives, what Qt and its plug-ins remark in this thread goes nowhere: a decoder's lines would mix with those of the
/// command line, and the fault is told in a sentence of ours.
class QuietDecoding {
public:
    QuietDecoding();
    ~QuietDecoding();
    QuietDecoding(const QuietDecoding&) = delete;
    QuietDecoding& operator=(const QuietDecoding&) = delete;
};

}  // namespace fovea
