import {
  type Database,
  DigestRepository,
  EndpointNoticeRepository,
  MailRepository,
  NoticeRepository,
  Outbox,
  type SecretBox,
} from '@palaver/persistence';
import { type Logger, type Settings } from '@palaver/platform';
import { Repeat } from '../repeat.js';
import { whileMore } from '../while-more.js';
import { MailSending } from './mail-sending.js';
import { SmtpMailer } from './smtp-mailer.js';

const HOUR_MS = 3_600_000;
const DIGEST_MS = 5000;
const PARTS_A_TURN = 50;

export interface MailParts {
  db: Database;
  box: SecretBox;
  settings: Pick<Settings, 'mail' | 'adminPublicUrl'>;
  logger: Logger;
}

/** The chores of mail. What people are to be told of is noted without a mail server, too; told it is with one. */
export class MailKeeping {
  readonly chores: Repeat[];
  private readonly mailer: SmtpMailer | undefined;

  constructor({ db, box, settings, logger }: MailParts, tell: (error: unknown) => void) {
    const mails = new MailRepository(db);
    const notices = new NoticeRepository(db);
    const { mail } = settings;
    this.mailer = mail && new SmtpMailer(mail.url, mail.from);
    this.chores = [
      new Repeat(2000, () => notices.noteSevere(), tell),
      new Repeat(HOUR_MS, () => notices.forget(), tell),
      new Repeat(HOUR_MS, () => whileMore(PARTS_A_TURN, async () => (await mails.forgetSome()) > 0), tell),
    ];
    if (this.mailer) {
      const sending = new MailSending(mails, new Outbox(box), this.mailer, settings.adminPublicUrl, logger);
      const digests = new DigestRepository(db);
      const endpoints = new EndpointNoticeRepository(db);
      this.chores.push(
        new Repeat(1000, () => sending.turn(), tell),
        new Repeat(2000, async () => void (await notices.tellSome()), tell),
        new Repeat(2000, async () => void (await endpoints.tellSome()), tell),
        new Repeat(DIGEST_MS, () => digests.tellDue(new Date()), tell),
      );
    }
  }

  /** The chores have stopped. */
  close(): void {
    this.mailer?.close();
  }
}
