// People to choose from, by picture and name: who signs in, who answers for a child.
#pragma once

#include "ui/widgets/button.h"

#include <QButtonGroup>
#include <QImage>

class QGridLayout;

namespace guyub::ui {

class PersonButton : public BaseButton
{
    Q_OBJECT
public:
    // `picture` may be null: initials stand in for it. `line` is a second line, such as the role.
    PersonButton(const Theme &theme, const QImage &picture, const QString &name, const QString &line, QWidget *parent = nullptr);

    void setLine(const QString &line);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int discPx() const;

    QImage m_picture;
    QString m_line;
};

// One of several people. Arrow keys move; the choice is read from toggled, so that everyone can make it.
class PersonChoice : public QWidget
{
    Q_OBJECT
public:
    explicit PersonChoice(const Theme &theme, QWidget *parent = nullptr);

    void clear();
    PersonButton *addPerson(int id, const QImage &picture, const QString &name, const QString &line); // `id` from 0
    int chosen() const { return m_group.checkedId(); } // -1: none yet
    void choose(int id);
    int count() const { return static_cast<int>(m_group.buttons().size()); }

Q_SIGNALS:
    void personChosen(int id);

private:
    void relayout();

    const Theme &m_theme;
    QGridLayout *m_grid;
    QButtonGroup m_group;
};

} // namespace guyub::ui
