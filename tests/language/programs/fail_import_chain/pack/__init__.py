state = "before"
import pack.inner
state = unknown_in_pack
