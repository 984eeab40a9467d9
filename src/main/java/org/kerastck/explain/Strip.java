package org.kerastck.explain;

import java.util.function.IntFunction;

/**
 * One axis as a strip of cells with the kernel at each of its positions. Cells and rows are made as
 * they are asked for: a drawing of a large axis asks for few of them.
 *
 * @param title what is seen
 * @param cellCount the number of cells
 * @param cells the cell at a position
 * @param rowCount the number of rows
 * @param rows the row of that number
 * @param rowsFirst whether the rows lead to the strip: a scatter
 */
record Strip(
    String title,
    int cellCount,
    IntFunction<Cell> cells,
    int rowCount,
    IntFunction<Row> rows,
    boolean rowsFirst) {}
