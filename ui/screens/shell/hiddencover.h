// Quick hide: covers the window when somebody looks over the shoulder. The page below stays as it is; one touch brings it
// back, and the lock comes all the same when nobody does.
#pragma once

#include "ui/theme/theme.h"

#include <QPointer>
#include <QWidget>

namespace guyub::ui {

class Button;
class EmptyState;

class HiddenCover : public QWidget
{
    Q_OBJECT
public:
    HiddenCover(const Theme &theme, QWidget *parent); // covers `parent`; hidden at first

    void cover();
    void uncover();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();

    const Theme &m_theme;
    EmptyState *m_words;
    Button *m_back = nullptr;
    QPointer<QWidget> m_focusBefore;
};

} // namespace guyub::ui
