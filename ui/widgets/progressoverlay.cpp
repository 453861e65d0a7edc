#include "ui/widgets/progressoverlay.h"

namespace guyub::ui {

ProgressBar::ProgressBar(const QString &label, QWidget *parent) : QProgressBar(parent)
{
    setAccessibleName(label);
    setTextVisible(false);
}

ProgressOverlay::ProgressOverlay(const Theme &theme, const QString &title, const QString &stopWords, QWidget *parent) :
    OverlayDialog(theme, title, QString(), parent), m_bar(new ProgressBar(title))
{
    body()->addWidget(m_bar);
    setDismissible(!stopWords.isEmpty());
    if (!stopWords.isEmpty())
        addAnswer(kStop, ButtonKind::Secondary, Icon::Close, stopWords);
    connect(this, &OverlayDialog::answered, this, [this](int answer) {
        if (answer != kFinished)
            Q_EMIT stopRequested();
    });
}

void ProgressOverlay::setProgress(int done, int total, const QString &words)
{
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    setText(words);
}

void ProgressOverlay::finish()
{
    answerWith(kFinished);
}

} // namespace guyub::ui
