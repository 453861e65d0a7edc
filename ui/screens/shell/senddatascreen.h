// Is everything safe and sent? One calm card, and a button for those who do not want to wait for the night.
#pragma once

#include "app/usecase/senddata.h"
#include "ui/screens/pages.h"

#include <memory>

class QVBoxLayout;

namespace guyub::ui {

class Banner;
class Button;
class Card;
class ProgressBar;
class TextLabel;

class SendDataScreen : public Screen
{
    Q_OBJECT
public:
    SendDataScreen(const Theme &theme, AppContext &context, const Pages &pages, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override;
    void retranslate() override;

private:
    void addFact(QVBoxLayout *column, TextLabel *&label);
    void showState();
    void start();
    void agentEnded(bool reached);
    void applyNext();
    void finish(Tone tone, const QString &title, const QString &text);

    const Pages &m_pages;
    Banner *m_state;
    TextLabel *m_waiting = nullptr;
    TextLabel *m_contact = nullptr;
    TextLabel *m_conflicts = nullptr;
    Button *m_send;
    Button *m_look;
    Card *m_progressCard;
    TextLabel *m_progressWords;
    ProgressBar *m_bar;
    Banner *m_result;
    std::unique_ptr<usecase::SendData> m_job;
    usecase::SendReport m_report;
};

} // namespace guyub::ui
