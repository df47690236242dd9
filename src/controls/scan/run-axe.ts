/** axe-core on a loaded page, in a world of its own that the page's scripts cannot touch, and in its frames from the same hosts. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';
import type { Finding, Impact } from '../../domain/accessibility-page.ts';

/** What a scan sees of a page besides axe's results. */
export type PageView = {
  readonly title: string;
  readonly links: readonly { readonly url: string; readonly text: string }[];
};
type Node = Pick<axe.NodeResult, 'html' | 'target' | 'any'>;
type Rule = { id: string; impact: Impact | null; tags: string[]; help: string; nodes: Node[]; count: number };
type Raw = { violations: Rule[]; incomplete: Rule[]; passes: string[]; view: PageView };
type Frame = { frame: { id: string; url: string }; childFrames?: Frame[] };

export const axeVersion = axe.version;
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const world = 'uppsikt';
const mostElements = 10;
const mostFrames = 4;
const mostSnippet = 300;
const axeSeconds = 60;

/**
 * Runs in the page. Elements beyond the first ten of a rule are counted only. Contrast AAA, which costs as much as half of the
 * other rules, is looked at where nothing of A and AA failed: it counts as a bonus only, and only on a site without failures.
 */
const script = `(async () => {
  const media = document.querySelector('audio[autoplay], video[autoplay]') !== null;
  await Promise.race([document.fonts.ready, new Promise((done) => setTimeout(done, 3000))]);
  const options = {
    resultTypes: ['violations', 'incomplete'],
    iframes: false,
    preload: media ? { assets: ['media'], timeout: 3000 } : false,
  };
  const found = await axe.run(document, options);
  const failed = found.violations.some(({ tags }) => tags.some((tag) => /^wcag2\\d?aa?$/.test(tag)));
  const more = failed ? null : await axe.run(document, { ...options, runOnly: ['color-contrast-enhanced'] });
  const rule = ({ id, impact, tags, help, nodes }) => ({
    id, impact, tags, help, count: nodes.length,
    nodes: nodes.slice(0, ${mostElements}).map(({ html, target, any }) => ({
      html: html.slice(0, ${mostSnippet}), target,
      any: any.slice(0, 1).map(({ id, data }) => ({ id, data })),
    })),
  });
  return {
    violations: [...found.violations, ...(more?.violations ?? [])].map(rule),
    incomplete: [...found.incomplete, ...(more?.incomplete ?? [])].map(rule),
    passes: found.passes.map(({ id }) => id),
    view: {
      title: document.title.slice(0, 300),
      links: [...document.links].slice(0, 3000).map((link) => ({
        url: String(link.href).slice(0, 1000), text: (link.textContent ?? '').replace(/\\s+/g, ' ').trim().slice(0, 200),
      })),
    },
  };
})()`;

/** A page's line to the browser, with axe as the browser has compiled it: null until then, and after a change of process. */
type Line = { readonly cdp: CDPSession; compiled: string | null };
const lines = new WeakMap<Page, Line>();

async function lineTo(page: Page): Promise<Line> {
  const known = lines.get(page);
  if (known) return known;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Runtime.enable');
  const line: Line = { cdp, compiled: null };
  lines.set(page, line);
  return line;
}

/** Compiling axe takes longer than running it on a small page: it is done once for a page that is used again and again. */
async function load(line: Line, executionContextId: number): Promise<void> {
  const run = (scriptId: string) => line.cdp.send('Runtime.runScript', { scriptId, executionContextId });
  if (line.compiled !== null) {
    const again = await run(line.compiled).catch(() => null);
    if (again !== null && !again.exceptionDetails) return;
  }
  const compiled = await line.cdp.send('Runtime.compileScript', {
    ...{ expression: `${axeSource};0`, sourceURL: 'axe', persistScript: true, executionContextId },
  });
  if (compiled.scriptId === undefined) throw new Error(compiled.exceptionDetails?.text ?? 'axe');
  line.compiled = compiled.scriptId;
  const { exceptionDetails } = await run(compiled.scriptId);
  if (exceptionDetails) throw new Error(exceptionDetails.text);
}

async function runIn(line: Line, frameId: string): Promise<Raw> {
  const { cdp } = line;
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', { frameId, worldName: world });
  await load(line, contextId);
  const run = cdp.send('Runtime.evaluate', { contextId, expression: script, awaitPromise: true, returnByValue: true });
  const { result, exceptionDetails } = await run;
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as Raw;
}

const levels: readonly (readonly [RegExp, Finding['level']])[] = [
  [/^wcag2\d?a$/u, 'A'],
  [/^wcag2\d?aa$/u, 'AA'],
  [/^wcag2\d?aaa$/u, 'AAA'],
];

/** axe's tags "wcag2aa", "wcag1410" as a level and the criteria "1.4.10". */
export function placeOf(tags: readonly string[]): Pick<Finding, 'level' | 'criteria'> {
  const level = levels.find(([pattern]) => tags.some((tag) => pattern.test(tag)))?.[1] ?? 'best';
  const criteria = tags.flatMap((tag) => {
    const [, principle, guideline, criterion] = /^wcag(\d)(\d)(\d{1,2})$/u.exec(tag) ?? [];
    return criterion === undefined ? [] : [`${principle}.${guideline}.${criterion}`];
  });
  return { level, criteria: level === 'best' ? [] : criteria };
}

/** "2.3:1, minst 4.5:1": what was measured of a contrast; empty for other rules. */
function measured({ any }: Node): string {
  const data: unknown = any[0]?.data;
  if (typeof data !== 'object' || data === null || !('contrastRatio' in data) || !data.contrastRatio) return '';
  const { contrastRatio, expectedContrastRatio, fgColor, bgColor } = data as Record<string, unknown>;
  return `${contrastRatio}:1 < ${String(expectedContrastRatio)} (${fgColor} / ${bgColor})`;
}

function findingOf(rule: Rule, kind: Finding['kind'], frame: string): Finding {
  const elements = rule.nodes.map((node) => ({
    selector: frame + node.target.flat().join(' >>> ').slice(0, 500),
    snippet: node.html,
    reason: measured(node),
    picture: null,
  }));
  const { id, impact, tags, help, count } = rule;
  return { rule: id, kind, impact: impact ?? 'moderate', ...placeOf(tags), help, count, elements };
}

export type AxeResult = { readonly findings: Finding[]; readonly passed: string[]; readonly view: PageView };

/** Throws where the browser died or the page took longer than a minute. */
export async function runAxe(page: Page, isOwn: (host: string) => boolean): Promise<AxeResult> {
  const line = await lineTo(page);
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('Timeout: axe')), axeSeconds * 1000);
    });
    return await Promise.race([runInFrames(line, isOwn), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runInFrames(line: Line, isOwn: (host: string) => boolean): Promise<AxeResult> {
  const { frameTree } = (await line.cdp.send('Page.getFrameTree')) as { frameTree: Frame };
  const main = await runIn(line, frameTree.frame.id);
  const inner = (frameTree.childFrames ?? []).filter(({ frame }) => isOwn(URL.parse(frame.url)?.hostname ?? ''));
  const all = [{ raw: main, frame: '' }];
  for (const { frame } of inner.slice(0, mostFrames)) {
    // A frame may be gone by now; the page itself is what is examined.
    const raw = await runIn(line, frame.id).catch(() => null);
    if (raw) all.push({ raw, frame: `iframe[src*="${new URL(frame.url).pathname}"] >>> ` });
  }
  const findings = all.flatMap(({ raw, frame }) => [
    ...raw.violations.map((rule) => findingOf(rule, 'violation', frame)),
    ...raw.incomplete.map((rule) => findingOf(rule, 'incomplete', frame)),
  ]);
  return { findings, passed: main.passes, view: main.view };
}
