/* SPDX-License-Identifier: BSD-2-Clause */
#include "epit.h"
#include "microtee/layout.h"
#include "microtee/sys.h"

#define EPIT_VA     0x00700000u
#define EPIT        ((volatile uint32_t *)EPIT_VA)
#define CR          0
#define SR          1
#define LR          2
#define CMPR        3
#define CR_EN       0x00000001u
#define CR_ENMOD    0x00000002u     /* the counter starts from the load register            */
#define CR_OCIEN    0x00000004u     /* interrupt on compare                                 */
#define CR_RLD      0x00000008u
#define CR_IOVW     0x00020000u     /* writing the load register sets the counter           */
#define CR_CLK_IPG  0x01000000u

int epit_open(void)
{
    return sys_map_dev(SLOT_SELF, SLOT_DEV, EPIT_VA) == E_OK ? 0 : -1;
}

void epit_fire_in(uint32_t ticks)
{
    EPIT[CR] = CR_ENMOD | CR_OCIEN | CR_RLD | CR_IOVW | CR_CLK_IPG;
    EPIT[LR] = ticks;
    EPIT[CMPR] = 0;
    EPIT[CR] = CR_EN | CR_ENMOD | CR_OCIEN | CR_RLD | CR_IOVW | CR_CLK_IPG;
}

void epit_stop(void)
{
    EPIT[CR] = 0;
    EPIT[SR] = 1;
}
