level = "tree"
