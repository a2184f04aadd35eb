// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/augmentation_panel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QImage>
#include <algorithm>
#include <stop_token>
#include <utility>

#include "app/augmentation_text.h"
#include "app/error_text.h"
#include "app/images/augmented_wall.h"
#include "app/images/dataset_image.h"
#include "app/workspaces/augment_row.h"
#include "core/augmentation/augment_table.h"
#include "core/tensor/random.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int kindsWidth = 300;
constexpr int originalSide = 128;
constexpr int sampleSide = 92;
constexpr int captionRoom = 66;  // beside a sample, for what was drawn
constexpr int wallColumns = 4;
constexpr int mostPicks = 3;   // in the list; a SPEC may name more
constexpr int drawDelay = 40;  // milliseconds; a slider passes many values

struct PanelWall {
    QImage original;
    std::vector<AugmentedPicture> pictures;
};

Result<PanelWall> panelWall(const Dataset& data, std::int64_t index, const Augmentation& augmentation,
                            std::uint64_t seed, const std::stop_token& stop) {
    auto original = imageOf(data, index);
    if (!original) return original.error();
    auto pictures = augmentedWall(data, index, augmentation, seed, wallPictures, stop);
    if (!pictures) return pictures.error();
    return PanelWall{*std::move(original), *std::move(pictures)};
}

QPixmap enlarged(const QImage& image, int side) {
    return QPixmap::fromImage(image.scaled(side, side, Qt::KeepAspectRatio, Qt::FastTransformation));
}

}  // namespace

AugmentationPanel::AugmentationPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("augmentationPanel"));
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(24);
    across->addWidget(kindsColumn());
    across->addWidget(wallColumn(), 1);
    later_.setSingleShot(true);
    later_.setInterval(drawDelay);
    connect(&later_, &QTimer::timeout, this, &AugmentationPanel::drawWall);
    connect(&Theme::instance(), &Theme::changed, this, &AugmentationPanel::showWall);
    showKinds();
    showWall();
}

QWidget* AugmentationPanel::kindsColumn() {
    auto* list = new QWidget(this);
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 12, 0);
    rows->setSpacing(0);
    for (const AugmentKind* kind : augmentKinds()) {
        if (rows->count() > 0) rows->addWidget(hairline(list));
        auto* row = new AugmentRow(*kind, list);
        connectRow(row);
        rows_.append(row);
        rows->addWidget(row);
    }
    rows->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAutoFillBackground(false);  // setWidget() has asked for it
    scroll->viewport()->setAutoFillBackground(false);

    mix_ = new QComboBox(this);
    mix_->setObjectName(QStringLiteral("augmentMix"));
    mix_->addItems({tr("each, in this order"), tr("each, in any order"), tr("one of them"), tr("two of them"),
                    tr("three of them")});
    edge_ = new QComboBox(this);
    edge_->setObjectName(QStringLiteral("augmentEdge"));
    edge_->addItems({tr("zero"), tr("mirrored"), tr("repeated")});
    auto* choices = new QGridLayout;
    choices->setHorizontalSpacing(12);
    choices->setColumnStretch(1, 1);
    const std::pair<QString, QWidget*> fields[] = {{tr("Mix"), mix_}, {tr("Edge"), edge_}};
    for (int row = 0; row < 2; ++row) {
        auto* label = new QLabel(fields[row].first, this);
        label->setBuddy(fields[row].second);
        choices->addWidget(label, row, 0);
        choices->addWidget(fields[row].second, row, 1);
    }
    connect(mix_, &QComboBox::activated, this, [this](int index) {
        Augmentation wanted = augmentation_;
        wanted.isShuffled = index == 1;
        wanted.pick = std::max(index - 1, 0);
        change(wanted);
    });
    connect(edge_, &QComboBox::activated, this, [this](int index) {
        Augmentation wanted = augmentation_;
        wanted.edge = static_cast<AugmentEdge>(index);
        change(wanted);
    });

    auto* column = new QWidget(this);
    setScaledWidth(column, kindsWidth);
    auto* parts = new QVBoxLayout(column);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(8);
    parts->addWidget(roleLabel(tr("Augmentation"), "heading", column));
    parts->addWidget(roleLabel(tr("training pictures only; validation and test as they are"), "caption", column));
    parts->addWidget(scroll, 1);
    parts->addWidget(hairline(column));
    parts->addLayout(choices);
    return column;
}

void AugmentationPanel::connectRow(AugmentRow* row) {
    connect(row, &AugmentRow::switched, this, [this, row](bool on) {
        Augmentation wanted = augmentation_;
        std::erase_if(wanted.steps, [&](const AugmentStep& step) { return step.kind == &row->kind(); });
        if (on) wanted.steps.push_back(usualStep(row->kind()));
        moveMixturesLast(wanted);
        change(wanted);
    });
    connect(row, &AugmentRow::changed, this, [this](const AugmentStep& changedStep) {
        Augmentation wanted = augmentation_;
        for (AugmentStep& step : wanted.steps)
            if (step.kind == changedStep.kind) step = changedStep;
        change(wanted);
    });
    connect(row, &AugmentRow::earlierRequested, this, [this, row] {
        Augmentation wanted = augmentation_;
        const auto own = std::ranges::find(wanted.steps, &row->kind(), &AugmentStep::kind);
        if (own != wanted.steps.end() && own != wanted.steps.begin()) std::iter_swap(own, own - 1);
        moveMixturesLast(wanted);
        change(wanted);
    });
}

QWidget* AugmentationPanel::wallColumn() {
    auto* column = new QWidget(this);
    original_ = new QLabel(column);
    name_ = new QLabel(column);
    name_->setWordWrap(true);
    note_ = roleLabel({}, "caption", column);
    note_->setWordWrap(true);
    note_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* another = new QPushButton(tr("Another"), column);
    another->setObjectName(QStringLiteral("anotherPicture"));
    another->setAutoDefault(false);
    auto* newSeed = new QPushButton(tr("New seed"), column);
    newSeed->setObjectName(QStringLiteral("newSeed"));
    newSeed->setAutoDefault(false);
    connect(another, &QPushButton::clicked, this, &AugmentationPanel::showAnother);
    connect(newSeed, &QPushButton::clicked, this, [this] { setSeed(seed_ + 1); });
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(original_);
    left->addWidget(name_);
    left->addWidget(another);
    left->addWidget(newSeed);
    left->addStretch();
    auto* leftColumn = new QWidget(column);
    leftColumn->setLayout(left);
    left->setContentsMargins(0, 0, 0, 0);
    setScaledWidth(leftColumn, originalSide);

    wall_ = new ThumbnailGrid(column);
    wall_->setObjectName(QStringLiteral("augmentWall"));
    wall_->setColumns(wallColumns);
    wall_->setLargestSide(sampleSide);
    wall_->setColumnGap(captionRoom);
    wall_->setFitsHeight(true);
    wall_->setAccessibleName(tr("Sixteen draws of one picture"));

    spec_ = new QLineEdit(column);
    spec_->setObjectName(QStringLiteral("augmentSpec"));
    spec_->setToolTip(tr("As for “fovea train --augment”; the order is that of the names"));
    problem_ = roleLabel({}, "error", column);
    warning_ = roleLabel({}, "error", column);
    warning_->setObjectName(QStringLiteral("augmentWarning"));
    for (QLabel* label : {problem_, warning_}) label->setWordWrap(true);
    connect(spec_, &QLineEdit::editingFinished, this, &AugmentationPanel::takeSpec);

    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(24);
    pictures->addWidget(leftColumn);
    pictures->addWidget(wall_, 1);
    auto* text = new QHBoxLayout;
    auto* specLabel = new QLabel(tr("As text"), column);
    specLabel->setBuddy(spec_);
    text->addWidget(specLabel);
    text->addWidget(spec_, 1);
    auto* parts = new QVBoxLayout(column);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(8);
    parts->addWidget(roleLabel(tr("One picture, sixteen draws"), "heading", column));
    parts->addLayout(pictures, 1);
    parts->addWidget(note_);
    parts->addWidget(warning_);
    parts->addLayout(text);
    parts->addWidget(problem_);
    return column;
}

void AugmentationPanel::setData(std::shared_ptr<const Dataset> data, std::vector<std::string> signs) {
    data_ = std::move(data);
    signs_ = std::move(signs);
    picture_ = 0;
    original_->clear();
    name_->clear();
    note_->clear();
    wall_->setThumbnails({});
    const int side = data_ != nullptr ? std::max(data_->shape().height, data_->shape().width) : 0;
    for (AugmentRow* row : rows_) row->setPictureSide(side);
    showKinds();
    showWall();
}

void AugmentationPanel::setAugmentation(const Augmentation& augmentation) {
    augmentation_ = augmentation;
    showKinds();
    showWall();
}

void AugmentationPanel::setSeed(std::uint64_t seed) {
    seed_ = seed;
    showWall();
}

void AugmentationPanel::setPicture(std::int64_t index) {
    picture_ = index;
    showWall();
}

// By the clicks and not by the picture: a map from pictures to pictures soon walks in a small circle.
void AugmentationPanel::showAnother() {
    if (data_ == nullptr || data_->size() < 2) return;
    // Of all pictures but this one.
    const auto others = static_cast<std::uint64_t>(data_->size() - 1);
    const auto drawn = static_cast<std::int64_t>(randomBits(seed_, RandomPurpose::Analysis, clicks_++) % others);
    setPicture(drawn + (drawn >= picture_ ? 1 : 0));
}

void AugmentationPanel::change(const Augmentation& augmentation) {
    if (augmentation == augmentation_) return;
    setAugmentation(augmentation);
    Q_EMIT changed();
}

bool AugmentationPanel::takeSpec() {
    const auto read = parseAugmentation(spec_->text().remove(u' ').toStdString());
    problem_->setText(read ? QString() : errorText(read.error()));
    problem_->setVisible(!read);
    if (read) change(*read);
    return read.hasValue();
}

void AugmentationPanel::showKinds() {
    for (AugmentRow* row : rows_) {
        const auto own = std::ranges::find(augmentation_.steps, &row->kind(), &AugmentStep::kind);
        const bool on = own != augmentation_.steps.end();
        row->setStep(on ? std::optional(*own) : std::nullopt, static_cast<int>(own - augmentation_.steps.begin()) + 1);
    }
    const int index = augmentation_.pick > 0     ? 1 + std::min(augmentation_.pick, mostPicks)
                      : augmentation_.isShuffled ? 1
                                                 : 0;
    mix_->setCurrentIndex(index);
    edge_->setCurrentIndex(static_cast<int>(augmentation_.edge));
    spec_->setText(QString::fromStdString(augmentationText(augmentation_)));
    problem_->hide();
    const QString warning = augmentationWarning(augmentation_, signs_);
    warning_->setText(warning);
    warning_->setVisible(!warning.isEmpty());
}

void AugmentationPanel::showWall() {
    job_.cancel();  // what it draws is stale
    if (data_ != nullptr && data_->size() > 0) {
        later_.start();
        return;
    }
    later_.stop();
    note_->setText(tr("There is no data open to draw from."));
}

void AugmentationPanel::drawWall() {
    job_.start([data = data_, index = picture_, augmentation = augmentation_, seed = seed_](
                   const std::stop_token& stop,
                   const Job::Progress&) { return panelWall(*data, index, augmentation, seed, stop); },
               [this](Result<PanelWall> wall) {
                   if (wall) {
                       showPictures(wall->original, wall->pictures);
                       return;
                   }
                   original_->clear();
                   name_->clear();
                   wall_->setThumbnails({});
                   note_->setText(errorText(wall.error()));
               });
}

void AugmentationPanel::finishWall() {
    if (!later_.isActive() && !job_.isRunning()) return;
    later_.stop();
    job_.cancel();
    const auto wall = panelWall(*data_, picture_, augmentation_, seed_, {});
    if (wall)
        showPictures(wall->original, wall->pictures);
    else
        note_->setText(errorText(wall.error()));
}

void AugmentationPanel::showPictures(const QImage& original, const std::vector<AugmentedPicture>& pictures) {
    original_->setPixmap(enlarged(original, Theme::instance().ipx(originalSide)));
    const auto label = static_cast<std::size_t>(data_->label(picture_));
    name_->setText(
        tr("<b>%1</b><br>training image %2")
            .arg(QString::fromStdString(data_->classNames()[label]).toHtmlEscaped(), groupedNumber(picture_)));
    note_->setText(tr("The first sixteen epochs of seed %1: the same seed draws the same pixels. Under each picture "
                      "stands how it was moved, then what became of its values.")
                       .arg(seed_));
    std::vector<Thumbnail> thumbnails;
    for (const AugmentedPicture& picture : pictures) {
        const DrawnLines lines = drawnLines(picture.steps, picture.mixture);
        QStringList both{lines.moves, lines.values};
        both.removeAll(QString());
        const QString none = both.isEmpty() ? tr("as it is") : QString();
        thumbnails.push_back({.image = picture.image,
                              .firstLine = none + lines.moves,
                              .secondLine = lines.values,
                              .description = both.isEmpty() ? none : both.join(QStringLiteral(" · "))});
    }
    wall_->setThumbnails(std::move(thumbnails));
}

}  // namespace fovea
