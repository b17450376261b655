#pragma once
/// Exception objects: the common fields, then those of the class (exceptions.def says how many), then the
/// attribute part.

#include "object/object.h"
#include "object/type.h"

namespace pyc {

struct ExceptionObject : Object {
  Value args;             ///< tuple
  Value cause;            ///< NULL: none
  Value context;          ///< NULL: none
  Value traceback;        ///< NULL or TracebackObject: the newest frame's entry is the last of the chain
  Value suppress_context; ///< True or False
  Value fields[];
};

// Fields by class.
enum : unsigned {
  kStopIterationValue = 0,
  kSystemExitCode = 0,
  kGroupMessage = 0,
  kGroupExceptions = 1,
  kNameErrorName = 0,
  kAttributeErrorName = 0,
  kAttributeErrorObject = 1,
  kImportErrorMessage = 0,
  kImportErrorName = 1,
  kImportErrorPath = 2,
  kImportErrorNameFrom = 3,
  kOsErrorErrno = 0,
  kOsErrorStrerror = 1,
  kOsErrorFilename = 2,
  kOsErrorFilename2 = 3,
  kOsErrorWritten = 4,
  kSyntaxMessage = 0,
  kSyntaxFilename,
  kSyntaxLine,
  kSyntaxOffset,
  kSyntaxEndLine,
  kSyntaxEndOffset,
  kSyntaxText,
  kSyntaxPrintFile,
  kSyntaxMetadata,
  kUnicodeEncoding = 0,
  kUnicodeObject,
  kUnicodeStart,
  kUnicodeEnd,
  kUnicodeReason,
};

inline bool is_exception(Value v) {
  return has_kind(v, Kind::Exception);
}
/// A class derived from BaseException.
inline bool is_exception_class(Value v) {
  return is_type(v) && (v.as<TypeObject>()->flags & kTypeException);
}

/// One entry of a traceback chain: the frame, where it stood, and the entry of the frame that it called.
/// interp/traceback.h makes them.
struct TracebackObject : Object {
  TracebackObject* next; ///< towards the raise
  Value frame;           ///< FrameObject, or NULL until somebody asks for it
  Value function;        ///< FunctionObject, or NULL for an inlined frame
  Value locals;          ///< of interpreted frames that raised a NameError, for suggestions: dict or NULL
  Value code;            ///< CodeObject
  uint32_t pc;           ///< 16-bit units of the instruction
  uint32_t line;         ///< 0: not computed yet
};

/// The MemoryError that needs no memory.
Value memory_error_instance();

/// str(exception); NULL with an exception on error.
Value exception_str(Task* task, Value exception);

void register_exception_kinds();

} // namespace pyc
