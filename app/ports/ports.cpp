// Interfaces only; this unit makes sure that each header stands on its own.
#include "app/ports/attachmentstore.h"
#include "app/ports/clock.h"
#include "app/ports/framesource.h"
#include "app/ports/hublink.h"
#include "app/ports/keyvault.h"
#include "app/ports/printer.h"
#include "app/ports/receiptsigner.h"
#include "app/ports/recordstore.h"
