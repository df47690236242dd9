/** Words of reporting in both languages: what is owed, marking as done, review, what differs. */
import type { OwedItem } from '../../app/views.ts';
import type { MergedField } from '../../domain/merge-entry.ts';
import { discussionEn, discussionSv } from './discussion.ts';
import { named } from './named.ts';
import { writingEn, writingSv } from './writing.ts';

const and = (words: readonly string[], last: string) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

export const reportingSv = {
  ...writingSv,
  ...discussionSv,
  /** The language of these words, for where they stand among the municipality's own. */
  lang: 'sv',
  fields: {
    assessment: 'Bedömning',
    trend: 'Trendpil',
    status: 'Status',
    completion: 'Färdiggrad',
    description: 'Beskrivning',
    narrative: 'Kommentar',
  } satisfies Record<MergedField, string>,
  someone: 'Någon annan',
  ready: {
    mark: 'Klarmarkera',
    receipt: (time: string, who: string | null) => `Klarmarkerat ${time}${who === null ? '' : ` av ${who}`}`,
    next: 'Nästa:',
    nothing: 'Du har inget mer att rapportera just nu.',
    work: 'Till Mitt arbete',
    changes: 'Ändrar du något blir posten ett utkast igen, och du klarmarkerar den på nytt.',
    approvedChanges: 'Ändrar du något blir posten ett utkast igen, och den behöver klarmarkeras och godkännas på nytt.',
    withdraw: 'Ta tillbaka klarmarkeringen',
    withdrawn: 'Klarmarkeringen är tillbakatagen. Posten är ett utkast igen.',
    waits: 'Väntar på granskning.',
  },
  review: {
    title: 'Granska',
    text: 'Godkänn posten, eller lämna tillbaka den med en kommentar om vad som behöver ändras.',
    approve: 'Godkänn',
    return: 'Lämna tillbaka',
    comment: 'Vad behöver ändras?',
    commentHint: 'Den som rapporterar får kommentaren.',
    approved: (time: string, who: string | null) => `Godkänd ${time}${who === null ? '' : ` av ${who}`}`,
    returned: (time: string, who: string | null) => `Återlämnad ${time}${who === null ? '' : ` av ${who}`}`,
    returnedText: 'Ändra det som behövs och klarmarkera igen.',
    isApproved: 'Posten är godkänd',
    isReturned: 'Posten är återlämnad',
    returnApproved: 'Lämna tillbaka i stället',
  },
  conflict: {
    title: (who: string | null, time: string) =>
      `${who ?? 'Någon annan'} sparade posten ${time}, efter att du öppnade den`,
    text: 'Inget är överskrivet. Här är skillnaden mellan det som är sparat och det du har skrivit.',
    whole: 'Hela den sparade texten',
    wholeDescription: 'Hela den sparade beskrivningen',
    merge: 'Sätt ihop båda texterna',
    merged: 'Texterna är ihopsatta men inte sparade. Läs igenom och spara.',
    keepMine: 'Spara min text',
    takeTheirs: 'Ta den sparade texten',
    others: (who: string | null, fields: readonly string[]) =>
      `${who ?? 'Någon annan'} har samtidigt ändrat ${and(fields, 'och').toLocaleLowerCase('sv')}. Den ändringen står kvar.`,
  },
  difference: {
    from: 'från',
    to: 'till',
    removed: 'borttaget:',
    added: 'tillagt:',
    end: 'slut på ändringen',
    same: (count: number) => (count === 1 ? '1 oförändrat stycke' : `${count} oförändrade stycken`),
    looks: 'Orden är desamma: bara fetstil, länkar eller rubriknivåer skiljer.',
    emptied: 'Texten är borttagen.',
  },
  proposal: {
    title: 'Förslag:',
    because: 'eftersom',
    take: 'Använd förslaget',
    takeFor: (scale: string) => `Använd förslaget för ${scale.toLocaleLowerCase('sv')}`,
    agrees: 'Du har valt som förslaget.',
  },
  work: {
    due: 'Senast',
    noDue: 'Ingen deadline är satt.',
    late: 'Sent',
    allDone: 'Allt som du ska rapportera är klarmarkerat.',
    progress: (done: number, of: number) => `${done} av ${of} klarmarkerade`,
    progressFor: (name: string) => `Hur mycket som är klarmarkerat i ${name}`,
    more: (count: number) => (count === 1 ? 'Visa 1 till' : `Visa ${count} till`),
    states: {
      missing: 'Inte påbörjad',
      draft: 'Utkast',
      returned: 'Återlämnad med kommentar',
      ready: 'Klarmarkerad',
      reviewed: 'Godkänd',
    } satisfies Record<OwedItem['state'], string>,
    report: 'Rapportera',
    goOn: 'Fortsätt',
    review: 'Väntar på din granskning',
    toReview: 'Granska',
    unowned: (count: number) =>
      count === 1
        ? '1 post i öppna perioder saknar ägare. Öppna rapporten för att rapportera den.'
        : `${count} poster i öppna perioder saknar ägare. Öppna rapporterna för att rapportera dem.`,
    nothingTitle: 'Du har inget att rapportera just nu',
    nothing:
      'När en period öppnas visas här vad du ska rapportera, till när och varför. Rapporterna nedan går att läsa.',
    reports: 'Rapporter',
  },
  island: {
    draftAgain: 'Posten är ett utkast igen. Klarmarkera den när du är klar.',
    notSaved: 'Värdena är inte sparade:',
    merged: 'Texterna är ihopsatta men inte sparade. Läs igenom och spara.',
    signInTitle: 'Du har loggats ut. Logga in här, så sparas det du har skrivit.',
    login: 'Användarnamn',
    password: 'Lösenord',
    submit: 'Logga in och spara',
  },
};

export const reportingEn = {
  ...writingEn,
  ...discussionEn,
  lang: 'en',
  fields: {
    assessment: 'Assessment',
    trend: 'Trend',
    status: 'Status',
    completion: 'Completion',
    description: 'Description',
    narrative: 'Comment',
  },
  someone: 'Somebody else',
  ready: {
    mark: 'Mark as done',
    receipt: (time: string, who: string | null) => `Marked as done ${time}${who === null ? '' : ` by ${named(who)}`}`,
    next: 'Next:',
    nothing: 'You have nothing more to report at the moment.',
    work: 'To My work',
    changes: 'If you change anything the entry is a draft again, and you mark it as done anew.',
    approvedChanges: 'If you change anything the entry is a draft again, to be marked as done and approved anew.',
    withdraw: 'Take the mark back',
    withdrawn: 'The mark is taken back. The entry is a draft again.',
    waits: 'Waits for review.',
  },
  review: {
    title: 'Review',
    text: 'Approve the entry, or send it back with a comment on what needs to be changed.',
    approve: 'Approve',
    return: 'Send back',
    comment: 'What needs to be changed?',
    commentHint: 'Whoever reports gets the comment.',
    approved: (time: string, who: string | null) => `Approved ${time}${who === null ? '' : ` by ${named(who)}`}`,
    returned: (time: string, who: string | null) => `Sent back ${time}${who === null ? '' : ` by ${named(who)}`}`,
    returnedText: 'Change what is needed and mark it as done again.',
    isApproved: 'The entry is approved',
    isReturned: 'The entry is sent back',
    returnApproved: 'Send back instead',
  },
  conflict: {
    title: (who: string | null, time: string) =>
      `${named(who ?? 'Somebody else')} saved the entry ${time}, after you opened it`,
    text: 'Nothing is overwritten. This is the difference between what is saved and what you have written.',
    whole: 'The whole saved text',
    wholeDescription: 'The whole saved description',
    merge: 'Put both texts together',
    merged: 'The texts are put together but not saved. Read them through and save.',
    keepMine: 'Save my text',
    takeTheirs: 'Take the saved text',
    others: (who: string | null, fields: readonly string[]) =>
      `${named(who ?? 'Somebody else')} has changed ${and(fields, 'and').toLowerCase()} meanwhile. That change stands.`,
  },
  difference: {
    from: 'from',
    to: 'to',
    removed: 'removed:',
    added: 'added:',
    end: 'end of change',
    same: (count: number) => (count === 1 ? '1 unchanged paragraph' : `${count} unchanged paragraphs`),
    looks: 'The words are the same: only bold, links or levels of headings differ.',
    emptied: 'The text is removed.',
  },
  proposal: {
    title: 'Proposal:',
    because: 'because',
    take: 'Use the proposal',
    takeFor: (scale: string) => `Use the proposal for ${scale.toLowerCase()}`,
    agrees: 'You have chosen as the proposal.',
  },
  work: {
    due: 'By',
    noDue: 'No deadline is set.',
    late: 'Late',
    allDone: 'All that you are to report is marked as done.',
    progress: (done: number, of: number) => `${done} of ${of} marked as done`,
    progressFor: (name: string) => `How much is marked as done in ${name}`,
    more: (count: number) => `Show ${count} more`,
    states: {
      missing: 'Not begun',
      draft: 'Draft',
      returned: 'Sent back with a comment',
      ready: 'Marked as done',
      reviewed: 'Approved',
    },
    report: 'Report',
    goOn: 'Continue',
    review: 'Waits for your review',
    toReview: 'Review',
    unowned: (count: number) =>
      count === 1
        ? '1 entry in open periods has no owner. Open the report to report on it.'
        : `${count} entries in open periods have no owner. Open the reports to report on them.`,
    nothingTitle: 'You have nothing to report at the moment',
    nothing:
      'When a period opens, what you are to report, by when and why is shown here. The reports below can be read.',
    reports: 'Reports',
  },
  island: {
    draftAgain: 'The entry is a draft again. Mark it as done when you are.',
    notSaved: 'The values are not saved:',
    merged: 'The texts are put together but not saved. Read them through and save.',
    signInTitle: 'You have been signed out. Sign in here, and what you have written is saved.',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in and save',
  },
} satisfies typeof reportingSv;
