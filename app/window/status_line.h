// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace fovea {

class Document;

/// The line at the bottom: what needs attention, what the network costs, messages and the progress of
/// work in the background, the file.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(Document& document, QWidget* parent = nullptr);

    /// How many layers Build marks. Before it is told, the document's own problems count.
    void setMarkedLayers(int layers);
    /// The network's figures and problems; a page that is about no network hides them.
    void setFiguresShown(bool shown);
    /// Whether what a sentence says is still so.
    using Holds = std::function<bool()>;

    /// A sentence that goes after some seconds.
    void showMessage(const QString& text);
    /// Sentences that stay until the next one, or until reconsider() finds that they no longer hold.
    void showFault(const QString& text, Holds holds = {});
    void showNotice(const QString& text, Holds holds = {});
    /// Something has changed of which the sentence that is shown may speak.
    void reconsider();
    /// A fraction below 0 tells that work goes on, but not how far it is.
    void showProgress(const QString& text, double fraction);
    void hideProgress();
    /// Something that stands before everything else.
    void setLeading(QWidget* widget);
    QString message() const;

Q_SIGNALS:
    void cancelRequested();
    /// A click on "n layers need attention".
    void problemClicked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void refreshFile();
    void restyle();
    void setText(QLabel* label, const QString& rich);
    void clearMessage();
    enum class Kind { Message, Fault };
    void say(const QString& text, Kind kind, Holds holds = {});
    void fitFigures();

    Document& document_;
    QWidget* leading_ = nullptr;
    QLabel* problemIcon_ = nullptr;
    QLabel* problem_ = nullptr;
    std::vector<QLabel*> figures_;
    QLabel* message_ = nullptr;
    bool figuresShown_ = true;
    std::optional<int> marked_;
    QString said_;  ///< whole, of which message_ shows what there is room for
    Holds holds_;   ///< of said_; empty: always
    QProgressBar* progress_ = nullptr;
    QToolButton* cancel_ = nullptr;
    QLabel* file_ = nullptr;
    QTimer messageTimer_;
};

}  // namespace fovea
