// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/syllabus_formulas.h"

namespace fovea::test {
namespace {

const SyllabusFormula formulas[] = {
    {1, R"(W_2(W_1x)=(W_2W_1)x)", "W₂(W₁x) = (W₂W₁)x"},
    {1, R"(W_1=\begin{bmatrix}2&0\\1&3\end{bmatrix})", "W₁ = [2, 0; 1, 3]"},
    {2, R"(\frac{\hat p+\frac{z^2}{2n}\pm z\sqrt{\frac{\hat p(1-\hat p)}{n}+\frac{z^2}{4n^2}}}{1+\frac{z^2}{n}})",
     nullptr},
    {3, R"((f*h)[n,m]=\sum_{k,l}f[k,l]h[n-k,m-l])", "(f ∗ h)[n, m] = ∑_(k, l) f[k, l]h[n − k, m − l]"},
    {3, R"(S(i,j)=\sum_m\sum_n I(i+m,j+n)\,K(m,n))", "S(i, j) = ∑_m ∑_n I(i + m, j + n) K(m, n)"},
    {3, R"((f\star h)[n,m]=\sum_{k,l}f[k,l]\,h[k-n,l-m])", nullptr},
    {4, R"(s_c=\sum_{ij}I_{ij}F^c_{ij})", "s_c = ∑_ij I_ijF_ij^c"},
    {4, R"(c_{\mathrm{pred}}=\arg\max_c s_c)", "c_pred = arg max_c s_c"},
    {5, R"(\hat y=Wx\,(+b))", "y\u0302 = Wx (+b)"},
    {6, R"(\mathrm{SM}(x)_i=\frac{e^{x_i}}{\sum_je^{x_j}})", nullptr},
    {6, R"(\mathrm{SM}(x)_i=e^{x_i}/\sum_je^{x_j})", nullptr},
    {7, R"(L=-\log p_c)", "L = − log p_c"},
    {7, R"(W^*=\arg\min_W-\sum\log p_c)", "W^∗ = arg min_W − ∑ log p_c"},
    {7, R"(L=-\log p_{\text{mèo}})", "L = − log p_mèo"},
    {8, R"(W:=W-\alpha\,\frac{dL}{dW})", "W := W − α dL/dW"},
    {8, R"(L=(w-3)^2+\tfrac14(v-1)^2)", "L = (w − 3)² + 1/4 (v − 1)²"},
    {9, R"(\frac{dL}{dz}=\mathrm{SM}(z)-y\qquad\frac{dL}{dW}=(\mathrm{SM}(z)-y)\,x^\top)", nullptr},
    {9, R"(\frac{\partial p_i}{\partial z_j}=p_i(\delta_{ij}-p_j))", nullptr},
    {9, R"(\frac{\partial L}{\partial x}=\frac{\partial L}{\partial y}\cdot\frac{\partial y}{\partial x})", nullptr},
    {10, R"(\hat c=\operatorname*{arg\,max}_{c}\,(Wx+b)_c)", nullptr},
    {11, R"(C(x)=\max_{\lvert d\rvert\le 2}S(x+d))", nullptr},
    {12, R"(k_2\ast(k_1\ast x)=(k_2\ast k_1)\ast x)", nullptr},
    {13, R"(r_l=r_{l-1}+(F_l-1)j_{l-1},\quad j_l=j_{l-1}S_l,\quad r_0=j_0=1)", nullptr},
    {14, R"(y_c=\frac{x_c}{\left(k+\frac{\alpha}{n}\sum_{c'}x_{c'}^2\right)^\beta})", nullptr},
    {15, R"(f\left(\sum_iw_ix_i+b\right))", "f (∑_i w_ix_i + b)"},
    {15, R"(\sigma(z)=\frac{1}{1+e^{-z}})", "σ(z) = 1/(1 + e^(−z))"},
    {16, R"(y_{ijk}=\sum_{u,v,c}w_{uvck}\,x_{i+u,\,j+v,\,c}+b_k)", nullptr},
    {17, R"((N-F+2P)/S+1)", "(N − F + 2P)/S + 1"},
    {17, R"(\text{same: }P=(F-1)/2)", "same: P = (F − 1)/2"},
    {17, R"(\left\lfloor\frac{N-F+2P}{S}\right\rfloor+1)", "⌊(N − F + 2P)/S⌋ + 1"},
    {18, R"(30\cdot30\cdot30\times75=2\,025\,000)", nullptr},
    {19, R"(y_{ij}=\max_{0\le u,v<2}x_{2i+u,\,2j+v})", nullptr},
    {20, R"(3\times(3\cdot3\cdot C^2)=27C^2<49C^2=7\cdot7\cdot C^2)", nullptr},
    {21, R"(\nabla L\approx\frac1B\sum_{b=1}^B\nabla L_b)", nullptr},
    {21, R"(\operatorname{ELU}(x)=\begin{cases}x&x>0\\\alpha(e^x-1)&\text{otherwise}\end{cases})", nullptr},
    {21, R"(\tanh x=\frac{e^x-e^{-x}}{e^x+e^{-x}},\qquad \max(w_1^\top x+b_1,\,w_2^\top x+b_2))", nullptr},
    {21, R"(v:=\mu v-\alpha\,(g+\lambda w),\quad w:=w+v)", nullptr},
    {22, R"(r'=r(1+kr^2))", "r′ = r(1 + kr²)"},
    {22,
     R"(\begin{pmatrix}x'\\y'\end{pmatrix}=\begin{pmatrix}\cos\theta&-\sin\theta\\\sin\theta&\cos\theta\end{pmatrix}\begin{pmatrix}x\\y\end{pmatrix})",
     nullptr},
    {23, R"(\theta_{\text{đóng băng}}\to\text{không đổi})", nullptr},
    {24, R"(\mathrm{GFLOP/s}=\frac{2mnk}{10^9\,t})", nullptr},
    {24, R"(G_{ij}=\sum_kF_{ik}F_{jk},\quad G=FF^\top)", nullptr},
    {24, R"(\begin{aligned}L&=-\log p_2\\&=-\log 0.3982\\&\approx0.9208\end{aligned})",
     "L = − log p₂; = − log 0.3982; ≈ 0.9208"},
    {24,
     R"(\bar x,\ \vec v,\ \tilde y,\ \dot z,\ \overline{AB},\ \begin{vmatrix}a&b\\c&d\end{vmatrix},\ \sqrt[3]{x},\ \lceil x\rceil,\ x\ne\infty,\ A\odot B,\ 1,\dots,n,\ a_1+\cdots+a_n)",
     nullptr},
};

}  // namespace

std::span<const SyllabusFormula> syllabusFormulas() { return formulas; }

}  // namespace fovea::test
