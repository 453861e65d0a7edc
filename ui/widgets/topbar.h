// The bar above a page: title at the left, state and switches at the right. Add to it through row().
#pragma once

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QWidget>

namespace guyub::ui {

class TextLabel;

class TopBar : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(const Theme &theme, const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    const QWidget *title() const;
    QHBoxLayout *row() const { return m_row; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QHBoxLayout *m_row;
    TextLabel *m_title;
};

} // namespace guyub::ui
