// A raised box that groups what belongs together. Fill it through body().
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QVBoxLayout>
#include <QWidget>

namespace guyub::ui {

class Card : public QWidget
{
    Q_OBJECT
public:
    explicit Card(const Theme &theme, QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }
    void setTone(Tone tone); // Neutral: plain card; else a tinted one with an edge in the tone

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QVBoxLayout *m_body;
    Tone m_tone = Tone::Neutral;
};

} // namespace guyub::ui
