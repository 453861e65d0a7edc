// What the numbers say, in words: each with an icon, so that nothing is told by colour alone. The first stands on a line of
// its own, the others flow below. Keeps its height while words come and go, so that the page does not jump under a typing
// hand. The label's text is all of it, for a screen reader.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QLabel>
#include <QList>

namespace guyub::ui {

struct Verdict
{
    Tone tone = Tone::Neutral;
    QString text; // empty: nothing to say
};

class VerdictGrid : public QLabel
{
    Q_OBJECT
public:
    explicit VerdictGrid(const Theme &theme, QWidget *parent = nullptr);

    void setVerdicts(const QList<Verdict> &verdicts);
    const QList<Verdict> &verdicts() const { return m_verdicts; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Place
    {
        QPoint at;
        int width = 0; // of the words
    };
    QFont fontOf(qsizetype index) const;
    QList<Place> places(int width) const; // one a verdict
    int lineStep() const;

    const Theme &m_theme;
    QList<Verdict> m_verdicts;
};

} // namespace guyub::ui
