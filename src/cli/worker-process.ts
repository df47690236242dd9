/** A worker in a process of its own beside the server: started again when it dies, stopped with the server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { say } from './output.ts';

export type WorkerProcess = { stop(): Promise<void> };

/** Waits between starts, in milliseconds: doubled each time, and the shortest again after a start that held. */
const wait = { shortest: 1000, longest: 60_000, held: 60_000 } as const;
/** How long the worker has to finish what it does, in milliseconds. */
const grace = 25_000;

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Its channel to this process is how the worker learns that this process was killed. */
function startChild(): ChildProcess {
  return spawn(process.execPath, [...process.execArgv, main, 'worker'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

export function keepWorker(): WorkerProcess {
  let stopping = false;
  let pause: number = wait.shortest;
  let restart: NodeJS.Timeout | undefined;
  let child: ChildProcess;
  let ended: Promise<void>;

  function start(): void {
    const started = Date.now();
    child = startChild();
    ended = new Promise((resolve) => {
      const end = (reason: string) => {
        resolve();
        if (stopping || restart !== undefined) return;
        if (Date.now() - started > wait.held) pause = wait.shortest;
        say(`Arbetaren slutade (${reason}) och startas igen om ${pause / 1000} s.`);
        restart = setTimeout(() => {
          restart = undefined;
          start();
        }, pause);
        pause = Math.min(pause * 2, wait.longest);
      };
      child.once('exit', (code, signal) => end(signal ?? `kod ${code}`));
      child.once('error', (error) => end(error.message));
    });
  }

  start();
  return {
    async stop() {
      stopping = true;
      clearTimeout(restart);
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), grace);
      await ended;
      clearTimeout(force);
    },
  };
}
