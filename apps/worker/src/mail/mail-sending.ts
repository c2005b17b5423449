import { type ClaimedMail, type MailContent, type MailRepository, type Outbox } from '@palaver/persistence';
import { type Logger } from '@palaver/platform';
import { letterOf } from './letter.js';
import { MailRefusedError, type SmtpMailer } from './smtp-mailer.js';

/** A turn comes every second. */
const MAILS_A_TURN = 50;

/** Hands mails that are due to the server, at least once each. */
export class MailSending {
  constructor(
    private readonly mails: Pick<MailRepository, 'claim' | 'failed' | 'end'>,
    private readonly outbox: Pick<Outbox, 'open'>,
    private readonly mailer: Pick<SmtpMailer, 'send'>,
    private readonly adminUrl: string,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  /** Ends when nothing is due, or when the server does not take mails. */
  async turn(): Promise<void> {
    for (let count = 0; count < MAILS_A_TURN; count += 1) {
      const mail = await this.mails.claim();
      if (!mail || !(await this.handOver(mail))) {
        return;
      }
    }
  }

  /** Whether the next one may be tried. */
  private async handOver(mail: ClaimedMail): Promise<boolean> {
    if (mail.isDisabled || !mayKnow(mail)) {
      await this.mails.end(mail, 'dropped', null);
      return true;
    }
    if (mail.isLate) {
      await this.giveUp(mail, 'late');
      return true;
    }
    try {
      const link = mail.link === null ? undefined : this.outbox.open(mail.id, mail.link);
      await this.mailer.send(letterOf(mail, this.adminUrl, link));
    } catch (error) {
      return this.refused(mail, error);
    }
    await this.mails.end(mail, 'sent', null);
    return true;
  }

  private async refused(mail: ClaimedMail, error: unknown): Promise<boolean> {
    if (!(error instanceof MailRefusedError)) {
      throw error;
    }
    if (error.isFinal) {
      await this.giveUp(mail, error.reason);
      return true;
    }
    this.logger.warn({ mail: mail.id, attempts: mail.attempts, reason: error.reason }, 'a mail could not be sent');
    await this.mails.failed(mail, error.reason);
    return false;
  }

  private async giveUp(mail: ClaimedMail, reason: string): Promise<void> {
    this.logger.warn({ mail: mail.id, attempts: mail.attempts, reason }, 'a mail was given up');
    await this.mails.end(mail, 'dead', reason);
  }
}

/** What happens on a site is told to nobody who has lost it meanwhile. */
function mayKnow({ content, sites }: { content: MailContent; sites: readonly string[] }): boolean {
  return content.kind !== 'notice' || sites.includes('*') || sites.includes(content.siteId);
}
