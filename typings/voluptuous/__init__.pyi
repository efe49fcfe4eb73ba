# Home Assistant puts probatio in the place of voluptuous.
from probatio import *
