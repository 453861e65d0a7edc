#include "tests/support/testmain.h"

#include <QCoreApplication>
#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#elif defined(QT_GUI_LIB)
#include <QGuiApplication>
using Application = QGuiApplication;
#else
using Application = QCoreApplication;
#endif

namespace guyub::test {

static std::vector<TestFactory> &factories()
{
    static std::vector<TestFactory> list;
    return list;
}

bool registerTest(TestFactory factory)
{
    factories().push_back(std::move(factory));
    return true;
}

} // namespace guyub::test

int main(int argc, char **argv)
{
    Application app(argc, argv);
    int failed = 0;
    for (const auto &factory : guyub::test::factories())
        failed += QTest::qExec(factory().get(), argc, argv);
    return failed == 0 && !guyub::test::factories().empty() ? 0 : 1;
}
