/** Raster pictures of the symbols and charts, for programs that do not draw SVG. */
import { Resvg } from '@resvg/resvg-js';
import { fontFamily, fontFiles } from './fonts.ts';

/** The latest pictures by drawing: a document shows the same few symbols hundreds of times, a preview the same charts. */
const pictures = new Map<string, Uint8Array>();
const picturesKept = 64;

/** The SVG as PNG bytes, `width` pixels wide, on a transparent ground. Fonts are read only for a drawing with text. */
export function rasterize(svg: string, width: number): Uint8Array {
  const key = `${width} ${svg}`;
  const picture = pictures.get(key) ?? draw(svg, width);
  pictures.delete(key);
  pictures.set(key, picture);
  for (const oldest of pictures.keys()) {
    if (pictures.size <= picturesKept) break;
    pictures.delete(oldest);
  }
  return picture;
}

function draw(svg: string, width: number): Uint8Array {
  const fonts = svg.includes('<text') ? fontFiles.filter((file) => !file.includes('Italic')) : [];
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: fontFamily },
  });
  return drawing.render().asPng();
}
