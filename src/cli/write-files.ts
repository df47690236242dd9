/** Writes files into a folder, each whole or not at all. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, refuse, succeed } from '../domain/result.ts';

/** Makes the folder where it is missing; gives the files' paths. */
export async function writeFiles(
  folder: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Result<string[]>> {
  const paths: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    for (const file of files) {
      const path = join(folder, file.name);
      paths.push(path);
      await writeFile(`${path}.part`, file.bytes);
      await rename(`${path}.part`, path);
    }
    return succeed(paths);
  } catch (error) {
    await rm(`${paths.at(-1)}.part`, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse({ path: folder, message: `Filerna går inte att skriva här (${code}). Välj en annan mapp.` });
  }
}
