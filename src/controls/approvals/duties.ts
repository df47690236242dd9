/** Segregation of duties (Swedish: att ingen ensam hanterar en transaktion): six things that no row alone shows to be wrong. */
import { plainWords } from '../normalise.ts';
import { keyRows } from './key-rows.ts';
import { decisionRole, type RightsTable, receiptRole } from './rights-table.ts';
import type { StaffList } from './staff-list.ts';

export const dutyKinds = [
  'both-roles',
  'edits-suppliers',
  'active-leaver',
  'no-authority',
  'overlapping-substitutes',
  'own-superior',
] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** `rows`: of the list that is named. */
export type DutyFault = {
  readonly kind: DutyKind;
  readonly list: 'left' | 'right';
  readonly row: number;
  readonly detail: string;
};

export type DutiesTried = {
  readonly faults: readonly DutyFault[];
  /** What could not be tried for want of a column, in Swedish. */
  readonly untried: readonly string[];
};

export function tryDuties(
  left: RightsTable,
  right: RightsTable,
  { staff, deciders }: { readonly staff: StaffList | null; readonly deciders: readonly string[] },
): DutiesTried {
  const inForce: number[] = [];
  for (let at = 0; at < right.count; at += 1) {
    if (right.active[at] === 1 && right.timeAt(at) === 'current') inForce.push(at);
  }
  const suppliersKnown = right.editsSuppliers.some((flag) => flag === 1);
  const tried: [boolean, () => DutyFault[], string][] = [
    [true, () => bothRoles(right, inForce), ''],
    [
      suppliersKnown,
      () => suppliers(right, inForce),
      'om attestanter får ändra leverantörer (ingen rad i registret säger det)',
    ],
    [
      staff?.knowsLeavers ?? false,
      () => leavers(right, inForce, staff),
      'om någon som har slutat är aktiv (personallista med slutdatum saknas)',
    ],
    [
      deciders.length > 0 && left.decidedBy.some((text) => text !== ''),
      () => authority(left, deciders),
      'om beslutsfattaren har rätt att besluta (uppgift om beslutsfattare saknas)',
    ],
    [
      right.substituteFor.size > 0,
      () => substitutes(right, inForce),
      'om ersättare överlappar (uppgift om ersättare saknas)',
    ],
    [
      (staff?.knowsSuperiors ?? false) && right.approvesFor.size > 0,
      () => ownSuperior(right, inForce, staff),
      'om någon attesterar för sin chef (uppgift om chef eller om vem det attesteras för saknas)',
    ],
  ];
  return {
    faults: tried.flatMap(([possible, run]) => (possible ? run() : [])),
    untried: tried.flatMap(([possible, , what]) => (possible ? [] : [what])),
  };
}

function bothRoles(right: RightsTable, inForce: readonly number[]): DutyFault[] {
  const receivers = keyRows(inForce.length);
  const place = (at: number) => (right.person[at] ?? 0) * 1_048_576 + (right.costCentre[at] ?? 0);
  for (const at of inForce) if (right.role[at] === receiptRole) receivers.set(place(at), at);
  return inForce
    .filter((at) => right.role[at] === decisionRole && receivers.get(place(at)) >= 0)
    .map((row) => ({
      kind: 'both-roles',
      list: 'right',
      row,
      detail: 'Har både mottagningsattest och beslutsattest på kostnadsstället.',
    }));
}

function suppliers(right: RightsTable, inForce: readonly number[]): DutyFault[] {
  return inForce
    .filter((at) => right.editsSuppliers[at] === 1 && right.role[at] === decisionRole)
    .map((row) => ({
      kind: 'edits-suppliers',
      list: 'right',
      row,
      detail: 'Beslutsattestant som också får ändra leverantörer.',
    }));
}

const dateText = (day: number) => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/u, '$1-$2-$3');

function leavers(right: RightsTable, inForce: readonly number[], staff: StaffList | null): DutyFault[] {
  return inForce.flatMap((row): DutyFault[] => {
    const day = staff?.leftBefore(right.words.persons.values[right.person[row] ?? 0] ?? 0) ?? 0;
    return day === 0
      ? []
      : [{ kind: 'active-leaver', list: 'right', row, detail: `Slutade ${dateText(day)} men har kvar sin rätt.` }];
  });
}

function authority(left: RightsTable, deciders: readonly string[]): DutyFault[] {
  const allowed = new Set(deciders.map(plainWords));
  return left.decidedBy.flatMap((text, row): DutyFault[] => {
    if (text === '' || left.timeAt(row) !== 'current' || allowed.has(plainWords(text))) return [];
    return [
      { kind: 'no-authority', list: 'left', row, detail: `Beslutad av ${text}, som inte får besluta om attesträtt.` },
    ];
  });
}

function substitutes(right: RightsTable, inForce: readonly number[]): DutyFault[] {
  const first = new Map<string, number>();
  return inForce.flatMap((row): DutyFault[] => {
    const whom = right.substituteFor.get(row);
    if (whom === undefined) return [];
    const key = `${plainWords(whom)}|${right.costCentre[row]}|${right.role[row]}`;
    const other = first.get(key);
    if (other === undefined || right.person[other] === right.person[row]) {
      first.set(key, other ?? row);
      return [];
    }
    const detail = `Ersättare för ${whom} samtidigt med ${right.names[other] || 'någon annan'} (rad ${right.line[other]}).`;
    return [{ kind: 'overlapping-substitutes', list: 'right', row, detail }];
  });
}

function ownSuperior(right: RightsTable, inForce: readonly number[], staff: StaffList | null): DutyFault[] {
  return inForce.flatMap((row): DutyFault[] => {
    const whom = right.approvesFor.get(row);
    const person = right.words.persons.values[right.person[row] ?? 0] ?? 0;
    const superior = staff?.superiorOf(person) ?? 0;
    if (whom === undefined || superior === 0 || staff?.find(whom) !== superior) return [];
    return [{ kind: 'own-superior', list: 'right', row, detail: 'Attesterar kostnader för sin egen chef.' }];
  });
}
