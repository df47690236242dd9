/** The form of a risk in the register: its fields as texts, and the risk that they say. */
import { z } from 'zod';
import { type RegisterRisk, riskSentence } from '../domain/register.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { plainText } from './form.ts';

const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();
const line = (most: number, message: string) => plainText().overwrite(oneLine).max(most, message);
const grade = z.enum(['', '1', '2', '3', '4'], 'Välj ett av stegen 1 till 4, eller inget.');
const reason = plainText().trim().max(2000, 'Skriv skälet med högst 2 000 tecken.');

/** Fields that are left out stay as they were. */
export const RiskForm = z
  .object({
    text: plainText().overwrite(oneLine).max(3000, 'Skriv risken med högst 3 000 tecken.'),
    event: line(1000, 'Skriv händelsen med högst 1 000 tecken.'),
    cause: line(1000, 'Skriv orsaken med högst 1 000 tecken.'),
    consequence: line(1000, 'Skriv konsekvensen med högst 1 000 tecken.'),
    processArea: plainText(),
    area: line(200, 'Skriv riskområdet med högst 200 tecken.'),
    origin: z.enum(['', 'supervision', 'own'], 'Välj varifrån risken kommer.'),
    owner: line(200, 'Skriv den ansvariges roll eller namn med högst 200 tecken.'),
    likelihood: grade,
    impact: grade,
    assessedReason: reason,
    likelihoodAfter: grade,
    impactAfter: grade,
    afterReason: reason,
    chosen: z.enum(['', 'yes', 'no'], 'Välj om risken ska med i planen.'),
    chosenReason: reason,
  })
  .partial();
export type RiskForm = z.infer<typeof RiskForm>;
export const EditedRiskForm = RiskForm.extend({ revision: z.coerce.number().int().min(0) });

export type RiskFields = Record<keyof RiskForm, string>;
type Content = Omit<RegisterRisk, 'key'>;

const noAssessment = { likelihood: null, impact: null, reason: '' };

/** A risk that nobody has written anything about. */
export const newRisk: Content = {
  processArea: null,
  area: '',
  text: '',
  event: null,
  cause: null,
  consequence: null,
  origin: null,
  originText: '',
  owner: null,
  before: noAssessment,
  after: noAssessment,
  chosen: null,
  chosenReason: '',
  predecessor: null,
  made: 'register',
};

const chosenText = (chosen: boolean | null) => (chosen === null ? '' : chosen ? 'yes' : 'no');

export function riskFields(risk: Content): RiskFields {
  const gradeText = (value: number | null) => (value === null ? '' : String(value));
  return {
    text: risk.text,
    event: risk.event ?? '',
    cause: risk.cause ?? '',
    consequence: risk.consequence ?? '',
    processArea: risk.processArea ?? '',
    area: risk.area,
    origin: risk.origin ?? '',
    owner: risk.owner ?? '',
    likelihood: gradeText(risk.before.likelihood),
    impact: gradeText(risk.before.impact),
    assessedReason: risk.before.reason,
    likelihoodAfter: gradeText(risk.after.likelihood),
    impactAfter: gradeText(risk.after.impact),
    afterReason: risk.after.reason,
    chosen: chosenText(risk.chosen),
    chosenReason: risk.chosenReason,
  };
}

/** The origin as documents print it in brackets. */
const originTexts = { '': '', supervision: 'uppsiktsplikt', own: 'egen förvaltning' } as const;

/** True where the wording came with a report, and is never rewritten. */
export const isImported = ({ made }: Pick<RegisterRisk, 'made'>) => made !== 'register';

/** The risk as the form says it. Wording that was imported stays; a risk of one's own without words takes its sentence. */
export function riskOf(stored: Content, form: RiskForm): Result<Content> {
  const before = riskFields(stored);
  const said = (name: keyof RiskForm) => form[name] ?? before[name];
  const gradeOf = (name: 'likelihood' | 'impact' | 'likelihoodAfter' | 'impactAfter') =>
    said(name) === '' ? null : Number(said(name));
  const parts = {
    event: said('event') || null,
    cause: said('cause') || null,
    consequence: said('consequence') || null,
  };
  const imported = isImported(stored);
  const text = imported ? stored.text : said('text') || (riskSentence(parts) ?? '');
  if (text === '')
    return refuse({ path: 'text', message: 'Beskriv risken, med egna ord eller som händelse, orsak och konsekvens.' });
  const chosen = { '': null, yes: true, no: false }[said('chosen')] ?? null;
  if (chosen !== null && said('chosenReason') === '' && chosen !== stored.chosen)
    return refuse({ path: 'chosenReason', message: 'Skriv varför risken tas med i planen eller inte.' });
  const origin = z.enum(['supervision', 'own']).safeParse(said('origin')).data ?? null;
  return succeed({
    ...stored,
    ...parts,
    text,
    processArea: imported ? stored.processArea : said('processArea') || null,
    area: imported ? stored.area : said('area'),
    origin: imported ? stored.origin : origin,
    originText: imported ? stored.originText : originTexts[origin ?? ''],
    owner: said('owner') || null,
    before: { likelihood: gradeOf('likelihood'), impact: gradeOf('impact'), reason: said('assessedReason') },
    after: { likelihood: gradeOf('likelihoodAfter'), impact: gradeOf('impactAfter'), reason: said('afterReason') },
    chosen,
    chosenReason: said('chosenReason'),
    made: imported ? 'adopted' : 'register',
  });
}
