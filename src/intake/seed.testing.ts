/** The real report that tests read, where it lies beside the checkout; null elsewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../shared/seed');
const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.txt')) : undefined;

export const seed: Buffer | null = name === undefined ? null : readFileSync(join(folder, name));

/** For `it(…, needsSeed, …)`. */
export const needsSeed = { skip: seed === null ? 'needs ../shared' : (false as const) };
