// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/results_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/error_text.h"
#include "app/evaluation_text.h"
#include "app/evaluation_views.h"
#include "app/images/dataset_image.h"
#include "app/session/run_controller.h"
#include "app/session/run_position.h"
#include "app/workspaces/confidence_page.h"
#include "app/workspaces/results_words.h"
#include "widgets/charts/class_table.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int margin = 16;
constexpr std::size_t mostPictures = 60;
constexpr int pictureColumns = 6;
constexpr int pictureRoom = 84;  // for the name of a class beneath
constexpr int confusionWidth = 400;
constexpr int narrowSide = 500;  // below, what is said of the pictures has a line of its own

std::vector<QString> titlesOf(const EvaluationResults& results) {
    return classTitles(results.images->classNames(), results.predictions.classes);
}

QScrollArea* scrolled(QWidget* widget, QWidget* parent) {
    auto* scroll = new QScrollArea(parent);
    scroll->setWidget(widget);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

/// As high as it wants to be, whatever room there is.
QWidget* atTop(QWidget* widget, QWidget* parent) {
    auto* page = new QWidget(parent);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(widget);
    column->addStretch(1);
    return page;
}

QLabel* wrapped(QWidget* parent, const char* role) {
    QLabel* label = roleLabel({}, role, parent);
    label->setWordWrap(true);
    return label;
}

}  // namespace

ResultsPage::ResultsPage(RunController& run, QWidget* parent) : QWidget(parent), run_(run) {
    setObjectName(QStringLiteral("resultsPage"));
    body_ = new QWidget(this);
    confusion_ = new ConfusionView(body_);
    confusion_->setObjectName(QStringLiteral("resultsConfusion"));
    confusion_->setTitle(tr("Taken for"));
    confusion_->setFramed(true);
    auto* matrix = new QWidget(body_);
    auto* matrixHint = wrapped(matrix, "caption");
    matrixHint->setText(tr("A click on a cell shows its pictures. The bars say how many of each class were found."));
    auto* under = new QVBoxLayout(matrix);
    under->setContentsMargins(0, 0, 0, 0);
    under->setSpacing(8);
    under->addWidget(confusion_);
    under->addWidget(matrixHint);
    under->addStretch(1);
    confusionScroll_ = scrolled(matrix, body_);
    setScaledWidth(confusionScroll_, confusionWidth);
    auto* row = new QHBoxLayout(body_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(margin);
    row->addWidget(confusionScroll_);
    row->addWidget(makeSide(), 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(12);
    column->addWidget(makeHead(), 0, Qt::AlignTop);
    column->addWidget(body_, 1);

    connect(confusion_, &ConfusionView::cellClicked, this, [this](int truth, int predicted) {
        takeView(int(ResultsState::View::Mistakes));
        showCell(Cell{truth, predicted});
    });
    setState(state_);
    connectEvaluation(run_.validation(), 0);
    connectEvaluation(run_.test(), 1);
    connect(&Theme::instance(), &Theme::changed, this, &ResultsPage::placeSide);
    connect(&run_, &RunController::modelChanged, this, &ResultsPage::refreshHead);
    connect(&run_, &RunController::dataChanged, this, [this] {
        refresh();
        setShown(state_.shown);
    });
    connect(&run_.document(), &Document::networkChanged, this, &ResultsPage::refresh);
    connect(&run_.document(), &Document::testOpeningsChanged, this, &ResultsPage::refreshHead);
}

QWidget* ResultsPage::makeHead() {
    auto* head = new QWidget(this);
    sentence_ = wrapped(head, "heading");
    sentence_->setObjectName(QStringLiteral("resultsSentence"));
    remark_ = wrapped(head, "caption");
    remark_->setObjectName(QStringLiteral("resultsRemark"));
    parts_ = new Segments({tr("Validation"), tr("Test")}, head);
    parts_->setObjectName(QStringLiteral("resultsPart"));
    connect(parts_, &Segments::chosen, this, &ResultsPage::takePart);
    measure_ = new QPushButton(head);
    measure_->setObjectName(QStringLiteral("resultsMeasure"));
    connect(measure_, &QPushButton::clicked, this, &ResultsPage::measure);
    stop_ = new QPushButton(tr("Stop"), head);
    stop_->setObjectName(QStringLiteral("resultsStop"));
    connect(stop_, &QPushButton::clicked, this, [this] { evaluation().cancel(); });
    progress_ = roleLabel({}, "caption", head);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(sentence_);
    words->addWidget(remark_);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addLayout(words, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{progress_, stop_, measure_, parts_})
        row->addWidget(widget, 0, Qt::AlignTop);
    return head;
}

QWidget* ResultsPage::makeSide() {
    auto* side = new QWidget(body_);
    views_ = new Segments({tr("Mistakes"), tr("Classes"), tr("Confidence")}, side);
    views_->setObjectName(QStringLiteral("resultsView"));
    connect(views_, &Segments::chosen, this, &ResultsPage::takeView);
    mistakesTitle_ = wrapped(side, "caption");
    QSizePolicy holding = mistakesTitle_->sizePolicy();
    holding.setRetainSizeWhenHidden(true);
    mistakesTitle_->setSizePolicy(holding);
    mistakesTitle_->setObjectName(QStringLiteral("resultsMistakesTitle"));
    allMistakes_ = new QPushButton(tr("All mistakes"), side);
    allMistakes_->setObjectName(QStringLiteral("resultsAll"));
    connect(allMistakes_, &QPushButton::clicked, this, [this] { showCell(std::nullopt); });
    mistakes_ = new ThumbnailGrid(side);
    mistakes_->setObjectName(QStringLiteral("resultsMistakes"));
    mistakes_->setColumns(pictureColumns);
    mistakes_->setLargestSide(96);
    connect(mistakes_, &ThumbnailGrid::chosen, this, [this] { look_->setEnabled(true); });
    look_ = new QPushButton(tr("Look at it in See"), side);
    look_->setObjectName(QStringLiteral("resultsLook"));
    connect(look_, &QPushButton::clicked, this, &ResultsPage::look);
    classes_ = new ClassTable(side);
    classes_->setObjectName(QStringLiteral("resultsClasses"));
    classes_->setFramed(true);
    pages_ = new QStackedWidget(side);
    pages_->addWidget(scrolled(atTop(mistakes_, side), side));
    pages_->addWidget(scrolled(atTop(classes_, side), side));
    confidence_ = new ConfidencePage(side);
    pages_->addWidget(confidence_);

    auto* ofMistakes = new QHBoxLayout;
    ofMistakes->setSpacing(12);
    ofMistakes->addWidget(mistakesTitle_, 1);
    ofMistakes->addWidget(allMistakes_);
    ofMistakes->addWidget(look_);
    sideHead_ = new QBoxLayout(QBoxLayout::LeftToRight);
    sideHead_->setSpacing(12);
    sideHead_->addWidget(views_, 0, Qt::AlignLeft);
    sideHead_->addLayout(ofMistakes, 1);
    auto* all = new QVBoxLayout(side);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addLayout(sideHead_);
    all->addWidget(pages_, 1);
    return side;
}

void ResultsPage::placeSide() {
    const Theme& theme = Theme::instance();
    const int side = width() - theme.ipx(confusionWidth) - 3 * margin;
    sideHead_->setDirection(side < theme.ipx(narrowSide) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    mistakes_->setColumns(std::clamp(side / theme.ipx(pictureRoom), 2, pictureColumns));
}

void ResultsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeSide();
}

ModelEvaluation& ResultsPage::evaluation() { return state_.test ? run_.test() : run_.validation(); }

void ResultsPage::connectEvaluation(ModelEvaluation& evaluation, std::size_t part) {
    connect(&evaluation, &ModelEvaluation::runningChanged, this, [this, part] {
        if (part == std::size_t(state_.test)) progress_->clear();
        refreshHead();
    });
    connect(&evaluation, &ModelEvaluation::forgotten, this, [this, part] {
        if (part == std::size_t(state_.test)) refresh();
    });
    connect(&evaluation, &ModelEvaluation::progressed, this, [this, part](qint64 done, qint64 total) {
        if (part == std::size_t(state_.test))
            progress_->setText(tr("%1 of %2").arg(groupedNumber(done), groupedNumber(total)));
    });
    connect(&evaluation, &ModelEvaluation::finished, this, [this, part] {
        if (part == std::size_t(state_.test)) showResults();
        refreshHead();
    });
}

void ResultsPage::setState(const ResultsState& state) {
    state_ = state;
    parts_->setCurrent(state.test ? 1 : 0);
    takeView(int(state.view));
    refresh();
}

void ResultsPage::setShown(bool shown) {
    state_.shown = shown;
    if (!shown || !isVisible() || state_.test || !run_.dataFits() || run_.validationCount() == 0) return;
    const ModelEvaluation& validation = run_.validation();
    if (!validation.results() && !validation.isRunning()) run_.evaluateOnValidation();
}

void ResultsPage::measure() {
    if (state_.test)
        run_.evaluateOnTest();
    else
        run_.evaluateOnValidation();
}

void ResultsPage::takePart(int part) {
    state_.test = part == 1;
    progress_->clear();
    refresh();
    setShown(state_.shown);
}

void ResultsPage::takeView(int view) {
    state_.view = ResultsState::View(view);
    views_->setCurrent(view);
    pages_->setCurrentIndex(view);
    const bool mistakes = state_.view == ResultsState::View::Mistakes;
    mistakesTitle_->setVisible(mistakes);
    look_->setVisible(mistakes);
    allMistakes_->setVisible(mistakes && cell_.has_value());
}

void ResultsPage::refresh() {
    showResults();
    refreshHead();
}

void ResultsPage::refreshHead() {
    const auto& results = evaluation().results();
    const bool running = evaluation().isRunning();
    stop_->setVisible(running);
    progress_->setVisible(running);
    measure_->setVisible(!running);
    measure_->setText(results ? tr("Measure again") : state_.test ? tr("Open the test images") : tr("Measure"));
    const bool there = run_.dataFits() && (state_.test || run_.validationCount() > 0);
    measure_->setEnabled(there && run_.modelBlocker().isEmpty());

    QStringList lines;
    if (results) {
        sentence_->setText(accuracySentence(results->right, results->evaluation.count));
        lines = remarks(run_, *results);
    } else {
        sentence_->setText(running ? tr("Trying the network on the images …") : adviceToMeasure(run_, state_.test));
    }
    const auto openings = run_.document().testOpenings().size();
    if (state_.test && openings > 0)
        lines += openings == 1 ? tr("The test images were opened once.")
                               : tr("The test images were opened %1 times.").arg(openings);
    remark_->setText(lines.join(QChar(u' ')));
    remark_->setVisible(!lines.isEmpty());
}

void ResultsPage::showResults() {
    const auto& results = evaluation().results();
    body_->setVisible(results != nullptr);
    if (!results) {
        pictures_.cancel();
        confusion_->clear();
        mistakes_->setThumbnails({});
        return;
    }
    std::vector<QString> titles = titlesOf(*results);
    classes_->setRows(classRows(results->evaluation.confusion, titles));
    confusion_->setTable(std::move(titles), results->evaluation.confusion);
    confidence_->setCalibration(results->calibration);
    showCell(std::nullopt);
}

void ResultsPage::showCell(std::optional<Cell> cell) {
    const auto& results = evaluation().results();
    if (!results) return;
    cell_ = cell;
    allMistakes_->setVisible(cell.has_value() && state_.view == ResultsState::View::Mistakes);
    std::vector<std::int64_t> places = placesOf(results->predictions, cell);
    const QString count = groupedNumber(qint64(places.size()));
    const std::vector<QString> titles = titlesOf(*results);
    if (!cell)
        mistakesTitle_->setText(tr("%1 mistakes, the surest first").arg(count));
    else if (cell->truth == cell->predicted)
        mistakesTitle_->setText(tr("%1: %2 recognised, the surest first").arg(titles[std::size_t(cell->truth)], count));
    else
        mistakesTitle_->setText(
            tr("%1 taken for %2: %3, the surest first")
                .arg(titles[std::size_t(cell->truth)], titles[std::size_t(cell->predicted)], count));
    places.resize(std::min(places.size(), mostPictures));
    shownPlaces_.clear();
    mistakes_->setThumbnails({});
    mistakes_->setSelected(-1);
    look_->setEnabled(false);
    loadPictures(std::move(places));
}

void ResultsPage::loadPictures(std::vector<std::int64_t> places) {
    // Pictures may have to be decoded, and a network drive may be slow.
    const auto results = evaluation().results();
    pictures_.start(
        [results, places](const std::stop_token& stop, const Job::Progress&) -> Result<std::vector<QImage>> {
            std::vector<QImage> images;
            for (const std::int64_t place : places) {
                if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
                auto image = imageOf(*results->images, place);
                if (!image) return image.error();
                images.push_back(*std::move(image));
            }
            return images;
        },
        [this, results, places](const Result<std::vector<QImage>>& images) {
            if (!images) {
                Q_EMIT run_.failed(errorText(images.error()));
                return;
            }
            const std::vector<QString> titles = titlesOf(*results);
            std::vector<Thumbnail> thumbnails;
            for (std::size_t i = 0; i < places.size(); ++i)
                thumbnails.push_back(answeredThumbnail(results->predictions, places[i], titles, (*images)[i]));
            shownPlaces_ = places;
            mistakes_->setThumbnails(std::move(thumbnails));
            look_->setEnabled(mistakes_->selected() >= 0);
        });
}

void ResultsPage::look() {
    const int chosen = mistakes_->selected();
    if (chosen < 0 || std::size_t(chosen) >= shownPlaces_.size()) return;
    const Thumbnail& thumbnail = mistakes_->thumbnails()[std::size_t(chosen)];
    Q_EMIT lookRequested(thumbnail.image, thumbnail.firstLine,
                         state_.test ? qint64{shownPlaces_[std::size_t(chosen)]} : -1);
}

}  // namespace fovea
