// Register capture and stack switching for AArch64, AAPCS64. C++ sees sched/safepoint.h and sched/switch.h.
#if defined(__aarch64__)

  .text

// void* pyc_save_registers(SavedRegisters* out): x19–x29 and d8–d15 to `out`; returns the caller's stack pointer.
  .globl pyc_save_registers
  .hidden pyc_save_registers
  .type pyc_save_registers, %function
  .p2align 4
pyc_save_registers:
  stp x19, x20, [x0, #0]
  stp x21, x22, [x0, #16]
  stp x23, x24, [x0, #32]
  stp x25, x26, [x0, #48]
  stp x27, x28, [x0, #64]
  str x29, [x0, #80]
  stp d8, d9, [x0, #88]
  stp d10, d11, [x0, #104]
  stp d12, d13, [x0, #120]
  stp d14, d15, [x0, #136]
  mov x0, sp
  ret
  .size pyc_save_registers, . - pyc_save_registers

// int pyc_call_on_stack(void* stack_top, int (*function)(void*), void* argument): `stack_top` is a multiple of 16.
  .globl pyc_call_on_stack
  .hidden pyc_call_on_stack
  .type pyc_call_on_stack, %function
  .p2align 4
pyc_call_on_stack:
  .cfi_startproc
  stp x29, x30, [sp, #-16]!
  .cfi_def_cfa_offset 16
  .cfi_offset w29, -16
  .cfi_offset w30, -8
  mov x29, sp
  .cfi_def_cfa w29, 16
  mov sp, x0
  mov x0, x2
  blr x1
  mov sp, x29
  ldp x29, x30, [sp], #16
  .cfi_def_cfa wsp, 0
  .cfi_restore w29
  .cfi_restore w30
  ret
  .cfi_endproc
  .size pyc_call_on_stack, . - pyc_call_on_stack

// void pyc_switch(void** save, void* to): leaves the callee-saved registers on this stack, its pointer in *save, and goes on where `to` was saved.
  .globl pyc_switch
  .hidden pyc_switch
  .type pyc_switch, %function
  .p2align 4
pyc_switch:
  sub sp, sp, #160
  stp x19, x20, [sp, #0]
  stp x21, x22, [sp, #16]
  stp x23, x24, [sp, #32]
  stp x25, x26, [sp, #48]
  stp x27, x28, [sp, #64]
  stp x29, x30, [sp, #80]
  stp d8, d9, [sp, #96]
  stp d10, d11, [sp, #112]
  stp d12, d13, [sp, #128]
  stp d14, d15, [sp, #144]
  mov x9, sp
  str x9, [x0]
  mov sp, x1
  ldp x19, x20, [sp, #0]
  ldp x21, x22, [sp, #16]
  ldp x23, x24, [sp, #32]
  ldp x25, x26, [sp, #48]
  ldp x27, x28, [sp, #64]
  ldp x29, x30, [sp, #80]
  ldp d8, d9, [sp, #96]
  ldp d10, d11, [sp, #112]
  ldp d12, d13, [sp, #128]
  ldp d14, d15, [sp, #144]
  add sp, sp, #160
  ret
  .size pyc_switch, . - pyc_switch

// First activation of a stack that switch_prepare made: x19 is the function, x20 its argument. The function must not return.
  .globl pyc_switch_entry
  .hidden pyc_switch_entry
  .type pyc_switch_entry, %function
  .p2align 4
pyc_switch_entry:
  mov x0, x20
  mov x29, xzr
  mov x30, xzr
  blr x19
  brk #1
  .size pyc_switch_entry, . - pyc_switch_entry

#endif
  .section .note.GNU-stack, "", %progbits
