// A paper as it will come out, beside the form that makes it.
#pragma once

#include "ui/print/paper.h"
#include "ui/theme/theme.h"

#include <QLabel>

namespace guyub::ui {

class PaperPreview : public QLabel
{
    Q_OBJECT
public:
    explicit PaperPreview(const Theme &theme, QWidget *parent = nullptr);

    void setPaper(const print::Document &document, print::Sheet sheet);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void render();

    const Theme &m_theme;
    print::Document m_document;
    print::Sheet m_sheet = print::Sheet::Thermal58;
};

} // namespace guyub::ui
