(* SPDX-License-Identifier: BSD-2-Clause *)
(* What the C compiler does on the target, for Frama-C: ARMv7-A, AAPCS, arm-none-eabi-gcc. Frama-C 25 knows no
   ARM; proofs/prove compiles this and loads it. *)
open Cil_types

let armv7 =
  { Machdeps.gcc_x86_32 with
    version = "arm-none-eabi-gcc (AAPCS, ARMv7-A)";
    char_is_unsigned = true;
    wchar_t = "unsigned int";
    sizeof_longdouble = 8; alignof_longdouble = 8;
    alignof_longlong = 8; alignof_double = 8;
    alignof_aligned = 8;
    has__builtin_va_list = true;
    compiler = "gcc";
    cpp_arch_flags = ["-m32"] }

let () = File.new_machdep "armv7" armv7
