// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/image_end.h"

#include <QtEndian>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace fovea {
namespace {

/// The bytes of a file one after the other; nothing behind its end.
class Bytes {
public:
    explicit Bytes(QIODevice& file) : file_(file) { file_.seek(0); }

    std::optional<int> next() {
        if (place_ == block_.size() && !refill()) return std::nullopt;
        return static_cast<unsigned char>(block_[place_++]);
    }
    bool skip(qint64 count) {
        while (count > 0) {
            if (place_ == block_.size() && !refill()) return false;
            const qint64 step = std::min<qint64>(count, block_.size() - place_);
            place_ += step;
            count -= step;
        }
        return true;
    }

private:
    bool refill() {
        block_ = file_.read(blockBytes);
        place_ = 0;
        return !block_.isEmpty();
    }

    static constexpr qint64 blockBytes = 256 * 1024;
    QIODevice& file_;
    QByteArray block_;
    qsizetype place_ = 0;
};

bool jpegReachesEnd(Bytes& bytes) {
    constexpr int endOfImage = 0xD9;
    const auto standsAlone = [](int marker) {
        return marker == 0 || marker == 1 || (marker >= 0xD0 && marker <= 0xD8);
    };
    while (const auto byte = bytes.next()) {
        if (*byte != 0xFF) continue;  // coded pixels
        std::optional<int> marker = bytes.next();
        while (marker == 0xFF) marker = bytes.next();
        if (!marker) return false;
        if (*marker == endOfImage) return true;
        if (standsAlone(*marker)) continue;
        const auto high = bytes.next();
        const auto low = bytes.next();
        // Previews within a segment have ends of their own.
        if (!high || !low || !bytes.skip((*high << 8 | *low) - 2)) return false;
    }
    return false;
}

/// Blocks of up to 255 bytes, each led by its length; 0 ends them.
bool skipBlocks(Bytes& bytes) {
    for (;;) {
        const auto length = bytes.next();
        if (!length || !bytes.skip(*length)) return false;
        if (*length == 0) return true;
    }
}

/// A table of colours is announced in the flags before it.
bool skipColours(Bytes& bytes, int flags) { return (flags & 0x80) == 0 || bytes.skip(3LL << ((flags & 7) + 1)); }

bool gifReachesEnd(Bytes& bytes) {
    if (!bytes.skip(10)) return false;
    const auto flags = bytes.next();
    if (!flags || !bytes.skip(2) || !skipColours(bytes, *flags)) return false;
    while (const auto block = bytes.next()) {
        if (*block == 0x3B) return true;
        if (*block == 0x2C) {
            if (!bytes.skip(8)) return false;
            const auto own = bytes.next();
            return own && skipColours(bytes, *own) && bytes.skip(1) && skipBlocks(bytes);
        }
        if (*block == 0x21 && (!bytes.skip(1) || !skipBlocks(bytes))) return false;
    }
    return false;
}

/// The sum of a PNG's chunk: CRC-32 over type and data.
class Crc {
public:
    void add(int byte) { value_ = value_ >> 8 ^ table[(value_ ^ static_cast<std::uint32_t>(byte)) & 0xFF]; }
    std::uint32_t value() const { return ~value_; }

private:
    static constexpr std::array<std::uint32_t, 256> table = [] {
        std::array<std::uint32_t, 256> sums{};
        for (std::uint32_t i = 0; i < sums.size(); ++i) {
            std::uint32_t sum = i;
            for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xEDB88320U : 0U);
            sums[i] = sum;
        }
        return sums;
    }();
    std::uint32_t value_ = ~std::uint32_t{0};
};

/// Four bytes, the highest first.
std::optional<std::uint32_t> bigEndian(Bytes& bytes, Crc* crc = nullptr) {
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i) {
        const auto byte = bytes.next();
        if (!byte) return std::nullopt;
        if (crc != nullptr) crc->add(*byte);
        number = number << 8 | static_cast<std::uint32_t>(*byte);
    }
    return number;
}

std::optional<Reason> pngFault(Bytes& bytes) {
    constexpr std::uint32_t lastChunk = 0x49454E44;  // IEND
    if (!bytes.skip(8)) return Reason::PictureCut;
    for (;;) {
        Crc crc;
        const auto length = bigEndian(bytes);
        const auto type = bigEndian(bytes, &crc);
        if (!length || !type) return Reason::PictureCut;
        for (std::uint32_t i = 0; i < *length; ++i) {
            const auto byte = bytes.next();
            if (!byte) return Reason::PictureCut;
            crc.add(*byte);
        }
        const auto sum = bigEndian(bytes);
        if (!sum) return Reason::PictureCut;
        if (*sum != crc.value()) return Reason::ContentsDamaged;
        if (*type == lastChunk) return std::nullopt;
    }
}

/// A BMP without compression tells by its sides how long it must be; the padding of its last row may be missing.
bool bmpReachesEnd(QIODevice& file) {
    file.seek(0);
    const QByteArray header = file.read(54);
    constexpr qsizetype smallest = 54;
    if (header.size() < smallest) return false;
    const auto number = [&](qsizetype place) {
        return static_cast<double>(qFromLittleEndian<qint32>(header.constData() + place));
    };
    const bool isPlain = number(14) >= 40 && (number(30) == 0 || number(30) == 3);
    if (!isPlain) return true;
    const double bits = number(18) * qFromLittleEndian<quint16>(header.constData() + 28);
    const double rows = std::abs(number(22));
    return static_cast<double>(file.size()) >= number(10) + (rows - 1) * std::ceil(bits / 32) * 4 + std::ceil(bits / 8);
}

}  // namespace

std::optional<Reason> pictureFault(const QByteArray& format, QIODevice& file) {
    Bytes bytes(file);
    if (format == "png") return pngFault(bytes);
    const bool isWhole = format == "jpeg"  ? jpegReachesEnd(bytes)
                         : format == "gif" ? gifReachesEnd(bytes)
                         : format == "bmp" ? bmpReachesEnd(file)
                                           : true;
    return isWhole ? std::nullopt : std::optional(Reason::PictureCut);
}

int jpegComponents(QIODevice& file) {
    Bytes bytes(file);
    // Start of frame: C0 to CF, but for tables (C4), an extension (C8) and conditions (CC).
    const auto isFrame = [](int m) { return m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 && m != 0xCC; };
    constexpr int startOfImage = 0xD8;
    constexpr int startOfScan = 0xDA;
    while (const auto byte = bytes.next()) {
        if (*byte != 0xFF) return 0;
        std::optional<int> marker = bytes.next();
        while (marker == 0xFF) marker = bytes.next();
        if (!marker || *marker == startOfScan) return 0;
        if (*marker == startOfImage) continue;
        const auto high = bytes.next();
        const auto low = bytes.next();
        if (!high || !low) return 0;
        constexpr int beforeCount = 5;  // precision, height and width
        if (isFrame(*marker)) return bytes.skip(beforeCount) ? bytes.next().value_or(0) : 0;
        if (!bytes.skip((*high << 8 | *low) - 2)) return 0;
    }
    return 0;
}

}  // namespace fovea
