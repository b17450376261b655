"""_py_warnings._formatwarnmsg_impl without tracemalloc, which pyc does not have: its suggestion to switch that on is all that it can say about an object."""

def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    s = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = msg.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(msg.filename, msg.lineno)
        except Exception:
            line = None
    if line:
        s += f"  {line.strip()}\n"
    if msg.source is not None:
        s += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return s
