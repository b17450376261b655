/// BufferedRWPair: a BufferedReader and a BufferedWriter over two raw streams as one object.

#include "stdlib/_io/buffered.h"

namespace pyc::io {

namespace {

struct Pair : Object {
  Value reader, writer; ///< NULL until __init__
};

Pair* pair_of(Value v) {
  return v.as<Pair>();
}

/// Forwards the arguments to the reader's or writer's method.
template <Value Pair::* part, Text method> Value forward(Task* task, const Value* args, size_t nargs, Value) {
  Value stream = pair_of(args[0])->*part;
  if (stream.is_null()) return raise_value_error(task, "I/O operation on uninitialized object");
  return call_method(task, stream, name<method>(), args + 1, nargs - 1);
}

Value close_method(Task* task, const Value* args, size_t, Value) {
  // The writer first: it may still have to flush.
  forward<&Pair::writer, "close">(task, args, 1, kNull);
  Value error = take_error(task);
  Value result = forward<&Pair::reader, "close">(task, args, 1, kNull);
  return join_errors(task, error) ? result : kNull;
}

Value isatty_method(Task* task, const Value* args, size_t, Value) {
  Value result = forward<&Pair::writer, "isatty">(task, args, 1, kNull);
  bool yes;
  if (result.is_null() || !truth(task, result, &yes)) return kNull;
  return yes ? result : forward<&Pair::reader, "isatty">(task, args, 1, kNull);
}

Value get_closed(Task* task, Value self) {
  Value writer = pair_of(self)->writer;
  if (!writer.is_null()) return get_attr(task, writer, name<"closed">());
  return raise_runtime_error(task, "the BufferedRWPair object is being garbage-collected");
}

Value new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return Value::from_object(instance_new(task, type));
}

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "BufferedRWPair", kwnames) ||
      !check_positional(task, "BufferedRWPair", nargs, 2, 3))
    return false;
  int64_t size = kDefaultBuffer;
  if (nargs > 2 && !size_argument(task, args[2], &size)) return false;
  if (!check_ability(task, args[0], Ability::Readable) || !check_ability(task, args[1], Ability::Writable))
    return false;
  Value count = Value::from_small_int(size);
  Value reader = call2(task, type_value(types::binary_reader), args[0], count);
  Value writer = reader.is_null() ? kNull : call2(task, type_value(types::binary_writer), args[1], count);
  if (writer.is_null()) return false;
  gc::store_field(task, self.object(), &pair_of(self)->reader, reader);
  gc::store_field(task, self.object(), &pair_of(self)->writer, writer);
  return true;
}

void trace(Object* o, gc::Visitor& visitor) {
  visitor.visit_range(&static_cast<Pair*>(o)->reader, 2);
}

const MethodDef methods[] = {
    {"read", forward<&Pair::reader, "read">, 0, 1, 0, nullptr},
    {"read1", forward<&Pair::reader, "read1">, 0, 1, 0, nullptr},
    {"readinto", forward<&Pair::reader, "readinto">, 1, 1, 0, nullptr},
    {"readinto1", forward<&Pair::reader, "readinto1">, 1, 1, 0, nullptr},
    {"peek", forward<&Pair::reader, "peek">, 0, 1, 0, nullptr},
    {"readable", forward<&Pair::reader, "readable">, 0, 0, 0, nullptr},
    {"write", forward<&Pair::writer, "write">, 1, 1, 0, nullptr},
    {"flush", forward<&Pair::writer, "flush">, 0, 0, 0, nullptr},
    {"writable", forward<&Pair::writer, "writable">, 0, 0, 0, nullptr},
    {"isatty", isatty_method, 0, 0, 0, nullptr},
    {"close", close_method, 0, 0, 0, nullptr},
    {"__getstate__", refuse_pickle, 0, 0, 0, nullptr},
    {"__reduce__", refuse_pickle, 0, 0, 0, nullptr},
    {"__reduce_ex__", refuse_pickle, 1, 1, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef getsets[] = {{"closed", get_closed, nullptr, nullptr}, {nullptr, nullptr, nullptr, nullptr}};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.init = init_slot;
  return s;
}
const TypeSlots slots = make_slots();

const TypeDefinition definition = {.doc = "A buffered reader and writer object together.",
                                   .module = "_io",
                                   .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                   .native_size = sizeof(Pair),
                                   .methods = methods,
                                   .getsets = getsets,
                                   .slots = &slots,
                                   .trace = trace};

} // namespace

bool add_buffered_pair(Task* task, ModuleObject* module) {
  static TypeObject* type;
  if (!type) type = native_type_new("BufferedRWPair", types::buffered_io_base, Kind::Opaque, definition);
  return module_set(task, module, "BufferedRWPair", type_value(type));
}

} // namespace pyc::io
