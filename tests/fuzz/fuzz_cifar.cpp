// SPDX-License-Identifier: GPL-3.0-or-later
// The binary version of CIFAR-10 as a folder: the list of names, a training file and the test file may hold anything.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "datasets/readers/cifar10.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::cifar {
namespace {

constexpr Cifar10Layout layout{.imagesPerFile = 1};

std::string record(int label) {
    return std::string(1, static_cast<char>(label)) + std::string(Cifar10Layout::recordBytes - 1, '\x55');
}

/// A folder whose files are links into memory; it goes when the program ends.
class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "fuzz_cifar.XXXXXX").string();
        require(::mkdtemp(pattern.data()) != nullptr, "no folder to be had");
        path = pattern;
        sound.fill(bytesOf(soundContent));
        for (const auto name : cifar10Members) {
            const MemoryFile& file = name == cifar10NamesFile     ? names
                                     : name == cifar10TestFile    ? test
                                     : name == "data_batch_3.bin" ? training
                                                                  : sound;
            std::filesystem::create_symlink(file.path(), path / name);
        }
    }
    ~Folder() { std::filesystem::remove_all(path); }

    std::filesystem::path path;
    std::string soundContent = record(1);
    MemoryFile names, test, training, sound;
};

const std::string officialNames = "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n";

}  // namespace

// Six sound images of the other files, and the stream's own buffers.
constexpr std::size_t slackBytes = std::size_t{1} << 20;

void tryInput(std::span<const std::byte> input) {
    static Folder folder;
    const auto files = splitFiles(input, 3);
    folder.names.fill(files[0]);
    folder.test.fill(files[1]);
    folder.training.fill(files[2]);
    const auto opened = openCifar10Folder(folder.path.string(), {}, noProgress, layout);
    if (!opened) return;
    require(opened->training->size() == 5 && opened->test->size() == 1, "the number of images is wrong");
    require(opened->test->classNames().size() == 10, "the number of classes is wrong");
    require(opened->test->label(0) < 10 && opened->training->label(2) < 10, "a label is out of range");
}

std::vector<std::string> seeds() {
    std::vector<std::string> result;
    for (const std::string& names : {officialNames, std::string("a\r\nb\n"), std::string()})
        for (const int label : {0, 9, 10}) result.push_back(joinFiles({names, record(label), record(9 - label)}));
    result.push_back(joinFiles({officialNames, record(1), record(1).substr(0, 100)}));
    result.push_back(joinFiles({officialNames, record(1) + "x", record(1)}));
    return result;
}

}  // namespace fovea::fuzz::cifar

FOVEA_FUZZ_TARGET(cifar)
