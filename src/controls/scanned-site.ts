/**
 * A scanned website as a subject of a score. Connections have no index of their own: inside counts as 2, unknown as 1 and
 * outside as 0, so that unknown is never taken for inside.
 */
import type { AccessibilityScore } from '../domain/accessibility-index.ts';
import type { ConnectionsScore } from '../domain/connections-score.ts';
import type { SiteOutcome } from '../domain/scan.ts';
import type { ScoredSubject } from './measure/score.ts';

const unread = 'Ingen sida gick att undersöka. Granskningen säger vad som hindrade.';
const mostHosts = 5;

function examined({ examined: count, population }: SiteOutcome['score']): string {
  return `${count} av ${population} sidor granskade.`;
}

function accessibilityNote(score: AccessibilityScore): string {
  const failed = score.deductions.flatMap((one) => (one.kind === 'failed' ? [one.criterion] : []));
  const left = score.deductions.filter(({ kind }) => kind === 'incomplete').length;
  return [
    ...(failed.length === 0 ? [] : [`Underkända kriterier: ${failed.join(', ')}.`]),
    ...(score.deductions.some(({ kind }) => kind === 'statement') ? ['Tillgänglighetsredogörelse saknas.'] : []),
    ...(left === 0 ? [] : [`Kriterier kvar att granska för hand: ${left}.`]),
    examined(score),
  ].join(' ');
}

/** Hosts beyond the border or unknown that were contacted, the worst first. */
function connectionsNote(score: ConnectionsScore): string {
  const hosts = score.connections
    .filter(({ hintedOnly, class: of, country }) => !hintedOnly && of !== 'eea' && country !== 'CH')
    .map(({ host }) => host);
  const more = hosts.length > mostHosts ? ` och ${hosts.length - mostHosts} till` : '';
  const said = hosts.length === 0 ? '' : `Anslutningar: ${hosts.slice(0, mostHosts).join(', ')}${more}. `;
  return said + examined(score);
}

const verdictIndex = { inside: '2', unknown: '1', outside: '0' } as const;

/** What the site came to. `body`: the responsible body as people call it; `group`: id of the definition's group. */
export function scoredSite(
  outcome: SiteOutcome,
  { body, group }: Pick<ScoredSubject, 'body' | 'group'>,
): ScoredSubject {
  const { host, name } = outcome.site;
  const head = { key: host, name, body, group };
  if (outcome.kind === 'accessibility') {
    const { index, open, deductions } = outcome.score;
    if (index === null) return { ...head, index: null, openFindings: 0, note: unread };
    const openFindings = open.length + deductions.length;
    return { ...head, index: index.toFixed(1), openFindings, note: accessibilityNote(outcome.score) };
  }
  const { verdict } = outcome.score;
  if (verdict === null) return { ...head, index: null, openFindings: 0, note: unread };
  return { ...head, index: verdictIndex[verdict], openFindings: 0, note: connectionsNote(outcome.score) };
}
