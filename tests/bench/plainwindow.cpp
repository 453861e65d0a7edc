// The peer of the kiosk's start: one empty Qt window, nothing else.
#include <QApplication>
#include <QWidget>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QWidget window;
    window.setWindowTitle(QStringLiteral("Plain"));
    window.resize(1366, 768);
    window.show();
    return QApplication::exec();
}
