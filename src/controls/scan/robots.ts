/** robots.txt (RFC 9309): what a site keeps from scans, how long it wants between pages, and where its sitemaps are. */

export type Robots = {
  mayVisit(url: string): boolean;
  /** Seconds between pages, at most ten; null where nothing is said. */
  readonly pause: number | null;
  readonly sitemaps: readonly string[];
};

type Rule = { readonly allow: boolean; readonly path: string };
type Group = { agents: string[]; rules: Rule[]; pause: number | null };

const ownName = 'uppsikt';
const longestPause = 10;
const mostRules = 2_000;

/** True where the address begins as the rule says; `*` stands for anything, a last `$` for the end. */
function ruleFits(path: string, address: string): boolean {
  const ends = path.endsWith('$');
  const parts = (ends ? path.slice(0, -1) : path).split(/\*+/u);
  const [first = '', ...rest] = parts;
  if (!address.startsWith(first)) return false;
  const last = ends ? rest.pop() : undefined;
  let at = first.length;
  for (const part of rest) {
    const found = address.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (last !== undefined) return address.length - last.length >= at && address.endsWith(last);
  return !ends || at === address.length;
}

function readGroups(text: string): { groups: Group[]; sitemaps: string[] } {
  const groups: Group[] = [];
  const sitemaps: string[] = [];
  let naming = false;
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const [, name = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*)/u.exec(line.replace(/^\uFEFF/u, '')) ?? [];
    const field = name.toLowerCase();
    const said = value.trim();
    if (field === 'sitemap') sitemaps.push(said);
    if (field === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [], pause: null });
      groups.at(-1)?.agents.push(said.toLowerCase());
    }
    const group = groups.at(-1);
    if (field === 'crawl-delay' && group && Number(said) >= 0) group.pause = Math.min(Number(said), longestPause);
    const rule = field === 'allow' || field === 'disallow';
    if (rule && group && said !== '' && said.length < 2_000 && group.rules.length < mostRules)
      group.rules.push({ allow: field === 'allow', path: said });
    if (field !== '') naming = field === 'user-agent';
  }
  return { groups, sitemaps };
}

/** Reads the text; an empty one keeps nothing out. The longest rule that fits decides, and between equals the one that allows. */
export function readRobots(text: string): Robots {
  const { groups, sitemaps } = readGroups(text);
  const own = groups.filter(({ agents }) => agents.includes(ownName));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const rules = chosen
    .flatMap((group) => group.rules)
    .toSorted((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow));
  return {
    mayVisit(url) {
      const { pathname, search } = new URL(url);
      return rules.find(({ path }) => ruleFits(path, pathname + search))?.allow ?? true;
    },
    pause: chosen.find(({ pause }) => pause !== null)?.pause ?? null,
    sitemaps,
  };
}
