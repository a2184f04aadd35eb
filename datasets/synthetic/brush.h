// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <vector>

#include "core/tensor/random.h"

namespace fovea {

/// Red, green, blue in 0 … 255.
struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;

    /// Factor < 1 darkens, > 1 lightens.
    Colour scaled(double factor) const;
    Colour mixed(const Colour& other, double share) const;
};

/// Hue in degrees, saturation and value in [0, 1].
Colour fromHsv(double hue, double saturation, double value);

/// A point of a figure: x to the right, y down; figures fill about [-1, 1]².
struct Spot {
    double x = 0;
    double y = 0;
};

/// Where and how a figure stands in the picture: first scaled and sheared, then turned, then moved.
struct Pose {
    double centreX = 0;  ///< of the picture's [-1, 1]
    double centreY = 0;
    double scaleX = 1;  ///< negative: mirrored
    double scaleY = 1;
    double shear = 0;
    double turn = 0;  ///< degrees

    Spot apply(Spot spot) const;
};

/// Draws filled figures, given in the coordinates of a pose, onto a square picture.
class Brush {
public:
    /// `picture` is a square CV_8UC3 in RGB order.
    Brush(cv::Mat& picture, const Pose& pose);

    void polygon(const std::vector<Spot>& spots, const Colour& colour);
    /// `turn` in degrees, about its own centre.
    void ellipse(Spot centre, double radiusX, double radiusY, const Colour& colour, double turn = 0);
    void disc(Spot centre, double radius, const Colour& colour) { ellipse(centre, radius, radius, colour); }
    /// Part of a line that grows from `widthFrom` to `widthTo`, with round ends.
    void limb(Spot from, Spot to, double widthFrom, double widthTo, const Colour& colour);
    /// A smooth curve through the spots (Catmull and Rom), of one width.
    void curve(const std::vector<Spot>& spots, double width, const Colour& colour);
    void box(double left, double top, double right, double bottom, const Colour& colour);

private:
    cv::Point toPixel(Spot spot) const;
    void fill(const std::vector<cv::Point>& points, const Colour& colour);

    cv::Mat& picture_;
    Pose pose_;
    std::vector<cv::Point> points_;
};

}  // namespace fovea
