"""warnings.deprecated on functions without the module inspect, which it asks to mark coroutine functions: programs that do not have it cannot see the mark."""

def __call__(self, arg, /):
    import functools

    carriers = [arg]
    result = arg
    if self.category is not None:
        # Neither a bound method nor the object itself: what is decorated would keep it alive.
        notice = functools.partial(_wm.warn, self.message, self.category, self.stacklevel + 1)
        if isinstance(arg, type):
            carriers += self._warn_from_class(arg, notice)
        elif callable(arg):
            result = self._warn_from_function(arg, notice)
            carriers.append(result)
        else:
            raise TypeError(f"@deprecated decorator with non-None category must be applied to a class or callable, not {arg!r}")
    for each in carriers:
        each.__deprecated__ = self.message
    return result

@staticmethod
def _warn_from_function(function, notice):
    import functools

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        notice()
        return function(*args, **kwargs)

    inspect = sys.modules.get("inspect")
    is_coroutine = inspect is not None and inspect.iscoroutinefunction(function)
    return inspect.markcoroutinefunction(wrapper) if is_coroutine else wrapper

@staticmethod
def _warn_from_class(owner, notice):
    """Instances of the class itself and new subclasses warn; the two functions that see to it."""
    import functools

    construct = owner.__new__
    takes_nothing = construct is object.__new__

    @functools.wraps(construct)
    def __new__(cls, /, *args, **kwargs):
        if cls is owner:
            notice()
        # object.__new__ would look for an __init__ beside itself, and this function hides it.
        if takes_nothing and cls.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{cls.__name__}() takes no arguments")
        return construct(cls) if takes_nothing else construct(cls, *args, **kwargs)

    def __init_subclass__(cls, *args, **kwargs):
        notice()
        if hook is None:
            return super(owner, cls).__init_subclass__(*args, **kwargs)
        return hook(cls, *args, **kwargs)

    hook = owner.__dict__.get("__init_subclass__")
    if hook is not None:
        # A class method by itself, whoever wrote it; a built-in's is bound to the class already.
        hook = getattr(hook, "__func__", hook)
        __init_subclass__ = functools.wraps(hook)(__init_subclass__)
    owner.__new__ = staticmethod(__new__)
    owner.__init_subclass__ = classmethod(__init_subclass__)
    return __new__, __init_subclass__
