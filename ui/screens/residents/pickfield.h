// One of a list of codes, too many to lay out on the page: shows the choice, opens the list over the page. Long lists can
// be searched. The page passes ask() on to the shell.
#pragma once

#include "ui/widgets/overlay.h"

#include <QList>

namespace guyub::ui {

struct PickChoice
{
    qint64 code = 0;
    QString words;
};

class PickField : public BaseButton
{
    Q_OBJECT
public:
    // `question` heads the list and names the field. `choices` in the order to show.
    PickField(const Theme &theme, const QString &question, const QList<PickChoice> &choices, QWidget *parent = nullptr);
    // The choices of resources/codes/<list>.csv in the current language.
    static QList<PickChoice> choicesOf(const char *list);

    qint64 code() const { return m_code; } // 0: none
    void setCode(qint64 code);
    void setMayBeEmpty(bool yes) { m_mayBeEmpty = yes; } // the list offers to empty it
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void codeChosen(qint64 code); // by a person
    void ask(guyub::ui::OverlayDialog *dialog);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void open();
    void addFewChoices(OverlayDialog *dialog);
    void addSearchableList(OverlayDialog *dialog);
    void take(OverlayDialog *dialog, qint64 code);
    QString shownWords() const;

    QString m_question;
    QList<PickChoice> m_choices;
    qint64 m_code = 0;
    bool m_mayBeEmpty = false;
};

} // namespace guyub::ui
