// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace fovea {

/// The operations of Python's pickletools that data needs, by their bytes.
// clang-format off
enum class PickleOperation : std::uint8_t {
    Mark = '(', Stop = '.', Pop = '0', PopMark = '1', Dup = '2', Int = 'I', Long = 'L', BinInt = 'J', BinInt1 = 'K',
    BinInt2 = 'M', Long1 = 0x8a, None = 'N', NewTrue = 0x88, NewFalse = 0x89, Float = 'F', BinFloat = 'G',
    String = 'S', BinString = 'T', ShortBinString = 'U', Unicode = 'V', BinUnicode = 'X', ShortBinUnicode = 0x8c,
    BinUnicode8 = 0x8d, BinBytes = 'B', ShortBinBytes = 'C', BinBytes8 = 0x8e, ByteArray8 = 0x96, EmptyList = ']',
    Append = 'a', Appends = 'e', ListOp = 'l', EmptyTuple = ')', Tuple = 't', Tuple1 = 0x85, Tuple2 = 0x86,
    Tuple3 = 0x87, EmptyDict = '}', DictOp = 'd', SetItem = 's', SetItems = 'u', Get = 'g', BinGet = 'h',
    LongBinGet = 'j', Put = 'p', BinPut = 'q', LongBinPut = 'r', Memoize = 0x94, Global = 'c', StackGlobal = 0x93,
    Reduce = 'R', Build = 'b', Proto = 0x80, Frame = 0x95
};
// clang-format on

}  // namespace fovea
