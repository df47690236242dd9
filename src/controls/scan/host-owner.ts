/** Whose a host is, and how the company's country stands under GDPR chapter V. What nobody knows is unknown, never EU. */
import thirdPartyWeb from 'third-party-web/nostats-subset.js';
import { getDomain } from 'tldts';
import type { Connection } from '../../domain/connections-page.ts';
import type { HostNote } from '../../domain/host-note.ts';
import { type Company, companies, companiesDate, companyOfDomain } from './companies.ts';
import { adequacyDate, adequacyDecisions, dpfDecision, eeaCountries } from './countries.ts';

/** The older of the days on which the two tables held. */
export const tableDate = [companiesDate, adequacyDate].toSorted()[0] ?? companiesDate;

export type Owner = Pick<Connection, 'company' | 'country' | 'parent' | 'class' | 'decidedOn'>;

/** The domain that somebody has registered: "kommun.se" of "www.kommun.se". An address is its own. */
export const registeredDomain = (host: string): string => getDomain(host, { allowPrivateDomains: false }) ?? host;

function standing({ country, dpf }: Company): Pick<Owner, 'class' | 'decidedOn'> {
  if (eeaCountries.has(country)) return { class: 'eea', decidedOn: null };
  const decided = adequacyDecisions[country];
  if (decided !== undefined) return { class: 'adequate', decidedOn: decided };
  if (dpf) return { class: 'dpf', decidedOn: dpfDecision };
  return { class: 'other', decidedOn: null };
}

const unknown = { country: null, parent: null, class: 'unknown', decidedOn: null } as const;

/** By domain or host: what a municipality has found out. */
export type HostNotes = ReadonlyMap<string, Pick<HostNote, 'company' | 'country'>>;

const none: HostNotes = new Map();

/** What the municipality says comes first. */
export function ownerOf(host: string, notes: HostNotes = none): Owner {
  const domain = registeredDomain(host);
  const noted = notes.get(host) ?? notes.get(domain);
  if (noted?.country === null) return { company: noted.company, ...unknown };
  if (noted)
    return { company: noted.company, country: noted.country, parent: null, ...standing({ country: noted.country }) };
  const own = companyOfDomain.get(domain);
  if (own) return { company: own.name, country: own.country, parent: own.parent ?? null, ...standing(own) };
  const entity = thirdPartyWeb.getEntity(`https://${host}/`);
  if (!entity) return { company: null, ...unknown };
  const found = companies.get(entity.company.toLowerCase()) ?? companies.get(entity.name.toLowerCase());
  if (!found) return { company: entity.company, ...unknown };
  return { company: entity.company, country: found.country, parent: found.parent ?? null, ...standing(found) };
}
