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
export function mailChores({ db, box, settings, logger }: MailParts, tell: (error: unknown) => void): Repeat[] {
  const mails = new MailRepository(db);
  const notices = new NoticeRepository(db);
  const chores = [
    new Repeat(2000, () => notices.noteSevere(), tell),
    new Repeat(HOUR_MS, () => notices.forget(), tell),
    new Repeat(HOUR_MS, () => whileMore(PARTS_A_TURN, async () => (await mails.forgetSome()) > 0), tell),
  ];
  const { mail, adminPublicUrl } = settings;
  if (!mail) {
    return chores;
  }
  const mailer = new SmtpMailer(mail.url, mail.from);
  const sending = new MailSending(mails, new Outbox(box), mailer, adminPublicUrl, logger);
  const digests = new DigestRepository(db);
  const endpoints = new EndpointNoticeRepository(db);
  return [
    ...chores,
    new Repeat(1000, () => sending.turn(), tell),
    new Repeat(2000, async () => void (await notices.tellSome()), tell),
    new Repeat(2000, async () => void (await endpoints.tellSome()), tell),
    new Repeat(DIGEST_MS, () => digests.tellDue(new Date()), tell),
  ];
}
