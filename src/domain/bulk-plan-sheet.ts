/** The nodes of a plan as a sheet: its columns, what each may hold, and the table that is edited and read back. */
import type { Body } from './body.ts';
import { cellText } from './bulk.ts';
import type { ImportField } from './column-mapping.ts';
import { plainName } from './header-match.ts';
import type { SteeringLevel } from './node.ts';
import type { Plan, PlanNode } from './plan.ts';
import type { SheetTable } from './sheet.ts';

const roleLabels: Record<PlanNode['role'], string> = {
  group: 'Hela kommunkoncernen',
  own: 'Den egna förvaltningen',
  both: 'Båda',
};

/** The level's name, or its code where another level has the same name. */
export function levelLabel(levels: readonly SteeringLevel[], code: string): string {
  const level = levels.find((one) => one.code === code);
  if (!level) return code;
  const alike = levels.filter((one) => plainName(one.name) === plainName(level.name));
  return alike.length > 1 || plainName(level.name) === '' ? code : level.name;
}

export const roleLabel = (role: PlanNode['role']): string => roleLabels[role];

/** In the order of the columns; the first is the key, by which an edited row finds back. */
export function planFields(levels: readonly SteeringLevel[]): readonly ImportField[] {
  const text = { kind: 'text', required: false, asShown: true } as const;
  const level = levels.map(({ code }) => ({ value: code, labels: [levelLabel(levels, code)] }));
  const role = (['group', 'own', 'both'] as const).map((value) => ({ value, labels: [roleLabels[value]] }));
  return [
    { ...text, name: 'key', label: 'Nyckel' },
    { name: 'level', label: 'Nivå', required: false, kind: 'choice', choices: level },
    { ...text, name: 'title', label: 'Titel', required: true },
    { ...text, name: 'parent', label: 'Överordnad', synonyms: ['Förälder', 'Hänger under', 'Överordnad nyckel'] },
    { ...text, name: 'bodies', label: 'Ansvariga', synonyms: ['Ansvarig nämnd', 'Ansvariga nämnder', 'Ansvarig'] },
    { name: 'role', label: 'Gäller', required: false, kind: 'choice', choices: role, synonyms: ['Roll'] },
    { name: 'startsOn', label: 'Börjar', required: false, kind: 'date', synonyms: ['Startdatum', 'Start', 'Från'] },
    { name: 'endsOn', label: 'Slutar', required: false, kind: 'date', synonyms: ['Slutdatum', 'Slut', 'Till'] },
    { name: 'order', label: 'Ordning', required: false, kind: 'number', synonyms: ['Sortering', 'Ordningsnummer'] },
  ];
}

export const bodiesText = (bodies: readonly string[]): string => bodies.join('; ');

/** The codes of responsible bodies and groups in a cell: codes or names between semicolons, commas or line breaks. */
export function readBodies(
  text: string,
  known: readonly Pick<Body, 'code' | 'name'>[],
): { codes: string[]; unknown: string[] } {
  const plain = (word: string) => word.trim().toLocaleLowerCase('sv');
  const codeOf = new Map([
    ...known.map(({ code, name }) => [plain(name), code] as const),
    ...known.map(({ code }) => [plain(code), code] as const),
  ]);
  const exact = new Set(known.map(({ code }) => code));
  const find = (word: string) => (exact.has(word.trim()) ? word.trim() : codeOf.get(plain(word)));
  const codes: string[] = [];
  const unknown: string[] = [];
  for (const part of text.split(/[;\n]/u)) {
    const whole = find(part);
    const words = whole === undefined ? part.split(',') : [part];
    for (const word of words.filter((each) => each.trim() !== '')) {
      const code = find(word);
      if (code === undefined) unknown.push(word.trim());
      else if (!codes.includes(code)) codes.push(code);
    }
  }
  return { codes, unknown };
}

/** The number of each node among its siblings of the same level, from 1; those to be removed have none. By key. */
export function orderNumbers(plan: Plan): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    plan.nodes.flatMap((node) => {
      if (node.removal !== null) return [];
      const place = `${node.parent ?? ''}\n${node.level}`;
      const number = (counts.get(place) ?? 0) + 1;
      counts.set(place, number);
      return [[node.key, String(number)] as const];
    }),
  );
}

/** The plan as a table, without what is to be removed. Read back unchanged it changes nothing. */
export function planTable(plan: Plan, levels: readonly SteeringLevel[]): SheetTable {
  const numbers = orderNumbers(plan);
  return {
    name: `Plan ${plan.year}`,
    columns: planFields(levels).map(({ label, kind }) => ({ header: label, kind: kind === 'choice' ? 'text' : kind })),
    rows: plan.nodes
      .filter((node) => node.removal === null)
      .map((node) => [
        node.key,
        levelLabel(levels, node.level),
        cellText(node.title),
        node.parent,
        bodiesText(node.bodies),
        roleLabels[node.role],
        node.startsOn,
        node.endsOn,
        numbers.get(node.key) ?? null,
      ]),
  };
}
