/** Who works in the example municipality, what each reports on, and when its open period is due. All made up. */
import type { Body } from './body.ts';
import type { Node } from './node.ts';
import { addWorkingDays } from './working-day.ts';

/** What the groups of the plan stand for, as kinds of bodies. */
export const exampleGroups: Readonly<Record<string, readonly Body['kind'][]>> = {
  'alla nämnder': ['board'],
  'alla bolag': ['company'],
  'alla nämnder och bolag': ['board', 'company'],
};

type ExamplePerson = {
  readonly login: string;
  readonly name: string;
  readonly role: 'controller' | 'head' | 'reporter';
  readonly body: string | null;
  /** True for one who has left: the account is closed. */
  readonly left?: boolean;
};

export const examplePeople: readonly ExamplePerson[] = [
  { login: 'maja.lindgren', name: 'Maja Lindgren', role: 'controller', body: null },
  { login: 'erik.sund', name: 'Erik Sund', role: 'head', body: 'KS' },
  { login: 'amina.yusuf', name: 'Amina Yusuf', role: 'reporter', body: 'KS' },
  { login: 'gunnel.as', name: 'Gunnel Ås', role: 'reporter', body: 'KS', left: true },
  { login: 'karin.norell', name: 'Karin Norell', role: 'head', body: 'VON' },
  { login: 'johan.berg', name: 'Johan Berg', role: 'reporter', body: 'VON' },
  { login: 'pelle.strand', name: 'Pelle Strand', role: 'reporter', body: 'BUN' },
];

type ExampleOwner = { readonly login: string; readonly body: string; readonly of: (node: Node) => boolean };

const under = (area: string) => (node: Node) => node.key === area || node.parent === area;

/** The rest has no owner, as in most municipalities at first. */
export const exampleOwners: readonly ExampleOwner[] = [
  { login: 'amina.yusuf', body: 'KS', of: under('processArea/näringsliv-och-arbete') },
  { login: 'gunnel.as', body: 'KS', of: under('processArea/krisberedskap-och-civilt-försvar') },
  { login: 'johan.berg', body: 'VON', of: (node) => node.level === 'commitment' },
  { login: 'pelle.strand', body: 'BUN', of: (node) => node.level === 'commitment' },
];

/** The terms of the open period: reporting is due in six working days, the decision is in five weeks. */
export function exampleTerms(today: string) {
  return {
    report: addWorkingDays(today, 6),
    review: addWorkingDays(today, 11),
    compile: addWorkingDays(today, 16),
    decide: addWorkingDays(today, 25),
    instructions:
      'Beskriv vad som har hänt sedan årsskiftet, vad det har gett och vad som väntas vid årets slut.\n\nSkriv kort: tre till fem meningar räcker för ett åtagande.',
    bodies: ['VON', 'BUN', 'KFN', 'ALBO'],
    coordinator: 'KS',
  };
}
