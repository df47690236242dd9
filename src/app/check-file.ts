/** The figure check of one file: read, and checked. Needs no data of the system and no database. */
import { checkDocument } from '../domain/check/check-document.ts';
import type { CheckReport } from '../domain/check/finding.ts';
import { type Result, succeed } from '../domain/result.ts';
import { readForCheck } from '../intake/check-source.ts';

export async function checkFile(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<Result<CheckReport>> {
  const read = await readForCheck(file.bytes, file.name);
  if (!read.ok) return read;
  return succeed(checkDocument(read.value));
}
