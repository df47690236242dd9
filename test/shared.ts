/** The real report beside the project. Tests that read it are skipped, and say so, where it is missing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../shared/seed');

export const needsSeed: false | string = existsSync(folder) ? false : 'needs ../shared';

export function seedBytes(): Uint8Array {
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return readFileSync(join(folder, name ?? ''));
}
