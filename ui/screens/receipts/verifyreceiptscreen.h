// Is this paper genuine? Type the number, scan the code by hand scanner or camera, read the answer across the desk.
#pragma once

#include "app/usecase/verifyreceipt.h"
#include "ui/screens/screen.h"

#include <memory>

class QLabel;

namespace guyub::ui {

class Button;
class EmptyState;
class FormField;
class ScrollArea;
class TextField;
class VerdictCard;

class VerifyReceiptScreen : public Screen
{
    Q_OBJECT
public:
    VerifyReceiptScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);
    ~VerifyReceiptScreen() override;

    QString title() const override;
    void enter(const Target &target) override; // `target.extra`: a text that was scanned elsewhere
    void leave() override;
    void retranslate() override;

protected:
    void keyPressEvent(QKeyEvent *event) override; // a scanner types while no field has the focus

private:
    void check(const QString &text);
    void showCheck();
    void openCamera();
    void closeCamera();
    void look(const QImage &frame);
    bool hasCamera() const;

    ScrollArea *m_scroll;
    FormField *m_codeField;
    TextField *m_code;
    Button *m_check;
    Button *m_camera;
    QLabel *m_picture;
    VerdictCard *m_verdict;
    EmptyState *m_empty;
    std::optional<usecase::ReceiptCheck> m_last;
    QString m_holder;
    UtcMs m_startedAt = 0;
    bool m_isFilming = false;
    bool m_isReading = false; // a frame is being read in the background
};

} // namespace guyub::ui
