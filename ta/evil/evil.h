/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef EVIL_H
#define EVIL_H
/* Inside the test TA `evil`: what its files share.  The commands: microtee/ta_evil.h. */
#include <tee_internal_api.h>

/* One for each command: memory.c */
TEE_Result evil_read(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_write(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_write_code(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_null_read(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_null_write(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_heap(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_stack(TEE_Param params[TEE_NUM_PARAMS]);
/* execute.c */
TEE_Result evil_exec_heap(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_exec_stack(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_exec_window(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_undef(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_privileged(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_smc(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_null_call(TEE_Param params[TEE_NUM_PARAMS]);
/* loop.c */
TEE_Result evil_loop(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_loop_polite(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_wait(TEE_Param params[TEE_NUM_PARAMS]);
/* syscalls.c */
TEE_Result evil_syscalls(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_messages(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_forged_reply(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_free_frames(TEE_Param params[TEE_NUM_PARAMS]);
/* api.c */
TEE_Result evil_panic(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_api(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_foreign(TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result evil_leak(TEE_Param params[TEE_NUM_PARAMS]);

#endif
