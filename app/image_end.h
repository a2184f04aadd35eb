// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <optional>

#include "core/reason.h"

namespace fovea {

/// What is missing or wrong in a picture of this format (as QImageReader names it), as far as its marks tell, before it is
/// decoded. Qt's decoders fill what is missing of a JPEG, GIF or BMP with grey or with nothing, and libpng writes its complaints
/// to standard error. A JPEG (ITU-T T.81, annex B) must reach its end marker, a GIF (89a) the end of its first picture, a PNG
/// its last chunk with sound sums (PNG 1.2, 3.4), a BMP its last row. nullopt for other formats, whose decoders answer with
/// an error. Reads from the first byte on, in blocks.
std::optional<Reason> pictureFault(const QByteArray& format, QIODevice& file);

/// How many components a JPEG's frame header names (ITU-T T.81, B.2.2): 1 grey, 3 colour, 4 the inks of a printer; 0 where
/// there is none.
int jpegComponents(QIODevice& file);

}  // namespace fovea
