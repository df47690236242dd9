/** Changes a report the way work between two prints does: other words in its texts and other figures, spread over all its chapters. */
import type { App } from '../src/app/app.ts';
import type { Session } from '../src/app/session.ts';
import type { ReportAddress } from '../src/app/views.ts';
import { Facts } from '../src/domain/facts.ts';
import { inTenant } from '../src/store/database.ts';
import { loadFacts, saveFacts } from '../src/store/facts.ts';

type Reworder = {
  /** Saves the report with every `nth` text and every `nth` figure changed: each round to something else. */
  readonly save: (round: number, nth: number) => Promise<void>;
  readonly texts: number;
  readonly figures: number;
};

/** Shorter texts are labels, not running text. */
const shortestText = 30;

type Changes = { readonly text: (text: string) => string; readonly figure: (value: string) => string };

const isText = (value: string, key: string, inside: object): boolean =>
  key === 'text' && value.length >= shortestText && !('kind' in inside && inside.kind === 'heading');

/** The same value with its running texts and figures changed, wherever they stand in it. */
function walk(value: unknown, changes: Changes): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, changes));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (typeof inner !== 'string') return [key, walk(inner, changes)];
    if (isText(inner, key, value)) return [key, changes.text(inner)];
    return [key, key === 'value' && 'decimals' in value ? changes.figure(inner) : inner];
  });
  return Object.fromEntries(entries);
}

/** Another word in the middle of the text. */
function otherWord(text: string, round: number): string {
  const words = text.split(' ');
  return words.with(words.length >> 1, `omgång${round}`).join(' ');
}

/** The last digit by the round, so that no two rounds on end have the same. */
const otherDigit = (value: string, round: number): string => value.replace(/\d$/u, String(round % 10));

export async function openReworder(app: App, session: Session, address: ReportAddress): Promise<Reworder> {
  const tenant = session.tenant.id;
  const facts = await inTenant(app.db, tenant, (tx) => loadFacts(tx, address.body, address.period));
  if (facts === null) throw new Error('There is no report to change.');
  const counts = { texts: 0, figures: 0 };
  walk(facts, {
    text(text) {
      counts.texts += 1;
      return text;
    },
    figure(value) {
      counts.figures += 1;
      return value;
    },
  });
  return {
    ...counts,
    async save(round, nth) {
      const seen = { texts: 0, figures: 0 };
      const isNth = (what: keyof typeof seen) => {
        seen[what] += 1;
        return seen[what] % nth === 0;
      };
      const changed = walk(facts, {
        text: (text) => (isNth('texts') ? otherWord(text, round) : text),
        figure: (value) => (isNth('figures') ? otherDigit(value, round) : value),
      });
      await inTenant(app.db, tenant, (tx) => saveFacts(tx, Facts.parse(changed)));
    },
  };
}
