// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/images/sample_gallery.h"

class QLabel;
class QPushButton;

namespace fovea {

class PixelView;

/// The left of See: the image that the network looks at, and where others come from. Pictures and files
/// may be dropped on it; Ctrl+V asks for the clipboard.
class ImageSource : public QWidget {
    Q_OBJECT
public:
    explicit ImageSource(QWidget* parent = nullptr);

    /// `name` is bold ("bird"), `detail` follows ("test image 5").
    void setImage(const QImage& image, const QString& name, const QString& detail);
    /// The receptive field, in pixels of the image; empty: none.
    void setReceptiveField(const QRect& field);
    void setSamples(const std::vector<SampleGallery::Sample>& samples, int selected = -1);
    /// In a lecture: the image and its name alone.
    void setImageOnly(bool only);
    /// What stands where no image was chosen yet.
    void clear();

    PixelView* view() const { return view_; }
    SampleGallery* gallery() const { return gallery_; }

Q_SIGNALS:
    void randomRequested();
    void sampleChosen(int index);
    void openRequested();
    void pasteRequested();
    void drawRequested();
    void imageDropped(const QImage& image);
    void fileDropped(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTheme();
    QPushButton* button(const QString& text, const QString& toolTip);

    PixelView* view_;
    QLabel* name_;
    QLabel* detail_;
    QPushButton* random_;
    QPushButton* open_;
    QPushButton* paste_;
    QPushButton* draw_;
    SampleGallery* gallery_;
    bool dropping_ = false;
};

}  // namespace fovea
