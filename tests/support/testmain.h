// One Qt Test executable holds the tests of one room. Write `GUYUB_TEST(MyTest)` once in the .cpp after the class.
#pragma once

#include <QtTest>

#include <functional>
#include <memory>

namespace guyub::test {

using TestFactory = std::function<std::unique_ptr<QObject>()>;
bool registerTest(TestFactory factory);

} // namespace guyub::test

#define GUYUB_TEST(Class)                                                                                              \
    static const bool guyubRegistered##Class = guyub::test::registerTest([] { return std::make_unique<Class>(); });
