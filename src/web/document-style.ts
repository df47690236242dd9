/** The styles of the documents last previewed, by their hashed name. They differ by the municipality's colour only. */
import { createHash } from 'node:crypto';

const kept = new Map<string, string>();
const limit = 50;

/** Keeps the style and returns its name; the oldest goes when there are too many. */
export function keepDocumentStyle(css: string): string {
  const name = `${createHash('sha256').update(css).digest('hex').slice(0, 16)}.css`;
  kept.delete(name);
  kept.set(name, css);
  for (const oldest of kept.keys()) {
    if (kept.size <= limit) break;
    kept.delete(oldest);
  }
  return name;
}

export function findDocumentStyle(name: string): string | null {
  return kept.get(name) ?? null;
}
