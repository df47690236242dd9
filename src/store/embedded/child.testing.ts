/**
 * A process of its own that uses an embedded database, for tests: `node child.testing.ts FOLDER`. Prints one line of JSON
 * when the database answers, and stops when its input ends ("exit" on the input: ends without stopping).
 */
import { startEmbedded } from '../embedded.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name a folder.');
try {
  const began = performance.now();
  const embedded = await startEmbedded(folder);
  const { serverUrl, ownerUrl } = embedded;
  console.log(JSON.stringify({ serverUrl, ownerUrl, milliseconds: performance.now() - began }));
  process.stdin.on('data', () => process.exit(0));
  process.stdin.on('end', () => void embedded.stop());
} catch (error) {
  console.log(JSON.stringify({ refused: String(error) }));
}
