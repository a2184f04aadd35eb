// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/tidy_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "widgets/canvas/layer_groups.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/canvas/volume_geometry.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr qreal skipRoom = 34;  ///< above a row that a skip connection passes over
constexpr qreal rowGap = 36;    ///< for the edge that comes back from the row above
constexpr qreal laneGap = 18;

constexpr qreal branchRoom = 20;  ///< between a layer and the text where a second edge turns off

/// A group with its place in the grid of columns and lanes.
struct Cell {
    std::size_t column = 0;
    int lane = 0;
    QRectF body;    ///< about its centre
    QRectF label;   ///< about its centre
    qreal gap = 0;  ///< room for the text on the edge behind it
};

struct Grid {
    std::vector<LayerGroup> groups;
    std::vector<Cell> cells;
    std::vector<std::pair<std::size_t, std::size_t>> edges;  ///< between groups
    std::size_t columns = 0;
};

std::vector<std::pair<std::size_t, std::size_t>> edgesBetween(const NetworkSpec& spec,
                                                              const std::vector<LayerGroup>& groups) {
    const auto index = groupIndex(groups);
    std::vector<std::pair<std::size_t, std::size_t>> edges;
    for (const Edge& edge : spec.edges) {
        const auto from = index.find(edge.from);
        const auto to = index.find(edge.to);
        // Groups are in topological order; an edge back belongs to a cycle and places nothing.
        if (from != index.end() && to != index.end() && from->second < to->second) {
            edges.emplace_back(from->second, to->second);
        }
    }
    return edges;
}

/// Columns by the longest path; lanes so that the longest way on keeps its producer's lane.
void placeInGrid(Grid& grid) {
    const std::size_t n = grid.groups.size();
    std::vector<std::size_t> onward(n, 0);
    for (const auto& [from, to] : grid.edges) {
        grid.cells[to].column = std::max(grid.cells[to].column, grid.cells[from].column + 1);
    }
    for (std::size_t i = n; i-- > 0;) {
        for (const auto& [from, to] : grid.edges) {
            if (from == i) {
                onward[i] = std::max(
                    onward[i], grid.cells[to].column - grid.cells[i].column == 1 ? onward[to] + 2 : onward[to] + 1);
            }
        }
    }
    std::set<std::pair<std::size_t, int>> taken;
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return grid.cells[a].column != grid.cells[b].column ? grid.cells[a].column < grid.cells[b].column
                                                            : onward[a] > onward[b];
    });
    for (const std::size_t i : order) {
        int lane = -1;
        for (const auto& [from, to] : grid.edges) {
            if (to == i) {
                lane = lane < 0 ? grid.cells[from].lane : std::min(lane, grid.cells[from].lane);
            }
        }
        lane = std::max(lane, 0);
        while (taken.contains({grid.cells[i].column, lane})) {
            ++lane;
        }
        taken.insert({grid.cells[i].column, lane});
        grid.cells[i].lane = lane;
        grid.columns = std::max(grid.columns, grid.cells[i].column + 1);
    }
}

Grid gridOf(const NetworkSpec& spec, const ShapeTable& shapes, std::vector<LayerGroup> groups, CanvasDrawing drawing) {
    Grid grid;
    grid.groups = std::move(groups);
    grid.edges = edgesBetween(spec, grid.groups);
    std::sort(grid.edges.begin(), grid.edges.end());
    const VolumeScale scale = VolumeScale::of(
        shapes, drawing == CanvasDrawing::Blocks ? grid.groups.size() : shapes.size());
    const Theme& theme = Theme::instance();
    const QFontMetricsF caption(theme.font(theme.type().caption));
    for (const LayerGroup& group : grid.groups) {
        const Body body = bodyOf(spec, shapes, group, scale, drawing);
        Cell cell;
        cell.body = body.rect();
        cell.label = labelRect(body, groupLabel(spec, group));
        // Text, the arrow's head, and the ports of a selected layer.
        cell.gap = caption.horizontalAdvance(outputText(spec, shapes, group.tail())) + 36;
        if (spec.consumersOf(group.tail()).size() > 1) {
            cell.gap += branchRoom;
        }
        grid.cells.push_back(cell);
    }
    placeInGrid(grid);
    return grid;
}

/// What the columns need, whichever row they come to stand in.
struct ColumnRoom {
    qreal bodyHalf = 0, left = 0, right = 0, gap = 0;
    bool cleanBreak = false;  ///< one edge only crosses from here to the next column
};

std::vector<ColumnRoom> roomOf(const Grid& grid) {
    std::vector<ColumnRoom> room(grid.columns);
    for (const Cell& cell : grid.cells) {
        ColumnRoom& column = room[cell.column];
        column.bodyHalf = std::max(column.bodyHalf, cell.body.width() / 2);
        column.left = std::max({column.left, -cell.label.left(), cell.body.width() / 2});
        column.right = std::max({column.right, cell.label.right(), cell.body.width() / 2});
        column.gap = std::max(column.gap, cell.gap);
    }
    for (std::size_t c = 0; c < grid.columns; ++c) {
        const auto crossing = std::count_if(grid.edges.begin(), grid.edges.end(), [&](const auto& edge) {
            return grid.cells[edge.first].column <= c && grid.cells[edge.second].column > c;
        });
        room[c].cleanBreak = crossing == 1;
    }
    return room;
}

/// One row: its first column, one past its last, and the x of each column's centre.
struct Row {
    std::size_t begin = 0, end = 0;
    std::vector<qreal> x;
};

qreal indentOf(const std::vector<ColumnRoom>& room, std::size_t begin) {
    return begin == 0 ? 0 : room[begin - 1].gap + 16;
}

Row fillRow(const std::vector<ColumnRoom>& room, std::size_t begin, qreal width) {
    Row row{begin, begin, {}};
    qreal x = indentOf(room, begin) + room[begin].left;
    while (row.end < room.size()) {
        const ColumnRoom& column = room[row.end];
        if (row.end > begin) {
            const ColumnRoom& last = room[row.end - 1];
            x += std::max(last.bodyHalf + last.gap + column.bodyHalf,
                          last.right + Theme::instance().type().body + column.left);
        }
        const bool more = row.end + 1 < room.size();
        if (row.end > begin && x + std::max(column.right, column.bodyHalf + (more ? column.gap : 0)) > width) {
            break;
        }
        row.x.push_back(x);
        ++row.end;
    }
    if (row.end < room.size()) {
        // Back to the last place where a single edge crosses, unless that leaves the row half empty.
        std::size_t end = row.end;
        while (end > begin + 1 && !room[end - 1].cleanBreak) {
            --end;
        }
        if (room[end - 1].cleanBreak && 2 * (end - begin) >= row.end - begin) {
            row.end = end;
            row.x.resize(end - begin);
        }
    }
    return row;
}

bool hasSkip(const Grid& grid, const Row& row) {
    return std::any_of(grid.edges.begin(), grid.edges.end(), [&](const auto& edge) {
        const Cell& from = grid.cells[edge.first];
        const Cell& to = grid.cells[edge.second];
        return from.lane == to.lane && to.column > from.column + 1 && to.column > row.begin && from.column < row.end;
    });
}

/// Centres of all groups.
std::vector<QPointF> placeRows(const Grid& grid, qreal width) {
    const std::vector<ColumnRoom> room = roomOf(grid);
    std::vector<QPointF> centres(grid.cells.size());
    qreal y = 0;
    for (std::size_t begin = 0; begin < grid.columns;) {
        const Row row = fillRow(room, begin, width);
        std::map<int, std::pair<qreal, qreal>> lanes;  // above and below a lane's line
        for (const Cell& cell : grid.cells) {
            if (cell.column >= row.begin && cell.column < row.end) {
                auto& [above, below] = lanes[cell.lane];
                above = std::max(above, -cell.body.top());
                below = std::max(below, cell.label.bottom());
            }
        }
        if (begin > 0) {
            y += rowGap;
        }
        if (hasSkip(grid, row)) {
            y += skipRoom;
        }
        for (const auto& [lane, heights] : lanes) {
            y += heights.first;
            for (std::size_t i = 0; i < grid.cells.size(); ++i) {
                const Cell& cell = grid.cells[i];
                if (cell.lane == lane && cell.column >= row.begin && cell.column < row.end) {
                    centres[i] = QPointF(row.x[cell.column - row.begin], y);
                }
            }
            y += heights.second + laneGap;
        }
        begin = row.end;
    }
    return centres;
}

Positions positionsOf(const Grid& grid, const std::vector<QPointF>& centres) {
    Positions positions;
    for (std::size_t i = 0; i < grid.groups.size(); ++i) {
        const QPointF whole(std::round(centres[i].x()), std::round(centres[i].y()));
        positions[grid.groups[i].host] = whole;
        for (const NodeId plate : grid.groups[i].plates) {
            positions[plate] = whole;
        }
        for (const NodeId inner : grid.groups[i].inner) {
            positions[inner] = whole;
        }
    }
    return positions;
}

QRectF boundsOf(const Grid& grid, const std::vector<QPointF>& centres) {
    QRectF bounds;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        const Cell& cell = grid.cells[i];
        bounds |= cell.body.adjusted(0, 0, cell.gap, 0).united(cell.label).translated(centres[i]);
    }
    return bounds.adjusted(0, -skipRoom, 0, 0);
}

}  // namespace

Positions tidyPositions(const NetworkSpec& spec, const ShapeTable& shapes, qreal width, CanvasDrawing drawing) {
    const Grid grid = gridOf(spec, shapes, groupLayers(spec), drawing);
    return positionsOf(grid, placeRows(grid, width));
}

Positions tidyPositionsForView(const NetworkSpec& spec, const ShapeTable& shapes, QSizeF view, CanvasDrawing drawing) {
    return tidyPositionsForView(spec, shapes, groupLayers(spec), view, drawing);
}

Positions tidyPositionsForView(const NetworkSpec& spec, const ShapeTable& shapes, std::vector<LayerGroup> groups,
                               QSizeF view, CanvasDrawing drawing) {
    const Grid grid = gridOf(spec, shapes, std::move(groups), drawing);
    std::vector<QPointF> best;
    qreal bestZoom = 0;
    qreal bestHeight = 0;
    for (const qreal factor : {1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.75, 1.95, 2.25, 2.6, 3.0, 3.5, 4.0}) {
        std::vector<QPointF> centres = placeRows(grid, view.width() * factor);
        const QRectF bounds = boundsOf(grid, centres);
        const qreal zoom = std::min(
            {1.0, view.width() / std::max(1.0, bounds.width()), view.height() / std::max(1.0, bounds.height())});
        // A little smaller is well worth a row less.
        const bool rowLess = zoom > bestZoom * 0.88 && bounds.height() < 0.8 * bestHeight;
        if (zoom > bestZoom * 1.02 || rowLess) {
            bestZoom = zoom;
            bestHeight = bounds.height();
            best = std::move(centres);
        }
    }
    return positionsOf(grid, best);
}

}  // namespace fovea
