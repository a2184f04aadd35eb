// SPDX-License-Identifier: GPL-3.0-or-later
// Images a second of ONNX Runtime on one model.
//   usage: node time_onnx.js FOLDER MODEL.onnx THREADS SECONDS BATCH…   (onnxruntime-node in FOLDER/node_modules)
// Prints one JSON object: {"version": …, "images_per_second": {BATCH: …}}.
'use strict';
const path = require('path');

const [folder, model, threads, seconds, ...batches] = process.argv.slice(2);
const module_ = path.join(path.resolve(folder), 'node_modules', 'onnxruntime-node');
const ort = require(module_);
const version = require(path.join(module_, 'package.json')).version;

const now = () => Number(process.hrtime.bigint()) * 1e-9;

async function main() {
    const options = {intraOpNumThreads: Number(threads), interOpNumThreads: 1};
    const session = await ort.InferenceSession.create(model, options);
    const rates = {};
    for (const batch of batches.map(Number)) {
        const values = Float32Array.from({length: batch * 3 * 32 * 32}, () => Math.random());
        const feeds = {[session.inputNames[0]]: new ort.Tensor('float32', values, [batch, 3, 32, 32])};
        const warm = now();
        do await session.run(feeds);
        while (now() - warm < 0.15 * Number(seconds));
        // The median of repeats, as `fovea bench` takes it.
        const repeats = [];
        const start = now();
        while (repeats.length < 3 || now() - start < Number(seconds)) {
            const begin = now();
            let passes = 0;
            do {
                await session.run(feeds);
                ++passes;
            } while (now() - begin < Number(seconds) / 24);
            repeats.push((now() - begin) / passes);
        }
        repeats.sort((a, b) => a - b);
        rates[batch] = batch / repeats[repeats.length >> 1];
    }
    console.log(JSON.stringify({version, images_per_second: rates}));
}

main().catch((fault) => {
    console.error(String(fault));
    process.exitCode = 1;
});
