import sys

if not hasattr(sys, "seen_once"):
    sys.seen_once = True
    raise RuntimeError("the first time fails")
value = "the second time works"
