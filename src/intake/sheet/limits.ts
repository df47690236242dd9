/** How much of a sheet is read, whatever the file says of itself. */

export const limits = {
  /** Rows that hold something. */
  rows: 1_000_000,
  /** Columns of a row, up to the last that holds something. */
  columns: 1_000,
  /** Cells of a sheet that is read whole. */
  cells: 3_000_000,
  /** Characters of one cell; spreadsheet programs take 32 767. */
  text: 100_000,
  /** Texts that cells share. */
  shared: 3_000_000,
  /** Unpacked bytes of a worksheet, of the shared texts, and of the other parts that are read. */
  worksheet: 500_000_000,
  texts: 128_000_000,
  part: 16_000_000,
  /** A part that grows this many times when unpacked and is larger than `ratioFrom` bytes is no sheet that a person made. */
  ratio: 200,
  ratioFrom: 32_000_000,
} as const;
