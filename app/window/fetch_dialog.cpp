// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/fetch_dialog.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/error_text.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

QString megabytes(double bytes) { return decimalNumber(bytes / 1e6, 1) + QStringLiteral(" MB"); }

QString duration(qint64 seconds) {
    return seconds < 60 ? FetchDialog::tr("%1 s left").arg(seconds)
                        : FetchDialog::tr("%1 min %2 s left").arg(seconds / 60).arg(seconds % 60);
}

}  // namespace

QString progressText(const DownloadProgress& progress) {
    switch (progress.phase) {
        case DownloadProgress::Phase::Checking: return FetchDialog::tr("Checking that every byte is right…");
        case DownloadProgress::Phase::Unpacking: return FetchDialog::tr("Unpacking…");
        case DownloadProgress::Phase::Fetching: break;
    }
    const auto bytes = static_cast<double>(progress.bytes);
    QStringList parts{
        progress.total > 0
            ? FetchDialog::tr("%1 of %2").arg(megabytes(bytes), megabytes(static_cast<double>(progress.total)))
            : megabytes(bytes)};
    if (progress.bytesPerSecond > 0) {
        parts << megabytes(progress.bytesPerSecond) + QStringLiteral("/s");
    }
    if (progress.remainingSeconds >= 0) {
        parts << duration(progress.remainingSeconds);
    }
    return parts.join(QStringLiteral(" · "));
}

FetchDialog::FetchDialog(DownloadRequest request, const QString& title, const QString& source, QWidget* parent)
    : QDialog(parent), downloader_(request) {
    setObjectName(QStringLiteral("fetch"));
    setWindowTitle(tr("Get %1").arg(title));
    setScaledMinimumWidth(this, 480);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 24, 24, 16);
    rows->setSpacing(12);
    text_ = new QLabel(
        tr("%1 comes from %2: %3. It is kept in %4.")
            .arg(title, request.address.host(), megabytes(static_cast<double>(request.bytes)), request.destination));
    text_->setWordWrap(true);
    auto* citation = new QLabel(source);
    citation->setProperty("role", QStringLiteral("caption"));
    citation->setWordWrap(true);
    bar_ = new QProgressBar;
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    state_ = new QLabel;
    state_->setWordWrap(true);
    state_->setObjectName(QStringLiteral("fetch.state"));
    for (QWidget* widget : std::initializer_list<QWidget*>{text_, citation, bar_, state_}) {
        rows->addWidget(widget);
    }
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    close_ = new QPushButton(tr("Cancel"));
    start_ = new QPushButton(tr("Get it"));
    start_->setProperty("role", QStringLiteral("primary"));
    start_->setDefault(true);
    buttons->addWidget(close_);
    buttons->addWidget(start_);
    rows->addLayout(buttons);
    bar_->hide();

    connect(start_, &QPushButton::clicked, this, &FetchDialog::start);
    connect(close_, &QPushButton::clicked, this, &FetchDialog::reject);
    connect(&downloader_, &Downloader::progressed, this, &FetchDialog::showProgress);
    connect(&downloader_, &Downloader::finished, this, [this] {
        Q_EMIT fetched();
        accept();
    });
    connect(&downloader_, &Downloader::failed, this, [this](const Error& error) {
        const bool cancelled = error.code == ErrorCode::Cancelled;
        showEnd(cancelled ? tr("Stopped. What has come so far is kept; the next try goes on from there.")
                          : errorText(error),
                !cancelled);
    });
}

FetchDialog::~FetchDialog() = default;

void FetchDialog::start() {
    start_->setEnabled(false);
    close_->setText(tr("Stop"));
    bar_->show();
    state_->setStyleSheet({});
    state_->setText(tr("Connecting…"));
    downloader_.start();
}

void FetchDialog::showProgress(const DownloadProgress& progress) {
    state_->setText(progressText(progress));
    const bool known = progress.total > 0;
    bar_->setRange(0, known ? 1000 : 0);
    if (known) {
        bar_->setValue(static_cast<int>(1000 * progress.bytes / progress.total));
    }
}

void FetchDialog::showEnd(const QString& sentence, bool fault) {
    state_->setText(sentence);
    state_->setStyleSheet(fault ? QStringLiteral("color: %1").arg(Theme::instance().colors().error.name()) : QString());
    start_->setText(tr("Try again"));
    start_->setEnabled(true);
    close_->setText(tr("Close"));
    // A sentence of several lines needs more room than the progress did.
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void FetchDialog::reject() {
    if (downloader_.isRunning()) {
        downloader_.cancel();
    } else {
        QDialog::reject();
    }
}

}  // namespace fovea
