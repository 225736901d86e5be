#include "dgicu.h"
