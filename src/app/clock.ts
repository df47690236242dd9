/** What a worker does by the clock: reminders and controls that are due, from seven in the morning, mail of what people were told, uploaded sheets that are a week old, evidence that is past its day, and scans of websites whose time has come. */
import { swedishDay } from '../domain/swedish-day.ts';
import type { App } from './app.ts';
import { controlsByClock } from './controls/clock.ts';
import { disposeByClock } from './evidence-disposal.ts';
import { mailNotifications } from './mail-notifications.ts';
import { remindDue } from './reminder.ts';
import { startDueScans } from './scan-start.ts';
import { forgetSheets } from './sheet-import.ts';

export type Clock = { stop(): Promise<void> };

export type ClockOptions = {
  readonly origin: string | null;
  readonly onError: (error: unknown) => void;
  /** The moment; the machine's own where it is left out. */
  readonly now?: () => Date;
};

const firstHour = 7;
const hour = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', hourCycle: 'h23' });

/** Reminders are looked for every half hour, so that they go the same morning wherever a worker has been down. */
const reminding = 30;

/** Does what is due at a moment. Any number of workers may do it at once: nobody is told twice. */
export async function tick(app: App, moment: Date, origin: string | null, count = 0): Promise<void> {
  const awake = Number(hour.format(moment)) >= firstHour;
  if (awake && count % reminding === 0) await remindDue(app, swedishDay(moment));
  if (count % reminding === 0) await forgetSheets(app);
  if (count % reminding === 0) await disposeByClock(app, swedishDay(moment));
  if (count % reminding === 0) await startDueScans(app, swedishDay(moment));
  if (awake && count % reminding === 0) await controlsByClock(app, swedishDay(moment));
  await mailNotifications(app, origin);
}

/** Ticks at once and then every minute, one tick at a time. */
export function startClock(app: App, { origin, onError, now = () => new Date() }: ClockOptions): Clock {
  let running: Promise<void> | null = null;
  let count = 0;
  const run = () => {
    running ??= tick(app, now(), origin, count)
      .catch(onError)
      .finally(() => {
        running = null;
      });
    count += 1;
  };
  run();
  const timer = setInterval(run, 60_000);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
