// The focus is always somewhere a person can see it. Where its control goes, hidden, disabled or deleted by what was just
// done, it moves to the next one of the same page and not to the rail or to nowhere. And it can be found again in a page
// that was made anew, after the lock.
#pragma once

#include <QPointer>
#include <QRect>
#include <QStackedWidget>
#include <QTimer>

namespace guyub::ui {

struct FocusSpot // a control by what it is called; holds nothing that was typed
{
    QString name;
    int nth = 0;     // among those of that name
    int cursor = -1; // in a field
};

FocusSpot focusSpotIn(const QWidget &page);
bool takeFocusSpot(const QWidget &page, const FocusSpot &spot);

class FocusKeeper : public QObject
{
    Q_OBJECT
public:
    // Keeps the focus among the pages of `pages`, which is a part of `desk`.
    FocusKeeper(QStackedWidget *pages, QWidget *desk);

private:
    void follow(QWidget *now);
    void mend();
    QWidget *next() const;

    QStackedWidget *m_pages;
    QWidget *m_desk;
    QPointer<QWidget> m_last; // that had the focus in a page
    QRect m_lastPlace;        // in the page
    QTimer m_mendSoon;        // once what is being done is done
};

} // namespace guyub::ui
