/**
 * The typefaces of the documents (SIL OFL 1.1), as TTF files from their npm packages: Source Sans 3 for everything, Noto
 * for emoji and signs that it lacks, since a character without a glyph would stop an accessible PDF.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

function inPackage(name: string, files: readonly string[]): string[] {
  const folder = dirname(resolve(`@expo-google-fonts/${name}/package.json`));
  return files.map((file) => join(folder, file));
}

/** Absolute paths: regular, italic, semi-bold, semi-bold italic, bold. */
export const fontFiles: readonly string[] = inPackage('source-sans-3', [
  '400Regular/SourceSans3_400Regular.ttf',
  '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '600SemiBold/SourceSans3_600SemiBold.ttf',
  '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf',
  '700Bold/SourceSans3_700Bold.ttf',
]);

/** Absolute paths of the typefaces for signs and emoji. */
export const signFontFiles: readonly string[] = [
  ...inPackage('noto-sans-symbols-2', ['400Regular/NotoSansSymbols2_400Regular.ttf']),
  ...inPackage('noto-emoji', ['400Regular/NotoEmoji_400Regular.ttf']),
];

export const fontFamily = 'Source Sans 3';
