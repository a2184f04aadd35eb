// SPDX-License-Identifier: GPL-3.0-or-later
// Networks of the literature, layer by layer as their papers or the programs named have them. Each is made for any input that
// its strides and windows divide; the published one stands in the catalogue.
#pragma once

#include "core/network/network_spec.h"

namespace fovea::classics {

NetworkSpec linear(Shape input, int classes);
/// One hidden layer of 100 units.
NetworkSpec mlp(Shape input, int classes);
/// S₁C₁S₂C₂, the order of the Neocognitron (Fukushima, 1980), in the layers of today: an S layer is a convolution of 24 planes with
/// 5×5 fields and its ReLUs, a C layer a maximum over 2×2. A dense layer reads the classes; all is trained by gradients, as Fukushima's
/// was not.
NetworkSpec scsc(Shape input, int classes);
/// LeCun et al., "Gradient-based learning applied to document recognition", 1998, as it is taught today: ReLUs and maximum
/// pooling, every map sees every map. Pictures of 28 pixels are padded to 32.
NetworkSpec lenet5(Shape input, int classes);
/// The paper's own: C3 wired by its table, subsampling with a coefficient and a bias, scaled tanh, and 84 × 10 fixed numbers
/// at the end, which are not among its 60 000 trained ones.
NetworkSpec lenet5Of1998(Shape input, int classes);
/// The CIFAR-10 demonstration of ConvNetJS (Karpathy, 2014).
NetworkSpec convnetjs(Shape input, int classes);
/// The network of CNN Explainer (Wang et al., 2020).
NetworkSpec tinyVgg(Shape input, int classes);
/// VGG's pattern for pictures of 32 pixels: three stages of 64, 128 and 256 filters, 256 units. Of Fovea. Batch norm, where it
/// is wanted, stands between convolution and ReLU and brings the shift that the convolution's bias would be.
NetworkSpec vggSmall(Shape input, int classes);
NetworkSpec vggSmallNormalised(Shape input, int classes);

/// Krizhevsky, Sutskever & Hinton, "ImageNet classification with deep convolutional neural networks", 2012: two groups, as on
/// two GPUs, in the second, fourth and fifth convolution. With one group every map sees every map.
NetworkSpec alexnet(Shape input, int classes);
NetworkSpec alexnetUngrouped(Shape input, int classes);
/// AlexNet's five convolutions and three dense layers for pictures of 32 pixels: 3×3 windows with stride 1, widths 64, 192,
/// 384, 256, 256, pools 2×2, 1024 units. Of Fovea: no paper has it.
NetworkSpec alexnetCifar(Shape input, int classes);

/// Simonyan & Zisserman, "Very deep convolutional networks for large-scale image recognition", 2015, table 1.
NetworkSpec vggA(Shape input, int classes);
NetworkSpec vggALrn(Shape input, int classes);
NetworkSpec vggB(Shape input, int classes);
NetworkSpec vggC(Shape input, int classes);
NetworkSpec vggD(Shape input, int classes);
NetworkSpec vggE(Shape input, int classes);
/// INPUT → [[CONV → RELU]·2 → POOL]·3 → FC with 32, 64, 128 filters: the pattern line's example.
NetworkSpec referenceCnn(Shape input, int classes);

/// He et al., "Deep residual learning for image recognition", 2016: section 4.2 (CIFAR-10), with projections; table 1 (18 and
/// 50 layers), the 50's stride in the 3×3 convolution, as torchvision has it.
NetworkSpec resnet20(Shape input, int classes);
NetworkSpec resnet32(Shape input, int classes);
NetworkSpec resnet56(Shape input, int classes);
/// The same with shortcuts that have no parameters (option A): every second pixel, channels of zeros before and behind.
NetworkSpec resnet20Padded(Shape input, int classes);
NetworkSpec resnet32Padded(Shape input, int classes);
NetworkSpec resnet56Padded(Shape input, int classes);
NetworkSpec resnet18(Shape input, int classes);
NetworkSpec resnet50(Shape input, int classes);

/// Szegedy et al., "Going deeper with convolutions", 2015, table 1, without the auxiliary classifiers.
NetworkSpec googlenet(Shape input, int classes);
/// As torchvision has it: 3×3 in place of 5×5, batch norm in place of biases and of local response norm.
NetworkSpec googlenetNormalised(Shape input, int classes);

/// Iandola et al., "SqueezeNet", 2016; version 1.1 of its authors' repository.
NetworkSpec squeezenet(Shape input, int classes);

/// Huang et al., "Densely connected convolutional networks", 2017: 40 layers with growth 12 for CIFAR-10; 121 layers.
NetworkSpec densenet40(Shape input, int classes);
NetworkSpec densenet121(Shape input, int classes);

/// Howard et al., "MobileNets", 2017, width 1; Sandler et al., "MobileNetV2", 2018, width 1.
NetworkSpec mobilenet(Shape input, int classes);
NetworkSpec mobilenetV2(Shape input, int classes);

}  // namespace fovea::classics
