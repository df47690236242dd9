/**
 * Companies that websites connect to: the country where each sits, the company above it in another country, and whether it
 * is said to follow the Data Privacy Framework. Source: general knowledge as of the day below, not compared with any register
 * of companies nor with dataprivacyframework.gov. What could not be defended is left out, and is then unknown. A municipality
 * corrects and adds with data of its own, which comes first (`HostNote`).
 */

export const companiesDate = '2025-06-30';

export type Company = {
  readonly country: string;
  /** Name and country: "Microsoft (US)". */
  readonly parent?: string;
  readonly dpf?: true;
};

const us = (...names: string[]) => names.map((name): [string, Company] => [name, { country: 'US' }]);
const dpf = (...names: string[]) => names.map((name): [string, Company] => [name, { country: 'US', dpf: true }]);
const at = (country: string, ...names: string[]) => names.map((name): [string, Company] => [name, { country }]);
const under = (country: string, parent: string, ...names: string[]) =>
  names.map((name): [string, Company] => [name, { country, parent }]);

/** By the company's name in third-party-web, in lower case. */
export const companies: ReadonlyMap<string, Company> = new Map([
  ...dpf(
    'google',
    'youtube',
    'facebook',
    'instagram',
    'microsoft',
    'bing ads',
    'linkedin',
    'linkedin ads',
    'adobe',
    'adobe systems',
  ),
  ...dpf(
    'amazon',
    'amazon web services',
    'cloudflare',
    'cloudflare cdn',
    'salesforce',
    'hubspot',
    'akamai',
    'fastly',
    'vimeo',
    'twitter',
  ),
  ...dpf(
    'automattic',
    'wordpress',
    'gravatar',
    'zendesk',
    'mailchimp',
    'new relic',
    'optimizely',
    'fontawesome cdn',
    'sentry',
    'stripe',
  ),
  ...dpf(
    'segment',
    'intercom',
    'pinterest',
    'snapchat',
    'oracle',
    'addthis',
    'firebase',
    'marketo',
    'qualtrics',
    'surveymonkey',
    'onetrust',
  ),
  ...us(
    'quantcast',
    'sharethis',
    'addtoany',
    'jquery cdn',
    'unpkg',
    'disqus',
    'crazy egg',
    'lucky orange',
    'tumblr',
    'squarespace',
    'wistia',
  ),
  ...us(
    'brightcove',
    'mixpanel',
    'appnexus',
    'rubicon project',
    'scorecard research',
    'the trade desk',
    'openx',
    'pubmatic',
    'paypal',
    'twitch',
  ),
  ...us(
    'yahoo!',
    'aol / oath / verizon media',
    'bootstrap cdn',
    'slideshare',
    'flickr',
    'esri',
    'mapbox',
    'issuu',
    'blogger',
    'tealium',
    'drift',
  ),
  ...under('IE', 'SolarWinds (US)', 'pingdom rum'),
  ...under('SE', 'SolarWinds (US)', 'pingdom'),
  ...under('MT', 'Contentsquare (FR)', 'hotjar'),
  ...under('NL', 'SurveyMonkey (US)', 'usabilla'),
  ...under('NL', 'Hoya (JP)', 'readspeaker'),
  ...under('GB', 'Texthelp (GB)', 'browsealoud'),
  ...under('SE', 'Optimizely (US)', 'episerver'),
  ...at('PL', 'livechat', 'gemius'),
  ...at('FR', 'criteo', 'ab tasty', 'ovh', 'dailymotion'),
  ...at('DE', 'etracker', 'usercentrics'),
  ...at('DK', 'adform', 'siteimprove', 'cookiebot', 'trustpilot', 'cookie information'),
  ...at('SE', 'spotify', 'albacross', 'klarna', 'vergic', 'funnel'),
  ...at('DE', 'soundcloud'),
  ...under('NO', 'Kunlun (CN)', 'opera'),
  ...at('CA', 'shopify'),
  ...at('NZ', 'matomo', 'innocraft'),
  ...at('IN', 'vwo', 'freshworks', 'freshdesk', 'zoho', 'zoho corporation'),
  ...at('RU', 'yandex', 'yandex metrica', 'vk', 'mail.ru'),
  ...at('CN', 'baidu', 'baidu analytics', 'tiktok', 'bytedance', 'alibaba', 'tencent'),
  ...at('JP', 'hatena blog'),
  ...at('IL', 'wix'),
  ...us('taboola', 'outbrain'),
]);

/** Hosts of companies that third-party-web does not know, by registrable domain. */
export const companyOfDomain: ReadonlyMap<string, { readonly name: string } & Company> = new Map([
  ['vizzit.se', { name: 'Vizzit International', country: 'SE' }],
  ['siteimprove.com', { name: 'Siteimprove', country: 'DK' }],
  ['siteimproveanalytics.com', { name: 'Siteimprove', country: 'DK' }],
  ['siteimproveanalytics.io', { name: 'Siteimprove', country: 'DK' }],
  ['readspeaker.com', { name: 'ReadSpeaker', country: 'NL', parent: 'Hoya (JP)' }],
  ['entryscape.com', { name: 'MetaSolutions', country: 'SE' }],
  ['screen9.com', { name: 'Screen9', country: 'SE' }],
  ['quickchannel.com', { name: 'Quickchannel', country: 'SE' }],
  ['solidtango.com', { name: 'Solidtango', country: 'SE' }],
  ['imbox.io', { name: 'ImBox', country: 'SE' }],
  ['lantmateriet.se', { name: 'Lantmäteriet', country: 'SE' }],
  ['scb.se', { name: 'Statistikmyndigheten SCB', country: 'SE' }],
  ['1177.se', { name: 'Inera', country: 'SE' }],
  ['visma.net', { name: 'Visma', country: 'NO' }],
  ['openstreetmap.org', { name: 'OpenStreetMap Foundation', country: 'GB' }],
  ['openstreetmap.se', { name: 'Föreningen OpenStreetMap Sverige', country: 'SE' }],
  ['infomaniak.com', { name: 'Infomaniak', country: 'CH' }],
  ['cookieinformation.com', { name: 'Cookie Information', country: 'DK' }],
  ['cookiebot.com', { name: 'Cookiebot', country: 'DK', parent: 'Usercentrics (DE)' }],
  ['usercentrics.eu', { name: 'Usercentrics', country: 'DE' }],
  ['cookietractor.com', { name: 'CookieTractor', country: 'SE' }],
  ['azurewebsites.net', { name: 'Microsoft', country: 'US', dpf: true }],
  ['azureedge.net', { name: 'Microsoft', country: 'US', dpf: true }],
  ['windows.net', { name: 'Microsoft', country: 'US', dpf: true }],
  ['trafficmanager.net', { name: 'Microsoft', country: 'US', dpf: true }],
  ['azurefd.net', { name: 'Microsoft', country: 'US', dpf: true }],
  ['office.com', { name: 'Microsoft', country: 'US', dpf: true }],
  ['cloudfront.net', { name: 'Amazon Web Services', country: 'US', dpf: true }],
  ['amazonaws.com', { name: 'Amazon Web Services', country: 'US', dpf: true }],
  ['akamaiedge.net', { name: 'Akamai', country: 'US', dpf: true }],
  ['edgekey.net', { name: 'Akamai', country: 'US', dpf: true }],
  ['fastly.net', { name: 'Fastly', country: 'US', dpf: true }],
]);
