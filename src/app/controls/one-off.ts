/** A control that is asked for in one command, without being kept: its definition is made from what the command says. */
import { decisionFields, registerFields, staffFields } from '../../controls/approvals/fields.ts';
import { ControlDefinition, type Normalise } from '../../controls/definition.ts';
import type { ImportField } from '../../domain/column-mapping.ts';

const sourceFields = (fields: readonly ImportField[]) =>
  fields.map(({ name, label, required, synonyms = [] }) => ({ name, label, required, synonyms: [...synonyms] }));

const common = {
  version: 1,
  risk: '',
  owner: '',
  scope: 'own',
  evidence: { personalData: true },
  signOff: { roles: ['coordinator'], fourEyes: false },
} as const;

/** Decisions on approval rights against the invoice system's register, with a staff list where there is one. */
export function approvalDefinition(options: { readonly deciders: readonly string[] }): ControlDefinition {
  return ControlDefinition.parse({
    ...common,
    id: 'attest',
    title: 'Avstämning av attesträtter',
    sources: [
      { id: 'decisions', name: 'Delegationsbeslut', kind: 'upload', fields: sourceFields(decisionFields) },
      { id: 'register', name: 'Fakturasystemets register', kind: 'upload', fields: sourceFields(registerFields) },
      { id: 'staff', name: 'Personallista', kind: 'upload', fields: sourceFields(staffFields) },
    ],
    measure: {
      kind: 'reconcile',
      left: 'decisions',
      right: 'register',
      staff: 'staff',
      deciders: [...options.deciders],
    },
  });
}

export type CoverageWish = {
  /** Header of the column that both files have, and how its values are compared. */
  readonly key: string;
  readonly compare: Normalise;
  readonly by: readonly string[];
  readonly name: string | null;
  readonly date: string | null;
  /** Per cent. */
  readonly target: string;
  readonly targetBy: string | null;
  readonly base: string;
  readonly decimals: number;
};

/** A population and one or more lists of evidence, by the headers of their columns. */
export function coverageDefinition(wish: CoverageWish, evidence: readonly string[]): ControlDefinition {
  const key = [{ field: 'key', normalise: wish.compare }];
  const synonyms = wish.compare === 'personNumber' ? ['Personnummer', 'Pnr', 'Personnr', 'Pers nr'] : [];
  const keyField = { name: 'key', label: wish.key, required: true, synonyms };
  const name = wish.name === null ? [] : [{ name: 'name', label: wish.name }];
  const parts = wish.by.map((label, at) => ({ name: `part${at}`, label, required: true }));
  const date = wish.date === null ? [] : [{ name: 'on', label: wish.date, kind: 'date', required: true }];
  return ControlDefinition.parse({
    ...common,
    id: 'tackning',
    title: 'Täckning',
    sources: [
      { id: 'population', name: 'Populationen', kind: 'upload', fields: [keyField, ...name, ...parts], key },
      ...evidence.map((id) => ({ id, name: 'Underlaget', kind: 'upload', fields: [keyField, ...date], key })),
    ],
    measure: {
      kind: 'coverage',
      population: 'population',
      evidence,
      breakdown: parts.map((part) => ({ id: part.name, label: part.label, field: part.name })),
      nameField: wish.name === null ? 'key' : 'name',
      dateField: wish.date === null ? null : 'on',
      denominator: wish.base,
      done: 'har underlag',
      decimals: wish.decimals,
    },
    target: { value: wish.target, unit: 'percent', direction: 'atLeast', by: wish.targetBy },
  });
}
