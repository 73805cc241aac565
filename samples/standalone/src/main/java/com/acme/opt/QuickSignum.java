package com.acme.opt;

import dev.glissade.annotation.OptRule;

/** A rule in the source. */
@OptRule("""
    optimizer quick_signum {
      hyper lr = 1e-3 in [0, inf)
      hyper beta = 0.9 in [0, 1)
      state m = 0
      m = beta*m + (1 - beta)*grad
      theta -= lr*sign(m)
    }""")
interface QuickSignum {}
