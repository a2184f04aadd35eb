// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <span>
#include <vector>

#include "app/workspaces/layer_pictures.h"
#include "app/workspaces/workspace_state.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace fovea {

/// Ground of See's pages with a question: title, what it says beneath, and the box of pages in its head. It hears what See
/// shows, and asks only while it is in view. While an answer is on its way newer weights wait for it; another picture or
/// network does not.
class SeeQuestionPanel : public QWidget {
    Q_OBJECT

public:
    SeeQuestionPanel(SeePage page, QWidget* parent);

    /// The picture and the weights that are shown, once their scores are there.
    void setInspection(const Inspection& inspection);
    /// What is chosen in the strip.
    void setLayer(NodeId layer, int channel);
    void setShown(bool shown);
    /// There is nothing to ask about, and why.
    void forget(const QString& sentence);
    /// Where a sentence stands instead of an answer.
    QString remark() const;

Q_SIGNALS:
    void pageChosen(fovea::SeePage page);
    /// A sentence for the status line.
    void notified(const QString& sentence);

protected:
    QHBoxLayout* head() const { return head_; }
    QVBoxLayout* body() const { return body_; }
    QWidget* panel() const { return panel_; }
    void setHeading(const QString& title, const QString& caption);
    /// In place of the caption, as something that keeps it from answering; empty: nothing does.
    void setRemark(const QString& sentence);
    /// Without its maps.
    const std::optional<Inspection>& inspection() const { return inspection_; }
    std::optional<NodeId> layer() const { return layer_; }
    int channel() const { return channel_; }
    bool isShown() const { return shown_; }
    /// An answer came; newer weights may have waited for it.
    void answerCame();

    virtual bool isBusy() const = 0;
    /// Ask: it is in view, and the inspection is another one.
    virtual void subjectChanged() = 0;
    virtual void layerChanged() {}
    /// Nobody looks any more, or there is nothing to ask about.
    virtual void halt() = 0;
    /// Shows nothing of a network that is gone.
    virtual void clear() = 0;

private:
    void ask();

    std::optional<Inspection> inspection_;
    QString captionText_;
    std::optional<NodeId> layer_;
    int channel_ = 0;
    bool shown_ = false;
    bool isStale_ = true;
    QWidget* panel_;
    QHBoxLayout* head_;
    QVBoxLayout* body_;
    QLabel* title_;
    QLabel* caption_;
};

/// The likeliest first, at most `most`; names are the model's, or numbers.
struct LikelyClass {
    int index = 0;
    QString name;
    double probability = 0;
};
std::vector<LikelyClass> likelyClasses(const Model& model, std::span<const float> scores, std::size_t most);
/// "cat 92.6 %"
QString likeliestText(const Model& model, std::span<const float> scores);

}  // namespace fovea
