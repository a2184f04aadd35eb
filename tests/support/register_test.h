// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <vector>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#else
#include <QCoreApplication>
#endif

/// How a file of tests, tst_NAME.cpp, joins its program: its last lines are
///     FOVEA_TEST(TestName)            // or FOVEA_GUI_TEST, where the class needs QApplication
///     #include "tst_name.moc"
/// The program that holds one such file runs it; one that holds several (FOVEA_UNITY) asks for its name first:
/// `core_tests tst_trainer resumes`. What must happen before the application exists belongs to Qt Test's
/// `static void initMain()`.
namespace fovea::test {

struct RegisteredTest {
    const char* path;  ///< of the source, as the compiler was given it
    int (*run)(int argc, char** argv);
};

std::vector<RegisteredTest>& registeredTests();

struct Registration {
    Registration(const char* path, int (*run)(int, char**)) { registeredTests().push_back({path, run}); }
};

template <class Test, class Application>
int runTest(int argc, char** argv) {
    QTest::Internal::callInitMain<Test>();
    Application application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace fovea::test

/// A file that is more than its class hands over what its main would be.
#define FOVEA_TEST_MAIN(Class, function) \
    static const fovea::test::Registration registrationOf##Class(__FILE__, function);
#define FOVEA_TEST(Class) FOVEA_TEST_MAIN(Class, (fovea::test::runTest<Class, QCoreApplication>))
#define FOVEA_GUI_TEST(Class) FOVEA_TEST_MAIN(Class, (fovea::test::runTest<Class, QApplication>))
