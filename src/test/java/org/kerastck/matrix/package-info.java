/** The matrix: every case on this project's layers and on ND4J, by the test kit itself. */
@NullMarked
package org.kerastck.matrix;

import org.jspecify.annotations.NullMarked;
