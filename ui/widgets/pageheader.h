// The head of a page: back at the left where there is a way back, what the page is, one line more, and at the right what
// can be done with it.
#pragma once

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QWidget>

namespace guyub::ui {

class Button;
class TextLabel;

class PageHeader : public QWidget
{
    Q_OBJECT
public:
    explicit PageHeader(const Theme &theme, QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &line = {}); // at most two lines and one line
    void setBack(const QString &words);                            // empty: no way back
    QHBoxLayout *actions() const { return m_actions; }

Q_SIGNALS:
    void back();

private:
    Button *m_back;
    TextLabel *m_title;
    TextLabel *m_line;
    QHBoxLayout *m_actions;
};

} // namespace guyub::ui
