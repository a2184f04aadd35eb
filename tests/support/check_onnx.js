// SPDX-License-Identifier: GPL-3.0-or-later
// Runs every network that onnx_samples wrote with ONNX Runtime, one image and all at once, and
// compares the scores with Fovea's.
//   usage: node check_onnx.js FOLDER   (onnxruntime-node in FOLDER/node_modules)
'use strict';
const fs = require('fs');
const path = require('path');

const folder = path.resolve(process.argv[2]);
const ort = require(path.join(folder, 'node_modules', 'onnxruntime-node'));
const version = require(path.join(folder, 'node_modules', 'onnxruntime-node', 'package.json')).version;

function floats(file) {
    const bytes = fs.readFileSync(path.join(folder, file));
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

async function main() {
    let wrong = 0;
    for (const sample of JSON.parse(fs.readFileSync(path.join(folder, 'samples.json'), 'utf8'))) {
        const session = await ort.InferenceSession.create(path.join(folder, sample.file + '.onnx'));
        const images = floats(sample.file + '.images');
        const ours = floats(sample.file + '.logits');
        const [count, channels, height, width] = sample.images;
        const largest = ours.reduce((most, score) => Math.max(most, Math.abs(score)), 1);
        let worst = 0;
        for (const batch of [1, count]) {
            const pixels = images.slice(0, batch * channels * height * width);
            const image = new ort.Tensor('float32', pixels, [batch, channels, height, width]);
            const theirs = (await session.run({image})).logits;
            if (theirs.dims.join() !== [batch, sample.classes.length].join()) throw new Error(sample.name + ': ' + theirs.dims);
            theirs.data.forEach((score, i) => {
                const difference = Math.abs(score - ours[i]);
                worst = difference <= worst ? worst : difference;  // NaN wins
            });
        }
        const agrees = worst <= 1e-4 * largest;
        wrong += agrees ? 0 : 1;
        console.log(`ONNX Runtime ${version}: ${sample.name}: ${agrees ? 'agrees' : 'DIFFERS'}, ` +
                    `${worst.toExponential(1)} at ${largest.toPrecision(3)}`);
    }
    process.exitCode = wrong === 0 ? 0 : 1;
}

main().catch((fault) => {
    console.error(String(fault));
    process.exitCode = 1;
});
