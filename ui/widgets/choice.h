// Answers to choose from: large, with a ring or box that fills, a bold word and an edge, so that the choice shows without
// colour. Arrow keys move between the answers of a ChoiceGroup.
#pragma once

#include "ui/widgets/button.h"

#include <QButtonGroup>

class QGridLayout;

namespace guyub::ui {

class OptionButton : public BaseButton
{
    Q_OBJECT
public:
    enum class Mark { Round, Square }; // one of several; on or off
    OptionButton(const Theme &theme, Mark mark, const QString &words, const QString &detail = {}, QWidget *parent = nullptr);

    void setForResident(bool yes);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMark(QPainter &painter, const QRectF &box) const;
    int markPx() const;
    int textLeft() const;
    int textRoom(int width) const;

    Mark m_mark;
    QString m_detail;
    bool m_forResident = false;
};

// On or off, standing alone: "The full date is not known".
class CheckButton : public OptionButton
{
    Q_OBJECT
public:
    CheckButton(const Theme &theme, const QString &words, const QString &detail = {}, QWidget *parent = nullptr) :
        OptionButton(theme, Mark::Square, words, detail, parent)
    {
    }
};

class ChoiceGroup : public QWidget
{
    Q_OBJECT
public:
    // `columns` at most, fewer where there is no room for them.
    ChoiceGroup(const Theme &theme, int columns, QWidget *parent = nullptr);

    // `id` from 0, unique in the group.
    OptionButton *addChoice(int id, const QString &words, const QString &detail = {});
    int chosen() const { return m_group.checkedId(); } // -1: none yet
    void choose(int id);
    void clear();
    // Shows only these answers, in the order they were added.
    void offer(const QList<int> &ids);
    void setForResident(bool yes);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void choiceChanged(int id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void relayout();
    int columnsFor(int width) const;
    QList<OptionButton *> offered() const;

    const Theme &m_theme;
    int m_columns;
    int m_shownColumns = 0;
    QGridLayout *m_grid;
    QButtonGroup m_group;
    QList<OptionButton *> m_buttons;
};

} // namespace guyub::ui
