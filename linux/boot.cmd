# What a Sabre Lite's U-Boot does from an SD card or USB disk with MicroTEE on it; made to boot.scr by mkimage.
# Linux, device tree and initramfs go where plat/imx6q/memmap.h expects them; MicroTEE is started like a kernel.
load ${devtype} ${devnum}:${distro_bootpart} 0x12000000 /zImage
load ${devtype} ${devnum}:${distro_bootpart} 0x18000000 /imx6q-sabrelite.dtb
load ${devtype} ${devnum}:${distro_bootpart} 0x18800000 /initramfs.cpio.gz
setenv rdsize ${filesize}
load ${devtype} ${devnum}:${distro_bootpart} 0x1f000000 /tee.uimg
setenv bootargs console=ttymxc1,115200 microtee.mode=demo quiet
bootm 0x1f000000 0x18800000:${rdsize} 0x18000000
