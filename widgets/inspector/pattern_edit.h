// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <optional>

class QLabel;
class QLineEdit;

namespace fovea {

/// A pattern line with what it leaves open, to be typed and watched: the line, the filters of its stages, the units of its
/// hidden dense layers. What is wrong is underlined where it stands, with a sentence beneath.
class PatternEdit : public QWidget {
    Q_OBJECT
public:
    explicit PatternEdit(QWidget* parent = nullptr);

    struct Texts {
        QString line;
        QString filters;  ///< "32, 64, 128"
        QString units;
        friend bool operator==(const Texts&, const Texts&) = default;
    };
    Texts texts() const;
    /// Shows other texts, and nothing wrong with them. An empty line: the network is no pattern.
    void setTexts(const Texts& texts);

    enum class Part { Line, Filters, Units };
    /// Characters [first, end) of a part, and why.
    struct Fault {
        Part part = Part::Line;
        int first = 0;
        int end = 0;
        QString sentence;
    };
    void showFault(const Fault& fault);
    void clearFault();
    QString sentence() const;

    /// Puts the caret at the line's end.
    void beginTyping();
    bool isTyping() const;

Q_SIGNALS:
    /// Something was typed; setTexts() says nothing.
    void edited();
    /// Enter: the edit is done. Escape: back to what the network is.
    void finished();
    void cancelled();
    /// The caret went elsewhere, out of all three parts.
    void abandoned();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restyle();
    class Line;
    Line* field(Part part) const;

    Line* line_;
    Line* filters_;
    Line* units_;
    QLabel* sentence_;
};

}  // namespace fovea
