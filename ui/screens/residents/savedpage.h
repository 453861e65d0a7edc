// What happened, and what can be done now.
#pragma once

#include "ui/screens/residents/steppage.h"

namespace guyub::ui {

class Banner;
class TextLabel;

class SavedPage : public StepPage
{
    Q_OBJECT
public:
    explicit SavedPage(const Theme &theme, QWidget *parent = nullptr);

    void show(const usecase::RegistrationDraft &draft) override;
    void collect(usecase::RegistrationDraft &) const override {}

Q_SIGNALS:
    void printWanted();
    void nextWanted(); // of the same household
    void openWanted();
    void doneWanted();

private:
    Banner *m_banner;
};

} // namespace guyub::ui
