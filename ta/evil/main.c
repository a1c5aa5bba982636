/* SPDX-License-Identifier: BSD-2-Clause */
/* The test TA `evil`: sessions and the table of its commands (microtee/ta_evil.h). */
#include "evil.h"
#include "microtee/ta_evil.h"

TEE_Result TA_CreateEntryPoint(void)
{
    return TEE_SUCCESS;
}

void TA_DestroyEntryPoint(void)
{
}

TEE_Result TA_OpenSessionEntryPoint(uint32_t paramTypes, TEE_Param params[TEE_NUM_PARAMS],
                                    void **sessionContext)
{
    (void)params;
    (void)sessionContext;
    return paramTypes == 0 ? TEE_SUCCESS : TEE_ERROR_BAD_PARAMETERS;
}

void TA_CloseSessionEntryPoint(void *sessionContext)
{
    (void)sessionContext;
}

#define N       TEE_PARAM_TYPE_NONE
#define VI      TEE_PARAM_TYPE_VALUE_INPUT
#define VO      TEE_PARAM_TYPE_VALUE_OUTPUT
#define TYPES   TEE_PARAM_TYPES

typedef struct {
    uint32_t types;
    TEE_Result (*run)(TEE_Param params[TEE_NUM_PARAMS]);
} command_t;

static const command_t commands[] = {
    [EVIL_CMD_READ] =         { TYPES(VI, N, N, N), evil_read },
    [EVIL_CMD_WRITE] =        { TYPES(VI, N, N, N), evil_write },
    [EVIL_CMD_WRITE_CODE] =   { TYPES(N, N, N, N), evil_write_code },
    [EVIL_CMD_EXEC_HEAP] =    { TYPES(N, N, N, N), evil_exec_heap },
    [EVIL_CMD_EXEC_STACK] =   { TYPES(N, N, N, N), evil_exec_stack },
    [EVIL_CMD_EXEC_WINDOW] =  { TYPES(N, N, N, N), evil_exec_window },
    [EVIL_CMD_UNDEF] =        { TYPES(N, N, N, N), evil_undef },
    [EVIL_CMD_PRIVILEGED] =   { TYPES(N, N, N, N), evil_privileged },
    [EVIL_CMD_SMC] =          { TYPES(N, N, N, N), evil_smc },
    [EVIL_CMD_LOOP] =         { TYPES(N, N, N, N), evil_loop },
    [EVIL_CMD_LOOP_POLITE] =  { TYPES(N, N, N, N), evil_loop_polite },
    [EVIL_CMD_WAIT] =         { TYPES(N, N, N, N), evil_wait },
    [EVIL_CMD_SYSCALLS] =     { TYPES(VI, VI, VO, N), evil_syscalls },
    [EVIL_CMD_NULL_READ] =    { TYPES(N, N, N, N), evil_null_read },
    [EVIL_CMD_NULL_WRITE] =   { TYPES(N, N, N, N), evil_null_write },
    [EVIL_CMD_NULL_CALL] =    { TYPES(N, N, N, N), evil_null_call },
    [EVIL_CMD_STACK] =        { TYPES(N, N, N, N), evil_stack },
    [EVIL_CMD_HEAP] =         { TYPES(VO, N, N, N), evil_heap },
    [EVIL_CMD_PANIC] =        { TYPES(VI, N, N, N), evil_panic },
    [EVIL_CMD_API] =          { TYPES(VI, N, N, N), evil_api },
    [EVIL_CMD_FOREIGN] =      { TYPES(VI, VO, N, N), evil_foreign },
    [EVIL_CMD_LEAK] =         { TYPES(VO, N, N, N), evil_leak },
    [EVIL_CMD_FORGED_REPLY] = { TYPES(N, N, N, N), evil_forged_reply },
    [EVIL_CMD_MESSAGES] =     { TYPES(VI, VO, N, N), evil_messages },
    [EVIL_CMD_FREE_FRAMES] =  { TYPES(VO, N, N, N), evil_free_frames },
};

TEE_Result TA_InvokeCommandEntryPoint(void *sessionContext, uint32_t commandID,
                                      uint32_t paramTypes, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)sessionContext;
    if (commandID >= sizeof commands / sizeof commands[0])
        return TEE_ERROR_NOT_SUPPORTED;
    if (paramTypes != commands[commandID].types)
        return TEE_ERROR_BAD_PARAMETERS;
    return commands[commandID].run(params);
}
