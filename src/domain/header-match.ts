/**
 * How well the header of a column names a field: case, diacritics, punctuation and units are set aside, and the usual
 * Swedish and English names of the same thing count as one.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(plainName('Org.nr '), 'orgnummer');
 * assert.equal(matchHeader('Fakturadatum (ÅÅÅÅ-MM-DD)', { name: 'date', label: 'Fakturadatum' }), 3);
 */

/** Names of the same thing; the first is what the others are taken for. */
const synonyms: readonly (readonly string[])[] = [
  ['belopp', 'summa', 'amount', 'kronor', 'kr', 'sek'],
  ['datum', 'date', 'dag'],
  ['fakturadatum', 'fakt datum', 'invoice date'],
  ['forfallodatum', 'forf datum', 'due date', 'forfaller'],
  ['bokforingsdatum', 'bokf datum', 'verifikationsdatum', 'verdatum'],
  ['fakturanummer', 'faktnr', 'invoice number', 'invoice no'],
  ['verifikationsnummer', 'vernummer', 'verifikat', 'verifikation'],
  ['leverantor', 'leverantorsnamn', 'lev namn', 'levnamn', 'supplier', 'vendor'],
  ['leverantorsnummer', 'levnummer', 'lev nummer', 'supplier id'],
  ['organisationsnummer', 'orgnummer', 'org nummer'],
  ['konto', 'kontonummer', 'kontokod', 'account'],
  ['ansvar', 'ansvarskod', 'kostnadsstalle', 'kst'],
  ['verksamhet', 'verksamhetskod', 'vht'],
  ['projekt', 'projektkod', 'projektnummer', 'project'],
  ['namnd', 'namnd styrelse', 'organ', 'styrelse', 'board'],
  ['forvaltning', 'department', 'forv'],
  ['namn', 'benamning', 'rubrik', 'titel', 'name', 'title'],
  ['beskrivning', 'description', 'text'],
  ['kommentar', 'anmarkning', 'notering', 'comment', 'note'],
  ['kod', 'id', 'nyckel', 'nummer', 'code', 'key'],
  ['ar', 'year', 'kalenderar'],
  ['period', 'manad', 'month'],
  ['utfall', 'varde', 'actual', 'value', 'resultat'],
  ['budget', 'helarsbudget'],
  ['prognos', 'helarsprognos', 'forecast'],
  ['avvikelse', 'diff', 'differens', 'variance'],
  ['mal', 'malvarde', 'malniva', 'target'],
  ['enhet', 'matenhet', 'unit'],
  ['indikator', 'nyckeltal', 'matt', 'indicator'],
  ['sannolikhet', 'likelihood', 'probability'],
  ['konsekvens', 'impact', 'consequence', 'allvarlighet'],
  ['riskvarde', 'riskpoang', 'risk score'],
  ['ansvarig', 'ansvarig person', 'owner', 'responsible'],
  ['status', 'lage', 'state'],
  ['e post', 'epost', 'mejl', 'mail', 'e mail', 'email', 'e postadress', 'epostadress', 'mejladress'],
  ['antal', 'count', 'quantity'],
];

/** Lower case, without diacritics (å and ä become a) and punctuation, "nr" written out and joined to the word before it. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .replaceAll(/nr\b/gu, 'nummer')
    .replaceAll(/(?<=[a-z]) nummer\b/gu, 'nummer')
    .trim();
}

const canonical = new Map(
  synonyms.flatMap(([first = '', ...others]) => [first, ...others].map((name) => [plainName(name), plainName(first)])),
);

const meaningOf = (name: string): string => canonical.get(name) ?? name;

const withoutUnit = (header: string): string =>
  header.replaceAll(/[([].*?[)\]]/gu, ' ').replace(/,? (?:i )?(?:kr|sek|tkr|mkr|mnkr)$/iu, '');

/** 3: the header is the field's name; 2: it is a synonym of it; 1: it holds the name as a word of its own; 0: none of these. */
export function matchHeader(
  header: string,
  field: { readonly name: string; readonly label: string; readonly synonyms?: readonly string[] },
): 0 | 1 | 2 | 3 {
  const given = [plainName(header), plainName(withoutUnit(header))].filter((name) => name !== '');
  const wanted = [field.label, field.name, ...(field.synonyms ?? [])].map(plainName);
  if (given.some((name) => wanted.includes(name))) return 3;
  const meant = new Set(wanted.map(meaningOf));
  if (given.some((name) => meant.has(meaningOf(name)))) return 2;
  const whole = wanted.filter((name) => name.length > 3);
  return given.some((name) => whole.some((part) => ` ${name} `.includes(` ${part} `))) ? 1 : 0;
}
