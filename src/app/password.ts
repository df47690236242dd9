/** Passwords as scrypt hashes (RFC 7914) and random tokens as SHA-256, so that a copy of the database signs nobody in. */
import { createHash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const cost = { N: 1 << 15, r: 8, p: 1, maxmem: 64 << 20 } as const;
const keyLength = 32;

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** "scrypt$N$r$p$salt$key", salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** A hash of no password: checked where the login is unknown, so that the answer takes as long. */
const nobody = 'scrypt$32768$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** Checks in the same time whether the login exists or not. */
export async function checkPassword(password: string, hash: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (hash ?? nobody).split('$');
  const derived = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    maxmem: cost.maxmem,
  });
  const wanted = Buffer.from(key, 'base64url');
  return derived.length === wanted.length && timingSafeEqual(derived, wanted) && hash !== null;
}

export const shortestPassword = 12;

/** How the most common passwords begin, however they go on. */
const commonBeginning = /^(?:l[öo]senord|passw[o0]rd|qwerty|abcdefgh|12345)/u;

/** Whom a password is for. */
export type PasswordOwner = { readonly login: string; readonly municipality: string };

const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase('sv');

/** The login, and of an e-mail address what stands before the @; the municipality's name, also without its last word. */
function guessable({ login, municipality }: PasswordOwner): string[] {
  const place = municipality.replace(/s? (?:kommun|stad)$/iu, '');
  return [login, login.replace(/@.*$/u, ''), municipality, place].map(plain).filter((word) => [...word].length >= 4);
}

/**
 * What is wrong with a new password, in Swedish; null when nothing is. Length counts, not kinds of characters
 * (NIST SP 800-63B). Names of fewer than four characters stand in too many words to be looked for.
 */
export function passwordFault(password: string, owner?: PasswordOwner): string | null {
  if ([...password].length < shortestPassword)
    return `Lösenordet måste ha minst ${shortestPassword} tecken. En mening på några ord är lätt att minnas.`;
  if (new Set(password).size < 5) return 'Lösenordet upprepar samma tecken. Välj ett som är svårare att gissa.';
  const written = plain(password);
  if (commonBeginning.test(written))
    return 'Lösenordet börjar som ett av de vanligaste. Välj ett som är svårare att gissa.';
  if (owner && guessable(owner).some((word) => written.includes(word)))
    return 'Lösenordet innehåller ditt användarnamn eller kommunens namn. Välj ett som är svårare att gissa.';
  return null;
}

/** A token of 32 random bytes that names its municipality, so that the row can be found behind row level security. */
export function newToken(tenantId: string): string {
  return `${tenantId}.${randomBytes(32).toString('base64url')}`;
}

export function readToken(token: string): { tenantId: string; hash: Buffer } | null {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/u.exec(token);
  if (!match?.[1]) return null;
  return { tenantId: match[1], hash: createHash('sha256').update(token).digest() };
}
