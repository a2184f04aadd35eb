// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthetic/brush.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace fovea {

namespace {

/// Fractional bits of the coordinates that OpenCV's polygons take.
constexpr int fraction = 4;
constexpr double radian = std::numbers::pi / 180.0;

cv::Scalar scalar(const Colour& colour) { return {colour.red, colour.green, colour.blue}; }

}  // namespace

Colour Colour::scaled(double factor) const {
    const auto clip = [&](double v) { return std::clamp(v * factor, 0.0, 255.0); };
    return {clip(red), clip(green), clip(blue)};
}

Colour Colour::mixed(const Colour& other, double share) const {
    return {red + (other.red - red) * share, green + (other.green - green) * share, blue + (other.blue - blue) * share};
}

Colour fromHsv(double hue, double saturation, double value) {
    const auto channel = [&](double offset) {
        const double k = std::fmod(offset + hue / 60.0 + 12.0, 6.0);
        return 255.0 * value * (1.0 - saturation * std::max(0.0, std::min({k, 4.0 - k, 1.0})));
    };
    return {channel(5), channel(3), channel(1)};
}

Spot Pose::apply(Spot spot) const {
    const double x = spot.x * scaleX + spot.y * shear * scaleX;
    const double y = spot.y * scaleY;
    const double c = std::cos(turn * radian);
    const double s = std::sin(turn * radian);
    return {centreX + c * x - s * y, centreY + s * x + c * y};
}

Brush::Brush(cv::Mat& picture, const Pose& pose) : picture_(picture), pose_(pose) {}

cv::Point Brush::toPixel(Spot spot) const {
    const Spot placed = pose_.apply(spot);
    const double half = picture_.cols / 2.0 * (1 << fraction);
    return {static_cast<int>(std::lround((placed.x + 1.0) * half)),
            static_cast<int>(std::lround((placed.y + 1.0) * half))};
}

void Brush::fill(const std::vector<cv::Point>& points, const Colour& colour) {
    const cv::Point* start = points.data();
    const int count = static_cast<int>(points.size());
    cv::fillPoly(picture_, &start, &count, 1, scalar(colour), cv::LINE_8, fraction);
}

void Brush::polygon(const std::vector<Spot>& spots, const Colour& colour) {
    points_.clear();
    for (const auto& spot : spots) points_.push_back(toPixel(spot));
    fill(points_, colour);
}

void Brush::ellipse(Spot centre, double radiusX, double radiusY, const Colour& colour, double turn) {
    constexpr int corners = 20;
    const double c = std::cos(turn * radian);
    const double s = std::sin(turn * radian);
    points_.clear();
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        const double x = radiusX * std::cos(angle);
        const double y = radiusY * std::sin(angle);
        points_.push_back(toPixel({centre.x + c * x - s * y, centre.y + s * x + c * y}));
    }
    fill(points_, colour);
}

void Brush::limb(Spot from, Spot to, double widthFrom, double widthTo, const Colour& colour) {
    const double length = std::max(1e-9, std::hypot(to.x - from.x, to.y - from.y));
    const double nx = -(to.y - from.y) / length / 2.0;
    const double ny = (to.x - from.x) / length / 2.0;
    polygon({{from.x + nx * widthFrom, from.y + ny * widthFrom},
             {to.x + nx * widthTo, to.y + ny * widthTo},
             {to.x - nx * widthTo, to.y - ny * widthTo},
             {from.x - nx * widthFrom, from.y - ny * widthFrom}},
            colour);
    if (widthFrom > 0.12) disc(from, widthFrom / 2, colour);
    if (widthTo > 0.12) disc(to, widthTo / 2, colour);
}

void Brush::curve(const std::vector<Spot>& spots, double width, const Colour& colour) {
    const auto at = [&](std::size_t i) { return spots[std::min(i, spots.size() - 1)]; };
    Spot last = spots.front();
    for (std::size_t i = 0; i + 1 < spots.size(); ++i) {
        const Spot p0 = at(i == 0 ? 0 : i - 1);
        const Spot p1 = at(i);
        const Spot p2 = at(i + 1);
        const Spot p3 = at(i + 2);
        constexpr int pieces = 4;
        for (int k = 1; k <= pieces; ++k) {
            const double t = static_cast<double>(k) / pieces;
            const auto blend = [t](double a, double b, double c, double d) {
                return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t +
                              (3 * b - a - 3 * c + d) * t * t * t);
            };
            const Spot next{blend(p0.x, p1.x, p2.x, p3.x), blend(p0.y, p1.y, p2.y, p3.y)};
            limb(last, next, width, width, colour);
            last = next;
        }
    }
}

void Brush::box(double left, double top, double right, double bottom, const Colour& colour) {
    polygon({{left, top}, {right, top}, {right, bottom}, {left, bottom}}, colour);
}

}  // namespace fovea
