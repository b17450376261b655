from . import __name__ as parent_name

VALUE = f"leaf of {parent_name}"
