# Covers: KeyError and its repr of the key, carets of subscripts, nested data structures, lambdas and comprehensions in a traceback.
inventory = {
    "fruit": {"apple": 3, "pear": 5},
    "vegetables": {"carrot": 7},
}


def lookup(path):
    node = inventory
    for part in path.split("/"):
        node = node[part]
    return node


def total(paths):
    return sum([lookup(path) for path in paths])


queries = [
    ["fruit/apple", "fruit/pear"],
    ["vegetables/carrot"],
    ["fruit/apple", "fruit/plum's"],
]
run = lambda query: total(query) * 1
for query in queries:
    try:
        print(query, run(query))
    except IndexError:
        print("never")
    finally:
        print("done", len(query))
print("not reached")
# A last line that is never run.
print(inventory)
