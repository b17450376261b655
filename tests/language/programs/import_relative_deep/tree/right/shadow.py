def shadow():
    return "function"
