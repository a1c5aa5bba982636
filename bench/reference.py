# SPDX-License-Identifier: BSD-2-Clause
"""What others need for the same, in guest instructions on the same machine (QEMU 7.2 `-M sabrelite`, gcc 12.2, one
core, -icount), and what we ask of ourselves.

seL4: version 16.0 in its verified configuration for this board, kernel instructions per entry.  OP-TEE: version 4.10.0
built for this board.  Linux: OpenSSL 3.0.20 with its NEON assembly in the same guest.  "must" and "should" are the
project's goals; None: none was set.
"""

import collections

Reference = collections.namedtuple("Reference", "what peer figure must should")

SEL4, OPTEE, LINUX = "seL4", "OP-TEE", "Linux"

REFERENCES = {
    "ipc.round_trip":      Reference("call and reply_recv, other address space", SEL4, 333, 333, 250),
    "ipc.round_trip_8w":   Reference("the same with 8 words (seL4: 4 words)", SEL4, 368, 333, 270),
    "ipc.round_trip_same": Reference("the same within an address space", SEL4, 333, 300, 220),
    "syscall.null":        Reference("cheapest system call", SEL4, 255, 100, 60),
    "yield.switch":        Reference("yield to an equal thread, other space", SEL4, 244, 200, 140),
    "signal.wake":         Reference("signal that wakes a more urgent thread", SEL4, 442, 250, 180),
    "irq.to_user":         Reference("interrupt vector to user handler", SEL4, 296, 250, 180),
    "fault.to_handler":    Reference("page fault to handler thread", SEL4, 514, 350, 250),
    "map.unmap":           Reference("unmap and map a page", SEL4, 454 + 515, 600, 400),
    "smc.fast":            Reference("SMC round trip, fast call (CALLS_UID)", OPTEE, 735, 500, 300),
    "smc.psci_version":    Reference("SMC answered in the monitor", OPTEE, 104, 104, 60),
    "invoke.noop":         Reference("TEEC_InvokeCommand, no-op", OPTEE, 18110, 9000, 6000),
    "invoke.memref2":      Reference("what two memrefs add to it", OPTEE, 13000, 6000, 4000),
    "open_close":          Reference("open and close a session, TA loaded", OPTEE, 43250, 25000, 15000),
    "ecdsa_sign.tee":      Reference("ECDSA P-256 sign", OPTEE, 291_000_000, 10_000_000, 4_000_000),
    "ecdsa_verify.tee":    Reference("ECDSA P-256 verify", OPTEE, 195_000_000, 20_000_000, 8_000_000),
    "random32.tee":        Reference("TEE_GenerateRandom, 32 bytes", OPTEE, 12300, 6000, 4000),
}

SIZES = (16, 256, 4096, 65536)
_CRYPTO = {
    "aes_ctr": ("AES-128-CTR", (10_500, 30_000, 343_000, 5_340_000), (2_300, 6_500, 73_600, 1_150_000)),
    "sha256":  ("SHA-256", (9_900, 22_200, 206_000, 3_150_000), (2_700, 8_800, 100_000, 1_560_000)),
}
for _name, (_text, _optee, _linux) in _CRYPTO.items():
    for _size, _o, _l in zip(SIZES, _optee, _linux):
        # The goal beyond half of OP-TEE is to beat Linux, for small requests.
        REFERENCES[f"{_name}.{_size}.tee"] = Reference(
            f"{_text} in a TA, {_size} bytes", OPTEE, _o, _o // 2, _l if _size <= 256 else None)
        REFERENCES[f"{_name}.{_size}.linux"] = Reference(
            f"{_text}, OpenSSL in Linux, {_size} bytes", LINUX, _l, None, None)
