// How this kiosk looks, speaks and prints, and what it is. Things of the administrator show only to one.
#pragma once

#include "ui/screens/screen.h"
#include "ui/screens/shell/appearance.h"

#include <functional>

namespace guyub::ui {

class Button;
class ChoiceGroup;
class FormField;
class OperatorsCard;
class TextLabel;

class SettingsScreen : public Screen
{
    Q_OBJECT
public:
    // `closeKiosk` ends the program; only an administrator sees it.
    SettingsScreen(Appearance &appearance, AppContext &context, std::function<void()> closeKiosk, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override;
    void retranslate() override;

private:
    struct Choice // one question with its answers, made anew when the language changes
    {
        FormField *field;
        ChoiceGroup *group;
    };
    void buildChoices();
    void orderStops();
    void showChoices();
    void addChoice(const QString &label, const QStringList &answers, int now, const std::function<void(Preferences &, int)> &set);
    void measure();
    void askToClose();
    void askToRemove(const ports::OperatorLabel &who);
    void remove(const ports::OperatorLabel &who);
    QString aboutText() const;
    QString printerText() const;

    Appearance &m_appearance;
    std::function<void()> m_closeKiosk;
    QVBoxLayout *m_choices;
    QList<Choice> m_shown;
    std::optional<translations::Language> m_shownIn;
    TextLabel *m_looks;
    TextLabel *m_pinTitle;
    TextLabel *m_pinWords;
    Button *m_pin;
    OperatorsCard *m_operators;
    TextLabel *m_screenTitle;
    TextLabel *m_screenWords;
    Button *m_measure;
    TextLabel *m_printerTitle;
    TextLabel *m_printers;
    TextLabel *m_aboutTitle;
    TextLabel *m_about;
    Button *m_close;
};

} // namespace guyub::ui
