import { type NoticeKind } from '@palaver/contracts';
import { type ClaimedMail, type DigestQueue, type MailContent, MOST_COUNTED, passwordUrl } from '@palaver/persistence';

export interface Letter {
  /** Of the mail it tells. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
}

type Content<Kind extends MailContent['kind']> = Extract<MailContent, { kind: Kind }>;

const WHAT: Record<Exclude<NoticeKind, 'endpoint'>, string> = {
  threat: 'held as a threat',
  self_harm: 'that may be about self-harm',
  overdue: 'waiting longer than the queue allows',
};

/** A mail as it is read: words, ids, counts and links, and nothing a reader wrote. @param link the secret of its link */
export function letterOf(mail: ClaimedMail, adminUrl: string, link: string | undefined): Letter {
  const { id, name, email, content } = mail;
  const { subject, lines } = told(content, adminUrl, link);
  const why = `You get this because you are one of the people of ${adminUrl}.`;
  const text = [`Hello ${name},`, '', ...lines, '', why, ''].join('\n');
  return { id, to: { name, address: email }, subject, text };
}

function told(content: MailContent, adminUrl: string, link = ''): { subject: string; lines: string[] } {
  switch (content.kind) {
    case 'invitation':
      return {
        subject: 'Your account at Palaver',
        lines: ['somebody has made an account for you. Choose a password here:', ...linkLines(content, adminUrl, link)],
      };
    case 'reset':
      return {
        subject: 'Your password at Palaver',
        lines: [
          'a new password was asked for. Choose it here:',
          ...linkLines(content, adminUrl, link),
          'If it was not you, do nothing: your password stays as it is.',
        ],
      };
    case 'digest':
      return digest(content.queues, adminUrl);
    case 'notice':
      return content.notice === 'endpoint' ? endpointNotice(content, adminUrl) : itemNotice(content, adminUrl);
  }
}

function linkLines({ expiresAt }: { expiresAt: string }, adminUrl: string, link: string): string[] {
  return ['', passwordUrl(adminUrl, link), '', `The link counts once, until ${expiresAt}.`];
}

function digest(queues: readonly DigestQueue[], adminUrl: string) {
  const sum = (of: 'open' | 'overdue') => queues.reduce((total, queue) => total + queue[of], 0);
  const line = ({ siteId, queue, open, overdue }: DigestQueue) =>
    `${siteId}, ${queue}: ${counted(open)}${overdue > 0 ? `, ${counted(overdue)} overdue` : ''}`;
  return {
    subject: `Palaver: ${counted(sum('open'))} waiting, ${counted(sum('overdue'))} overdue`,
    lines: ['this waits for people:', '', ...queues.map(line), '', `${adminUrl}/review`],
  };
}

function itemNotice(content: Extract<Content<'notice'>, { count: number }>, adminUrl: string) {
  const { notice, siteId, count, queues, items } = content;
  const what = `${count} ${count === 1 ? 'comment' : 'comments'} ${WHAT[notice]}`;
  return {
    subject: `Palaver: ${what} (${siteId})`,
    lines: [
      `on ${siteId} there is ${what}, in ${queues.join(', ')}:`,
      '',
      ...items.map((item) => `${adminUrl}/review?item=${item}`),
      ...(count > items.length ? [`and ${count - items.length} more: ${adminUrl}/review`] : []),
    ],
  };
}

function endpointNotice(content: Extract<Content<'notice'>, { notice: 'endpoint' }>, adminUrl: string) {
  const { siteId, endpointId, host, reason } = content;
  return {
    subject: `Palaver: an endpoint of ${siteId} was switched off`,
    lines: [
      `the endpoint ${endpointId} of ${siteId}, at ${host}, was switched off: ${reason}.`,
      'What it was owed is kept. Mend it, switch it on again, and replay what it missed:',
      '',
      `${adminUrl}/settings/endpoints?id=${endpointId}`,
    ],
  };
}

function counted(count: number): string {
  return count >= MOST_COUNTED ? `${MOST_COUNTED} or more` : String(count);
}
