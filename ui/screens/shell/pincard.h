// A PIN is asked for: the pad, and above it in few words what is asked or what is the matter. Whatever is said there, the
// pad stays where the finger expects it.
#pragma once

#include "ui/widgets/card.h"

namespace guyub::ui {

class PinPad;
class ProgressBar;
class TextLabel;

class PinCard : public Card
{
    Q_OBJECT
public:
    explicit PinCard(const Theme &theme, QWidget *parent = nullptr);

    PinPad *pad() const { return m_pad; }
    void say(const QString &words, bool isWrong);
    // Shows that something is at work; `words` for those who hear the screen.
    void setBusy(bool busy, const QString &words);
    // A passphrase with letters instead of digits only; the pad has the focus then.
    void setLettersWanted(bool wanted);

private:
    TextLabel *m_words;
    ProgressBar *m_progress;
    PinPad *m_pad;
};

} // namespace guyub::ui
