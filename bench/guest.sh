#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What /init runs in the guest for microtee.mode=bench.
exec bench "$@"
