/** Words of jobs: printing, reading a file, making an evidence pack and running a control, in both languages. */
import type { JobView } from '../../app/job.ts';

const kindsSv: Record<string, string> = { docx: 'Word', pdf: 'PDF', html: 'Webbsida', zip: 'ZIP' };
const kindsEn: Record<string, string> = { docx: 'Word', pdf: 'PDF', html: 'Web page', zip: 'ZIP' };

export const jobSv = {
  kinds: { print: 'Utskrift', import: 'Inläsning', auditPack: 'Bevispaket', scan: 'Granskning', control: 'Kontroll' },
  states: {
    print: {
      queued: 'Utskriften väntar på sin tur',
      running: 'Filerna skrivs',
      done: 'Filerna är klara',
      failed: 'Filerna gick inte att skriva',
    },
    import: {
      queued: 'Filen väntar på att läsas',
      running: 'Filen läses',
      done: 'Filen är läst',
      failed: 'Filen gick inte att läsa',
    },
    scan: {
      queued: 'Webbplatsen väntar på sin tur',
      running: 'Webbplatsen granskas',
      done: 'Webbplatsen är granskad',
      failed: 'Webbplatsen gick inte att granska',
    },
    auditPack: {
      queued: 'Bevispaketet väntar på sin tur',
      running: 'Bevispaketet görs',
      done: 'Bevispaketet är klart',
      failed: 'Bevispaketet gick inte att göra',
    },
    control: {
      queued: 'Kontrollen väntar på sin tur',
      running: 'Kontrollen körs',
      done: 'Kontrollen är klar',
      failed: 'Kontrollen avbröts',
    },
  } satisfies Record<JobView['kind'], Record<JobView['state'], string>>,
  progress: (percent: number) => `${percent} procent klart`,
  progressLabel: 'Hur långt arbetet har kommit',
  noWorkerTitle: 'Ingen arbetare verkar vara igång',
  noWorker: 'Arbetet har väntat i mer än tio sekunder. Den som sköter servern startar en arbetare med',
  staysQueued: 'Arbetet ligger kvar i kön och görs då.',
  leave: 'Sidan uppdateras av sig själv. Du kan lämna den: arbetet görs ändå, och adressen leder hit igen.',
  still: 'Sidan uppdateras inte av sig själv. Arbetet görs ändå.',
  stop: 'Sluta uppdatera sidan',
  reload: 'Uppdatera sidan',
  filesTitle: 'Filer',
  download: (name: string) => `Ladda ner ${name}`,
  format: (extension: string) => kindsSv[extension] ?? extension,
  kept: 'Filerna finns kvar här i en vecka.',
  toPreview: 'Till förhandsgranskningen',
  whatToDo: {
    scan: 'Det som är gjort finns kvar. Fortsätt granskningen på dess sida.',
    print: 'Försök igen. Rapporten är oförändrad.',
    import: 'Inget har ändrats. Rätta filen eller välj en annan, och läs in den igen.',
    auditPack: 'Försök igen. Inget har ändrats.',
    control: 'Underlaget ligger kvar. Öppna kontrollen och kör den igen.',
  },
  again: 'Skriv ut igen',
  otherFile: 'Välj en fil igen',
};

export const jobEn = {
  kinds: { print: 'Printing', import: 'Reading', auditPack: 'Evidence pack', scan: 'Scan', control: 'Control' },
  states: {
    print: {
      queued: 'The printing waits for its turn',
      running: 'The files are being written',
      done: 'The files are ready',
      failed: 'The files could not be written',
    },
    import: {
      queued: 'The file waits to be read',
      running: 'The file is being read',
      done: 'The file is read',
      failed: 'The file could not be read',
    },
    scan: {
      queued: 'The website waits for its turn',
      running: 'The website is being examined',
      done: 'The website is examined',
      failed: 'The website could not be examined',
    },
    auditPack: {
      queued: 'The evidence pack waits for its turn',
      running: 'The evidence pack is being made',
      done: 'The evidence pack is ready',
      failed: 'The evidence pack could not be made',
    },
    control: {
      queued: 'The control waits for its turn',
      running: 'The control is being run',
      done: 'The control is done',
      failed: 'The control was interrupted',
    },
  },
  progress: (percent) => `${percent} per cent done`,
  progressLabel: 'How far the work has come',
  noWorkerTitle: 'No worker seems to be running',
  noWorker: 'The work has waited for more than ten seconds. Whoever looks after the server starts a worker with',
  staysQueued: 'The work stays in the queue and is done then.',
  leave: 'The page updates itself. You may leave it: the work is done anyway, and its address leads back here.',
  still: 'The page does not update itself. The work is done anyway.',
  stop: 'Stop updating the page',
  reload: 'Update the page',
  filesTitle: 'Files',
  download: (name) => `Download ${name}`,
  format: (extension) => kindsEn[extension] ?? extension,
  kept: 'The files are kept here for a week.',
  toPreview: 'To the preview',
  whatToDo: {
    scan: 'What is done is kept. Continue the scan on its page.',
    print: 'Try again. The report is unchanged.',
    import: 'Nothing has changed. Correct the file or choose another, and read it again.',
    auditPack: 'Try again. Nothing has changed.',
    control: 'The files are still there. Open the control and run it again.',
  },
  again: 'Print again',
  otherFile: 'Choose a file again',
} satisfies typeof jobSv;
