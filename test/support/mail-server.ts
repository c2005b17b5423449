import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export interface ReceivedMail {
  to: string[];
  /** Headers and text as they are read: unfolded and decoded. */
  headers: string;
  text: string;
}

/** A server that takes mails by SMTP and keeps them; it can be shut and opened again on the same port. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  /** Addresses that are refused for good. */
  readonly unknown = new Set<string>();
  /** Takes a mail and breaks off before it says so. */
  breaksOff = false;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    this.server = createServer((socket) => this.talk(socket)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async shut(): Promise<void> {
    this.sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => this.server?.close(resolve));
  }

  mailsTo(address: string): ReceivedMail[] {
    return this.mails.filter(({ to }) => to.includes(address));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    const say = (line: string) => socket.write(`${line}\r\n`);
    let input = '';
    let to: string[] = [];
    let isData = false;
    const takeLine = (line: string) => {
      const [, address = ''] = /<([^>]*)>/.exec(line) ?? [];
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT' && this.unknown.has(address)) {
        say(`550 there is no ${address}`);
      } else if (verb === 'DATA') {
        isData = true;
        say('354 go on');
      } else if (verb === 'QUIT') {
        socket.end('221 bye\r\n');
      } else {
        to = verb === 'RCPT' ? [...to, address] : verb === 'MAIL' ? [] : to;
        say('250 ok');
      }
    };
    const takeMail = (mail: string) => {
      this.mails.push(read(mail, to));
      isData = false;
      if (this.breaksOff) {
        socket.destroy();
      } else {
        say('250 taken');
      }
    };
    say('220 a mail server');
    socket.on('data', (chunk) => {
      input += chunk.toString('latin1');
      for (let end = endOf(input, isData); end >= 0; end = endOf(input, isData)) {
        const taken = input.slice(0, end);
        input = input.slice(end + (isData ? END_OF_MAIL : END_OF_LINE).length);
        (isData ? takeMail : takeLine)(taken);
      }
    });
  }
}

const END_OF_LINE = '\r\n';
const END_OF_MAIL = '\r\n.\r\n';
const endOf = (input: string, isData: boolean) => input.indexOf(isData ? END_OF_MAIL : END_OF_LINE);

function read(mail: string, to: string[]): ReceivedMail {
  const [head = '', ...body] = mail.split('\r\n\r\n');
  const headers = head.replace(/\r\n[ \t]+/g, ' ');
  const text = body.join('\n\n');
  return { to, headers, text: /quoted-printable/i.test(headers) ? decoded(text) : text };
}

function decoded(text: string): string {
  const joined = text.replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();
}
