// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "app/help/help_topics.h"
#include "app/help/text_search.h"

class QLabel;
class QLineEdit;
class QTextBrowser;

namespace fovea {

/// A window beside the program's: a topic, all of them, or what was found in lessons and help. Stays while one works on.
class HelpPanel : public QDialog {
    Q_OBJECT
public:
    explicit HelpPanel(QWidget* parent = nullptr);

    /// False for an unknown one, and all topics are shown.
    bool showTopic(const QString& id);
    /// Empty: all topics.
    void search(const QString& words);
    void focusSearch();
    /// A sentence beneath the text, whatever it is; empty: none.
    void tell(const QString& sentence);
    /// Of the topic that is shown; empty: a list.
    const QString& topic() const { return topic_; }
    QTextBrowser* browser() const { return browser_; }
    QLineEdit* field() const { return field_; }

Q_SIGNALS:
    void lessonRequested(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(const QUrl& address);
    void showList();
    void setPage(const QString& html);

    std::vector<HelpTopic> topics_;
    std::vector<SearchText> texts_;
    QLineEdit* field_;
    QTextBrowser* browser_;
    QLabel* notice_;
    QString topic_;
};

}  // namespace fovea
