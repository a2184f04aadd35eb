// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace fovea {

/// The function by which an exported model.py reads its weights. Marks: array (of body[begin:end]'s floats).
inline constexpr std::string_view weightsReader = R"PY(def read_safetensors(path):
    """The tensors of a safetensors file by name; float32 only, as Fovea writes them."""
    data = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    body = bytearray(data[8 + length:])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            raise ValueError(f"{path}: {name} is {entry['dtype']}, not F32")
        begin, end = entry["data_offsets"]
        if begin % 4 or not 0 <= begin <= end <= len(body):
            raise ValueError(f"{path}: {name} lies outside the file")
        values = «array»
        tensors[name] = values.reshape(entry["shape"])
    return tensors
)PY";

}  // namespace fovea
