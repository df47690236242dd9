/** The figure check of one file: read, and checked. Needs no data of the system and no database. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkDocument } from '../domain/check/check-document.ts';
import type { CheckReport } from '../domain/check/finding.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { largestCheck, readForCheck, tooLargeToCheck } from '../intake/check-source.ts';

export async function checkFile(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<Result<CheckReport>> {
  const read = await readForCheck(file.bytes, file.name);
  if (!read.ok) return read;
  return succeed(checkDocument(read.value));
}

/** A file that is too large is told by its size, and not read. */
export async function checkPath(path: string): Promise<Result<CheckReport>> {
  try {
    const { size } = await stat(path);
    if (size > largestCheck) return refuse({ path, message: tooLargeToCheck });
    return await checkFile({ name: basename(path), bytes: await readFile(path) });
  } catch (error) {
    const known = error instanceof Error && 'code' in error;
    if (!known) throw error;
    return refuse({ path, message: 'Filen går inte att läsa. Kontrollera sökvägen.' });
  }
}
