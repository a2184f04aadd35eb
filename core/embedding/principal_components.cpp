// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/principal_components.h"

#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "core/tensor/random.h"

namespace fovea {

namespace {

using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Directions = Eigen::MatrixXd;  // width × directions

constexpr std::int64_t rowsOfPiece = 256;
constexpr int spareDirections = 10;  // iterated besides those that are asked for; they make the last ones converge
constexpr int mostIterations = 60;
constexpr double settled = 1e-7;  // change of the variances from one iteration to the next, of the largest

/// The points less their mean, in pieces of rows that are worked on side by side.
class CentredPoints {
public:
    CentredPoints(const PointsView& points, Workers& workers)
        : rows_(points.count), workers_(workers), values_(points.count, points.width) {
        const Eigen::Map<const RowMatrix> given(points.values, points.count, points.width);
        mean_ = Eigen::VectorXd::Zero(points.width);
        for (std::int64_t i = 0; i < rows_; ++i) mean_ += given.row(i).cast<double>().transpose();
        mean_ /= static_cast<double>(rows_);
        values_ = given.rowwise() - mean_.cast<float>().transpose();
    }
    const Eigen::VectorXd& mean() const { return mean_; }
    double totalVariance() const {
        double sum = 0;
        for (std::int64_t i = 0; i < rows_; ++i) sum += values_.row(i).cast<double>().squaredNorm();
        return sum / static_cast<double>(rows_ - 1);
    }
    /// X·D, rows × directions.
    RowMatrix along(const Directions& directions) const {
        const Eigen::MatrixXf axes = directions.cast<float>();
        RowMatrix result(rows_, axes.cols());
        forPieces([&](int /*piece*/, std::int64_t first, std::int64_t count) {
            result.middleRows(first, count).noalias() = values_.middleRows(first, count) * axes;
        });
        return result;
    }
    /// Xᵀ·P / (rows − 1), width × directions. The pieces' sums are added in order.
    Directions across(const RowMatrix& places) const {
        std::vector<Eigen::MatrixXf> sums(static_cast<std::size_t>(pieces()));
        forPieces([&](int piece, std::int64_t first, std::int64_t count) {
            sums[static_cast<std::size_t>(piece)].noalias() =
                values_.middleRows(first, count).transpose() * places.middleRows(first, count);
        });
        Directions sum = Directions::Zero(values_.cols(), places.cols());
        for (const Eigen::MatrixXf& part : sums) sum += part.cast<double>();
        return sum / static_cast<double>(rows_ - 1);
    }

private:
    int pieces() const { return static_cast<int>((rows_ + rowsOfPiece - 1) / rowsOfPiece); }
    void forPieces(FunctionRef<void(int, std::int64_t, std::int64_t)> body) const {
        workers_.forEach(pieces(), [&](int piece) {
            const std::int64_t first = piece * rowsOfPiece;
            body(piece, first, std::min(rowsOfPiece, rows_ - first));
        });
    }

    std::int64_t rows_;
    Workers& workers_;
    RowMatrix values_;
    Eigen::VectorXd mean_;
};

/// Makes columns of length 1 at right angles, twice, as one pass leaves rounding behind. A column in which nothing
/// is left becomes 0.
void makeOrthonormal(Directions& columns) {
    for (Eigen::Index j = 0; j < columns.cols(); ++j) {
        const double before = columns.col(j).norm();
        for (int pass = 0; pass < 2; ++pass)
            for (Eigen::Index i = 0; i < j; ++i) columns.col(j) -= columns.col(i).dot(columns.col(j)) * columns.col(i);
        const double length = columns.col(j).norm();
        constexpr double nothing = 1e-10;
        if (length > nothing * before && length > 0)
            columns.col(j) /= length;
        else
            columns.col(j).setZero();
    }
}

Directions drawnDirections(Eigen::Index width, Eigen::Index count) {
    Directions directions(width, count);
    RandomStream random(0, RandomPurpose::Analysis, 0x504341);  // a start of its own; the result does not depend on it
    for (Eigen::Index j = 0; j < count; ++j)
        for (Eigen::Index i = 0; i < width; ++i) directions(i, j) = random.normal();
    makeOrthonormal(directions);
    return directions;
}

struct Subspace {
    Directions axes;
    Eigen::VectorXd variances;  ///< falling
};

/// The best directions within a space that is spanned by orthonormal columns, given what the covariance makes of them.
Subspace ritz(const Directions& space, const Directions& covarianceOfSpace) {
    Eigen::MatrixXd small = space.transpose() * covarianceOfSpace;
    small = 0.5 * (small + small.transpose()).eval();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(small);
    return {space * solver.eigenvectors().rowwise().reverse(), solver.eigenvalues().reverse()};
}

}  // namespace

double PrincipalComponents::explained(int axesShown) const {
    double sum = 0;
    for (int i = 0; i < std::min(axesShown, count); ++i) sum += variances[static_cast<std::size_t>(i)];
    return totalVariance > 0 ? std::clamp(sum / totalVariance, 0.0, 1.0) : 0.0;
}

std::vector<float> PrincipalComponents::place(std::span<const float> point) const {
    std::vector<float> result;
    for (int axis = 0; axis < count; ++axis) {
        double sum = 0;
        for (std::size_t i = 0; i < mean.size(); ++i)
            sum +=
                (double{point[i]} - double{mean[i]}) * double{axes[static_cast<std::size_t>(axis) * mean.size() + i]};
        result.push_back(static_cast<float>(sum));
    }
    return result;
}

Result<PrincipalComponents> principalComponents(const PointsView& points, int count, Workers& workers,
                                                const std::stop_token& stop) {
    const CentredPoints centred(points, workers);
    const auto kept = static_cast<int>(std::min<std::int64_t>({count, points.width, points.count - 1}));
    const Eigen::Index iterated = std::min<std::int64_t>({kept + spareDirections, points.width, points.count});
    Subspace found{drawnDirections(points.width, iterated), Eigen::VectorXd::Zero(iterated)};
    for (int iteration = 0; iteration < mostIterations; ++iteration) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const Directions moved = centred.across(centred.along(found.axes));
        const Subspace better = ritz(found.axes, moved);
        const double change = (better.variances - found.variances).head(kept).cwiseAbs().maxCoeff();
        const bool ended = iterated == points.width || change <= settled * better.variances(0);
        found = better;
        if (ended || iteration + 1 == mostIterations) break;
        found.axes = moved;
        makeOrthonormal(found.axes);
    }
    PrincipalComponents result{.width = points.width, .count = kept, .totalVariance = centred.totalVariance()};
    Directions axes = found.axes.leftCols(kept);
    for (Eigen::Index axis = 0; axis < kept; ++axis) {
        Eigen::Index largest = 0;
        axes.col(axis).cwiseAbs().maxCoeff(&largest);
        if (axes(largest, axis) < 0) axes.col(axis) = -axes.col(axis);
        for (Eigen::Index i = 0; i < points.width; ++i) result.axes.push_back(static_cast<float>(axes(i, axis)));
        result.variances.push_back(std::max(0.0, found.variances(axis)));
    }
    for (Eigen::Index i = 0; i < points.width; ++i) result.mean.push_back(static_cast<float>(centred.mean()(i)));
    const RowMatrix places = centred.along(axes);
    result.places.assign(places.data(), places.data() + places.size());
    return result;
}

}  // namespace fovea
