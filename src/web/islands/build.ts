/** `npm run build`: writes the style, the islands and the fonts to dist/assets, and fails where one does not compile. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssets } from '../assets.ts';

const target = join(import.meta.dirname, '../../../dist/assets');
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const [name, asset] of loadAssets().all) {
  writeFileSync(join(target, name), asset.bytes);
  process.stdout.write(`${String(asset.bytes.length).padStart(8)}  dist/assets/${name}\n`);
}
