/** The queues that jobs wait in, and their rules. A job that is lost three times, with its worker, ends in the lost queue. */

export const queueSchema = 'pgboss';
export const workQueue = 'uppsikt-job';
export const lostQueue = 'uppsikt-job-lost';

const day = 86_400;

/** Times in seconds. A running job says that it lives every half `heartbeatSeconds`; without that it is run again. */
export const queues = {
  [lostQueue]: { retryLimit: 5, retryDelay: 5, expireInSeconds: 60, deleteAfterSeconds: day },
  [workQueue]: {
    retryLimit: 2,
    retryDelay: 2,
    expireInSeconds: 1800,
    heartbeatSeconds: 20,
    retentionSeconds: 14 * day,
    deleteAfterSeconds: day,
    deadLetter: lostQueue,
  },
} as const;
