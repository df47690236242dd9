import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type MailServer, openMailServer } from './mail.testing.ts';
import { mailOf, sendIfSet } from './mail.ts';

const message = {
  to: 'ada@alvsala.example',
  subject: 'Din länk till Uppsikt',
  text: 'Hej Åsa!\nhttps://x.example/lank/a',
};

/** What is written to stderr meanwhile. */
async function quietly<T>(work: () => Promise<T>): Promise<{ value: T; log: string }> {
  const { write } = process.stderr;
  let log = '';
  process.stderr.write = (chunk: string | Uint8Array) => {
    log += String(chunk);
    return true;
  };
  try {
    return { value: await work(), log };
  } finally {
    process.stderr.write = write;
  }
}

describe('mail', () => {
  let server: MailServer;
  before(async () => {
    server = await openMailServer();
  });
  after(() => server.close());

  it('is off where no server is named, and where there is no address', async () => {
    assert.equal(mailOf({}), null);
    assert.equal(mailOf({ SMTP_URL: '' }), null);
    assert.equal(await sendIfSet(undefined, message.to, message), 'off');
    assert.equal(await sendIfSet(mailOf({ SMTP_URL: server.url }) ?? undefined, null, message), 'off');
    assert.equal(server.letters.length, 0);
  });

  it('is sent in whole over SMTP, from the sender named', async () => {
    const mail = mailOf({ SMTP_URL: server.url, SMTP_FROM: 'plan@alvsala.example' });
    assert.equal(await sendIfSet(mail ?? undefined, message.to, message), 'sent');
    const [letter] = server.letters;
    assert.deepEqual([letter?.from, letter?.to], ['plan@alvsala.example', 'ada@alvsala.example']);
    assert.match(letter?.data ?? '', /^Subject: =\?UTF-8\?.*=/mu);
    const [, body = ''] = (letter?.data ?? '').split(/\n\n/u);
    assert.match(body.replaceAll('=\n', ''), /Hej =C3=85sa!\nhttps:\/\/x\.example\/lank\/a/u);
  });

  it('says that it failed, and writes no address in the log, where the server refuses or is not there', async () => {
    server.answer = '550 ada@alvsala.example is unknown';
    const refused = await quietly(async () => mailOf({ SMTP_URL: server.url })?.send(message));
    assert.equal(refused.value, false);
    assert.match(refused.log, /gick inte iväg \(EENVELOPE\)/u);
    assert.doesNotMatch(refused.log, /ada@/u);
    const away = await quietly(async () => mailOf({ SMTP_URL: 'smtp://127.0.0.1:9' })?.send(message));
    assert.equal(away.value, false);
    const wrong = await quietly(async () => mailOf({ SMTP_URL: 'nonsens' })?.send(message));
    assert.equal(wrong.value, false);
  });
});
