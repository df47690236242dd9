/**
 * Countries outside the EU with an adequacy decision of the European Commission (GDPR 45), as they stood on the day below.
 * Source: general knowledge of the Commission's decisions as of that day, by the day of the first decision on each country;
 * the Commission's own list is what counts. Later decisions are left out until they are checked.
 */

export const adequacyDate = '2025-06-30';

const eea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK';
export const eeaCountries: ReadonlySet<string> = new Set(eea.split(' '));

/** By country: the day of the decision. Canada: commercial organisations. */
export const adequacyDecisions: Readonly<Record<string, string>> = {
  AD: '2010-10-19',
  AR: '2003-06-30',
  CA: '2001-12-20',
  CH: '2000-07-26',
  FO: '2010-03-05',
  GB: '2021-06-28',
  GG: '2003-11-21',
  IL: '2011-01-31',
  IM: '2004-04-28',
  JE: '2008-05-08',
  JP: '2019-01-23',
  KR: '2021-12-17',
  NZ: '2012-12-19',
  UY: '2012-08-21',
};

/** The decision on the United States counts for the companies certified under the Data Privacy Framework only. */
export const dpfDecision = '2023-07-10';
