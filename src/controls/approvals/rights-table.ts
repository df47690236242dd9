/**
 * A list of approval rights held column by column in typed arrays, so that a million rows take tens of megabytes. What is
 * the same in both lists (a person, a cost centre, a role) has the same number in both.
 */
import { readDate } from '../../domain/sheet-date.ts';
import { dayDigits, personDigits, plainCode, plainWords } from '../normalise.ts';
import { amountLimit } from './amount.ts';
import { WholeNumbers } from './key-rows.ts';
import type { StaffList } from './staff-list.ts';

/** Numbers for texts, from 1; 0 is none. */
class TextNumbers {
  private readonly numbers = new Map<string, number>();
  readonly values: (string | null)[] = [null];
  of(value: string): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    const number = this.values.length;
    this.numbers.set(value, number);
    this.values.push(value);
    return number;
  }
}

const mostRemembered = 100_000;

/** A reading remembered by its text: the same few thousand texts come again and again. */
function remembering(read: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  let [last, lastValue] = ['', Number.NaN];
  let begun = false;
  return (text) => {
    if (begun && text === last) return lastValue;
    const value = known.get(text) ?? read(text);
    if (known.size < mostRemembered) known.set(text, value);
    [begun, last, lastValue] = [true, text, value];
    return value;
  };
}

/** Absent, and given but not to be read. */
export const noDay = 0;
export const unreadableDay = -1;
const longAgo = 0;

function dayOf(text: string): number {
  if (text === '' || /^(?:tills ?vidare|tv|-)$/iu.test(text)) return noDay;
  const date = readDate(text);
  return date === null ? unreadableDay : dayDigits(date);
}

const roleNames: readonly (readonly string[])[] = [
  [
    'beslutsattest',
    'beslutsattestant',
    'beslutsattesterare',
    'beslutande',
    'attest',
    'attestant',
    'slutattest',
    'approver',
  ],
  [
    'mottagningsattest',
    'mottagningsattestant',
    'granskningsattest',
    'granskare',
    'granskningsattestant',
    'granskning',
    'sakgranskning',
    'sakgranskare',
    'mottagare',
    'konterare',
    'receiver',
  ],
];
/** Numbers of the two roles that nobody should have both of. */
export const decisionRole = 1;
export const receiptRole = 2;

/** What both lists share: the numbers of persons, cost centres and roles. `roles`: what else a role is called. */
export class RightsWords {
  readonly persons = new WholeNumbers();
  readonly costCentres = new TextNumbers();
  readonly roles = new TextNumbers();
  readonly today: number;
  private readonly canonical = new Map<string, string>();
  readonly costCentreOf = remembering((text) => {
    const code = plainCode(text);
    return code === '' ? 0 : this.costCentres.of(code);
  });
  readonly roleOf = remembering((text) => {
    const plain = plainWords(text);
    return plain === '' ? 0 : this.roles.of(this.canonical.get(plain) ?? plain);
  });
  readonly dayOf = remembering((text) => dayOf(text.trim()));
  readonly limitOf = remembering((text) => amountLimit(text) ?? Number.NaN);

  constructor(cutOff: string, roles: Readonly<Record<string, readonly string[]>> = {}) {
    this.today = dayDigits(cutOff);
    for (const [first = '', ...others] of roleNames) {
      this.roles.of(first);
      for (const name of [first, ...others]) this.canonical.set(name, first);
    }
    for (const [role, others] of Object.entries(roles)) {
      const name = this.canonical.get(plainWords(role)) ?? plainWords(role);
      for (const other of others) this.canonical.set(plainWords(other), name);
    }
  }

  /** What there is too much of for the keys to be told apart; null where there is not. */
  overflow(): string | null {
    const { persons, costCentres, roles } = this;
    if (costCentres.values.length >= 1_048_576)
      return 'Listorna har fler än en miljon olika kostnadsställen. Kontrollera att rätt kolumn är vald.';
    if (roles.values.length >= 256)
      return 'Listorna har fler än 250 olika roller. Kontrollera att rätt kolumn är vald.';
    return persons.values.length >= 16_777_216 ? 'Listorna har för många olika personer.' : null;
  }
}

/** A row's values in the order of `decisionFields` or `registerFields`; '' where nothing is given. */
export type RightsRow = readonly string[];

const no = new Set(['nej', 'n', 'no', '0', 'false', 'falskt', 'inaktiv', 'avslutad', 'sparrad', 'inactive']);
const yes = new Set(['ja', 'j', 'x', 'yes', '1', 'true', 'sant', 'aktiv', 'active']);

export class RightsTable {
  readonly words: RightsWords;
  count = 0;
  person = new Int32Array(1024);
  costCentre = new Int32Array(1024);
  role = new Int32Array(1024);
  limit = new Float64Array(1024);
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  line = new Int32Array(1024);
  /** 1 where the row says that the right is in use, or says nothing. */
  active = new Uint8Array(1024);
  editsSuppliers = new Uint8Array(1024);
  readonly names: string[] = [];
  /** By row, where given. */
  readonly substituteFor = new Map<number, string>();
  readonly approvesFor = new Map<number, string>();
  readonly decidedBy: string[] = [];
  /** Lines whose person cannot be told; they are compared with nothing. */
  readonly unknown: { readonly line: number; readonly name: string }[] = [];
  /** Lines without cost centre or role. */
  readonly incomplete: { readonly line: number; readonly name: string }[] = [];
  private readonly kind: 'decisions' | 'register';
  private readonly staff: StaffList | null;

  constructor(words: RightsWords, kind: 'decisions' | 'register', staff: StaffList | null) {
    this.words = words;
    this.kind = kind;
    this.staff = staff;
  }

  add(line: number, row: RightsRow): void {
    const [
      number = '',
      user = '',
      name = '',
      costCentre = '',
      role = '',
      limit = '',
      from = '',
      to = '',
      substitute = '',
    ] = row;
    const digits = personDigits(number, this.words.today) || (this.staff?.personOf(user) ?? 0);
    const place = this.words.costCentreOf(costCentre);
    const roleNumber = this.words.roleOf(role);
    if (digits === 0) {
      this.unknown.push({ line, name: name || user || number });
      return;
    }
    if (place === 0 || roleNumber === 0) {
      this.incomplete.push({ line, name: name || user });
      return;
    }
    if (this.count === this.person.length) this.grow();
    const at = this.count;
    this.count += 1;
    this.person[at] = this.words.persons.of(digits);
    this.costCentre[at] = place;
    this.role[at] = roleNumber;
    this.limit[at] = this.words.limitOf(limit);
    this.from[at] = from === '' ? longAgo : this.words.dayOf(from);
    this.to[at] = to === '' ? noDay : this.words.dayOf(to);
    this.line[at] = line;
    this.names.push(name || user);
    if (substitute !== '') this.substituteFor.set(at, substitute);
    if (this.kind === 'decisions') {
      this.active[at] = 1;
      this.decidedBy.push(row[9] ?? '');
      return;
    }
    const [, , , , , , , , , active = '', edits = '', approvesFor = ''] = row;
    this.active[at] = active === '' || !no.has(plainWords(active)) ? 1 : 0;
    this.editsSuppliers[at] = edits !== '' && yes.has(plainWords(edits)) ? 1 : 0;
    if (approvesFor !== '') this.approvesFor.set(at, approvesFor);
  }

  /** A whole number for person, cost centre and role; exact up to sixteen million persons, a million cost centres and 256 roles. */
  keyAt(at: number): number {
    return ((this.person[at] ?? 0) * 1_048_576 + (this.costCentre[at] ?? 0)) * 256 + (this.role[at] ?? 0);
  }

  /** before, current, after: how the row's time stands to the day. */
  timeAt(at: number): 'ended' | 'current' | 'coming' {
    const to = this.to[at] ?? noDay;
    if (to > 0 && to < this.words.today) return 'ended';
    return (this.from[at] ?? longAgo) > this.words.today ? 'coming' : 'current';
  }

  private grow(): void {
    const size = this.person.length * 2;
    const wider = <T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.person = wider(this.person, new Int32Array(size));
    this.costCentre = wider(this.costCentre, new Int32Array(size));
    this.role = wider(this.role, new Int32Array(size));
    this.limit = wider(this.limit, new Float64Array(size));
    this.from = wider(this.from, new Int32Array(size));
    this.to = wider(this.to, new Int32Array(size));
    this.line = wider(this.line, new Int32Array(size));
    this.active = wider(this.active, new Uint8Array(size));
    this.editsSuppliers = wider(this.editsSuppliers, new Uint8Array(size));
  }
}
