// One answer on the page where everything is checked: question, answer, and "Change". The whole row is pressed.
#pragma once

#include "ui/widgets/button.h"

namespace guyub::ui {

class AnswerRow : public BaseButton
{
    Q_OBJECT
public:
    // An empty answer shows as not filled in.
    AnswerRow(const Theme &theme, const QString &question, const QString &answer, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int textRoom(int width) const;
    QString changeWords() const { return tr("Change"); }

    QString m_question;
    QString m_answer;
    bool m_isEmpty;
};

} // namespace guyub::ui
