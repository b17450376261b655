/// _types: classes that no built-in name leads to.

#include "object/module.h"
#include "object/native_type.h"
#include "stdlib/_types/simple_namespace.h"

namespace pyc {

static const TypeDefinition capsule_definition = {
    .module = "types", .flags = kTypeDisallowNew, .native_size = sizeof(Object)};

static bool init(Task* task, ModuleObject* m) {
  struct Named {
    const char* name;
    TypeObject* type;
  };
  const Named named[] = {
      {"AsyncGeneratorType", types::async_generator},
      {"BuiltinFunctionType", types::builtin},
      {"BuiltinMethodType", types::builtin},
      {"CellType", types::cell},
      {"ClassMethodDescriptorType", types::classmethod_descriptor},
      {"CodeType", types::code},
      {"CoroutineType", types::coroutine},
      {"EllipsisType", types::ellipsis},
      {"FrameType", types::frame},
      {"FunctionType", types::function},
      {"GeneratorType", types::generator},
      {"GenericAlias", types::generic_alias},
      {"GetSetDescriptorType", types::getset_descriptor},
      {"LambdaType", types::function},
      {"MappingProxyType", types::mappingproxy},
      {"MemberDescriptorType", types::member_descriptor},
      {"MethodDescriptorType", types::method_descriptor},
      {"MethodType", types::method},
      {"MethodWrapperType", types::method_wrapper},
      {"ModuleType", types::module},
      {"NoneType", types::none},
      {"NotImplementedType", types::not_implemented},
      {"SimpleNamespace", simple_namespace_type()},
      {"TracebackType", types::traceback},
      {"UnionType", types::union_},
      {"WrapperDescriptorType", types::wrapper_descriptor},
  };
  for (const Named& each : named)
    if (!module_set(task, m, each.name, type_value(each.type))) return false;
  static TypeObject* capsule =
      native_type_new("CapsuleType", types::object, Kind::Opaque, capsule_definition);
  return module_set(task, m, "CapsuleType", type_value(capsule));
}

extern const NativeModule _types_module = {"_types", "Define names for built-in types.", nullptr, init};

} // namespace pyc
