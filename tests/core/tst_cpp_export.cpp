// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/exchange/code/code_export.h"
#include "core/network/network.h"
#include "tests/support/comparison.h"
#include "tests/support/export_case.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// Prints the scores of the numbers in a file; one program for all networks, each in a namespace of its own.
constexpr const char* runner = R"TXT(
template <class Network>
int run(const char* weights, const char* images) {
    const Network network(weights);
    std::ifstream file(images, std::ios::binary);
    std::vector<float> image(IMAGE_SIZE);
    while (file.read(reinterpret_cast<char*>(image.data()), static_cast<std::streamsize>(image.size() * sizeof(float))))
        for (const float score : network.scores(image)) std::printf("%.9g\n", double(score));
    return 0;
}
)TXT";

const QString compiler = QStringLiteral("g++");
const QStringList strict{QStringLiteral("-std=c++17"), QStringLiteral("-O1"),        QStringLiteral("-Wall"),
                         QStringLiteral("-Wextra"),    QStringLiteral("-Wpedantic"), QStringLiteral("-Werror")};

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60000);
    return process.readAllStandardOutput();
}

}  // namespace

class TestCppExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agrees();
    void namesCannotBreakOut();
    void demoNamesAPicture();
    void refusesOtherWeights();
};

void TestCppExport::initTestCase() {
    if (QProcess::execute(compiler, {QStringLiteral("--version")}) != 0) QSKIP("g++ is not here");
}

/// All networks in one program, since a compiler takes longer than they do.
void TestCppExport::agrees() {
    QTemporaryDir dir;
    QByteArray program = "#include <cstdio>\n#include <string>\n";
    QByteArray cases;
    const auto networks = test::networksOfCode();
    for (std::size_t i = 0; i < networks.size(); ++i) {
        const QString folder = dir.filePath(QString::number(i));
        const CodeSource source{sample::modelFor(networks[i].spec, 7), {}, networks[i].name, {}};
        QVERIFY(writeExportFolder(folder.toStdString(), *toCpp(source)).hasValue());
        const QByteArray space = "network_" + QByteArray::number(qulonglong(i));
        // As the header itself says: to use several, rename the namespace.
        QFile header(folder + QStringLiteral("/network.h"));
        QVERIFY(header.open(QIODevice::ReadOnly));
        write(folder + QStringLiteral("/renamed.h"), header.readAll().replace("fovea_network", space));
        const Shape shape = test::inputShapeOf(networks[i].spec);
        const auto pixels = sample::Numbers(31).list(static_cast<std::size_t>(2 * shape.size()), 0, 1);
        write(folder + QStringLiteral("/images"),
              {reinterpret_cast<const char*>(pixels.data()), qsizetype(pixels.size() * sizeof(float))});
        program += "#include \"" + folder.toUtf8() + "/renamed.h\"\n";
        cases += "    if (which == " + QByteArray::number(qulonglong(i)) + ") return run<" + space +
                 "::Network>(argv[2], argv[3], " + QByteArray::number(qlonglong(shape.size())) + ");\n";
    }
    QByteArray run(runner);
    run.replace("const char* images) {", "const char* images, std::size_t size) {").replace("IMAGE_SIZE", "size");
    write(dir.filePath(QStringLiteral("all.cpp")),
          program + run + "int main(int, char** argv) {\n    const int which = std::stoi(argv[1]);\n" + cases +
              "    return 1;\n}\n");
    const QString binary = dir.filePath(QStringLiteral("all"));
    const QByteArray complaint = test::complaintOf(
        compiler, strict + QStringList{dir.filePath(QStringLiteral("all.cpp")), QStringLiteral("-o"), binary});
    QVERIFY2(complaint.isEmpty(), complaint.constData());

    for (std::size_t i = 0; i < networks.size(); ++i) {
        const Model model = sample::modelFor(networks[i].spec, 7);
        const Shape shape = test::inputShapeOf(networks[i].spec);
        auto network = Network::create(model.spec, 2, Purpose::Inference, std::make_shared<Workers>(1));
        QVERIFY(network.hasValue());
        (*network)->setWeights(*model.weights);
        (*network)->setPreprocessing(model.preprocessing);
        (*network)->forward(sample::Numbers(31).list(static_cast<std::size_t>(2 * shape.size()), 0, 1), 2,
                            Mode::Inference);
        const QString folder = dir.filePath(QString::number(i));
        std::vector<float> theirs;
        for (const QByteArray& line : outputOf(binary, {QString::number(i), folder + QStringLiteral("/network.weights"),
                                                        folder + QStringLiteral("/images")})
                                          .split('\n'))
            if (!line.isEmpty()) theirs.push_back(line.toFloat());
        const std::string table =
            test::compareValues<float, float>(networks[i].name, theirs, (*network)->logits(), 1e-4, 1.0);
        QVERIFY2(table.empty(), table.c_str());
    }
}

void TestCppExport::namesCannotBreakOut() {
    QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("net"));
    QVERIFY(writeExportFolder(folder.toStdString(), *toCpp(test::hostileSource())).hasValue());
    write(
        folder + QStringLiteral("/names.cpp"),
        "#include <cstdio>\n#include \"network.h\"\nint main() {\n"
        "    fovea_network::Network network(\"network.weights\");\n"
        "    for (const char* name : fovea_network::classNames) std::printf(\"%s|\", name);\n"
        "    return network.scores(std::vector<float>(60, 0.5F)).size() == fovea_network::classNames.size() ? 0 : 1;\n}\n");
    const QByteArray complaint =
        test::complaintOf(compiler,
                          strict + QStringList{QStringLiteral("-Wtrigraphs"), QStringLiteral("names.cpp"),
                                               QStringLiteral("-o"), QStringLiteral("names")},
                          folder);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
    QVERIFY(test::complaintOf(folder + QStringLiteral("/names"), {}, folder).isEmpty());
    QByteArray expected;
    for (const std::string& name : test::hostileNames())
        expected += QByteArray::fromStdString(name.starts_with('\xff') ? "\uFFFD\uFFFD broken" : name) + '|';
    QProcess names;
    names.setWorkingDirectory(folder);
    names.start(folder + QStringLiteral("/names"), QStringList());
    QVERIFY(names.waitForFinished());
    QCOMPARE(names.readAllStandardOutput(), expected);
}

void TestCppExport::demoNamesAPicture() {
    QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("net"));
    CodeSource source{sample::modelFor(findInCatalogue("lenet5")->make({28, 28, 1}, 10), 2), {}, "LeNet-5", "mnist"};
    QVERIFY(writeExportFolder(folder.toStdString(), *toCpp(source)).hasValue());
    const QByteArray complaint = test::complaintOf(
        compiler, strict + QStringList{QStringLiteral("main.cpp"), QStringLiteral("-o"), QStringLiteral("classify")},
        folder);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
    write(folder + QStringLiteral("/a.ppm"),
          QByteArray("P6\n# a comment\n40 30\n255\n") + QByteArray(40 * 30 * 3, '\x60'));
    const QByteArray said = outputOf(folder + QStringLiteral("/classify"),
                                     {folder + QStringLiteral("/network.weights"), folder + QStringLiteral("/a.ppm")});
    QCOMPARE(said.count('\n'), 5);
    QVERIFY(said.contains("class "));
    for (const char* broken : {"P6\n40 30\n255\nshort", "P5\n4 4\n255\n0123456789abcdef", "P6\n-4 4\n255\n",
                               "P6\n99999999 99999999\n255\n", ""}) {
        write(folder + QStringLiteral("/b.ppm"), broken);
        QVERIFY(!test::complaintOf(folder + QStringLiteral("/classify"),
                                   {folder + QStringLiteral("/network.weights"), folder + QStringLiteral("/b.ppm")})
                     .isEmpty());
    }
}

void TestCppExport::refusesOtherWeights() {
    QTemporaryDir dir;
    const NetworkSpec spec = sample::chain({2, 2, 1}, {FlattenSpec{}, DenseSpec{.units = 2}});
    const auto one = toCpp({sample::modelFor(spec, 1), {}, "one", {}});
    const auto two = toCpp({sample::modelFor(spec, 2), {}, "two", {}});
    QVERIFY(writeExportFolder(dir.filePath(QStringLiteral("net")).toStdString(), *one).hasValue());
    const QString folder = dir.filePath(QStringLiteral("net"));
    write(folder + QStringLiteral("/t.cpp"),
          "#include \"network.h\"\nint main() {\n    try {\n        fovea_network::Network n(\"other\");\n"
          "    } catch (const std::runtime_error&) {\n        return 0;\n    }\n    return 1;\n}\n");
    const QByteArray complaint = test::complaintOf(
        compiler, strict + QStringList{QStringLiteral("t.cpp"), QStringLiteral("-o"), QStringLiteral("t")}, folder);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
    write(folder + QStringLiteral("/other"), QByteArray::fromStdString(two->files.at("network.weights")));
    QVERIFY(test::complaintOf(folder + QStringLiteral("/t"), {}, folder).isEmpty());
    write(folder + QStringLiteral("/other"), QByteArray::fromStdString(one->files.at("network.weights")));
    QVERIFY(!test::complaintOf(folder + QStringLiteral("/t"), {}, folder).isEmpty());
}

FOVEA_TEST(TestCppExport)
#include "tst_cpp_export.moc"
