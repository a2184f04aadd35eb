// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/welcome/welcome_page.h"

#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "app/lessons/lesson_library.h"
#include "app/locations.h"
#include "app/settings/settings.h"
#include "app/welcome/lecture_timeline.h"
#include "core/lessons/lesson_time.h"
#include "core/network/catalogue.h"
#include "datasets/catalogue.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

constexpr int pageMargin = 48;
constexpr int widestPage = 1400;
constexpr int mostRecent = 5;

std::vector<int> minutesOfAll() {
    std::vector<int> minutes;
    for (const Lesson& lesson : builtInLessons()) minutes.push_back(lessonMinutes(lesson));
    return minutes;
}

void emptyLayout(QLayout& layout) {
    while (QLayoutItem* item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

/// Fills its width up to `widestPage` and stands in the middle of what is wider.
class WelcomeMiddle : public QWidget {
public:
    explicit WelcomeMiddle(QWidget* content) { content->setParent(this), content_ = content; }

protected:
    void resizeEvent(QResizeEvent* /*event*/) override {
        const int wide = std::min(width(), Theme::instance().ipx(widestPage));
        content_->setGeometry((width() - wide) / 2, 0, wide, content_->heightForWidth(wide));
        setMinimumHeight(content_->heightForWidth(wide));
    }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest) resizeEvent(nullptr);
        return QWidget::event(event);
    }

private:
    QWidget* content_;
};

}  // namespace

WelcomePage::WelcomePage(LessonProgress::Place progress, QWidget* parent)
    : QWidget(parent), progress_(progress), content_(new QWidget), column_(new QVBoxLayout(content_)) {
    setObjectName(QStringLiteral("welcome"));
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(new WelcomeMiddle(content_));
    scroll->viewport()->setAutoFillBackground(false);
    scroll->widget()->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    column_->setContentsMargins(pageMargin, 24, pageMargin, 16);
    column_->setSpacing(18);
    column_->addWidget(makeHead());
    column_->addWidget(makeDoors());
    lecture_ = new QVBoxLayout;
    lecture_->setSpacing(12);
    auto* head = new QHBoxLayout;
    const int lessons = static_cast<int>(builtInLessons().size());
    head->addWidget(roleLabel(tr("The lecture in %1 lessons").arg(lessons), "title", content_));
    head->addSpacing(12);
    head->addWidget(
        roleLabel(tr("length is time, estimated from reading and tasks · last line: slides"), "caption", content_));
    head->addStretch();
    lecture_->addLayout(head);
    column_->addLayout(lecture_);
    column_->addWidget(hairline(content_));
    files_ = new QVBoxLayout;
    files_->setSpacing(4);
    data_ = new QVBoxLayout;
    data_->setSpacing(4);
    auto* below = new QHBoxLayout;
    below->setSpacing(pageMargin);
    below->addLayout(files_, 1);
    below->addLayout(data_, 1);
    column_->addLayout(below);
    column_->addWidget(roleLabel(tr("Later, this page is under Help → Welcome."), "caption", content_));
    column_->addStretch();
    refresh({});
    connect(&Theme::instance(), &Theme::changed, this, &WelcomePage::restyle);
    restyle();
}

QWidget* WelcomePage::makeHead() {
    auto* head = new QWidget(content_);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    title_ = new QLabel(tr("Where would you like to start?"), head);
    about_ = roleLabel(tr("Fovea shows every number inside a network. Nothing leaves this computer."), "value", head);
    words->addWidget(title_);
    words->addWidget(about_);
    auto* tour = new QPushButton(tr("Take the tour: six things to do"), head);
    tour->setObjectName(QStringLiteral("welcome.tour"));
    tour->setProperty("role", QStringLiteral("link"));
    connect(tour, &QPushButton::clicked, this, &WelcomePage::tourChosen);
    words->addWidget(tour, 0, Qt::AlignLeft);
    row->addLayout(words, 1);
    language_ = new Segments({QStringLiteral("English"), QStringLiteral("Tiếng Việt")}, head);
    language_->setObjectName(QStringLiteral("welcome.language"));
    language_->setAccessibleName(tr("Language"));
    connect(language_, &Segments::chosen, this,
            [this](int index) { Q_EMIT languageChosen(index == 1 ? QStringLiteral("vi") : QStringLiteral("en")); });
    look_ = new Segments({tr("Light"), tr("Dark"), tr("Lecture")}, head);
    look_->setObjectName(QStringLiteral("welcome.look"));
    look_->setAccessibleName(tr("Look"));
    connect(look_, &Segments::chosen, this, &WelcomePage::lookChosen);
    row->addWidget(language_, 0, Qt::AlignTop);
    row->addWidget(look_, 0, Qt::AlignTop);
    return head;
}

QWidget* WelcomePage::makeDoors() {
    auto* doors = new QWidget(content_);
    auto* row = new QHBoxLayout(doors);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    const auto networks = static_cast<int>(catalogue().size() + furtherCatalogue().size());
    doors_ = {new DoorButton(Door::Learn, tr("Learn"),
                             tr("%1 lessons, from a 2 × 2 kernel to your own networks. Each is tried, not read.")
                                 .arg(builtInLessons().size()),
                             {}, doors),
              new DoorButton(Door::Build, tr("Build"),
                             tr("Assemble LeNet, VGG, ResNet or your own; every size is counted as you drag."),
                             tr("Empty, or %1 networks").arg(networks), doors),
              new DoorButton(Door::Train, tr("Train"),
                             tr("Watch a network learn on this computer. Stop it, go back, change one thing."),
                             tr("LeNet-5, built-in pictures"), doors),
              new DoorButton(Door::Open, tr("Open a file"),
                             tr("An ONNX model, a network or a Fovea project; drop a folder of pictures anywhere."),
                             QStringLiteral(".fovea, .json, .onnx"), doors)};
    doors_.front()->setBadge(tr("start here"));
    for (std::size_t i = 0; i < doors_.size(); ++i) {
        doors_[i]->setObjectName(QStringLiteral("door.%1").arg(i));
        row->addWidget(doors_[i], 1);
        connect(doors_[i], &DoorButton::clicked, this, [this, i] {
            if (i == 0 && !next_.isEmpty())
                Q_EMIT lessonChosen(next_);
            else
                Q_EMIT doorChosen(static_cast<Door>(i));
        });
    }
    return doors;
}

void WelcomePage::makeLecture() {
    delete timeline_;
    timeline_ = new LectureTimeline(builtInLessons(), minutesOfAll(), progress_, content_);
    connect(timeline_, &LectureTimeline::chosen, this, &WelcomePage::lessonChosen);
    lecture_->addWidget(timeline_);
}

void WelcomePage::refresh(const QStringList& recentFiles) {
    // What was chosen, here or in the menu, holds from the next start on.
    const QString chosen = Settings().language();
    const bool isVietnamese = chosen.isEmpty() ? lessonLanguage() == "vi" : chosen == QStringLiteral("vi");
    language_->setCurrent(isVietnamese ? 1 : 0);
    makeLecture();
    const auto& lessons = builtInLessons();
    const auto open = std::ranges::find_if(lessons, [&](const Lesson& lesson) { return !progress_.isDone(lesson); });
    next_ = open == lessons.end() ? QString() : QString::fromStdString(open->id);
    if (open != lessons.end())
        doors_.front()->setFoot(tr("Lesson %1, %2 minutes").arg(open->number).arg(lessonMinutes(*open)));
    fillFiles(recentFiles);
    fillData();
}

void WelcomePage::fillData() {
    emptyLayout(*data_);
    data_->addWidget(roleLabel(tr("Prepare offline"), "title", content_));
    const SearchFolders search = dataSearchFolders();
    for (const DatasetInfo& info : knownDatasets()) {
        const QString name = QString::fromStdString(info.name);
        const bool here = locateDataset(info.name, search).hasValue();
        auto* line = new QWidget(content_);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(
            new QLabel(info.name == "builtin" ? tr("Built-in pictures") : QString::fromStdString(info.title), line));
        row->addWidget(
            roleLabel(tr("%1 pictures").arg(groupedNumber(info.trainingImages + info.testImages)), "caption", line));
        row->addStretch();
        if (!here) {
            constexpr double million = 1e6;
            auto* get = new QPushButton(info.isFetchable()
                                            ? tr("Get %1 MB").arg(qRound(static_cast<double>(info.bytes) / million))
                                            : tr("Choose its folder…"),
                                        line);
            if (!info.isFetchable())
                get->setToolTip(
                    tr("Fovea does not fetch it. Choose the folder with its four IDX files; in %1 it is found "
                       "by itself.")
                        .arg(QDir::toNativeSeparators(QDir(fetchFolder()).filePath(name))));
            get->setObjectName(QStringLiteral("welcome.get.") + name);
            get->setProperty("role", QStringLiteral("link"));
            connect(get, &QPushButton::clicked, this, [this, name] { Q_EMIT dataChosen(name); });
            row->addWidget(get);
        } else {
            row->addWidget(roleLabel(tr("here"), "caption", line));
        }
        data_->addWidget(line);
    }
    data_->addWidget(roleLabel(
        tr("“fovea data prepare” fetches what can be fetched and checks what is here. Every lesson works with the built-in pictures."),
        "caption", content_));
    data_->addStretch();
}

void WelcomePage::fillFiles(const QStringList& files) {
    emptyLayout(*files_);
    files_->addWidget(roleLabel(tr("Recent files"), "title", content_));
    if (files.isEmpty())
        files_->addWidget(roleLabel(tr("None yet. What you open and save will stand here."), "caption", content_));
    for (const QString& path : files.first(std::min<qsizetype>(files.size(), mostRecent))) {
        const QFileInfo info(path);
        auto* line = new QWidget(content_);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto* name = new QPushButton(info.fileName().replace(u'&', QStringLiteral("&&")), line);
        name->setProperty("role", QStringLiteral("link"));
        name->setToolTip(path);
        connect(name, &QPushButton::clicked, this, [this, path] { Q_EMIT fileChosen(path); });
        row->addWidget(name);
        const QString when =
            info.exists()
                ? QLocale(QString::fromStdString(lessonLanguage())).toString(info.lastModified(), QLocale::ShortFormat)
                : tr("no longer there");
        row->addWidget(roleLabel(when, "caption", line));
        row->addStretch();
        files_->addWidget(line);
    }
    files_->addStretch();
}

void WelcomePage::restyle() {
    const Theme& theme = Theme::instance();
    title_->setStyleSheet(QStringLiteral("font-weight: bold; font-size: %1px").arg(theme.type().title));
    look_->setCurrent(static_cast<int>(theme.kind()));
    update();
}

void WelcomePage::paintEvent(QPaintEvent* /*event*/) {
    QPainter(this).fillRect(rect(), Theme::instance().colors().surface);
}

void WelcomePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    doors_.front()->setFocus();
}

}  // namespace fovea
