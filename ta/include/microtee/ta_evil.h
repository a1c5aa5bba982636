/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_TA_EVIL_H
#define MICROTEE_TA_EVIL_H
/*
 * The test TA `evil`: does what a TA must not do, so that tests can see that nothing but this one
 * instance suffers.  Only in the test bundle.  Multi-instance: every session is an instance.
 * Macros only, for clients and for the TA.
 *
 * "dies" = the instance must end and the client must see TEE_ERROR_TARGET_DEAD, origin TEE.  If
 * the forbidden thing works after all, the command returns TEEC_SUCCESS: the test has failed.
 * Wrong parameter types: TEE_ERROR_BAD_PARAMETERS, unknown command: TEE_ERROR_NOT_SUPPORTED.
 */
#define TA_EVIL_UUID \
    { 0x4648d9fb, 0x1db6, 0x48d3, \
      { 0x8d, 0x7c, 0x73, 0xa4, 0x80, 0xca, 0xee, 0x45 } }
#define TA_EVIL_UUID_STRING     "4648d9fb-1db6-48d3-8d7c-73a480caee45"

/* p0 VALUE_INPUT a = address (0: the start of the secure carve-out, 0x4E000000): reads a word
 * there.  Dies. */
#define EVIL_CMD_READ           0
/* As EVIL_CMD_READ, but writes.  Dies. */
#define EVIL_CMD_WRITE          1
/* No parameters: overwrites an instruction of its own.  Dies. */
#define EVIL_CMD_WRITE_CODE     2
/* No parameters: runs instructions it has put on its heap, on its stack, into the parameter
 * window.  Dies. */
#define EVIL_CMD_EXEC_HEAP      3
#define EVIL_CMD_EXEC_STACK     4
#define EVIL_CMD_EXEC_WINDOW    5
/* No parameters: an undefined instruction.  Dies. */
#define EVIL_CMD_UNDEF          6
/* No parameters: a privileged instruction, writing TTBR0.  Dies. */
#define EVIL_CMD_PRIVILEGED     7
/* No parameters: secure monitor call.  From user mode undefined, so it dies. */
#define EVIL_CMD_SMC            8
/* No parameters: loops for ever, with no system call and no look at cancellation. */
#define EVIL_CMD_LOOP           9
/* No parameters: unmasks cancellation and loops until it is cancelled: TEE_ERROR_CANCEL. */
#define EVIL_CMD_LOOP_POLITE    10
/* No parameters: waits for a notification that never comes. */
#define EVIL_CMD_WAIT           11
/* p0 VALUE_INPUT a = seed, b = rounds; p1 VALUE_INPUT a = set of system calls to leave out (bit n:
 * number n); p2 VALUE_OUTPUT a = calls made, b = calls that answered E_OK.
 * In each round every system call number from 0 to SYS_MAX + 8 is made once, with operands partly
 * random, partly plausible.  It may live, die (unmap its own code) or hang (wait for ever; with
 * EVIL_BLOCKING left out it does not). */
#define EVIL_CMD_SYSCALLS       12
/* SYS_RECV, SYS_REPLY_RECV, SYS_WAIT */
#define EVIL_BLOCKING           ((1u << 1) | (1u << 3) | (1u << 5))
/* SYS_REPLY also left out: the command's own reply is then not given away with garbage in it */
#define EVIL_REPLYING           (1u << 2)
/* No parameters: reads, writes, jumps to address 0.  Dies. */
#define EVIL_CMD_NULL_READ      13
#define EVIL_CMD_NULL_WRITE     14
#define EVIL_CMD_NULL_CALL      15
/* No parameters: recursion without end.  Dies on the guard page. */
#define EVIL_CMD_STACK          16
/* p0 VALUE_OUTPUT: takes memory from TEE_Malloc until there is none, a = bytes obtained; gives it
 * all back and does so again, b = bytes obtained then (must be equal).  Success. */
#define EVIL_CMD_HEAP           17
/* p0 VALUE_INPUT a = panic code: TEE_Panic.  Dies. */
#define EVIL_CMD_PANIC          18
/* p0 VALUE_INPUT a = which misuse of the API (EVIL_API_*).  A programmer error: panics, so dies. */
#define EVIL_CMD_API            19
#define EVIL_API_BAD_POINTER    0       /* TEE_GenerateRandom to an address that is not its  */
#define EVIL_API_KERNEL_POINTER 1       /* TEE_DigestUpdate from kernel memory               */
#define EVIL_API_BAD_OPERATION  2       /* TEE_DigestDoFinal on a handle that is none        */
#define EVIL_API_BAD_OBJECT     3       /* TEE_GetObjectInfo1 on a handle that is none       */
#define EVIL_API_FREED          4       /* an operation after TEE_FreeOperation              */
#define EVIL_API_NO_KEY         5       /* TEE_CipherInit without a key                      */
#define EVIL_API_WRONG_CLASS    6       /* TEE_MACInit on a digest operation                 */
#define EVIL_API_COUNT          7
/* p0 VALUE_INPUT a = first, b = how many: asks crypto, past libtee, to use operation handles
 * a .. a+b-1, none of which belong to this instance; p1 VALUE_OUTPUT a = how many were accepted
 * (must be 0).  Success. */
#define EVIL_CMD_FOREIGN        20
/* p0 VALUE_OUTPUT: takes crypto operations until refused and never frees them, a = how many.
 * Success; the end of the instance must free them. */
#define EVIL_CMD_LEAK           21
/* No parameters: fills the parameter window with all ones and itself answers the gateway's call
 * with TEEC_SUCCESS, so that sizes and offsets in the window are absurd.  The client must see an
 * error or its own sizes, never more bytes than it has room for. */
#define EVIL_CMD_FORGED_REPLY   22
/* p0 VALUE_INPUT a = seed, b = how many: random messages to every endpoint it has a capability for
 * (gateway, crypto, keys, console), with random contents of the windows; p1 VALUE_OUTPUT a = how
 * many were answered.  Success. */
#define EVIL_CMD_MESSAGES       23
/* p0 VALUE_OUTPUT a = free frames of the whole system (test builds only; else
 * TEE_ERROR_NOT_SUPPORTED). */
#define EVIL_CMD_FREE_FRAMES    24

#endif
