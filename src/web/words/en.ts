/** Every word of the interface in English; the compiler asks for each key that Swedish has. */
import type { Source } from '../../domain/proposal.ts';
import { auditEn } from './audit.ts';
import { bodiesEn } from './bodies.ts';
import { bulkImportEn } from './bulk-import.ts';
import { checkEn } from './check.ts';
import { controlRunsEn } from './control-runs-en.ts';
import { controlWorkEn } from './control-work.ts';
import { disposalEn } from './disposal.ts';
import { economyEn } from './economy.ts';
import { evidenceEn } from './evidence.ts';
import { findingsEn } from './findings.ts';
import { gatheringEn } from './gathering.ts';
import { internalControlEn } from './internal-control.ts';
import { jobEn } from './job.ts';
import { keyFiguresEn } from './key-figures.ts';
import { modelEn } from './model.ts';
import { named } from './named.ts';
import { occurrenceEn } from './occurrence.ts';
import { organisationEn } from './organisation.ts';
import { overviewEn, tableEn } from './overview.ts';
import { periodsEn } from './periods.ts';
import { planEn } from './plan.ts';
import { previewEn } from './preview.ts';
import { registerEn } from './register.ts';
import { reportingEn } from './reporting.ts';
import { scanEn } from './scan-en.ts';
import { searchEn } from './search.ts';
import { secretaryEn } from './secretary.ts';
import { staffEn } from './staff.ts';
import { supervisionEn } from './supervision.ts';
import type { sv } from './sv.ts';
import { templateEn } from './template.ts';
import { versionsEn } from './versions.ts';

const number = new Intl.NumberFormat('en-GB');
const place = ({ unit, from, to }: Source) => (from === to ? `${unit} ${from}` : `${unit}s ${from}–${to}`);
const formats: Record<string, string> = { text: 'Text', docx: 'Word', pdf: 'PDF' };

const periodKinds = { interim1: 'Interim 1', interim2: 'Interim 2', year: 'Year' } as const;

export const en = {
  who: named,
  periodName: ({ year, kind }) => `${periodKinds[kind]} ${year}`,
  ...bodiesEn,
  ...modelEn,
  ...organisationEn,
  ...periodsEn,
  reporting: reportingEn,
  overview: overviewEn,
  table: tableEn,
  plan: planEn,
  bulkImport: bulkImportEn,
  search: searchEn,
  check: checkEn,
  secretary: secretaryEn,
  versions: versionsEn,
  controlWork: controlWorkEn,
  disposal: disposalEn,
  evidence: evidenceEn,
  occurrence: occurrenceEn,
  gathering: gatheringEn,
  economy: economyEn,
  keyFigures: keyFiguresEn,
  staff: staffEn,
  internalControl: internalControlEn,
  scan: scanEn,
  register: registerEn,
  audit: auditEn,
  controlRuns: controlRunsEn,
  supervision: supervisionEn,
  findings: findingsEn,
  layout: {
    skip: 'Skip to content',
    main: 'Main menu',
    menu: 'Menu',
    breadcrumb: 'Breadcrumb',
    work: 'My work',
    imports: 'Import',
    administration: 'Administration',
    account: 'My account',
    signOut: 'Sign out',
    about: 'Uppsikt is open source software for follow-up and internal control in municipalities.',
    otherLanguage: 'På svenska',
  },
  state: {
    none: 'Not stated',
    missing: (scale) => `${scale} missing`,
    missingInSource: '[symbol missing in the source]',
    missingFigure: '[figure missing]',
    liveFigure: (ref) => `Taken from the report's figures: ${ref}`,
  },
  progress: {
    label: 'How much is done',
    labelFor: (name) => `How much is done in ${name}`,
    begun: (done, of) => `${done} of ${of} begun`,
    done: (done, of) => `${done} of ${of} done`,
  },
  error: {
    prefix: 'Error:',
    summary: 'Something needs to be corrected',
    home: 'To the start page',
    missingTitle: 'Page not found',
    missing: 'Check that the address is right. The page may also have been renamed.',
    refusedTitle: 'The page cannot be shown',
    foreignTitle: 'The form did not come from Uppsikt',
    foreign: 'Nothing has been saved. Open the page in Uppsikt and try again from there.',
    tooLargeTitle: 'What was sent is too large',
    tooLarge:
      'A file to read may be at most 40 MB, evidence at most 50 MB, a logo at most 512 kB. Nothing has been saved.',
    staleTitle: 'You have signed in again',
    stale: 'The form was opened before you signed in. What you wrote is still here: send it again to save it.',
    sendAgain: 'Send again',
    faultTitle: 'Something went wrong on our side',
    fault: (id) =>
      `The fault has been noted. Try again in a while. If you contact support, give the fault’s number: ${id}.`,
  },
  signIn: {
    title: 'Sign in',
    municipality: 'Municipality',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    keptTitle: 'Your text is still here',
    kept: 'You have been away for so long that you were signed out. What you wrote is saved once you have signed in.',
  },
  link: {
    title: 'Sign in with a one-time link',
    text: 'The link works once. Press the button to sign in.',
    spent: 'Ask whoever gave you the link for a new one, or sign in with a password.',
    submit: 'Sign in',
    signIn: 'Sign in with a password',
  },
  account: {
    title: 'My account',
    name: 'Name',
    municipality: 'Municipality',
    roles: 'Roles',
    passwordTitle: 'Change password',
    current: 'Present password',
    password: 'New password',
    passwordHint: 'At least 12 characters. A sentence that only you would think of is easy to remember.',
    repeat: 'New password again',
    submit: 'Change password',
    changed: 'The password is changed',
  },
  roles: {
    reporter: 'Case officer',
    head: 'Head of office',
    controller: 'Controller',
    coordinator: 'Internal control coordinator',
    secretary: 'Board secretary',
    auditor: 'Auditor',
    member: 'Elected member',
    administrator: 'Administrator',
  },
  home: {
    title: 'My work',
    others: 'Other reports',
    earlier: (count) => (count === 1 ? 'One report from earlier years' : `${count} reports from earlier years`),
    begin: 'Begin',
    continue: 'Continue',
    preview: 'Preview',
    decided: 'Decided',
    emptyTitle: 'Nothing here yet',
    empty: 'When a report has been set up for your board it is shown here.',
    emptyImport: 'Begin with last year’s decision package: read it in, and it becomes a plan to follow up.',
    toImport: 'Read a decision package',
  },
  tree: {
    title: 'Follow-up',
    term: ({ first, last }) => `Term of office ${first}–${last}`,
    count: (count, level) => `${count} ${level.toLocaleLowerCase('sv')}`,
    plural: (level) => level,
    preview: 'Preview the report',
    template: 'Edit the template',
    decided: 'The report is decided. It can be read but not changed.',
    filter: 'Show',
    all: 'All',
    open: 'Not done',
    contents: 'Contents',
    emptyTitle: 'Nothing to report here',
    empty: 'The report has no goals or commitments. Read a decision package to fill it.',
    doneTitle: 'All done',
    done: 'Every entry has a text, every process area an assessment and a trend, every commitment a status and a completion.',
    nothing: 'Nothing written',
    bodies: 'Responsible',
    report: () => 'Report',
    read: () => 'Read',
  },
  entry: {
    previous: 'Previous period',
    noPrevious: 'No earlier report',
    noPreviousText: 'The previous period’s assessment and text are shown here when there is one.',
    unchanged: (period) => `Unchanged since ${period}`,
    copied: (period) => `Assessment and text from ${period} are saved`,
    undo: 'Undo',
    done: 'Saved',
    saved: (time) => `Saved ${time}`,
    lastSaved: (time, who) => `Last saved ${time}${who === null ? '' : ` by ${named(who)}`}`,
    unsaved: 'Nothing saved yet',
    description: 'Description',
    narrative: 'Comment',
    narrativeHint: 'What has happened, what came of it and why? An empty line begins a new paragraph.',
    mine: 'Your text',
    theirs: 'The text that is saved',
    takeTheirs: 'Keep the saved text and discard mine',
    save: 'Save',
    saveMine: 'Save my text',
    saveNext: 'Save and go to the next',
    conflict: (who, time) =>
      `${named(who ?? 'Somebody else')} saved the entry ${time}, after you opened it. Nothing is overwritten: compare the texts and choose.`,
    help: {
      title: 'How to write headings and lists',
      rows: [
        ['## Heading', 'A heading. ### gives a smaller one.'],
        ['- a point', 'A bulleted list, one line for each point.'],
        ['1. a step', 'A numbered list.'],
        ['**important**', 'Bold text.'],
        ['_stressed_', 'Italic text.'],
        ['[text](https://…)', 'A link.'],
      ],
    },
    indicators: 'Indicators',
    indicator: 'Indicator',
    noFigure: 'no figure',
    kinds: { actual: 'Actual', target: 'Target', forecast: 'Forecast' },
    sexes: { all: '', women: 'women', men: 'men' },
    origins: 'Read from',
    neighbours: 'Previous and next entry',
    before: 'Previous',
    after: 'Next',
    island: {
      saving: 'Saving …',
      waiting: 'The changes are saved shortly',
      offline: 'No contact with the server. The text is kept in the browser and saved when contact is back.',
      signedOut: 'You have been signed out. The text is still here.',
      signIn: 'Sign in in a new tab',
      otherAccount: 'Somebody else has signed in in this browser. The text is not saved by itself.',
      refused: 'Could not save:',
      draft: 'There is text from %s that was not saved in time.',
      restore: 'Restore it',
      discard: 'Discard it',
      theirs: 'The text that is saved',
      keepMine: 'Save my text',
      takeTheirs: 'Take the saved text',
    },
  },
  imports: {
    title: 'Import',
    text: 'Read a decision package: cover memo, annual report and final report of internal control. Nothing changes until you have reviewed and approved it.',
    file: 'File',
    fileHint: 'Text, Word or PDF, at most 40 MB.',
    read: 'Read the file',
    noFile: 'Choose a file to read.',
    tooLarge: 'The file is too large. It may be at most 40 MB.',
    notAllowed: 'Only a controller or an administrator may read decision packages.',
    emptyTitle: 'Nothing read yet',
    empty:
      'Begin with last year’s package. Goals, commitments, indicators, tables and risks are recognised; you are asked about what is missing.',
    listTitle: 'Files read',
    states: { proposed: 'Waiting for review', approved: 'Approved', rejected: 'Rejected' },
    open: (count) => (count === 0 ? 'no open questions' : count === 1 ? '1 open question' : `${count} open questions`),
  },
  job: jobEn,
  review: {
    title: 'Review',
    known: 'The file has been read before. This is its review.',
    saved: 'The answers are saved',
    file: (format, encoding, bytes) =>
      `${formats[format] ?? format}, ${format === 'text' && encoding !== '' ? `${encoding}, ` : ''}${number.format(Math.ceil(bytes / 1024))} kB`,
    countsTitle: 'What was read',
    counts: {
      perspectives: 'perspectives',
      processAreas: 'process areas',
      goals: 'process goals',
      commitments: 'commitments',
      indicators: 'indicators',
      tables: 'tables',
      events: 'significant events',
      risks: 'risks',
      controls: 'controls',
    },
    coverage: (words, placed, kept) =>
      `Of the source’s ${number.format(words)} words ${number.format(placed)} are placed and ${number.format(kept)} kept as free text where they stood.${placed + kept === words ? ' Nothing is lost.' : ''}`,
    questionsTitle: 'Questions',
    questionsText: (open, all) =>
      `${all - open} of ${all} questions are answered. Answer what you know; what is left open stands as “not stated” and can be filled in later.`,
    noQuestions: 'The source left no questions.',
    groups: {
      assessment: 'Assessments',
      trend: 'Trend arrows',
      status: 'Status of commitments',
      completion: 'Completion of commitments',
      control: 'Assessment of controls',
      goal: 'Heading or text',
      symbol: 'Symbols in sentences',
      chart: 'Charts',
      duplicate: 'Text that stands twice',
    },
    answered: (done, all) => `${done}/${all}`,
    takeProposed: (count) => `Use all proposed answers (${count})`,
    proposedMark: 'proposed',
    noAnswer: 'No answer yet',
    noProposal: 'The text gives no ground for a proposed answer.',
    source: (source) => `The source, ${place(source)}`,
    lookUp: ({ unit, from }) =>
      unit === 'page'
        ? `Open the file at page ${from} to see what stands there.`
        : 'Open the file and search for the words of the question to see what stands there.',
    proposed: (label, source) => `Proposed: ${label}. Ground, ${place(source)}:`,
    notesTitle: 'Remarks',
    changesTitle: 'What would change',
    changedTitle: 'What changed',
    noChanges: (unchanged) => `Nothing. ${number.format(unchanged)} facts are unchanged.`,
    changes: (created, updated, removed, unchanged) =>
      `${number.format(created)} new, ${number.format(updated)} changed, ${number.format(removed)} removed and ${number.format(unchanged)} unchanged facts.`,
    changeLines: (count) => (count >= 200 ? 'Show the first 200 changes' : `Show ${count} changes`),
    decisionTitle: 'Decision',
    decisionText: (open, all) =>
      open === 0
        ? `${all === 0 ? 'There are no questions to answer' : 'All questions are answered'}. Approve to store the facts.`
        : `${open === 1 ? 'One question is open' : `${open} questions are open`}. You may approve anyway and fill in the rest in the follow-up.`,
    save: 'Save answers',
    approve: 'Approve',
    reject: 'Reject',
    approvedTitle: 'The import is approved and its facts are stored',
    toTree: 'To the follow-up',
  },
  preview: previewEn,
  template: templateEn,
} satisfies typeof sv;
