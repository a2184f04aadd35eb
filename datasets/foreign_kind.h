// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// What people give as data that can't be read as such: second argument of DatasetUnknown. The sentence is made in
/// `app/reason_text`.
enum class ForeignKind {
    PythonCifar10,  ///< pickled batches
    MatlabCifar10,
    Cifar100,
    SingleIdx,      ///< one of the four files
    NumpyArrays,    ///< .npy, .npz
    Table,          ///< text with separators, Parquet
    Matlab,         ///< .mat, of versions 4 to 7
    Hdf5,           ///< also .mat from version 7.3 on
    Pickle,         ///< objects of Python, which can run programs
    Picture,        ///< one
    PictureFolder,  ///< pictures, alone or in a folder for each class
    Model,          ///< a project, or ONNX
    OtherArchive,   ///< packed files, none of which belongs to CIFAR-10
    OtherFile,
};

}  // namespace fovea
