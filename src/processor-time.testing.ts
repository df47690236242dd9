/**
 * Milliseconds of the processor that this process has used. For bounds on work that must not grow out of hand: other jobs on the
 * machine do not reach them.
 */
export const processorTime = (): number => process.cpuUsage().user / 1000;
