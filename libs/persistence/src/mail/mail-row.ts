import { type NoticeKind } from '@palaver/contracts';

/** A queue with what waits in it, for a digest. */
export interface DigestQueue {
  siteId: string;
  queue: string;
  /** Both stop at `MOST_COUNTED`. */
  open: number;
  overdue: number;
}

/** What a mail says: ids and counts, never what a reader wrote. */
export type MailContent =
  | { kind: 'invitation' | 'reset'; expiresAt: string }
  | { kind: 'digest'; queues: DigestQueue[] }
  | {
      kind: 'notice';
      notice: Exclude<NoticeKind, 'endpoint'>;
      siteId: string;
      count: number;
      queues: string[];
      items: string[];
    }
  | { kind: 'notice'; notice: 'endpoint'; siteId: string; endpointId: string; host: string; reason: string };

export interface NewMail {
  personId: string;
  content: MailContent;
  /** From when on it would tell nobody anything. */
  hours: number;
}

/** A mail one worker has to itself for a while, with whom it is for as he is now. */
export interface ClaimedMail {
  id: string;
  personId: string;
  /** 1 at the first try. */
  attempts: number;
  content: MailContent;
  link: Buffer | null;
  isLate: boolean;
  email: string;
  name: string;
  sites: string[];
  isDisabled: boolean;
}
