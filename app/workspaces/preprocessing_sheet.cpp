// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/preprocessing_sheet.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "app/commands/state_preprocessing.h"
#include "app/error_text.h"
#include "app/image_import.h"
#include "app/model_network.h"
#include "app/preprocessing_text.h"
#include "app/session/picture_choice.h"
#include "app/session/run_controller.h"
#include "app/workspaces/preprocessing_form.h"
#include "app/workspaces/preprocessing_views.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr QSize sheetSize(1216, 800);
constexpr QSize sheetFrame(16, 40);
constexpr int shownSide = 168;
constexpr int columnWidth = 372;

QPixmap enlarged(const QImage& image) {
    const int side = Theme::instance().ipx(shownSide);
    return QPixmap::fromImage(image.scaled(side, side, Qt::KeepAspectRatio, Qt::FastTransformation));
}

Shape imageShapeOf(const NetworkSpec& spec) { return std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape; }

/// In small windows, and in Lecture.
QScrollArea* scrollingPart(QWidget* inner, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(inner);
    return area;
}

}  // namespace

bool PreprocessingSheet::isPossible(const RunController& run) {
    const auto model = run.document().currentModel();
    return model && model->weights;
}

PreprocessingSheet::PreprocessingSheet(RunController& run, PictureChoice& choice, const QString& name,
                                       const QStringList& remarks, QWidget* parent)
    : QDialog(parent), run_(run), choice_(choice) {
    setObjectName(QStringLiteral("preprocessing"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preprocessing"));
    model_ = std::make_shared<const Model>(*run_.document().currentModel());
    before_ = run_.document().trained().statedInput;
    channels_ = networkChannels(model_->spec, before_);
    const QSize wanted(Theme::instance().ipx(sheetSize.width()), Theme::instance().ipx(sheetSize.height()));
    resize(parent != nullptr ? wanted.boundedTo(parent->window()->size() - sheetFrame) : wanted);

    auto* heading = roleLabel(tr("How does %1 want its pictures?").arg(name), "title", this);
    auto* sub =
        roleLabel(tr("Programs hand pictures to their networks in different ways, and the file need not say in which. "
                     "A wrong one costs a good network most of its right answers."),
                  "caption", this);
    sub->setWordWrap(true);
    form_ = new PreprocessingForm(channels_, this);
    form_->setWay(before_ ? before_->stated : StatedPreprocessing{});
    verdict_ = new QLabel(this);
    verdict_->setObjectName(QStringLiteral("proposal"));
    verdict_->setWordWrap(true);
    verdict_->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* rightPart = new QWidget(this);
    auto* right = new QVBoxLayout(rightPart);
    right->setContentsMargins(0, 0, 8, 0);
    right->setSpacing(8);
    right->addWidget(form_);
    right->addWidget(hairline(this));
    right->addWidget(trialRow());
    right->addWidget(verdict_);
    right->addStretch();
    auto* halves = new QHBoxLayout;
    halves->setSpacing(16);
    halves->addWidget(pictureColumn(remarks));
    halves->addWidget(hairline(this, Qt::Vertical));
    halves->addWidget(scrollingPart(rightPart, this), 1);

    auto* note =
        roleLabel(tr("The choice becomes part of the model: it is saved and exported with it, and can be changed "
                     "in the menu Network at any time."),
                  "caption", this);
    note->setWordWrap(true);
    auto* keep = new QPushButton(tr("Keep as it is"), this);
    keep->setObjectName(QStringLiteral("keepPreprocessing"));
    keep->setAutoDefault(false);
    use_ = new QPushButton(this);
    use_->setObjectName(QStringLiteral("usePreprocessing"));
    use_->setProperty("role", QStringLiteral("primary"));
    use_->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(note, 1);
    buttons->addWidget(keep);
    buttons->addWidget(use_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(heading);
    column->addWidget(sub);
    column->addLayout(halves, 1);
    column->addWidget(hairline(this));
    column->addLayout(buttons);

    asking_.setSingleShot(true);
    asking_.setInterval(150);  // while somebody types
    connect(&asking_, &QTimer::timeout, this, &PreprocessingSheet::askModel);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(use_, &QPushButton::clicked, this, &QDialog::accept);
    connect(form_, &PreprocessingForm::changed, this, [this] {
        touched_ = true;
        takeWay();
    });
    connect(&choice_, &PictureChoice::pictureChanged, this, &PreprocessingSheet::showPicture);
    connect(&run_, &RunController::dataChanged, this, &PreprocessingSheet::takeData);
    // What is asked about would be another network.
    connect(&run_.document(), &Document::networkChanged, this, &QDialog::reject);
    connect(&run_.document(), &Document::aboutToBeReplaced, this, &QDialog::reject);
    takeWay();
    takeData();
}

QWidget* PreprocessingSheet::pictureColumn(const QStringList& remarks) {
    auto* inner = new QWidget(this);
    auto* grid = new QGridLayout(inner);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    int line = 0;
    grid->addWidget(roleLabel(tr("As it is"), "heading", inner), line, 0);
    grid->addWidget(roleLabel(tr("As the network gets it"), "heading", inner), line++, 1);
    const auto pictureLabel = [&](const char* objectName) {
        auto* label = new QLabel(inner);
        label->setObjectName(QLatin1String(objectName));
        label->setMinimumHeight(Theme::instance().ipx(shownSide));
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        return label;
    };
    grid->addWidget(asItIs_ = pictureLabel("pictureBefore"), line, 0);
    grid->addWidget(asItGets_ = pictureLabel("pictureAfter"), line++, 1);
    for (QLabel** note : {&asItIsNote_, &asItGetsNote_}) {
        *note = roleLabel(QString(), "caption", inner);
        (*note)->setWordWrap(true);
        grid->addWidget(*note, line, note == &asItIsNote_ ? 0 : 1, Qt::AlignTop);
    }
    ++line;
    grid->addWidget(roleLabel(tr("The network's answer"), "heading", inner), line++, 0, 1, 2);
    for (QLabel** answer : {&answersBefore_, &answersAfter_}) {
        *answer = new QLabel(inner);
        (*answer)->setTextFormat(Qt::PlainText);
        grid->addWidget(*answer, line, answer == &answersBefore_ ? 0 : 1, Qt::AlignTop);
    }
    answersBefore_->setObjectName(QStringLiteral("answersBefore"));
    answersAfter_->setObjectName(QStringLiteral("answersAfter"));
    ++line;
    grid->addWidget(roleLabel(tr("Value range"), "heading", inner), line++, 0, 1, 2);
    grid->addWidget(ranges_ = new QLabel(inner), line++, 0, 1, 2);
    ranges_->setObjectName(QStringLiteral("valueRanges"));
    grid->addWidget(example_ = new QLabel(inner), line++, 0, 1, 2);
    example_->setObjectName(QStringLiteral("exampleValue"));
    example_->setWordWrap(true);
    if (!remarks.isEmpty()) {
        grid->addWidget(roleLabel(tr("Worth knowing"), "heading", inner), line++, 0, 1, 2);
        auto* list = new QLabel(remarks.join(QStringLiteral("\n")), inner);
        list->setObjectName(QStringLiteral("remarks"));
        list->setWordWrap(true);
        list->setTextFormat(Qt::PlainText);
        grid->addWidget(list, line++, 0, 1, 2);
    }
    grid->setRowStretch(line, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    QScrollArea* area = scrollingPart(inner, this);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setScaledWidth(area, columnWidth);
    return area;
}

QWidget* PreprocessingSheet::trialRow() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    try_ = new QPushButton(row);
    try_->setObjectName(QStringLiteral("tryPreprocessing"));
    try_->setAutoDefault(false);
    line->addWidget(try_);
    line->addStretch();
    line->addWidget(roleLabel(tr("Dotted: guessing. Whiskers: 95 % interval after Wilson."), "caption", row));
    connect(try_, &QPushButton::clicked, this, [this] {
        if (trying_.isRunning()) {
            trying_.cancel();
            form_->clearFigures();
            verdict_->clear();
            offerTrial();
        } else {
            startTrial();
        }
    });
    connect(trying_.job(), &Job::progressed, this, [this](qint64 done, qint64 total) {
        try_->setText(tr("Cancel (%1 of %2)").arg(groupedNumber(done), groupedNumber(total)));
    });
    return row;
}

void PreprocessingSheet::takeWay() {
    const bool isNone = preprocessingText(form_->way()) == "none";
    use_->setText(isNone ? tr("Use it as it is") : tr("Use %1").arg(preprocessingName(form_->way())));
    use_->setEnabled(form_->isSound());
    if (form_->isSound()) showPicture();
}

void PreprocessingSheet::showPicture() {
    const StatedPreprocessing& way = form_->way();
    Shape shape = imageShapeOf(model_->spec);
    shape.channels = pictureChannels(way, channels_);
    const bool fits = choice_.hasPicture() && (shape.channels == 1 || shape.channels == 3);
    asItGets_->setVisible(fits);
    if (!fits) {
        asItIs_->setText(tr("No picture is chosen."));
        return;
    }
    const QImage fitted = fittedImage(choice_.picture(), shape);
    const std::vector<float> before = pixelValues(fitted);
    const std::vector<float> after = preprocessedPixels(way, before, channels_);
    asItIs_->setPixmap(enlarged(fitted));
    asItGets_->setPixmap(enlarged(spreadPicture(after, shape.width, shape.height, channels_)));
    const auto [low, high] = std::ranges::minmax(after);
    asItIsNote_->setText(choice_.name());
    asItGetsNote_->setText(
        tr("shown from %1 (black) to %2").arg(decimalNumber(double{low}, 2), decimalNumber(double{high}, 2)));
    showRanges(before, after, shape.channels);
    asking_.start();
}

void PreprocessingSheet::showRanges(const std::vector<float>& before, const std::vector<float>& after, int channels) {
    QString rows;
    const StatedPreprocessing& way = form_->way();
    const QStringList names = channelNames(channels), gets = channelNames(channels_);
    for (int c = 0; c < channels_; ++c) {
        // The network's first channel of BGR is blue.
        const int from = way.order == ChannelOrder::Bgr ? 2 - c : std::min(c, channels - 1);
        const QString name =
            way.order == ChannelOrder::Grey ? gets.value(c, QString::number(c + 1)) : names.value(from);
        rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2&nbsp;&nbsp;</td><td>→&nbsp;&nbsp;%3</td></tr>")
                    .arg(name, rangeText(before, channels, from), rangeText(after, channels_, c));
    }
    ranges_->setText(QStringLiteral("<table>%1</table>").arg(rows));
    const std::size_t pixel = before.size() / static_cast<std::size_t>(channels) / 2;
    const double x = double{before[pixel * static_cast<std::size_t>(channels)]};
    const double mean = way.mean.front(), deviation = way.deviation.front();
    example_->setText(tr("x′ = %1; %2 in the middle: (%3 · %4 − %5) / %6 = %7")
                          .arg(preprocessingFormula(way), names.front(), QString::number(way.scale),
                               decimalNumber(x, 3), decimalNumber(mean, 3), decimalNumber(deviation, 3),
                               decimalNumber((way.scale * x - mean) / deviation, 3)));
}

void PreprocessingSheet::askModel() {
    if (!form_->isSound() || !choice_.hasPicture()) return;
    const StatedPreprocessing way = form_->way();
    const auto work = [model = model_, before = before_, way, picture = choice_.picture(), channels = channels_](
                          const std::stop_token& stop,
                          const Job::Progress&) -> Result<std::vector<std::vector<float>>> {
        std::vector<std::vector<float>> scores;
        StatedPreprocessing none;
        if (way.order == ChannelOrder::Grey && channels == 1) none.order = ChannelOrder::Grey;
        for (const StatedPreprocessing& each : {none, way}) {
            if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
            const StatedModel stated = withPreprocessing(*model, before, each, model->spec.nextId());
            auto network = networkOf(stated.model, 1, Purpose::Inference);
            if (!network) return network.error();
            (*network)->forward(fitImage(picture, imageShapeOf(stated.model.spec)), 1, Mode::Inference);
            scores.emplace_back((*network)->logits().begin(), (*network)->logits().end());
        }
        return scores;
    };
    answering_.start(work, [this](const Result<std::vector<std::vector<float>>>& scores) {
        if (scores) showAnswers(scores->front(), scores->back());
    });
}

void PreprocessingSheet::showAnswers(const std::vector<float>& before, const std::vector<float>& after) {
    std::vector<std::string> names = model_->classNames;
    if (names.empty() && pictures_ && pictures_->classNames().size() == before.size()) names = pictures_->classNames();
    answersBefore_->setText(topThree(before, names));
    answersAfter_->setText(topThree(after, names));
}

void PreprocessingSheet::takeData() {
    trying_.cancel();
    form_->clearFigures();
    verdict_->clear();
    pictures_ = run_.data() != nullptr ? triedPictures(run_.data()->training) : nullptr;
    if (pictures_) {
        const Shape shape = pictures_->shape(), input = imageShapeOf(model_->spec);
        const std::size_t classes =
            model_->spec.outputNode()
                ? static_cast<std::size_t>(soundShapes(model_->spec).at(*model_->spec.outputNode()).channels)
                : 0;
        const bool fits = shape.height == input.height && shape.width == input.width &&
                          pictures_->classNames().size() == classes &&
                          !preprocessingCandidates(channels_, shape.channels).empty();
        if (!fits) pictures_ = nullptr;
    }
    offerTrial();
    constexpr double moments = 4e11;  // multiply-accumulates: some seconds of a laptop
    if (!pictures_) return;
    const auto ways = preprocessingCandidates(channels_, pictures_->shape().channels).size();
    const double work = static_cast<double>(run_.document().cost().totals.macs) * static_cast<double>(ways) *
                        static_cast<double>(pictures_->size());
    if (work < moments) startTrial();
}

void PreprocessingSheet::offerTrial() {
    try_->setEnabled(pictures_ != nullptr);
    if (pictures_)
        try_->setText(tr("Try on %1 labelled images").arg(groupedNumber(pictures_->size())));
    else
        try_->setText(tr("Try on labelled images"));
    if (!pictures_)
        verdict_->setText(
            tr("With labelled images of this size and these classes, all ways can be tried. Choose them in the "
               "header and come back by the menu Network."));
}

void PreprocessingSheet::startTrial() {
    form_->clearFigures();
    verdict_->setText(tr("Every way is tried on training images, so that the test images stay sealed."));
    try_->setText(tr("Cancel"));
    const QPointer<PreprocessingSheet> self(this);
    const double chance = 1.0 / static_cast<double>(pictures_->classNames().size());
    const auto work = [model = model_, before = before_, pictures = pictures_, self, chance](
                          const std::stop_token& stop, const Job::Progress& progress) {
        return searchPreprocessing(
            *model, before, pictures, Workers::Priority::Background, stop,
            [&](std::int64_t done, std::int64_t total) { progress(done, total); },
            [&](const TriedPreprocessing& tried) {
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [self, tried, chance] {
                        if (self && self->trying_.isRunning()) self->form_->showFigures(tried, chance);
                    },
                    Qt::QueuedConnection);
            });
    };
    trying_.start(work, [this](const Result<PreprocessingSearch>& search) {
        offerTrial();
        if (search)
            showProposal(*search);
        else if (search.error().code != ErrorCode::Cancelled)
            verdict_->setText(errorText(search.error()));
    });
}

void PreprocessingSheet::showProposal(const PreprocessingSearch& search) {
    for (const TriedPreprocessing& way : search.ways) form_->showFigures(way, 1.0 / search.classes);
    verdict_->setText(proposalText(search.ways, search.proposal, search.classes));
    if (search.proposal.verdict != PreprocessingVerdict::Proposed) return;
    const StatedPreprocessing& best = search.ways[search.proposal.best].stated;
    form_->propose(best);
    if (touched_) return;
    form_->setWay(best);
    takeWay();
}

void PreprocessingSheet::accept() {
    if (!form_->isSound()) return;
    const StatedPreprocessing way = form_->way();
    disconnect(&run_.document(), nullptr, this, nullptr);
    statePreprocessing(run_.document(), way);
    QDialog::accept();
}

}  // namespace fovea
