# Covers: relative imports through several levels: siblings, parents, packages importing their submodules, aliases, names that hide submodules, errors of too many dots.
import sys

import tree.left.low.leaf as leaf
from tree import left, right
from tree.right import value as right_value
from tree.left.low import *


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, str(error).partition(" from ")[0])


print(leaf.describe())
print(leaf.up_one, leaf.up_two, leaf.up_three, leaf.sibling)
print(left.names(), right_value, exported, other_exported)
print(sorted(name for name in sys.modules if name.startswith("tree")))
attempt("not exported", lambda: hidden)
attempt("too far", leaf.too_far)
attempt("missing sibling", leaf.missing_sibling)
attempt("missing name", leaf.missing_name)
attempt("missing module", leaf.missing_module)
attempt("hidden submodule", lambda: (right.shadow(), type(right.shadow).__name__))


def shadow():
    import tree.right.shadow

    return type(tree.right.shadow).__name__


attempt("shadow by import", shadow)


def shadow_from():
    from tree.right import shadow

    return type(shadow).__name__


attempt("shadow by from", shadow_from)
attempt("package attributes", lambda: (left.__name__, left.__package__, leaf.__package__, left.low.__package__))
attempt("same objects", lambda: (left.low.leaf is leaf, sys.modules["tree.left.low.leaf"] is leaf))


def multiple():
    import tree, tree.right as r, tree.left.low.leaf

    return tree.__name__, r.__name__, tree.left.low.leaf.__name__


attempt("multiple", multiple)


def relative_in_main():
    from . import tree

    return tree


attempt("relative in the main module", relative_in_main)


def relative_in_main_dotted():
    from .tree import left

    return left


attempt("relative in the main module, dotted", relative_in_main_dotted)


class Scope:
    from tree.right import value
    import tree.right as module

    def get(self):
        return self.value, self.module.__name__


print(Scope().get())


def deleted():
    del sys.modules["tree.right"]
    import tree.right

    return tree.right is right, tree.right.value, right.value, right.loads[0] is tree.right.loads[0]


attempt("imported again", deleted)
