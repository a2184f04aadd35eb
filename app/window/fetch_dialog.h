// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include "app/download/downloader.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace fovea {

/// Gets a data set from its makers' server: says first what comes from where and how much it is, then
/// shows how far it is. What a cancelled or broken fetch has brought is kept for the next.
class FetchDialog : public QDialog {
    Q_OBJECT
public:
    FetchDialog(DownloadRequest request, const QString& title, const QString& source, QWidget* parent = nullptr);
    ~FetchDialog() override;

    void reject() override;

Q_SIGNALS:
    void fetched();

private:
    void start();
    void showProgress(const DownloadProgress& progress);
    void showEnd(const QString& sentence, bool fault);

    Downloader downloader_;
    QLabel* text_ = nullptr;
    QLabel* state_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* start_ = nullptr;
    QPushButton* close_ = nullptr;
};

/// "34.2 MB of 170.1 MB · 2.1 MB/s · 1 min 5 s left"
QString progressText(const DownloadProgress& progress);

}  // namespace fovea
