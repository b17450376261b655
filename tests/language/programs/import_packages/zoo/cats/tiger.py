NAME = "tiger"
