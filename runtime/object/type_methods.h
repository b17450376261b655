#pragma once
/// What type_new.cpp and type_type.cpp share.

#include "object/type.h"

namespace pyc {

/// type.mro(): the C3 linearisation of a class whose bases are complete. NULL with TypeError.
Value type_compute_mro(Task* task, TypeObject* type);
/// Computes and sets the MRO, by the metaclass's `mro` where it has one. False with an exception.
bool type_set_mro(Task* task, TypeObject* type);
/// Which of the bases decides the layout. Null with TypeError.
TypeObject* type_best_base(Task* task, Value bases);
/// The class at the root of the present layout: what adds native fields or slots.
const TypeObject* type_solid_base(const TypeObject* type);
/// Makes each base know the class.
void type_link_subclass(TypeObject* type);
/// Assigns `__bases__`. False with TypeError.
bool type_set_bases(Task* task, TypeObject* type, Value bases);
/// `__abstractmethods__` has been set (NULL: deleted).
bool update_abstract(Task* task, TypeObject* type, Value value);

} // namespace pyc
