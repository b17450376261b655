from star_source import *

total = visible + hidden
