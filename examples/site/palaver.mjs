import { Webhook } from 'standardwebhooks';

const { PALAVER_URL, PALAVER_KEY, PALAVER_SECRET } = process.env;
const webhook = new Webhook(PALAVER_SECRET ?? '');
/** Answers after which sending the same again is pointless: taken, or never to be taken as it is. */
const SETTLED = [200, 202, 400, 409, 413, 422];

/** Sends what Palaver does not have yet of one comment: its newest text, its newest votes. */
export async function send(comments, comment, article) {
  if (comment.sentRev < comment.rev) {
    const { id, rev, author, text, votes, createdAt } = comment;
    const body = { id, rev, author, text, votes, createdAt, article };
    const { status, answer } = await post('/v1/comments', body, { prefer: 'wait=3' });
    if (status === 200) {
      decide(comments, answer);
    }
    if (!SETTLED.includes(status)) {
      return;
    }
    comment.sentRev = Math.max(comment.sentRev, rev);
  }
  const { id, votes, seq } = comment;
  if (comment.sentSeq < seq) {
    const event = { type: 'comment.voted', id: `votes:${id}:${seq}`, timestamp: new Date().toISOString() };
    const { status } = await post('/v1/events', { ...event, data: { id, votes, seq } });
    comment.sentSeq = SETTLED.includes(status) ? Math.max(comment.sentSeq, seq) : comment.sentSeq;
  }
}

export const isSent = ({ rev, sentRev, seq, sentSeq }) => sentRev >= rev && sentSeq >= seq;

/** What a callback says; throws when Palaver did not sign it. */
export function receive(comments, body, headers) {
  decide(comments, webhook.verify(body, headers).data);
}

/** An older decision, or one about an older text, changes nothing. */
function decide(comments, { id, rev, show, decision, author }) {
  const comment = comments.get(id);
  if (comment && decision && rev === comment.rev && decision.version > comment.version) {
    const { version, action } = decision;
    Object.assign(comment, { shown: show, version, action, message: author.message });
  }
}

async function post(path, body, headers = {}) {
  try {
    const response = await fetch(PALAVER_URL + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${PALAVER_KEY}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(6000),
    });
    const answer = await response.json();
    if (!response.ok) {
      console.error(`Palaver answered ${response.status}:`, answer.detail, answer.errors ?? '');
    }
    return { status: response.status, answer };
  } catch (error) {
    console.error('Palaver is away:', error.cause?.message ?? error.message);
    return { status: 503 };
  }
}
