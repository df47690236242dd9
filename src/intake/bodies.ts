/** Reads the bodies that a commitment names in brackets, and the reporting body's name. */
import type { Body } from '../domain/body.ts';
import type { Source } from '../domain/proposal.ts';
import type { Draft } from './draft.ts';
import type { Profile } from './profile.ts';

/** The codes in a bracket, in the order written; null where something in it is neither a code nor a group. */
export function bodyCodes(profile: Profile, bracket: string): string[] | null {
  const { known, group, code } = profile.bodies;
  const items = bracket.split(',').map((item) => item.trim());
  const codes: string[] = [];
  for (const item of items) {
    const named = known.find((body) => body.code === item || body.name === item);
    if (named) codes.push(named.code);
    else if (group.test(item) || code.test(item)) codes.push(item);
    else return null;
  }
  return codes;
}

/** The body of a code; a name is given by the profile, else the code stands for it. */
function bodyOf(profile: Profile, code: string): Body {
  const known = profile.bodies.known.find((body) => body.code === code);
  if (known) return known;
  if (profile.bodies.group.test(code)) {
    const name = code.charAt(0).toLocaleUpperCase('sv') + code.slice(1);
    return { code, name, kind: 'group', parent: null };
  }
  const kind = profile.bodies.kinds.find((rule) => rule.pattern.test(code))?.kind ?? 'board';
  return { code, name: code, kind, parent: null };
}

export function addBodies(draft: Draft, codes: readonly string[], source: Source): void {
  for (const code of codes) {
    if (draft.bodies.has(code)) continue;
    const body = bodyOf(draft.profile, code);
    if (body.parent !== null) addBodies(draft, [body.parent], source);
    draft.bodies.set(code, body);
    draft.sources.set(`body:${code}`, source);
  }
}

/** Gives bodies that stand by their code the name that the running text puts before it: "Parknämnden (PN)". */
export function nameBodies(draft: Draft): void {
  const unnamed = new Set([...draft.bodies.values()].flatMap((body) => (body.name === body.code ? [body.code] : [])));
  for (const { text } of unnamed.size > 0 ? draft.prose : []) {
    if (!text.includes('(')) continue;
    for (const [, name = '', code = ''] of text.matchAll(draft.profile.bodies.named)) {
      const body = draft.bodies.get(code);
      if (!body || !unnamed.delete(code)) continue;
      draft.bodies.set(code, { ...body, name: name.charAt(0).toLocaleUpperCase('sv') + name.slice(1) });
    }
  }
}

/** The code of the reporting body, added with its name: by the profile's table, else the capitals of its name. */
export function reportingBody(draft: Draft, name: string | null, source: Source): string {
  const { known } = draft.profile.bodies;
  const found = known.find(
    (body) => name !== null && body.name.toLocaleLowerCase('sv') === name.toLocaleLowerCase('sv'),
  );
  if (found) {
    addBodies(draft, [found.code], source);
    return found.code;
  }
  if (name === null) {
    const first = known.find((body) => body.kind === 'board') ?? { code: '?', name: '?' };
    addBodies(draft, [first.code], source);
    draft.notes.push({
      kind: 'other',
      message: `Rapporten säger inte vilken nämnd den gäller. Den har lagts på ${first.name}.`,
      source,
    });
    return first.code;
  }
  const code = name
    .split(/[\s-]+/u)
    .filter((word) => !/^(?:och|för|i)$/u.test(word))
    .map((word) => word.charAt(0).toLocaleUpperCase('sv'))
    .join('')
    .concat(/nämnden$/u.test(name) ? 'N' : '')
    .replace(/NN$/u, 'N');
  draft.bodies.set(code, { code, name, kind: 'board', parent: null });
  return code;
}
