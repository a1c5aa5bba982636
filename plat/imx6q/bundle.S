/* SPDX-License-Identifier: BSD-2-Clause */
    .section .bundle, "a"
    .incbin BUNDLE_BIN
