print("dogs starts")


def sound():
    return "woof"
