/** The typeface of every document, Source Sans 3 (SIL OFL 1.1), as TTF files from its npm package. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));

/** Absolute paths: regular, italic, semi-bold, semi-bold italic, bold. */
export const fontFiles: readonly string[] = [
  '400Regular/SourceSans3_400Regular.ttf',
  '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '600SemiBold/SourceSans3_600SemiBold.ttf',
  '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf',
  '700Bold/SourceSans3_700Bold.ttf',
].map((file) => join(folder, file));

export const fontFamily = 'Source Sans 3';
