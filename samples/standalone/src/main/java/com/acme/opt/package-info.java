/** Every rule file of this package becomes an optimizer. */
@OptRules("*.opt")
package com.acme.opt;

import dev.glissade.annotation.OptRules;
