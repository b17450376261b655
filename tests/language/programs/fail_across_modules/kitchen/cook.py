from . import recipes
from .tools import checked


class Cook:
    @checked
    def prepare(self, name):
        return recipes.find(name)


def serve(name, taste):
    dish = Cook().prepare(name)
    return taste(dish)
