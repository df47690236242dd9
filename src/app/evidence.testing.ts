/** For tests: a file as it is sent, from its name and content. */
import type { EvidenceFile } from '../domain/evidence.ts';

export function fileOf(name: string, content: string | Uint8Array): EvidenceFile {
  const bytes = Buffer.from(content as Uint8Array);
  return { name, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
}
