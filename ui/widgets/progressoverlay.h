// Work that takes longer than a breath: what is being done, how far, and a way to stop it.
#pragma once

#include "ui/widgets/overlay.h"

#include <QProgressBar>

namespace guyub::ui {

class ProgressBar : public QProgressBar
{
    Q_OBJECT
public:
    explicit ProgressBar(const QString &label, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {200, kHighPx}; }
    QSize minimumSizeHint() const override { return {60, kHighPx}; }

private:
    static constexpr int kHighPx = 18; // as in kit.qss, border included
};

class ProgressOverlay : public OverlayDialog
{
    Q_OBJECT
public:
    // The stop button bears `stopWords`; empty: cannot be stopped. Escape stops too.
    ProgressOverlay(const Theme &theme, const QString &title, const QString &stopWords, QWidget *parent = nullptr);

    // `total` 0: how much there is to do is not known. `words` says where the work stands: "120 of 300 residents".
    void setProgress(int done, int total, const QString &words);
    void finish(); // closes it; stopRequested() is not emitted

Q_SIGNALS:
    void stopRequested();

private:
    static constexpr int kFinished = 0;
    static constexpr int kStop = 1;
    ProgressBar *m_bar;
};

} // namespace guyub::ui
