# Covers: A cached function with an argument that cannot be hashed; the cache and its statistics before that.
from functools import cache, lru_cache


@lru_cache(maxsize=2)
def area(shape, *, scale=1):
    width, height = shape
    return width * height * scale


@cache
def expensive(n):
    if n > 5:
        raise LookupError(f'nothing for {n}')
    return n * 2


class Board:
    size = (3, 4)

    def measure(self, shapes):
        return [area(shape, scale=2) for shape in shapes]


board = Board()
print(board.measure([(1, 2), (3, 4), (1, 2)]), area.cache_info())
for n in (1, 1, 9, 9):
    try:
        print(expensive(n))
    except LookupError as error:
        print(error, expensive.cache_info())
print(area(board.size), area.cache_info())
print(board.measure([(1, 2), [3, 4]]))
