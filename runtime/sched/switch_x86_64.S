// Register capture and stack switching for x86-64, System V ABI. C++ sees sched/safepoint.h and sched/switch.h.
#if defined(__x86_64__)

  .text

// void* pyc_save_registers(SavedRegisters* out): callee-saved registers to `out`; returns the caller's stack pointer.
  .globl pyc_save_registers
  .hidden pyc_save_registers
  .type pyc_save_registers, @function
  .p2align 4
pyc_save_registers:
  movq %rbx, 0(%rdi)
  movq %rbp, 8(%rdi)
  movq %r12, 16(%rdi)
  movq %r13, 24(%rdi)
  movq %r14, 32(%rdi)
  movq %r15, 40(%rdi)
  leaq 8(%rsp), %rax
  ret
  .size pyc_save_registers, . - pyc_save_registers

// int pyc_call_on_stack(void* stack_top, int (*function)(void*), void* argument): `stack_top` is a multiple of 16.
  .globl pyc_call_on_stack
  .hidden pyc_call_on_stack
  .type pyc_call_on_stack, @function
  .p2align 4
pyc_call_on_stack:
  .cfi_startproc
  pushq %rbp
  .cfi_def_cfa_offset 16
  .cfi_offset %rbp, -16
  movq %rsp, %rbp
  .cfi_def_cfa_register %rbp
  movq %rdi, %rsp
  movq %rdx, %rdi
  callq *%rsi
  movq %rbp, %rsp
  popq %rbp
  .cfi_def_cfa %rsp, 8
  ret
  .cfi_endproc
  .size pyc_call_on_stack, . - pyc_call_on_stack

// void pyc_switch(void** save, void* to): leaves the callee-saved registers on this stack, its pointer in *save, and goes on where `to` was saved.
  .globl pyc_switch
  .hidden pyc_switch
  .type pyc_switch, @function
  .p2align 4
pyc_switch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
  .size pyc_switch, . - pyc_switch

// First activation of a stack that switch_prepare made: r12 is the function, r13 its argument. The function must not return.
  .globl pyc_switch_entry
  .hidden pyc_switch_entry
  .type pyc_switch_entry, @function
  .p2align 4
pyc_switch_entry:
  movq %r13, %rdi
  xorl %ebp, %ebp
  callq *%r12
  ud2
  .size pyc_switch_entry, . - pyc_switch_entry

#endif
  .section .note.GNU-stack, "", @progbits
