// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/help_panel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "app/help/help_search.h"
#include "app/lessons/lesson_library.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int helpWidth = 440;
constexpr int helpHeight = 560;
constexpr std::size_t mostHits = 30;

QString anchor(const QString& address, const QString& text) {
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(address.toHtmlEscaped(), text.toHtmlEscaped());
}

}  // namespace

HelpPanel::HelpPanel(QWidget* parent)
    : QDialog(parent),
      topics_(helpTopics()),
      texts_(searchableTexts(topics_)),
      field_(new QLineEdit(this)),
      browser_(new QTextBrowser(this)),
      notice_(new QLabel(this)) {
    setObjectName(QStringLiteral("help"));
    // Beside a tool window, the shortcuts of the window that it belongs to go on working.
    setWindowFlag(Qt::Tool);
    setWindowTitle(tr("Help"));
    field_->setObjectName(QStringLiteral("help.search"));
    field_->setPlaceholderText(tr("Search lessons and help"));
    field_->setAccessibleName(tr("Search lessons and help"));
    field_->setClearButtonEnabled(true);
    browser_->setObjectName(QStringLiteral("help.text"));
    browser_->setAccessibleName(tr("Help"));
    browser_->setOpenLinks(false);
    browser_->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->addWidget(field_);
    column->addWidget(browser_, 1);
    column->addWidget(notice_);
    notice_->setObjectName(QStringLiteral("help.notice"));
    notice_->setWordWrap(true);
    notice_->hide();
    resize(Theme::instance().ipx(helpWidth), Theme::instance().ipx(helpHeight));
    connect(field_, &QLineEdit::textEdited, this, &HelpPanel::search);
    connect(browser_, &QTextBrowser::anchorClicked, this, &HelpPanel::follow);
    showList();
}

bool HelpPanel::eventFilter(QObject* watched, QEvent* event) {
    // Copying copies from the text; the window's shortcut would copy layers.
    if (watched == browser_ && event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void HelpPanel::focusSearch() {
    field_->setFocus();
    field_->selectAll();
}

void HelpPanel::tell(const QString& sentence) {
    notice_->setText(sentence);
    notice_->setVisible(!sentence.isEmpty());
}

void HelpPanel::setPage(const QString& html) {
    const Theme& theme = Theme::instance();
    browser_->document()->setDefaultStyleSheet(
        QStringLiteral(
            "a { color: %1; text-decoration: none; } .small { color: %2; } b.found { background-color: %3; }")
            .arg(theme.colors().accent.name(), theme.colors().secondary.name(), theme.colors().accentSoft.name()));
    browser_->setHtml(html);
}

bool HelpPanel::showTopic(const QString& id) {
    const HelpTopic* topic = findTopic(topics_, id);
    if (topic == nullptr) {
        showList();
        return false;
    }
    topic_ = id;
    QString html = QStringLiteral("<h2>%1</h2>").arg(topic->title.toHtmlEscaped());
    for (const QString& paragraph : topic->text.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts))
        html += QStringLiteral("<p>%1</p>").arg(paragraph.toHtmlEscaped());
    for (const int number : topic->lessons) {
        const Lesson* lesson = findLesson(QString::number(number));
        if (lesson == nullptr) continue;
        const QString title = QString::fromStdString(wordsOf(*lesson, lessonLanguage()).title);
        html += QStringLiteral("<p>%1</p>")
                    .arg(anchor(QStringLiteral("lesson:") + QString::fromStdString(lesson->id),
                                tr("Lesson %1: %2").arg(number).arg(title)));
    }
    setPage(html + QStringLiteral("<hr><p>%1</p>").arg(anchor(QStringLiteral("topics:"), tr("All topics"))));
    return true;
}

void HelpPanel::showList() {
    topic_.clear();
    QString html = QStringLiteral("<h2>%1</h2><p class=\"small\">%2</p>")
                       .arg(tr("All topics").toHtmlEscaped(),
                            tr("F1 explains what has the focus or lies under the pointer.").toHtmlEscaped());
    auto byTitle = topics_;
    std::ranges::sort(byTitle,
                      [](const HelpTopic& a, const HelpTopic& b) { return a.title.localeAwareCompare(b.title) < 0; });
    for (const HelpTopic& topic : byTitle)
        html += anchor(QStringLiteral("topic:") + topic.id, topic.title) + QStringLiteral("<br>");
    setPage(html);
}

void HelpPanel::search(const QString& words) {
    if (words.trimmed().isEmpty()) {
        showList();
        return;
    }
    topic_.clear();
    const auto hits = searchTexts(texts_, words);
    QString html;
    for (std::size_t i = 0; i < std::min(hits.size(), mostHits); ++i) {
        const SearchText& found = texts_[hits[i].index];
        const bool isLesson = found.id.startsWith(QStringLiteral("lesson:"));
        const QString title = isLesson ? tr("Lesson %1").arg(found.title) : found.title;
        html += QStringLiteral("<p>%1<br><span class=\"small\">%2</span></p>")
                    .arg(anchor(isLesson ? found.id : QStringLiteral("topic:") + found.id, title),
                         markedSnippet(hits[i].snippet, QStringLiteral("<b class=\"found\">"), QStringLiteral("</b>"),
                                       true));
    }
    if (hits.empty())
        html = QStringLiteral("<p>%1</p>")
                   .arg(tr("Neither lessons nor help have all of these words. Try fewer, or their beginnings.")
                            .toHtmlEscaped());
    setPage(html);
}

void HelpPanel::follow(const QUrl& address) {
    const QString target = address.path();
    if (address.scheme() == QStringLiteral("lesson"))
        Q_EMIT lessonRequested(target);
    else if (address.scheme() == QStringLiteral("topic"))
        showTopic(target);
    else
        showList();
}

}  // namespace fovea
