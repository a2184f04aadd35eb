// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "core/error.h"
#include "widgets/benches/bench_view.h"

class QLabel;
class QPushButton;

namespace fovea {

/// Pictures to be named by a person after a network has named them.
struct LabellingGame {
    std::vector<QImage> pictures;
    QStringList classNames;    ///< at most ten
    std::vector<int> truth;    ///< a class for each picture
    std::vector<int> network;  ///< what the network says
};

/// A picture, a button for each class, and both scores with their intervals. The pictures of the bench as it begins, and games
/// against other networks, come from outside.
class LabellingView : public BenchView {
    Q_OBJECT
public:
    /// A game, or a sentence that says why there is none.
    using Challenge = std::function<std::variant<LabellingGame, QString>()>;

    explicit LabellingView(Bench& bench, QWidget* parent = nullptr);

    /// What the fields of the bench's own game stand for, finer than the bench has them.
    void setPictures(std::vector<QImage> pictures);
    /// A game that is begun and not over, with its pictures and its time.
    struct BegunGame {
        BenchState fields;
        LabellingGame game;
        int seconds = 0;
        bool timed = false;  ///< not one that went on after a restart
    };
    std::optional<BegunGame> begunGame() const;
    /// It goes on where it was.
    void resume(BegunGame begun);

    /// Asked when the user wants to play against his own network; without one, the button is not there.
    void setChallenge(Challenge challenge);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override { return name != "compare"; }
    std::string_view mainChoice() const override { return "compare"; }
    std::string_view answer() const override { return "intervals"; }
    QString whatResetLoses() const override;
    void showMeant(const QString& symbol) override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeStage();
    void answerWith(int label);
    void challenge();
    void countSecond();
    const std::vector<QImage>& pictures() const;
    bool isGame() const;
    bool isOver() const;
    bool isAnyHidden(std::string_view name, int rows, int columns) const;
    QString className(int label) const;
    QString lastAnswer() const;

    std::vector<QImage> own_;  ///< of the bench as it begins
    LabellingGame game_;
    Challenge challenge_;
    QTimer* clock_ = nullptr;
    int seconds_ = 0;
    int last_ = -1;       ///< the picture that was answered last
    bool asked_ = false;  ///< whether another game may take this one's place

    QWidget* table_;
    class LabelCard* card_ = nullptr;
    QLabel* told_ = nullptr;
    std::vector<QPushButton*> buttons_;
    QPushButton* next_ = nullptr;  ///< away from a picture that was named already
    QPushButton* against_ = nullptr;
    class IntervalBars* bars_ = nullptr;
    class TitledMatrix* counts_ = nullptr;
    class TitledMatrix* both_ = nullptr;
    class LabelledGallery* gallery_ = nullptr;
};

}  // namespace fovea
