/** Mail over SMTP, where SMTP_URL names a server. Nothing in Uppsikt needs it: what a mail would say is always shown as well. */
import { createTransport } from 'nodemailer';

/** Plain text. */
export type Message = { readonly to: string; readonly subject: string; readonly text: string };

/** `send` says whether the server took the message; it never throws. */
export type Mail = { readonly send: (message: Message) => Promise<boolean> };

/** A page waits for the answer, so a server that does not answer is given up soon. Milliseconds. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 } as const;

function senderOf(env: NodeJS.ProcessEnv, url: string): string {
  if (env.SMTP_FROM) return env.SMTP_FROM;
  return `uppsikt@${URL.canParse(url) ? new URL(url).hostname : 'localhost'}`;
}

/** The code alone: the error's text may hold the receiver's address. */
function noteFault(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'okänt fel';
  process.stderr.write(`Ett mejl gick inte iväg (${code}). Kontrollera SMTP_URL.\n`);
}

/** By SMTP_URL ("smtps://namn:lösenord@server:465") and SMTP_FROM, the sender; null where SMTP_URL is not set. */
export function mailOf(env: NodeJS.ProcessEnv): Mail | null {
  const url = env.SMTP_URL;
  if (!url) return null;
  const from = senderOf(env, url);
  return {
    async send(message) {
      try {
        const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
        await transport.sendMail({ from, ...message });
        transport.close();
        return true;
      } catch (error) {
        noteFault(error);
        return false;
      }
    },
  };
}

/** `off`: there is no mail server, or no address to send to. */
export type Mailed = 'sent' | 'failed' | 'off';

export async function sendIfSet(
  mail: Mail | undefined,
  to: string | null,
  message: Omit<Message, 'to'>,
): Promise<Mailed> {
  if (!mail || to === null) return 'off';
  return (await mail.send({ to, ...message })) ? 'sent' : 'failed';
}
