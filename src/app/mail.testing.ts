/** For tests: a small SMTP server (RFC 5321) on a free port that keeps what it is sent. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export type Letter = { readonly from: string; readonly to: string; readonly data: string };
export type MailServer = {
  readonly url: string;
  readonly letters: readonly Letter[];
  /** What it answers to a receiver: "250 ok", or a refusal. */
  answer: string;
  close(): Promise<void>;
};

function serve(socket: Socket, letters: Letter[], answer: () => string): void {
  const letter = { from: '', to: '', data: '' };
  let inData = false;
  let rest = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (inData && line !== '.') {
      letter.data += `${line}\n`;
      return;
    }
    if (inData) {
      inData = false;
      letters.push({ ...letter });
      return say('250 taken');
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') letter.from = /<(.*)>/u.exec(line)?.[1] ?? '';
    if (verb === 'RCPT') letter.to = /<(.*)>/u.exec(line)?.[1] ?? '';
    if (verb === 'DATA') {
      inData = true;
      return say('354 go on');
    }
    if (verb === 'QUIT') return socket.end('221 bye\r\n');
    return say(verb === 'RCPT' ? answer() : '250 ok');
  };
  socket.setEncoding('utf8').on('error', () => undefined);
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
  say('220 provserver');
}

export async function openMailServer(): Promise<MailServer> {
  const letters: Letter[] = [];
  const sockets = new Set<Socket>();
  const test = { answer: '250 ok' };
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, letters, () => test.answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(test, {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
}
