/** The words of periods, of what people are told, and of their calendars. Swedish, and English with the same keys. */

import type { NotificationKind } from '../../app/notification.ts';
import type { PeriodEventKind, PeriodState } from '../../app/progress.ts';
import type { TroubleKind } from '../../domain/owed.ts';
import type { Step } from '../../domain/step.ts';

const posts = (count: number) => (count === 1 ? '1 post' : `${count} poster`);
const items = (count: number) => (count === 1 ? '1 item' : `${count} items`);
const days = (count: number) => (count === 1 ? '1 arbetsdag' : `${count} arbetsdagar`);
const workingDays = (count: number) => (count === 1 ? '1 working day' : `${count} working days`);

export const periodsSv = {
  periods: {
    title: 'Perioder',
    text: 'När kommunen rapporterar, vem som ska göra det och hur långt det har kommit.',
    emptyTitle: 'Inga perioder än',
    empty:
      'En period är ett tillfälle att rapportera: delår 1, delår 2 eller hela året. Den får en deadline för varje steg, och när den öppnas får varje nämnd sin rapport förberedd ur planen.',
    noPlan: 'Lägg först upp planen för ett år, eller läs in ett beslutspaket.',
    toPlan: 'Att planera',
    planOne: (name: string) => `Planera ${name.toLocaleLowerCase('sv')}`,
    states: { planned: 'Planerad', open: 'Öppen', closed: 'Stängd', decided: 'Beslutad' } satisfies Record<
      PeriodState,
      string
    >,
    readIn: 'Inläst',
    readInText: (count: number) =>
      `${count === 1 ? '1 rapport är inläst' : `${count} rapporter är inlästa`}. Ingen är tillfrågad och inga deadlines är satta.`,
    bodies: (count: number) => (count === 1 ? '1 ska rapportera' : `${count} ska rapportera`),
    written: (done: number, of: number) => `${done} av ${of} skrivna`,
    approved: (done: number, of: number) => `${done} av ${of} godkända`,
    labelFor: (what: string, name: string) => `${what}, ${name}`,
    writtenLabel: 'Skrivet',
    approvedLabel: 'Godkänt',
    steps: {
      report: 'Rapportera',
      review: 'Granska',
      compile: 'Sammanställ',
      decide: 'Beslut',
    } satisfies Record<Step, string>,
    stepsTitle: 'Tider',
    noSteps: 'Inga deadlines är satta.',
    left: (count: number) => (count === 0 ? 'i dag' : count > 0 ? `${days(count)} kvar` : `${days(-count)} sedan`),
    passed: 'passerad',
    instructions: 'Anvisningar',
    troublesTitle: 'Behöver uppmärksamhet',
    noTroubles: 'Alla som ska rapportera har börjat, och inget är sent.',
    troubles: {
      late: 'Sent',
      closedOwner: 'Ägaren har slutat',
      silent: 'Inget sparat',
      unowned: 'Utan ägare',
      unreviewed: 'Väntar på granskning',
    } satisfies Record<TroubleKind, string>,
    what: 'Vad',
    who: 'Vem',
    askedInstead: (names: string) => `Frågas: ${names}`,
    nobody: 'Ingen att fråga',
    body: 'Nämnd',
    posts: 'Poster',
    postsOf: posts,
    daysLeft: 'Tid',
    progressTitle: 'Vem som ska rapportera',
    noBodies: 'Ingen är tillfrågad än.',
    owed: 'Ska rapporteras',
    writtenColumn: 'Skrivna',
    readyColumn: 'Klarmarkerade',
    approvedColumn: 'Godkända',
    all: 'Alla',
    coordinates: 'samordnar',
    decidedReport: 'beslutad',
    share: (done: number, of: number) => `${done} av ${of}`,
    historyTitle: 'Händelser',
    events: {
      planned: 'Planerad',
      opened: 'Öppnad',
      closed: 'Stängd',
      reopened: 'Öppnad igen',
      reminded: 'Påminnelse skickad',
      decided: 'Beslutad',
    } satisfies Record<PeriodEventKind, string>,
    open: 'Öppna perioden',
    openText:
      'Varje nämnd får sin rapport förberedd, och de som ska rapportera får ett meddelande. Rapporter som redan finns skrivs inte över.',
    close: 'Stäng perioden',
    closeText: 'När perioden är stängd kan bara en controller ändra, och rapporten sammanställs.',
    remind: 'Påminn',
    remindText: 'Skickar ett meddelande till alla som har något kvar. Ingen påminns två gånger samma dag.',
    reopen: 'Öppna perioden igen',
    reason: 'Skäl',
    reasonHint: 'Sparas i händelserna och visas för dem som har något kvar att rapportera.',
    change: 'Ändra tider, anvisningar och vem som ska rapportera',
    save: 'Spara',
    saveAndOpen: 'Spara och öppna perioden',
    planTitle: (name: string) => `Planera ${name.toLocaleLowerCase('sv')}`,
    deadlines: 'Deadlines',
    deadlineHint:
      'Skriv en dag, till exempel 2026-05-13, eller ett antal arbetsdagar före beslutet, till exempel -10. Helgdagar räknas bort, och en dag som är ledig flyttas till arbetsdagen före.',
    stepLabels: {
      report: 'Rapportering klar',
      review: 'Granskning klar',
      compile: 'Rapporten sammanställd',
      decide: 'Beslut',
    } satisfies Record<Step, string>,
    stepHints: {
      report: 'Handläggarna har klarmarkerat.',
      review: 'Cheferna har godkänt.',
      compile: 'Hela rapporten är färdig för kallelsen.',
      decide: 'Nämndens eller styrelsens sammanträde.',
    } satisfies Record<Step, string>,
    instructionsHint: 'Vad som gäller den här gången. Visas för alla som rapporterar.',
    askedTitle: 'Ska rapportera',
    whoHint: 'Siffran är hur många av planens poster som nämnden ansvarar för.',
    choice: (name: string, nodes: number) => `${name} (${nodes})`,
    coordinator: 'Rapporterar på hela planen',
    coordinatorHint: 'Den nämnd som samordnar, oftast kommunstyrelsen, får hela planen i sin rapport.',
    noCoordinator: 'Ingen',
    done: {
      planned: 'Perioden är sparad',
      opened: 'Perioden är öppen',
      closed: 'Perioden är stängd',
      reopened: 'Perioden är öppnad igen',
      decided: 'Perioden är beslutad',
    },
    frozen: (count: number) =>
      count === 0
        ? 'Alla rapporter var redan beslutade.'
        : count === 1
          ? '1 rapport är beslutad och fryst.'
          : `${count} rapporter är beslutade och frysta.`,
    decideWhole: {
      title: 'Besluta hela perioden',
      text: 'Rapporter som redan är beslutade behåller sitt beslut. De andra beslutas nu, om alla poster är godkända. Är någon inte klar får du veta vilken, och inget beslutas.',
      warning: 'Efter beslutet kan ingen ändra något i perioden.',
      submit: 'Besluta perioden',
    },
    prepared: (created: number, grown: number) =>
      [
        created === 0 ? '' : created === 1 ? '1 rapport är förberedd.' : `${created} rapporter är förberedda.`,
        grown === 0 ? '' : grown === 1 ? '1 rapport har fått nya poster.' : `${grown} rapporter har fått nya poster.`,
      ]
        .filter((text) => text !== '')
        .join(' '),
    moved: (steps: string) => `Dagen var ledig och är flyttad till arbetsdagen före: ${steps}.`,
    reminded: (sent: number) =>
      sent === 0
        ? 'Alla som har något kvar är redan påminda i dag, eller så är allt klart'
        : sent === 1
          ? '1 person är påmind'
          : `${sent} personer är påminda`,
  },
  notifications: {
    title: 'Meddelanden',
    unread: (count: number) => (count === 1 ? '1 oläst' : `${count} olästa`),
    emptyTitle: 'Inga meddelanden',
    empty:
      'Här står det när en period öppnas, när det är dags att rapportera, när någon nämner dig i en kommentar och när något du har skrivit är godkänt eller återlämnat.',
    readAll: 'Markera alla som lästa',
    isUnread: 'Oläst',
    kinds: {
      mention: 'Omnämnd',
      comment: 'Kommentar',
      returned: 'Återlämnad',
      approved: 'Godkänd',
      ready: 'Klarmarkerad',
      reminder: 'Påminnelse',
      handedOver: 'Överlämnat',
      opened: 'Period öppnad',
      published: 'Publicerad',
    } satisfies Record<NotificationKind, string>,
  },
  calendar: {
    title: 'Kalender',
    text: 'Prenumerera på dina deadlines och årshjulets övriga dagar i Outlook eller någon annan kalender. Adressen är hemlig: den som har den ser dina deadlines utan att logga in.',
    has: (day: string) => `Du har en kalenderadress sedan ${day}.`,
    make: 'Skapa en kalenderadress',
    renew: 'Byt adress',
    renewText: 'Den gamla adressen slutar gälla.',
    end: 'Ta bort adressen',
    madeTitle: 'Din kalenderadress',
    made: 'Kopiera den nu: den visas bara en gång. Lägg till den i kalendern som en prenumeration från internet.',
    address: 'Kalenderadress',
    ended: 'Kalenderadressen är borttagen',
  },
};

export const periodsEn: typeof periodsSv = {
  periods: {
    title: 'Periods',
    text: 'When the municipality reports, who is to do it and how far it has come.',
    emptyTitle: 'No periods yet',
    empty:
      'A period is an occasion to report: interim 1, interim 2 or the whole year. Each step has a deadline, and when the period opens every body gets its report prepared from the plan.',
    noPlan: 'First make the plan of a year, or read in a decision package.',
    toPlan: 'To plan',
    planOne: (name) => `Plan ${name}`,
    states: { planned: 'Planned', open: 'Open', closed: 'Closed', decided: 'Decided' },
    readIn: 'Read in',
    readInText: (count) =>
      `${count === 1 ? '1 report is' : `${count} reports are`} read in. Nobody is asked and no deadlines are set.`,
    bodies: (count) => (count === 1 ? '1 is to report' : `${count} are to report`),
    written: (done, of) => `${done} of ${of} written`,
    approved: (done, of) => `${done} of ${of} approved`,
    labelFor: (what, name) => `${what}, ${name}`,
    writtenLabel: 'Written',
    approvedLabel: 'Approved',
    steps: { report: 'Report', review: 'Review', compile: 'Compile', decide: 'Decision' },
    stepsTitle: 'Dates',
    noSteps: 'No deadlines are set.',
    left: (count) => (count === 0 ? 'today' : count > 0 ? `${workingDays(count)} left` : `${workingDays(-count)} ago`),
    passed: 'passed',
    instructions: 'Instructions',
    troublesTitle: 'Needs attention',
    noTroubles: 'Everybody who is to report has begun, and nothing is late.',
    troubles: {
      late: 'Late',
      closedOwner: 'The owner has left',
      silent: 'Nothing saved',
      unowned: 'Without an owner',
      unreviewed: 'Waits for review',
    },
    what: 'What',
    who: 'Who',
    askedInstead: (names) => `Asked: ${names}`,
    nobody: 'Nobody to ask',
    body: 'Body',
    posts: 'Items',
    postsOf: items,
    daysLeft: 'Time',
    progressTitle: 'Who is to report',
    noBodies: 'Nobody is asked yet.',
    owed: 'To report',
    writtenColumn: 'Written',
    readyColumn: 'Marked as done',
    approvedColumn: 'Approved',
    all: 'All',
    coordinates: 'coordinates',
    decidedReport: 'decided',
    share: (done, of) => `${done} of ${of}`,
    historyTitle: 'Events',
    events: {
      planned: 'Planned',
      opened: 'Opened',
      closed: 'Closed',
      reopened: 'Opened again',
      reminded: 'Reminder sent',
      decided: 'Decided',
    },
    open: 'Open the period',
    openText:
      'Every body gets its report prepared, and those who are to report are told. Reports that exist are not overwritten.',
    close: 'Close the period',
    closeText: 'When the period is closed only a controller can edit, and the report is put together.',
    remind: 'Remind',
    remindText: 'Sends a message to everybody who has something left. Nobody is reminded twice on the same day.',
    reopen: 'Open the period again',
    reason: 'Reason',
    reasonHint: 'Kept among the events, and shown to those who have something left to report.',
    change: 'Change dates, instructions and who is to report',
    save: 'Save',
    saveAndOpen: 'Save and open the period',
    planTitle: (name) => `Plan ${name}`,
    deadlines: 'Deadlines',
    deadlineHint:
      'Write a day, for example 2026-05-13, or a number of working days before the decision, for example -10. Holidays are left out, and a day that is free moves to the working day before.',
    stepLabels: {
      report: 'Reporting done',
      review: 'Review done',
      compile: 'Report compiled',
      decide: 'Decision',
    },
    stepHints: {
      report: 'The case officers have marked their work as done.',
      review: 'The heads have approved.',
      compile: 'The whole report is ready for the notice of the meeting.',
      decide: 'The meeting of the board.',
    },
    instructionsHint: 'What goes for this occasion. Shown to everybody who reports.',
    askedTitle: 'To report',
    whoHint: 'The number is how many items of the plan the body answers for.',
    choice: (name, nodes) => `${name} (${nodes})`,
    coordinator: 'Reports on the whole plan',
    coordinatorHint: 'The body that coordinates, mostly the executive board, gets the whole plan in its report.',
    noCoordinator: 'None',
    done: {
      planned: 'The period is saved',
      opened: 'The period is open',
      closed: 'The period is closed',
      reopened: 'The period is open again',
      decided: 'The period is decided',
    },
    frozen: (count) =>
      count === 0
        ? 'All reports were decided already.'
        : count === 1
          ? '1 report is decided and frozen.'
          : `${count} reports are decided and frozen.`,
    decideWhole: {
      title: 'Decide the whole period',
      text: 'Reports that are decided already keep their decision. The others are decided now, if every item is approved. If one is not ready you are told which, and nothing is decided.',
      warning: 'After the decision nobody can change anything in the period.',
      submit: 'Decide the period',
    },
    prepared: (created, grown) =>
      [
        created === 0 ? '' : created === 1 ? '1 report is prepared.' : `${created} reports are prepared.`,
        grown === 0 ? '' : grown === 1 ? '1 report has new items.' : `${grown} reports have new items.`,
      ]
        .filter((text) => text !== '')
        .join(' '),
    moved: (steps) => `The day was free and is moved to the working day before: ${steps}.`,
    reminded: (sent) =>
      sent === 0
        ? 'Everybody with something left is reminded already today, or all is done'
        : sent === 1
          ? '1 person is reminded'
          : `${sent} people are reminded`,
  },
  notifications: {
    title: 'Messages',
    unread: (count) => `${count} unread`,
    emptyTitle: 'No messages',
    empty:
      'Here it says when a period opens, when it is time to report, when somebody mentions you in a comment, and when something you have written is approved or sent back.',
    readAll: 'Mark all as read',
    isUnread: 'Unread',
    kinds: {
      mention: 'Mention',
      comment: 'Comment',
      returned: 'Sent back',
      approved: 'Approved',
      ready: 'Marked as done',
      reminder: 'Reminder',
      handedOver: 'Handed over',
      opened: 'Period opened',
      published: 'Published',
    },
  },
  calendar: {
    title: 'Calendar',
    text: 'Subscribe to your deadlines and the other days of the annual wheel in Outlook or another calendar. The address is secret: whoever has it sees your deadlines without signing in.',
    has: (day) => `You have a calendar address since ${day}.`,
    make: 'Make a calendar address',
    renew: 'Change address',
    renewText: 'The old address ends.',
    end: 'Remove the address',
    madeTitle: 'Your calendar address',
    made: 'Copy it now: it is shown only once. Add it to your calendar as a subscription from the internet.',
    address: 'Calendar address',
    ended: 'The calendar address is removed',
  },
};
