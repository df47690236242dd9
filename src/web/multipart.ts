/** Reads multipart/form-data (RFC 7578) as it comes in, part by part, holding no more than what has just arrived. */

type Head = { readonly name: string; readonly fileName: string | null };
/** Where the bytes of a part go. */
export type Sink = { data(bytes: Buffer): Promise<unknown>; end(): void };
type State = 'data' | 'boundary' | 'head' | 'done' | 'broken';

const longestHead = 8 * 1024;

/** Name and file name, as browsers write them: quoted, with the quotation marks in them as %22. */
function readHead(text: string): Head | null {
  const line = /^content-disposition:\s*form-data;(.*)$/imu.exec(text)?.[1];
  const quoted = (key: string) =>
    new RegExp(`(?:^|[;\\s])${key}="([^"]*)"`, 'iu').exec(line ?? '')?.[1]?.replaceAll('%22', '"');
  const name = quoted('name');
  return name === undefined ? null : { name, fileName: quoted('filename') ?? null };
}

/** Answers whether the body was a whole form. What `onPart` and its sinks throw goes on. */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  onPart: (head: Head) => Sink,
): Promise<boolean> {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first boundary has no line end before it.
  let held = Buffer.from('\r\n', 'latin1');
  let sink: Sink | null = null;
  let state = 'data' as State;

  /** Takes one step in what is held; false where more must come. */
  async function step(): Promise<boolean> {
    if (state === 'data') {
      const at = held.indexOf(delimiter);
      const sure = at < 0 ? held.length - delimiter.length + 1 : at;
      if (sure > 0) await sink?.data(held.subarray(0, sure));
      if (at < 0) {
        held = held.subarray(Math.max(0, sure));
        return false;
      }
      sink?.end();
      sink = null;
      held = held.subarray(at + delimiter.length);
      state = 'boundary';
      return true;
    }
    if (state === 'boundary') {
      if (held.length < 2) return false;
      const next = held.subarray(0, 2).toString('latin1');
      state = next === '--' ? 'done' : next === '\r\n' ? 'head' : 'broken';
      held = held.subarray(2);
      return state === 'head';
    }
    if (state !== 'head') return false;
    const end = held.indexOf('\r\n\r\n', 0, 'latin1');
    if (end < 0) {
      if (held.length > longestHead) state = 'broken';
      return false;
    }
    const head = readHead(held.subarray(0, end).toString('utf8'));
    if (head === null) state = 'broken';
    else {
      sink = onPart(head);
      held = held.subarray(end + 4);
      state = 'data';
    }
    return head !== null;
  }

  for await (const chunk of body) {
    if (state === 'done' || state === 'broken') continue;
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    while (await step());
  }
  return state === 'done';
}
