@NullMarked
package org.kerastck.config;

import org.jspecify.annotations.NullMarked;
