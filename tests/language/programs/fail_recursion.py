# Covers: unbounded recursion: RecursionError with repeated lines counted in the traceback.
import sys

sys.setrecursionlimit(200)


def describe(node, level=0):
    return "  " * level + node["name"]


def depth_of(node):
    return 1 + depth_of(node["child"])


def build():
    root = {"name": "root"}
    child = {"name": "child", "child": root}
    root["child"] = child
    return root


tree = build()
print(describe(tree), describe(tree["child"], 1))
steps = []


def walk(n):
    steps.append(n)
    return walk(n + 1)


try:
    walk(0)
except RecursionError as error:
    print("caught", error, len(steps) > 100)
print("now for good")
depth_of(tree)
