/** Resident memory over 100 prints of the three files: the median of the last ten against that of prints 11 to 20. Bar: flat (<= 1.1). */
import { formats, printReport } from '../src/app/print-report.ts';
import { median } from './rounds.ts';
import { openSetting } from './setting.ts';

const { app, session, address } = await openSetting();
const sizes: number[] = [];
for (let round = 0; round < 100; round += 1) {
  await printReport(app, session, address, formats);
  globalThis.gc?.();
  sizes.push(process.memoryUsage().rss / 2 ** 20);
}
const early = median(sizes.slice(10, 20));
const late = median(sizes.slice(-10));
console.log(
  `\nMemory over 100 prints: ${early.toFixed(0)} MB early, ${late.toFixed(0)} MB late, ratio ${(late / early).toFixed(2)}`,
);
await app.close();
process.exit(0);
