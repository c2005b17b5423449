import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { page } from './page.mjs';
import { isSent, receive, send } from './palaver.mjs';

const { PORT = '8080', SITE_DATA = 'example-site.json' } = process.env;
const here = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const { article, comments: first } = JSON.parse(here('article.json'));
const { standfirst: _standfirst, byline: _byline, paragraphs: _paragraphs, ...told } = article;
const FILES = { '/site.css': 'text/css', '/client.mjs': 'text/javascript' };
const watching = new Set();

const hidden = { rev: 1, sentRev: 0, seq: 0, sentSeq: 0, version: 0, shown: false, action: null, message: null };
/** Stands for the site's database: a map that is written to a file, after which open pages look again. */
const comments = new Map(
  existsSync(SITE_DATA)
    ? JSON.parse(readFileSync(SITE_DATA, 'utf8'))
    : first.map((row) => [row.id, { ...hidden, ...row, createdAt: article.publishedAt, voters: {} }]),
);
function store() {
  writeFileSync(`${SITE_DATA}.new`, JSON.stringify([...comments]));
  renameSync(`${SITE_DATA}.new`, SITE_DATA);
  watching.forEach((page) => page.write('data: changed\n\n'));
}

/** Stored before it is sent, and again with what Palaver said of it. */
async function storeAndSend(comment) {
  store();
  await send(comments, comment, told);
  store();
}

/** One after the other, and no further where Palaver is away. */
async function sendRest() {
  for (const comment of [...comments.values()].filter((one) => !isSent(one))) {
    await storeAndSend(comment);
    if (!isSent(comment)) {
      break;
    }
  }
  setTimeout(sendRest, 5000).unref();
}

function field(form, name, longest) {
  const value = (form.get(name) ?? '').trim();
  if (value === '' || value.length > longest) {
    throw new Error(`Please write between 1 and ${longest} characters as ${name}.`);
  }
  return value;
}

async function write(form, reader) {
  const author = { id: reader, username: field(form, 'username', 60) };
  const [id, text, createdAt] = [randomUUID(), field(form, 'text', 5000), new Date().toISOString()];
  comments.set(id, { ...hidden, id, author, text, createdAt, votes: 0, voters: {} });
  await storeAndSend(comments.get(id));
}

/** A new text is hidden until Palaver has seen it, and has the next rev. */
async function edit(comment, form, reader) {
  if (comment.author.id !== reader) {
    throw new Error('Only its author can change a comment.');
  }
  const changed = { text: field(form, 'text', 5000), rev: comment.rev + 1, shown: false, action: null, message: null };
  Object.assign(comment, changed);
  await storeAndSend(comment);
}

/** One vote for each reader, who can change his mind; Palaver is told the total and a number that rises. */
async function vote(comment, form, reader) {
  const by = form.get('by') === 'down' ? -1 : 1;
  comment.votes += by - (comment.voters[reader] ?? 0);
  comment.voters[reader] = by;
  comment.seq += 1;
  await storeAndSend(comment);
}

/** Readers are known by a cookie, and to Palaver by its hash. */
function readerOf(request, response) {
  const cookie = /(?:^|; )reader=([\w-]{36})/.exec(request.headers.cookie ?? '')?.[1] ?? randomUUID();
  response.setHeader('set-cookie', `reader=${cookie}; HttpOnly; SameSite=Lax; Path=/; Max-Age=31536000`);
  return createHash('sha256').update(cookie).digest('hex').slice(0, 24);
}

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://site');
  if (request.method === 'GET' && pathname in FILES) {
    return response.setHeader('content-type', FILES[pathname]).end(here(`.${pathname}`));
  }
  if (request.method === 'GET' && pathname === '/changes') {
    watching.add(response.writeHead(200, { 'content-type': 'text/event-stream' }));
    return response.on('close', () => watching.delete(response)).flushHeaders();
  }
  const body = Buffer.concat(await request.toArray()).toString();
  if (pathname === '/palaver/example') {
    receive(comments, body, request.headers);
    store();
    return response.writeHead(204).end();
  }
  const reader = readerOf(request, response);
  if (request.method === 'GET') {
    response.writeHead(pathname === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    return response.end(page(article, [...comments.values()], reader));
  }
  const [, , id, isVote] = pathname.split('/');
  const comment = comments.get(id);
  const form = new URLSearchParams(body);
  await (comment ? (isVote ? vote : edit)(comment, form, reader) : write(form, reader));
  response.writeHead(303, { location: '/#comments' }).end();
}

createServer((request, response) => {
  response.setHeader('content-security-policy', "default-src 'self'; frame-ancestors 'none'");
  answer(request, response).catch((error) => response.writeHead(400).end(error.message));
}).listen(Number(PORT), '127.0.0.1', () => console.log(`the example site is at http://127.0.0.1:${PORT}/`));
void sendRest();
