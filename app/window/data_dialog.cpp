// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/data_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cstdint>
#include <utility>

#include "app/clean_text.h"
#include "app/error_text.h"
#include "app/findings_text.h"
#include "datasets/findings.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int labelRole = Qt::UserRole;
constexpr int rereadDelay = 300;  // milliseconds; a spin box passes many values

/// As near as a spin box can show it.
template <class Number>
int shownIn(const QSpinBox& box, Number number) {
    return static_cast<int>(std::clamp<std::int64_t>(static_cast<std::int64_t>(number), box.minimum(), box.maximum()));
}

/// What a spin box says, unless it only shows `number` as near as it can.
template <class Number>
void takeFrom(const QSpinBox& box, Number& number) {
    if (box.value() != shownIn(box, number)) number = static_cast<Number>(box.value());
}

}  // namespace

DataDialog::DataDialog(const QString& name, QWidget* parent) : QDialog(parent) {
    const auto text = parseDataText(name.toStdString());
    text_ = text ? *text : DataText{name.toStdString(), {}};
    setObjectName(QStringLiteral("dataDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Data: a folder of pictures"));
    auto* left = new QVBoxLayout;
    left->addWidget(makeClasses(), 1);
    auto* right = new QVBoxLayout;
    right->addWidget(makeResizing());
    right->addWidget(makeParts());
    right->addWidget(makeLeftOut(), 1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addLayout(left, 5);
    columns->addLayout(right, 4);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 16, 16, 16);
    rows->setSpacing(12);
    rows->addWidget(makeHeader());
    rows->addLayout(columns, 1);
    rows->addWidget(makeButtons());
    const QSize room = parent != nullptr ? parent->window()->size() : QSize(1280, 800);
    const Theme& theme = Theme::instance();
    resize(QSize(theme.ipx(1120), theme.ipx(740)).boundedTo(room - QSize(48, 60)));
    later_.setSingleShot(true);
    later_.setInterval(rereadDelay);
    connect(&later_, &QTimer::timeout, this, &DataDialog::read);
    connect(job_.job(), &Job::progressed, this, [this](qint64 done, qint64 total) {
        progress_->setRange(0, 1000);
        progress_->setValue(total > 0 ? static_cast<int>(done * 1000 / total) : 0);
    });
    showOptions();
    read();
}

void DataDialog::showOptions() {
    filling_ = true;
    const DataOptions& options = text_.options;
    side_->setValue(options.side);
    color_->setCurrentIndex(options.grey ? 1 : 0);
    test_->setValue(options.testPercent);
    seed_->setValue(shownIn(*seed_, options.seed));
    cap_->setValue(shownIn(*cap_, options.cap));
    policies_[static_cast<std::size_t>(options.resize)]->setChecked(true);
    filling_ = false;
}

void DataDialog::takeOptions() {
    if (filling_) return;
    const DataOptions before = text_.options;
    DataOptions& options = text_.options;
    options.side = side_->value();
    options.grey = color_->currentIndex() == 1;
    options.testPercent = test_->value();
    if (seed_->isEnabled()) takeFrom(*seed_, options.seed);
    takeFrom(*cap_, options.cap);
    for (std::size_t i = 0; i < policies_.size(); ++i)
        if (policies_[i]->isChecked()) options.resize = static_cast<ResizePolicy>(i);
    DataOptions alike = before;
    alike.cap = options.cap;  // needs no reading
    if (alike != options) later_.start();
    refresh();
}

void DataDialog::read() {
    if (preview_) text_.options.classes = chosenText().options.classes;
    note_->clear();
    progress_->setRange(0, 0);
    job_.start([text = text_](const std::stop_token& stop,
                              const Job::Progress& progress) { return previewOf(text, stop, progress); },
               [this](Result<DataPreview> preview) {
                   if (preview) {
                       show(*std::move(preview));
                   } else {
                       preview_.reset();
                       note_->setText(errorText(preview.error()));
                       refresh();
                   }
               });
    refresh();
}

void DataDialog::show(DataPreview preview) {
    preview_ = std::move(preview);
    showClasses();
    showLeftOut();
    before_->setPixmap(QPixmap::fromImage(preview_->before));
    for (std::size_t i = 0; i < policies_.size(); ++i)
        policies_[i]->setIcon(QIcon(QPixmap::fromImage(preview_->after[i])));
    beforeText_->setText(preview_->beforeSize.isEmpty() ? QString()
                                                        : tr("left: as it is, %1 × %2; then at %3 × %3, by area")
                                                              .arg(preview_->beforeSize.width())
                                                              .arg(preview_->beforeSize.height())
                                                              .arg(text_.options.side));
    const DataFindings& findings = *preview_->data.findings;
    colours_->setText(findings.pictures ? pictureCountsText(*findings.pictures) : QString());
    colours_->setVisible(!colours_->text().isEmpty());
    test_->setEnabled(findings.testIsDrawn);
    seed_->setEnabled(findings.testIsDrawn);
    const QString drawn = tr("Drawn from each class. Other numbers for the seed draw other images.");
    const QString own = tr("The folder has a test part of its own, which is kept.");
    const QString held = preview_->data.validation ? u' ' + tr("Its %1 images for validation are kept, too.")
                                                                .arg(groupedNumber(preview_->data.validation->size()))
                                                   : QString();
    testNote_->setText((findings.testIsDrawn ? drawn : own) + held);
    refresh();
}

void DataDialog::showClasses() {
    filling_ = true;
    classes_->clear();
    const auto& names = preview_->data.training->classNames();
    const auto& wanted = text_.options.classes;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto* item = new QTreeWidgetItem(classes_);
        item->setText(0, cleanLine(QString::fromStdString(names[i])));
        item->setData(0, labelRole, static_cast<int>(i));
        const bool checked = wanted.empty() || std::find(wanted.begin(), wanted.end(), names[i]) != wanted.end();
        item->setCheckState(0, checked ? Qt::Checked : Qt::Unchecked);
        item->setText(1, groupedNumber(preview_->training[i]));
        item->setText(2, groupedNumber(preview_->test[i]));
        for (const int column : {1, 2}) item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        item->setIcon(3, QIcon(QPixmap::fromImage(preview_->strips[i])));
    }
    for (const int column : {0, 1, 2}) classes_->resizeColumnToContents(column);
    filling_ = false;
}

void DataDialog::showLeftOut() {
    const DataFindings& findings = *preview_->data.findings;
    leftOut_->clear();
    for (const LeftOutFile& file : findings.leftOut) {
        auto* item = new QTreeWidgetItem(leftOut_, {cleanLine(QString::fromStdString(file.path)), leftOutText(file)});
        for (const int column : {0, 1}) item->setToolTip(column, item->text(column));
    }
    leftOut_->resizeColumnToContents(0);
    leftOut_->setColumnWidth(0, std::min(leftOut_->columnWidth(0), static_cast<int>(Theme::instance().px(200))));
    leftOutTitle_->setText(findings.leftOutCount == 0 ? tr("Nothing is left out")
                                                      : tr("Left out: %1").arg(groupedNumber(findings.leftOutCount)));
    leftOut_->setVisible(findings.leftOutCount > 0);
}

int DataDialog::checkedClasses() const {
    int count = 0;
    for (int i = 0; i < classes_->topLevelItemCount(); ++i)
        count += classes_->topLevelItem(i)->checkState(0) == Qt::Checked ? 1 : 0;
    return count;
}

DataText DataDialog::chosenText() const {
    DataText text = text_;
    text.options.classes.clear();
    if (!preview_ || checkedClasses() == classes_->topLevelItemCount()) return text;
    const auto& names = preview_->data.training->classNames();
    for (int i = 0; i < classes_->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = classes_->topLevelItem(i);
        if (item->checkState(0) == Qt::Checked)
            text.options.classes.push_back(names[static_cast<std::size_t>(item->data(0, labelRole).toInt())]);
    }
    return text;
}

QString DataDialog::name() const { return QString::fromStdString(dataText(chosenText())); }

/// What follows from the choice, without reading anything.
void DataDialog::refresh() {
    progress_->setVisible(job_.isRunning());
    const int checked = checkedClasses();
    use_->setEnabled(preview_ && !job_.isRunning() && !later_.isActive() && checked >= 2);
    if (!preview_) {
        facts_->setText(job_.isRunning() ? tr("Reading…") : QString());
        return;
    }
    std::int64_t training = 0;
    std::int64_t test = 0;
    for (int i = 0; i < classes_->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = classes_->topLevelItem(i);
        if (item->checkState(0) != Qt::Checked) continue;
        const auto label = static_cast<std::size_t>(item->data(0, labelRole).toInt());
        const std::int64_t all = preview_->training[label];
        training += text_.options.cap > 0 ? std::min(all, text_.options.cap) : all;
        test += preview_->test[label];
    }
    const PictureCounts counts = preview_->data.findings->pictures.value_or(PictureCounts());
    facts_->setText(tr("%1 classes · %2 training and %3 test images · %4 × %5 to %6 × %7 pixels")
                        .arg(groupedNumber(checked), groupedNumber(training), groupedNumber(test))
                        .arg(counts.smallestWidth)
                        .arg(counts.smallestHeight)
                        .arg(counts.largestWidth)
                        .arg(counts.largestHeight));
    note_->setText(checked < 2 ? tr("Choose at least two classes.") : QString());
}

}  // namespace fovea
