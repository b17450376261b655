"""linecache.updatecache over the sources in the executable.

Tracebacks and warnings ask for lines of the program, whose files need not be on the machine where it runs. Files that do exist are read without the module
tokenize, which would bring the regular expressions along.
"""

def updatecache(filename, module_globals=None):
    """The lines of a file, read anew into the cache; none where there is nothing to read."""
    import _imp
    import os
    import sys

    if filename in cache and len(cache[filename]) != 1:
        cache.pop(filename)
    text = _imp.source_text(filename)
    if text is not None:
        lines = text.splitlines(True)
        if lines and not lines[-1].endswith('\n'):
            lines[-1] += '\n'
        cache[filename] = len(text), None, lines, filename
        return lines
    if _source_unavailable(filename):
        return []
    if lazycache(filename, module_globals):
        try:
            data = cache[filename][0]()
        except (ImportError, OSError):
            pass
        else:
            if data is None:
                return []
            lines = [line + '\n' for line in data.splitlines()]
            cache[filename] = len(data), None, lines, filename
            return lines
    places = [filename]
    if not os.path.isabs(filename):
        places += [os.path.join(folder, filename) for folder in sys.path if isinstance(folder, str)]
    for fullname in places:
        try:
            stat = os.stat(fullname)
            with open(fullname, 'rb') as file:
                data = file.read()
            break
        except (OSError, ValueError):
            pass
    else:
        return []

    # A byte order mark, or the encoding that a comment in one of the first two lines names, as PEP 263 says.
    encoding = 'utf-8-sig'
    for first in data.split(b'\n', 2)[:2]:
        if not first.lstrip(b' \t\f').startswith(b'#'):
            continue
        _, mark, name = first.partition(b'coding')
        if mark and name[:1] in (b':', b'='):
            encoding = name[1:].strip(b' \t').split()[0].decode('latin-1')
            break
    try:
        lines = data.decode(encoding).replace('\r\n', '\n').splitlines(True)
    except (LookupError, UnicodeDecodeError):
        return []
    if not lines:
        lines = ['\n']
    elif not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = stat.st_size, stat.st_mtime, lines, fullname
    return lines
