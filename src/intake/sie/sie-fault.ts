/** What stops the reading of a SIE file: thrown inside the reader, a refusal outside it. */
export class SieFault extends Error {
  readonly line: number;
  /** `line`: from 1; 0 where the fault is the whole file's. */
  constructor(line: number, message: string) {
    super(line === 0 ? message : `Rad ${line}: ${message}`);
    this.line = line;
  }
}
