/** Raster pictures of the symbols and charts, for programs that do not draw SVG. */
import { Resvg } from '@resvg/resvg-js';
import { fontFamily, fontFiles } from './fonts.ts';
import { keepLatest } from './latest.ts';

/** Pictures kept: a document shows the same few symbols hundreds of times, a preview the same charts. */
const picturesKept = 64;

type Asked = { readonly svg: string; readonly width: number };

const rasterized = keepLatest(picturesKept, ({ svg, width }: Asked) => `${width} ${svg}`, draw);

/** The SVG as PNG bytes, `width` pixels wide, on a transparent ground. Fonts are read only for a drawing with text. */
export const rasterize = (svg: string, width: number): Uint8Array => rasterized({ svg, width });

function draw({ svg, width }: Asked): Uint8Array {
  const fonts = svg.includes('<text') ? fontFiles.filter((file) => !file.includes('Italic')) : [];
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: fontFamily },
  });
  return drawing.render().asPng();
}
