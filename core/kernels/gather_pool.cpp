// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/gather.h"
#include "core/kernels/pooled_product.h"

namespace fovea::kernels {

void Gather::runPooled(const ConstImageView& source, const float* panels, const SumRule& rule, const ImageView& target,
                       std::uint8_t* argmax, RowRange rows) const {
    if (rows.first >= rows.end) return;
    const int width = target.shape.width;
    const int filters = target.shape.channels;
    const std::ptrdiff_t rowValues = std::ptrdiff_t{width} * filters;
    const Region region = touchedRegion(lattice_, 2 * rows.first, 2 * rows.end);
    Scratch scratch;
    std::ptrdiff_t* offsets = scratchOffsets(scratch, segments_.starts.size());
    float* places = nullptr;
    if (argmax != nullptr) places = scratch.floats(static_cast<std::size_t>(rowValues));
    PooledProduct product;
    product.aOffsets = offsets;
    product.segments = static_cast<int>(segments_.starts.size());
    product.steps = segments_.steps;
    product.aColumn = std::ptrdiff_t{lattice_.sourceStride.width} * source.shape.channels;
    product.fusedRelu = rule.fusedRelu;
    product.cStep = filters;
    for (int n = 0; n < target.count; ++n) {
        Scratch copy;
        const SourceWindow window = openWindow(source, n, 1, region, copy);
        segments_.writeOffsets(source.shape.channels, window.rowStride, offsets);
        product.aRow = lattice_.sourceStride.height * window.rowStride;
        for (int y = rows.first; y < rows.end; ++y) {
            const float* line = window.corner + 2 * (y - rows.first) * product.aRow;
            for (const ColumnPanel& column : columns_) {
                product.lanes = column.lanes;
                product.bias = rule.bias == nullptr ? nullptr : rule.bias + column.first;
                const EvenTiles tiles(width, pooledRows(column.packets));
                for (int tile = 0, x = 0; tile < tiles.count; ++tile) {
                    const int count = tiles.rows(tile);
                    float* place = places == nullptr ? nullptr : places + std::ptrdiff_t{x} * filters + column.first;
                    multiplyPooledTile(product, count, column.packets, line + 2 * x * product.aColumn,
                                       panels + column.first * steps_, target.pixel(n, y, x) + column.first, place,
                                       width - x - count);
                    x += count;
                }
            }
            if (argmax == nullptr) continue;
            std::uint8_t* own = argmax + (std::ptrdiff_t{n} * target.shape.height + y) * rowValues;
            for (std::ptrdiff_t i = 0; i < rowValues; ++i)
                own[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(places[i]));
        }
    }
}

}  // namespace fovea::kernels
