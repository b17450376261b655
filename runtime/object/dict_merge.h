#pragma once
/// dict.update between two dicts.

#include "object/dict.h"

namespace pyc {

/// Every entry of `other` into `dict`. Keys are not hashed again; comparing them may run Python. False with
/// an exception, RuntimeError when `other` changes meanwhile.
bool dict_merge(Task* task, DictObject* dict, DictObject* other);

} // namespace pyc
