/** What the kinds of things that controls name are called, in both languages. */

const sv = {
  missing: 'Saknar underlag',
  'no-key': 'Går inte att jämföra',
  unmatched: 'Underlag utan motsvarighet',
  'missing-decision': 'Beslut saknas',
  'limit-higher': 'Högre gräns än beslutat',
  'limit-lower': 'Lägre gräns än beslutat',
  'expired-active': 'Beslutet har upphört, rätten är aktiv',
  'role-differs': 'Annan roll än beslutat',
  'cost-centre-differs': 'Annat kostnadsställe än beslutat',
  'validity-differs': 'Annan giltighetstid än beslutat',
  'missing-in-system': 'Saknas i systemet',
  inactive: 'Inte aktiv i systemet',
  duplicate: 'Dubblett',
  'both-roles': 'Båda rollerna på ett kostnadsställe',
  'edits-suppliers': 'Attestant som får ändra leverantörer',
  'active-leaver': 'Har slutat men är aktiv',
  'no-authority': 'Beslutsfattare utan rätt att besluta',
  'overlapping-substitutes': 'Överlappande ersättare',
  'own-superior': 'Attesterar för egen chef',
  'not-on-scale': 'Svaret finns inte på skalan',
  'no-answer': 'Har inte svarat',
  'too-few': 'För få svar',
  'too-many': 'För många svar',
  'not-applicable': 'Sägs inte vara tillämpligt',
  'not-mentioned': 'Nämns inte',
  empty: 'Rubrik utan text',
  unreadable: 'Filen gick inte att läsa',
  'not-examined': 'Kunde inte undersökas',
  treated: 'Behandlas',
  mentioned: 'Nämns i texten',
} as const;

type Kinds = Record<keyof typeof sv, string>;

export const kindsEn: Kinds = {
  missing: 'No evidence',
  'no-key': 'Cannot be compared',
  unmatched: 'Evidence that answers to nothing',
  'missing-decision': 'No decision',
  'limit-higher': 'Higher limit than decided',
  'limit-lower': 'Lower limit than decided',
  'expired-active': 'Decision has ended, right is active',
  'role-differs': 'Another role than decided',
  'cost-centre-differs': 'Another cost centre than decided',
  'validity-differs': 'Another validity than decided',
  'missing-in-system': 'Missing in the system',
  inactive: 'Not active in the system',
  duplicate: 'Duplicate',
  'both-roles': 'Both roles on one cost centre',
  'edits-suppliers': 'Approver who may edit suppliers',
  'active-leaver': 'Has left but is active',
  'no-authority': 'Decided without authority',
  'overlapping-substitutes': 'Overlapping substitutes',
  'own-superior': 'Approves for their own superior',
  'not-on-scale': 'The answer is not on the scale',
  'no-answer': 'Has not answered',
  'too-few': 'Too few answers',
  'too-many': 'Too many answers',
  'not-applicable': 'Said not to be applicable',
  'not-mentioned': 'Not mentioned',
  empty: 'Heading without text',
  unreadable: 'The file could not be read',
  'not-examined': 'Could not be examined',
  treated: 'Treated',
  mentioned: 'Mentioned in the text',
};

export const kindsSv: Kinds = sv;

/** The words of a kind of exception; the kind itself where a definition has one of its own, such as a band. */
export function kindName(kinds: Kinds, kind: string): string {
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof Kinds] : kind;
}
