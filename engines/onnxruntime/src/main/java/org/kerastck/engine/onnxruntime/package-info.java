/**
 * ONNX Runtime: each layer becomes an ONNX model, and each call a session. Knows nothing of other
 * engines.
 */
@NullMarked
package org.kerastck.engine.onnxruntime;

import org.jspecify.annotations.NullMarked;
