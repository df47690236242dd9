// Runs the test files in a few processes at a time, one for each core, and adds up what they report.
// Plain JavaScript that any Node from 18 on understands.
import { cpus } from 'node:os';
import { startOwn } from './runtime.js';

/** Rounds for each process: the more, the evener the cores are used, and the more often a database server is started. */
const rounds = 3;
const counted = { pass: 'passed', fail: 'failed', skipped: 'skipped' };

/** What the runner's own closing lines say; a process that died without them has failed once. */
function counts(output, code) {
  const found = {};
  for (const [, key, number] of output.matchAll(/^\S+ (pass|fail|skipped) (\d+)$/gm)) found[key] = Number(number);
  if (found.pass === undefined) return { pass: 0, fail: 1, skipped: 0 };
  if (code !== 0 && found.fail === 0) found.fail = 1;
  return found;
}

/** Lets one process at a time write as it goes; the others wait with theirs until it is their turn. */
function queue(write) {
  const waiting = [];
  return () => {
    const place = { text: '', done: false };
    waiting.push(place);
    const turn = () => {
      while (waiting[0]) {
        write(waiting[0].text);
        waiting[0].text = '';
        if (!waiting[0].done) return;
        waiting.shift();
      }
    };
    return {
      add(text) {
        place.text += text;
        turn();
      },
      end() {
        place.done = true;
        turn();
      },
    };
  };
}

/**
 * Runs the files with the arguments of Node's runner, in a few parts or each by itself; prints all of it, and resolves to
 * the exit code.
 */
export async function runSharded(testArguments, files, options, parts) {
  const workers = Math.max(1, Math.min(4, cpus().length, files.length));
  const most = parts === 'each' ? files.length : workers * rounds;
  const shards = Array.from({ length: Math.min(files.length, most) }, () => []);
  for (const [index, file] of files.entries()) shards[index % shards.length].push(file);
  const place = queue((text) => process.stdout.write(text));
  const total = { pass: 0, fail: 0, skipped: 0 };
  const work = async () => {
    for (let shard = shards.shift(); shard; shard = shards.shift()) {
      const printed = place();
      let output = '';
      const code = await startOwn([...testArguments, ...shard], options, (text) => {
        output += text;
        printed.add(text);
      });
      printed.end();
      for (const [key, number] of Object.entries(counts(output, code))) total[key] += number;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  process.stdout.write(
    `\n${Object.entries(counted)
      .map(([key, word]) => `${total[key]} ${word}`)
      .join(', ')}\n`,
  );
  return total.fail === 0 && total.pass > 0 ? 0 : 1;
}
