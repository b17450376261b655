"""warnings.deprecated on functions without the module inspect, which it asks to mark coroutine functions: programs that do not have it cannot see the mark."""

def __call__(self, arg, /):
    msg, category, level = self.message, self.category, self.stacklevel + 1
    if category is None:
        arg.__deprecated__ = msg
        return arg
    if not callable(arg):
        raise TypeError(
            "@deprecated decorator with non-None category must be applied to "
            f"a class or callable, not {arg!r}"
        )
    import functools

    if not isinstance(arg, type):
        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            _wm.warn(msg, category=category, stacklevel=level)
            return arg(*args, **kwargs)

        inspect = sys.modules.get("inspect")
        if inspect is not None and inspect.iscoroutinefunction(arg):
            wrapper = inspect.markcoroutinefunction(wrapper)
        arg.__deprecated__ = wrapper.__deprecated__ = msg
        return wrapper

    own_new = arg.__new__

    @functools.wraps(own_new)
    def __new__(cls, /, *args, **kwargs):
        if cls is arg:
            _wm.warn(msg, category=category, stacklevel=level)
        if own_new is not object.__new__:
            return own_new(cls, *args, **kwargs)
        # What object.__new__ would say of arguments that nobody takes.
        if cls.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{cls.__name__}() takes no arguments")
        return own_new(cls)

    arg.__new__ = staticmethod(__new__)
    if "__init_subclass__" in arg.__dict__:
        own_hook = arg.__init_subclass__
        # A bound method is the class's own; anything else is a built-in that need not be unbound.
        own_hook = getattr(own_hook, "__func__", own_hook)

        @functools.wraps(own_hook)
        def __init_subclass__(*args, **kwargs):
            _wm.warn(msg, category=category, stacklevel=level)
            return own_hook(*args, **kwargs)
    else:
        def __init_subclass__(cls, *args, **kwargs):
            _wm.warn(msg, category=category, stacklevel=level)
            return super(arg, cls).__init_subclass__(*args, **kwargs)

    arg.__init_subclass__ = classmethod(__init_subclass__)
    arg.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = msg
    return arg
