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
  readonly role: 'controller' | 'head' | 'reporter' | 'secretary';
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
  { login: 'siv.dahl', name: 'Siv Dahl', role: 'secretary', body: 'KS' },
  { login: 'nils.falk', name: 'Nils Falk', role: 'controller', body: 'VON' },
];

/** Those whom somebody who tries the example signs in as: one for each way of working with it. */
export const exampleGuests: readonly { readonly login: string; readonly as: string }[] = [
  { login: 'johan.berg', as: 'Handläggare i vård- och omsorgsnämnden' },
  { login: 'karin.norell', as: 'Chef i vård- och omsorgsnämnden' },
  { login: 'maja.lindgren', as: 'Controller för hela kommunen' },
  { login: 'siv.dahl', as: 'Nämndsekreterare i kommunstyrelsen' },
];

/** What is said about the entry that Johan Berg has begun; the second answers the first. */
export const exampleComments: readonly { readonly by: string; readonly text: string; readonly answers: boolean }[] = [
  {
    by: 'karin.norell',
    text: '@Johan Berg När räknar ni med att avtalet är tecknat? Skriv gärna in månaden.',
    answers: false,
  },
  { by: 'johan.berg', text: '@Karin Norell I maj, om ingen överprövar. Jag fyller på texten då.', answers: true },
  {
    by: 'nils.falk',
    text: '@Johan Berg Upphandlingens kostnad ligger under budget. Nämn det, så stämmer texten med tabellen.',
    answers: false,
  },
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
