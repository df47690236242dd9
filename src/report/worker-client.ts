/**
 * One worker thread for one kind of document: rendering is heavy and synchronous, so it never runs on the thread that
 * serves requests. The thread starts with the first job, keeps no process alive while idle, and is replaced now and then.
 */
import { parentPort, Worker } from 'node:worker_threads';

/** What goes to the worker and what comes back. */
type Message<Job> = { readonly id: number; readonly job: Job };
type Answer = { readonly id: number } & ({ readonly file: Uint8Array } | { readonly error: string });

type Pending = { readonly resolve: (file: Uint8Array) => void; readonly reject: (cause: Error) => void };
type Engine = { readonly worker: Worker; readonly pending: Map<number, Pending>; started: number };

/** Jobs of one worker, after which a new one takes over, so that nothing it holds on to can grow. */
const jobsPerWorker = 100;

export type WorkerClient<Job> = {
  /** The rendered file. Rejects with what `refuse` makes of the worker's message, or with an Error if the thread dies. */
  readonly render: (job: Job) => Promise<Uint8Array>;
  /** Ends the thread; the next job starts a new one. */
  readonly close: () => Promise<void>;
};

/** A client of the worker module at `url`, which must call `answerJobs`. */
export function createWorkerClient<Job>(url: URL, refuse: (message: string) => Error): WorkerClient<Job> {
  let engine: Engine | null = null;

  function start(): Engine {
    const worker = new Worker(url);
    const started: Engine = { worker, pending: new Map(), started: 0 };
    worker.unref();
    worker.on('message', (answer: Answer) => {
      const pending = started.pending.get(answer.id);
      started.pending.delete(answer.id);
      if (started.pending.size === 0) worker.unref();
      if (started !== engine) retire(started);
      if ('file' in answer) pending?.resolve(answer.file);
      else pending?.reject(refuse(answer.error));
    });
    const fail = (cause: Error) => {
      if (started === engine) engine = null;
      for (const pending of started.pending.values()) pending.reject(cause);
      started.pending.clear();
    };
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`The rendering worker ended with code ${code}`)));
    return started;
  }

  /** Ends a worker that takes no more jobs, once its last one is answered. */
  function retire(old: Engine | null): void {
    if (old !== null && old.pending.size === 0) void old.worker.terminate();
  }

  function take(): Engine {
    if (engine !== null && engine.started < jobsPerWorker) return engine;
    const old = engine;
    engine = start();
    retire(old);
    return engine;
  }

  return {
    render(job) {
      const used = take();
      used.started += 1;
      const id = used.started;
      return new Promise((resolve, reject) => {
        used.pending.set(id, { resolve, reject });
        used.worker.ref();
        used.worker.postMessage({ id, job } satisfies Message<Job>);
      });
    },
    async close() {
      const closing = engine;
      engine = null;
      await closing?.worker.terminate();
    },
  };
}

/** Called once by a worker module: renders one job at a time, however fast they come, and tidies up after each. */
export function answerJobs<Job>(
  render: (job: Job) => Promise<Uint8Array>,
  tidy: () => Promise<void> = async () => {},
): void {
  let jobs = Promise.resolve();
  parentPort?.on('message', ({ id, job }: Message<Job>) => {
    jobs = jobs.then(async () => {
      try {
        parentPort?.postMessage({ id, file: await render(job) } satisfies Answer);
      } catch (cause) {
        const error = cause instanceof Error ? cause.message : String(cause);
        parentPort?.postMessage({ id, error } satisfies Answer);
      }
      await tidy();
    });
  });
}
