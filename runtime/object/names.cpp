#include "object/names.h"

namespace pyc {

Names names;

void names_start() {
#define PYC_NAME(id, text) names.id = intern_cstring(text);
#include "object/names.def"
#undef PYC_NAME
}

} // namespace pyc
