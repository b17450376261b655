NAME = "beta"
counter = 1
