/**
 * The style of the HTML document. Every class begins with `upp-` and every rule stands under `.upp-document`, so that the
 * same sheet serves the file and the preview inside a page of the web.
 */
import type { ReportTree } from '../domain/report.ts';
import { ink, readableOn } from './theme.ts';

const darkPaper = '#14191f';

/** The theme's colours as custom properties, to stand after `documentCss`. */
export function themeCss(theme: ReportTree['theme']): string {
  return `.upp-document{--upp-accent:${readableOn(theme.accent, ink.paper)}}
@media screen and (prefers-color-scheme:dark){.upp-document{--upp-accent:${readableOn(theme.accent, darkPaper)}}}
`;
}

export const documentCss = `.upp-document{
  --upp-text:${ink.text};--upp-muted:${ink.muted};--upp-rule:${ink.rule};--upp-wash:${ink.wash};--upp-paper:${ink.paper};--upp-accent:${ink.text};
  color-scheme:light dark;box-sizing:border-box;max-width:50rem;margin-inline:auto;padding:clamp(1rem,4vw,3rem);
  background:var(--upp-paper);color:var(--upp-text);
  font-family:"Source Sans 3","Source Sans Pro",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
  font-size:1.0625rem;line-height:1.6;text-align:start;overflow-wrap:break-word;hyphens:auto;font-variant-numeric:lining-nums}
.upp-document *{box-sizing:border-box}
.upp-document a{color:var(--upp-accent);text-underline-offset:.15em}
.upp-document a:focus-visible,.upp-document [tabindex]:focus-visible{outline:3px solid var(--upp-accent);outline-offset:3px;border-radius:2px}
.upp-part+.upp-part{margin-block-start:5rem;padding-block-start:3rem;border-block-start:1px solid var(--upp-rule)}
.upp-titleblock{margin-block-end:2.5rem}
.upp-sender{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 2rem;padding-block-end:.75rem;margin-block-end:2.5rem;border-block-end:2px solid var(--upp-accent);font-size:.9375rem;line-height:1.4}
.upp-document .upp-sender p{margin:0}
.upp-municipality{font-weight:600}
.upp-reference{text-align:end;font-variant-numeric:tabular-nums}
.upp-reference .upp-label{font-weight:600}
.upp-logo{display:block;height:3rem;max-width:14rem}
.upp-document .upp-standing{display:inline-block;margin:0 0 1rem;padding:.1rem .6rem;border:1px solid currentColor;border-radius:2px;color:var(--upp-muted);font-size:.875rem;font-weight:600}
.upp-document h1,.upp-document h2,.upp-document h3,.upp-document h4,.upp-document h5,.upp-document h6{margin:0;font-weight:600;line-height:1.2;text-wrap:balance;break-after:avoid;color:inherit}
.upp-document h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.5rem);letter-spacing:-.01em;line-height:1.12}
.upp-document .upp-subtitle{margin:.75rem 0 0;font-size:1.25rem;line-height:1.35;color:var(--upp-muted)}
.upp-document h2{font-size:1.75rem;margin-block:3.5rem 1rem;color:var(--upp-accent)}
.upp-document h3{font-size:1.375rem;margin-block:2.75rem .75rem}
.upp-document h4{font-size:1.125rem;margin-block:2.25rem .5rem}
.upp-document h5{font-size:1.0625rem;margin-block:1.75rem .4rem}
.upp-document h6{font-size:1.0625rem;font-weight:400;font-style:italic;margin-block:1.25rem .3rem}
.upp-document :is(h2,h3,h4,h5)+:is(h3,h4,h5,h6){margin-block-start:1.25rem}
.upp-document p{margin:0 0 1em;max-width:42rem;text-wrap:pretty}
.upp-document .upp-meta{color:var(--upp-muted);font-size:.9375rem;margin-block-end:.5em}
.upp-document .upp-note{color:var(--upp-muted);font-size:.9375rem;padding-inline-start:.9rem;border-inline-start:3px solid var(--upp-rule)}
.upp-document :is(ul,ol).upp-list{margin:0 0 1.25em;padding-inline-start:1.4em;max-width:42rem}
.upp-list>li{margin-block-end:.4em;padding-inline-start:.25em}
.upp-list>li::marker{color:var(--upp-accent)}
ol.upp-list>li::marker{font-variant-numeric:tabular-nums;font-weight:600}
.upp-symbol{white-space:nowrap;hyphens:none;overflow-wrap:normal}
.upp-symbol svg{width:.95em;height:.95em;margin-inline-end:.45em;vertical-align:-.1em;overflow:visible}
.upp-contents{margin-block:2rem 3rem}
.upp-document .upp-contents h2{font-size:1.25rem;margin-block:0 .75rem}
.upp-contents ol{list-style:none;margin:0;padding:0}
.upp-contents ol ol{padding-inline-start:1.25rem}
.upp-contents li{margin:0;line-height:1.35}
.upp-contents a{display:inline-block;padding-block:.3rem;color:inherit;text-decoration-color:var(--upp-rule);text-decoration-thickness:1px}
.upp-contents a:hover{text-decoration-color:currentColor}
.upp-contents>ol>li{margin-block-start:.5rem}
.upp-contents>ol>li>a{font-weight:600}
.upp-table{margin-block:1.5rem 2rem}
.upp-scroll{overflow-x:auto}
.upp-scroll table{min-width:32rem}
.upp-document .upp-scroll :is(th,td){overflow-wrap:break-word}
.upp-document table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.4;font-variant-numeric:tabular-nums lining-nums;break-inside:auto}
.upp-document caption{text-align:start;padding-block-end:.6rem;font-weight:600;caption-side:top}
.upp-document caption b,.upp-document figcaption b{font-weight:400;color:var(--upp-muted);margin-inline-end:.35em}
.upp-document .upp-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.upp-document caption.upp-hidden{padding:0}
.upp-document :is(th,td){padding:.5rem .75rem;text-align:start;vertical-align:top;border-block-end:1px solid var(--upp-rule);font-weight:400;overflow-wrap:anywhere}
.upp-document tr>:first-child{padding-inline-start:0}
.upp-document tr>:last-child{padding-inline-end:0}
.upp-document thead :is(th,td){color:var(--upp-muted);font-size:.875rem;font-weight:600;vertical-align:bottom;border-block-end:1.5px solid var(--upp-text);overflow-wrap:normal}
.upp-document thead{display:table-header-group}
.upp-document tbody tr{break-inside:avoid}
.upp-document .upp-end{text-align:end}
.upp-document .upp-center{text-align:center}
.upp-document .upp-sum>:is(th,td){font-weight:600;border-block-start:1.5px solid var(--upp-text)}
.upp-document td p,.upp-document th p{margin:0;max-width:none}
.upp-document :is(td,th) p+p{margin-block-start:.4em}
.upp-document .upp-cards table{width:auto;border-collapse:separate;border-spacing:.75rem 0;margin-inline-start:-.75rem;max-width:calc(100% + 1.5rem)}
.upp-document .upp-cards :is(th,td){padding:.15rem 1.25rem .6rem .9rem;background:var(--upp-wash);border:0;min-width:8.5rem;font-weight:600}
.upp-document .upp-cards thead :is(th,td){padding-block:.5rem 0;font-size:.8125rem;font-weight:400}
.upp-document .upp-chart{margin:2rem 0;break-inside:avoid}
.upp-document figcaption{font-weight:600;font-size:.9375rem;line-height:1.4;margin-block-end:.6rem}
.upp-chart svg{display:block;width:100%;height:auto;max-width:40rem}
.upp-charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:1.5rem 2rem;margin-block:2rem;align-items:end}
.upp-document .upp-charts .upp-chart{margin:0}
.upp-signatures{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:3.5rem 2rem;margin-block-start:3.5rem;break-inside:avoid}
.upp-document .upp-signatures p{margin:0}
.upp-document .upp-office{grid-column:1/-1;font-weight:600;margin-block-end:-1.5rem}
.upp-signer{padding-block-start:.5rem;border-block-start:1px solid var(--upp-text)}
.upp-signer .upp-role{color:var(--upp-muted)}
@media screen and (prefers-color-scheme:dark){
.upp-document{--upp-text:#e8ecf0;--upp-muted:#aab4be;--upp-rule:#3c4752;--upp-wash:#1f262e;--upp-paper:${darkPaper};--upp-accent:#e8ecf0}
.upp-symbol svg{filter:brightness(1.65)}
.upp-chart svg{background:#fff;padding:.75rem;border-radius:4px}}
@media screen and (max-width:30rem){.upp-symbol{display:inline-flex;align-items:baseline;white-space:normal}.upp-symbol svg{flex:none;translate:0 .1em}.upp-document{font-size:1rem}.upp-document h1{font-size:1.375rem}.upp-document h2{font-size:1.25rem}.upp-document h3{font-size:1.125rem}.upp-document :is(h4,h5,h6){font-size:1rem}.upp-document :is(th,td){padding-inline:.4rem}.upp-document .upp-cards :is(th,td){min-width:0}}
@media (forced-colors:active){.upp-symbol svg{forced-color-adjust:none;background:#fff}}
@media print{
.upp-document{max-width:none;padding:0;font-size:10.5pt;line-height:1.45;background:none}
.upp-part+.upp-part{break-before:page;margin:0;padding:0;border:0}
.upp-scroll{overflow:visible}.upp-scroll table{min-width:0}
.upp-document p,.upp-document li{orphans:2;widows:2}
.upp-document h1{font-size:22pt}.upp-document h2{font-size:16pt;margin-block-start:22pt}.upp-document h3{font-size:13pt;margin-block-start:18pt}.upp-document h4{font-size:11.5pt}.upp-document :is(h5,h6,.upp-subtitle){font-size:10.5pt}
.upp-document :is(table,figcaption,.upp-note){font-size:9.5pt}.upp-short{break-inside:avoid}
.upp-contents a{text-decoration:none}}
`;

/** What a file of its own needs beside `documentCss`: the page around the document. */
export const pageCss = `html{background:#e9edf0}body{margin:0}
@page{size:A4;margin:22mm 25mm 24mm}
@media screen and (prefers-color-scheme:dark){html{background:#0c1014}}
@media print{html{background:none}}
`;
