import { createTransport } from 'nodemailer';
import { type Letter } from './letter.js';

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** Shorter than a worker has a mail to itself. */
const MOST_MS = 90_000;

/** A server did not take a mail; `isFinal`: it never will. */
export class MailRefusedError extends Error {
  readonly code = 'mail_refused';
  constructor(
    /** A code of the server or of the network; what the server said may quote the address, and is dropped. */
    readonly reason: string,
    readonly isFinal: boolean,
  ) {
    super(`the mail server did not take it: ${reason}`);
  }
}

/** Hands mails to one SMTP server, each over a connection of its own. Off the machine itself it insists on TLS, unless the URL says otherwise. */
export class SmtpMailer {
  private readonly transport;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({
      requireTLS: needsTls(url),
      url,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      dnsTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** @throws MailRefusedError */
  async send({ id, to, subject, text }: Letter): Promise<void> {
    const domain = /@([^>\s]+)>?$/.exec(this.from)?.[1] ?? 'palaver.invalid';
    // The same at every try, so that a mail that was sent twice can be seen to be one.
    const messageId = `<${id}@${domain}>`;
    const headers = { 'auto-submitted': 'auto-generated' };
    const signal = AbortSignal.timeout(MOST_MS);
    try {
      await this.transport.sendMail({ from: this.from, to, subject, text, messageId, headers, signal });
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      const isFinal = (responseCode ?? 0) >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
      throw new MailRefusedError([code ?? 'unknown', responseCode].filter(Boolean).join(' '), isFinal);
    }
  }
}

function needsTls(url: string): boolean {
  const { protocol, hostname, searchParams } = new URL(url);
  const isHere = /^(localhost|127\.|\[::1\])/.test(hostname);
  return protocol === 'smtp:' && !isHere && searchParams.get('requireTLS') !== 'false';
}
