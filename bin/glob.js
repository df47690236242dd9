// Lists files under folders whose name matches, sorted. Plain JavaScript for any Node from 18 on.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runtime.js';

export function globSync(folders, pattern) {
  const walk = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return pattern.test(entry.name) ? [path] : [];
    });
  return folders.flatMap(walk).sort();
}
