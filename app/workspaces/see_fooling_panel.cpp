// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_fooling_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/error_text.h"
#include "app/images/dataset_image.h"
#include "app/workspaces/picture_column.h"
#include "widgets/charts/trace_view.h"
#include "widgets/images/pixel_view.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int usualEpsilon = 4;
constexpr int mostEpsilon = 32;
constexpr double grey = 255;

Shape inputOf(const Model& model) { return std::get<InputSpec>(model.spec.find(*model.spec.inputNode())->layer).shape; }

QString nonsenseTitle(std::string_view id) {
    if (id == "noise") return SeeFoolingPanel::tr("noise");
    if (id == "static") return SeeFoolingPanel::tr("soft noise");
    if (id == "grey") return SeeFoolingPanel::tr("grey");
    if (id == "checkerboard") return SeeFoolingPanel::tr("checkerboard");
    if (id == "stripes") return SeeFoolingPanel::tr("stripes");
    return SeeFoolingPanel::tr("shuffled");
}

/// In the order of nonsensePictures(), until they are there: the page keeps its layout.
std::vector<Thumbnail> nonsenseToCome() {
    QImage toCome(1, 1, QImage::Format_RGB32);
    toCome.fill(Qt::gray);
    std::vector<Thumbnail> thumbnails;
    for (const char* id : {"noise", "static", "grey", "checkerboard", "stripes", "shuffled"})
        thumbnails.push_back({toCome, {}, nonsenseTitle(id), QStringLiteral("…"), {}, nonsenseTitle(id)});
    return thumbnails;
}

/// Half is none; the largest possible step is black or white.
std::vector<float> enlargedDifference(const std::vector<float>& from, const std::vector<float>& to, double factor) {
    std::vector<float> result(from.size());
    for (std::size_t i = 0; i < from.size(); ++i)
        result[i] = static_cast<float>(0.5 + factor * (double{to[i]} - double{from[i]}));
    return result;
}

}  // namespace

SeeFoolingPanel::SeeFoolingPanel(InspectionSession& session, QWidget* parent)
    : SeeQuestionPanel(SeePage::Fooling, parent), session_(session) {
    setObjectName(QStringLiteral("foolingPanel"));
    setHeading(tr("Fooling"),
               tr("Every value of the picture moves by ε, up or down as the sign of the loss's gradient says "
                  "(fast gradient sign method). How little is enough?"));
    before_ = new PictureColumn(QStringLiteral("foolingBefore"), panel());
    difference_ = new PictureColumn(QStringLiteral("foolingDifference"), panel());
    after_ = new PictureColumn(QStringLiteral("foolingAfter"), panel());
    before_->setTitle(tr("Picture"));
    after_->setTitle(tr("Moved"));
    sweep_ = new TraceView(panel());
    sweep_->setObjectName(QStringLiteral("foolingSweep"));
    nonsense_ = new ThumbnailGrid(panel());
    nonsense_->setObjectName(QStringLiteral("foolingNonsense"));
    constexpr int pictures = 6;
    nonsense_->setColumns(pictures);
    nonsense_->setLargestSide(56);
    nonsense_->setColumnGap(36);
    nonsense_->setThumbnails(nonsenseToCome());
    nonsense_->setTitle(tr("Pictures of no class, and what they are taken for"));
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    for (PictureColumn* column : {before_, difference_, after_}) {
        column->view()->setReadoutVisible(false);
        row->addWidget(column, 3);
    }
    row->addWidget(sweep_, 4);
    body()->addWidget(makeControls());
    body()->addLayout(row, 1);
    body()->addWidget(nonsense_);
    connect(&session_, &InspectionSession::answered, this,
            [this](const InspectionReplyPointer& reply) { take(*reply); });
    connect(&session_, &InspectionSession::failed, this, [this](quint64 id, const Error& error) {
        if (id == 0 || (id != asked_ && id != askedNonsense_)) return;
        (id == asked_ ? asked_ : askedNonsense_) = 0;
        setRemark(errorText(error));
        answerCame();
    });
}

QWidget* SeeFoolingPanel::makeControls() {
    auto* row = new QWidget(panel());
    epsilon_ = new QSlider(Qt::Horizontal, row);
    epsilon_->setObjectName(QStringLiteral("foolingEpsilon"));
    epsilon_->setAccessibleName(tr("Epsilon, in 255ths"));
    epsilon_->setRange(0, mostEpsilon);
    epsilon_->setPageStep(usualEpsilon);
    epsilon_->setValue(usualEpsilon);
    amount_ = roleLabel({}, "caption", row);
    amount_->setObjectName(QStringLiteral("foolingAmount"));
    setScaledMinimumWidth(amount_, 110);
    towards_ = new QComboBox(row);
    towards_->setObjectName(QStringLiteral("foolingTowards"));
    towards_->setAccessibleName(tr("Which way"));
    towards_->setMinimumContentsLength(22);
    connect(epsilon_, &QSlider::valueChanged, this, &SeeFoolingPanel::ask);
    connect(towards_, &QComboBox::activated, this, &SeeFoolingPanel::ask);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(new QLabel(QStringLiteral("ε"), row));
    layout->addWidget(epsilon_, 1);
    layout->addWidget(amount_);
    layout->addWidget(towards_);
    return row;
}

FoolingRequest SeeFoolingPanel::request() const {
    FoolingRequest request;
    request.epsilon = epsilon_->value() / grey;
    if (towards_->currentIndex() > 0) request.towards = towards_->currentIndex() - 1;
    return request;
}

void SeeFoolingPanel::subjectChanged() {
    const Model& model = *inspection()->subject.model;
    const int classes = soundShapes(model.spec).at(*model.spec.outputNode()).channels;
    if (towards_->count() != classes + 1 || names_ != model.classNames) {
        names_ = model.classNames;
        const QSignalBlocker blocked(towards_);
        towards_->clear();
        towards_->addItem(tr("away from what it sees"));
        for (int c = 0; c < classes; ++c)
            towards_->addItem(tr("towards %1")
                                  .arg(std::size_t(c) < names_.size() ? QString::fromStdString(names_[std::size_t(c)])
                                                                      : tr("class %1").arg(c)));
    }
    ask();
    askedNonsense_ = session_.ask(inspection()->subject, NonsenseQuery{});
}

void SeeFoolingPanel::ask() {
    amount_->setText(tr("%1/255 = %2").arg(epsilon_->value()).arg(decimalNumber(epsilon_->value() / grey, 4)));
    if (!isShown() || !inspection()) return;
    asked_ = session_.ask(inspection()->subject, FoolQuery{request()});
}

void SeeFoolingPanel::halt() {
    session_.cancel(std::exchange(asked_, 0));
    session_.cancel(std::exchange(askedNonsense_, 0));
}

void SeeFoolingPanel::clear() {
    for (PictureColumn* column : {before_, difference_, after_}) {
        column->view()->clear();
        column->setFigures({}, {});
    }
    sweep_->clear();
    sweep_->setTitle({});
    nonsense_->setThumbnails(nonsenseToCome());
}

void SeeFoolingPanel::take(const InspectionReply& reply) {
    if (reply.id == 0 || !inspection()) return;
    if (reply.id == asked_) {
        asked_ = 0;
        showFooling(std::get<FoolAnswer>(reply.answer).fooling);
        answerCame();
    } else if (reply.id == askedNonsense_) {
        askedNonsense_ = 0;
        showNonsense(std::get<NonsenseAnswer>(reply.answer).pictures);
    }
}

void SeeFoolingPanel::showFooling(const Fooling& fooling) {
    const Model& model = *inspection()->subject.model;
    const Shape shape = inputOf(model);
    const std::vector<float>& pixels = *inspection()->subject.pixels;
    const double epsilon = request().epsilon;
    const double factor = epsilon > 0 ? 0.5 / epsilon : 1;
    before_->view()->setImage(pictureOfValues(shape, pixels));
    after_->view()->setImage(pictureOfValues(shape, fooling.pixels));
    difference_->view()->setImage(pictureOfValues(shape, enlargedDifference(pixels, fooling.pixels, factor)));
    difference_->setTitle(tr("Difference, × %1").arg(decimalNumber(factor, factor < 10 ? 1 : 0)));
    difference_->setFigures({}, tr("mid-grey: not moved"));
    before_->setFigures(likeliestText(model, fooling.scores), {});
    const bool fooled = likelyClasses(model, fooling.scores, 1).front().index !=
                        likelyClasses(model, fooling.fooledScores, 1).front().index;
    after_->setFigures(likeliestText(model, fooling.fooledScores), fooled ? tr("fooled") : tr("not fooled"));
    std::vector<QPointF> sweep;
    for (std::size_t i = 0; i < fooling.sweep.size(); ++i)
        sweep.emplace_back(Fooling::sweepEnd * double(i) / Fooling::sweepSteps, 100 * fooling.sweep[i]);
    sweep_->setTitle(tr("How sure of “%1”").arg(likelyClasses(model, fooling.scores, 1).front().name));
    sweep_->setTrace(sweep, {QStringLiteral("ε = 0"), QStringLiteral("32/255"), 0, Fooling::sweepEnd},
                     {tr("0 %"), tr("100 %"), 0, 100});
    // Between two steps of the line, on it.
    const double place = std::min(epsilon / Fooling::sweepEnd, 1.0) * Fooling::sweepSteps;
    const auto left = static_cast<std::size_t>(std::min(place, Fooling::sweepSteps - 1.0));
    const double sure = 100 * std::lerp(fooling.sweep[left], fooling.sweep[left + 1], place - double(left));
    sweep_->setMark(QPointF(epsilon, sure), tr("%1 %").arg(decimalNumber(sure, 1)));
}

void SeeFoolingPanel::showNonsense(const std::vector<NonsensePicture>& pictures) {
    const Model& model = *inspection()->subject.model;
    std::vector<Thumbnail> thumbnails;
    for (const NonsensePicture& picture : pictures) {
        const QString title = nonsenseTitle(picture.id);
        const QString seen = likeliestText(model, picture.scores);
        thumbnails.push_back({pictureOfValues(inputOf(model), picture.pixels),
                              {},
                              title,
                              seen,
                              {},
                              tr("%1, taken for %2.").arg(title, seen)});
    }
    nonsense_->setThumbnails(std::move(thumbnails));
}

}  // namespace fovea
